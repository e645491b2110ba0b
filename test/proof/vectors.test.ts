import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { asArray, isObject, type JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { createKeyResolver } from '../../src/binding/resolve.ts'
import { createContextSet } from '../../src/context/context-set.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { checkProofs } from '../../src/proof/check-proofs.ts'
import { createProof } from '../../src/proof/create-proof.ts'
import { createProofHasher } from '../../src/proof/hash-data.ts'
import { suiteOf } from '../../src/proof/suites.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { vectors } from '../support/vectors.ts'

const eddsa = vectors('eddsa')

const schema = (term: string) => `https://schema.org/${term}`
const citizenship = (term: string) => `https://w3id.org/citizenship#${term}`
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime'

// Contexts that the vectors name and that are not ours to pin: terms enough to reproduce their published N-Quads.
const contexts = createContextSet({
  'https://www.w3.org/ns/credentials/examples/v2': {
    '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' }
  },
  'https://w3id.org/citizenship/v4rc1': {
    '@context': {
      '@vocab': citizenship(''),
      Person: schema('Person'),
      additionalName: schema('additionalName'),
      birthDate: { '@id': schema('birthDate'), '@type': dateTime },
      familyName: schema('familyName'),
      gender: schema('gender'),
      givenName: schema('givenName'),
      identifier: schema('identifier'),
      image: { '@id': schema('image'), '@type': '@id' },
      residentSince: { '@id': citizenship('residentSince'), '@type': dateTime }
    }
  }
})
const limits = defaultLimits
const options = { contexts, maxQuads: limits.maxQuads }

const read = (...path: string[]) => readFileSync(join(eddsa.path, ...path), 'utf8')
const readObject = (...path: string[]): JsonObject => JSON.parse(read(...path)) as JsonObject

interface Suite {
  readonly folder: string
  readonly suffix: string
}
const suites: readonly Suite[] = [
  { folder: 'eddsa-rdfc-2022', suffix: 'DataInt' },
  { folder: 'eddsa-rdfc-2022/employ', suffix: 'DataInt' },
  { folder: 'Ed25519Signature2020', suffix: 'EdSig' }
]

function proofOf(signed: JsonObject): JsonObject {
  if (!isObject(signed.proof)) throw new Error('the vector has one proof')
  return signed.proof
}

async function keyPairFor(proof: JsonObject) {
  const { privateKeyMultibase } = readObject('keyPair.json')
  const keyPair = await importKeyPair(String(privateKeyMultibase))
  expect(keyPair.id).toBe(proof.verificationMethod)
  return keyPair
}

/** Vectors are by did:key, of which some stand for an https issuer: each is checked as if it were its key's. */
async function check(signed: JsonObject) {
  const [first] = asArray(signed.proof).filter(isObject)
  const issuer = String(first?.verificationMethod).split('#')[0] ?? ''
  const now = Date.parse('2026-01-01T00:00:00Z')
  const resolver = createKeyResolver()
  return checkProofs(signed, issuer, { resolver, contexts, limits, now, maxClockSkewMs: 0 })
}

