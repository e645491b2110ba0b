/**
 * Issuing and verifying badges with an embedded proof: against `@digitalbazaar/vc` in its best configuration (suites made once,
 * contexts in memory), and against the floor, which is the hashes and signatures over the same bytes and nothing else.
 * @module
 */
import { hash, sign, verify } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import {
  buildCredential,
  createDocumentLoader,
  createIssuer,
  createVerifier,
  exportKeyPair,
  generateKeyPair
} from 'openbadges-kit'
import { canonize } from 'rdf-canonize'
import { measure } from './measure.mjs'

const RECIPIENTS = 200

/** @param {object} parts what a badge is made of, without its recipient */
export async function proofs(parts, options) {
  const keyPair = await generateKeyPair()
  const issuer = createIssuer({
    profile: { name: 'Campus Exemple', url: 'https://example.org' },
    signer: keyPair.signer
  })
  const inputs = Array.from({ length: RECIPIENTS }, (_, index) => ({
    ...parts,
    recipient: { email: `person-${index}@example.org` }
  }))
  const badges = await Promise.all(inputs.map(input => issuer.issue(input)))
  const unsigned = inputs.map(input => buildCredential({ ...input, issuer: issuer.profile }))
  const texts = badges.map(badge => JSON.stringify(badge))
  const verifier = createVerifier()
  const peer = await digitalBazaar(keyPair)
  const floor = await floorOf(badges[0])
  for (const credential of [badges[0], badges[1]]) {
    if (!(await verifier.verify(credential)).verified || !(await peer.verify(credential)))
      throw new Error('what is measured must verify')
  }
  return measure(
    {
      'issue: floor': () => floor.issue(),
      'issue: openbadges-kit': time => issuer.issue(inputs[time % RECIPIENTS]),
      'issue: @digitalbazaar/vc': time => peer.issue(unsigned[time % RECIPIENTS]),
      'verify: floor': () => floor.verify(),
      'verify: openbadges-kit': time => verifier.verify(texts[time % RECIPIENTS]),
      'verify: @digitalbazaar/vc': time => peer.verify(JSON.parse(texts[time % RECIPIENTS]))
    },
    options
  )
}

/** The same key, and the packages as they are meant to be used. */
async function digitalBazaar(keyPair) {
  const multikey = await Ed25519Multikey.from(await exportKeyPair(keyPair, { secret: true }))
  const signing = new DataIntegrityProof({ signer: multikey.signer(), cryptosuite })
  const checking = new DataIntegrityProof({ cryptosuite })
  const contexts = createDocumentLoader()
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: keyPair.id,
    type: 'Multikey',
    controller: keyPair.controller,
    publicKeyMultibase: keyPair.publicKeyMultibase
  }
  const documents = {
    [keyPair.id]: method,
    [keyPair.controller]: {
      '@context': ['https://www.w3.org/ns/did/v1', method['@context']],
      id: keyPair.controller,
      assertionMethod: [method]
    }
  }
  const remote = new Map()
  const documentLoader = async url => {
    const known = remote.get(url) ?? {
      contextUrl: null,
      documentUrl: url,
      document: documents[url] ?? (await contexts(url)).document,
      tag: 'static'
    }
    remote.set(url, known)
    return known
  }
  return {
    issue: credential =>
      vc.issue({ credential: structuredClone(credential), suite: signing, documentLoader }),
    verify: async credential =>
      (await vc.verifyCredential({ credential, suite: checking, documentLoader })).verified
  }
}

/** Hashes and signatures over the bytes of one badge, by `node:crypto`. */
async function floorOf({ proof: [proof], ...document }) {
  const { proofValue: _, ...options } = proof
  const jsonld = (await import('jsonld')).default
  const documentLoader = createDocumentLoader()
  const canonical = async value =>
    canonize(await jsonld.toRDF(value, { documentLoader, safe: true, base: null }), {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads'
    })
  const [ofProof, ofDocument] = [
    await canonical({ '@context': document['@context'], ...options }),
    await canonical(document)
  ]
  const { generateKeyPairSync } = await import('node:crypto')
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const bytes = () => Buffer.concat([hash('sha256', ofProof, 'buffer'), hash('sha256', ofDocument, 'buffer')])
  const signature = sign(null, bytes(), privateKey)
  return {
    issue: () => verify(null, bytes(), publicKey, sign(null, bytes(), privateKey)),
    verify: () => verify(null, bytes(), publicKey, signature)
  }
}