describe.skipIf(eddsa.missing)(`W3C vectors of EdDSA cryptosuites${eddsa.note}`, () => {
  describe.each(suites)('$folder', ({ folder, suffix }) => {
    const signed = () => readObject(folder, `signed${suffix}.json`)
    const unsigned = () => {
      const { proof: _, ...document } = signed()
      return document
    }
    const hash = (text: string) => bytesToHex(sha256(utf8ToBytes(text)))

    test('the canonical document and its hash', async () => {
      const { text: canonical } = await canonicalize(unsigned(), options)
      expect(canonical).toBe(read(folder, `canonDoc${suffix}.txt`))
      expect(hash(canonical)).toBe(read(folder, `docHash${suffix}.txt`).trim())
    })

    test('the canonical proof configuration and its hash', async () => {
      const { text: canonical } = await canonicalize(readObject(folder, `proofConfig${suffix}.json`), options)
      expect(canonical).toBe(read(folder, `proofCanon${suffix}.txt`))
      expect(hash(canonical)).toBe(read(folder, `proofHash${suffix}.txt`).trim())
    })

    test('the bytes that are signed', async () => {
      const { bytes } = await createProofHasher(unsigned(), options).hashData(proofOf(signed()), [])
      expect(bytesToHex(bytes)).toBe(read(folder, `combinedHash${suffix}.txt`).trim())
    })

    test('the signature, made again', async () => {
      const proof = proofOf(signed())
      const suite = suiteOf(proof)
      if (suite === undefined) throw new Error('a suite of the table')
      const { signer } = await keyPairFor(proof)
      const created = Date.parse(String(proof.created))
      const { proof: made } = await createProof(unsigned(), {
        suite,
        signer,
        created,
        members: {},
        contexts,
        limits
      })
      expect(made).toEqual(proof)
      expect(made.proofValue).toBe(read(folder, `sigBTC58${suffix}.txt`).trim())
    })

    test('verifies, and its tampered twin does not', async () => {
      const [good] = await check(signed())
      expect(good?.outcome).toBe('passed')
      const [bad] = await check({ ...signed(), name: 'Another name' })
      expect(bad?.outcome).toBe('failed')
      expect(bad?.problems.map(({ code }) => code)).toEqual(['PROOF_VERIFICATION_ERROR'])
    })
  })

  describe('proof sets and chains', () => {
    const folder = 'proof-set-chain'
    const files = ['signedProofSet1', 'signedProofSet2', 'signedProofChain1', 'signedProofChain2']

    test.each(files)('every proof of %s verifies, and none after a change', async file => {
      const signed = readObject(folder, `${file}.json`)
      expect((await check(signed)).map(({ outcome }) => outcome)).toEqual(
        asArray(signed.proof).map(() => 'passed')
      )
      const tampered = await check({ ...signed, name: 'Another name' })
      expect(new Set(tampered.map(({ outcome }) => outcome))).toEqual(new Set(['failed']))
    })

    test('each proof of the chain is made again to the letter', async () => {
      const { proof, ...document } = readObject(folder, 'signedProofChain2.json')
      const proofs = asArray(proof).filter(isObject)
      const keys = Object.values(readObject(folder, 'multiKeyPairs.json')).filter(isObject)
      for (const [index, wanted] of proofs.entries()) {
        const { signer } = await importKeyPair(String(keys[index]?.privateKeyMultibase))
        const suite = suiteOf(wanted)
        if (suite === undefined) throw new Error('a suite of the table')
        const { id, previousProof } = wanted
        const { proof: made } = await createProof(
          { ...document, proof: proofs.slice(0, index) },
          {
            suite,
            signer,
            created: Date.parse(String(wanted.created)),
            members: {
              ...(typeof id === 'string' && { id }),
              ...(previousProof !== undefined && { previousProof: previousProof as string | string[] })
            },
            contexts,
            limits
          }
        )
        expect(made).toEqual(wanted)
      }
      expect(proofs).toHaveLength(4)
    })

    test('a chain whose earlier proof is gone, or broken, does not verify', async () => {
      const signed = readObject(folder, 'signedProofChain2.json')
      const proofs = asArray(signed.proof).filter(isObject)
      const gone = await check({ ...signed, proof: proofs.slice(1) })
      expect(gone.map(({ outcome }) => outcome)).toEqual(['passed', 'failed', 'failed'])
      const [first, ...others] = proofs
      const broken = await check({
        ...signed,
        proof: [{ ...first, proofValue: others[0]?.proofValue }, ...others]
      })
      expect(broken.map(({ outcome }) => outcome)).toEqual(['failed', 'passed', 'failed', 'failed'])
    })

    test('proofs that name each other in a circle do not verify', async () => {
      const signed = readObject(folder, 'signedProofChain2.json')
      const proofs = asArray(signed.proof).filter(isObject)
      const id = 'urn:uuid:11111111-1111-4111-8111-111111111111'
      const circle = proofs.map((proof, index) => (index === 0 ? { ...proof, id, previousProof: id } : proof))
      const [first] = await check({ ...signed, proof: circle })
      expect(first?.problems.map(({ code }) => code)).toEqual(['PROOF_VERIFICATION_ERROR'])
    })
  })
})
