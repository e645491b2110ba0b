import * as vc from '@digitalbazaar/vc'
import { describe, expect, test, vi } from 'vitest'
import { OpenBadgesError, type Problem } from '../../src/build.ts'
import {
  createIssuer,
  generateKeyPair,
  importKeyPair,
  type Signer,
  signCredential,
  signCredentialAsJwt
} from '../../src/sign.ts'
import { createVerifier } from '../../src/verify.ts'
import {
  clock,
  issuerKey,
  now,
  outcomeOf,
  signedBadge,
  strangerKey,
  tampered,
  unsignedBadge
} from '../support/badges.ts'
import { frozen } from '../support/frozen.ts'
import { worked, workedController, workedDocument, workedProof } from '../support/worked-vector.ts'

const verifier = createVerifier({ now: clock })
const parts = {
  achievement: { id: 'urn:x:a', name: 'Budget', description: 'Budget', criteria: 'Trois mois.' },
  recipient: { email: 'lea@example.org' }
}

async function problemsOf(making: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await making
    return []
  } catch (error) {
    if (error instanceof OpenBadgesError) return error.problems
    throw error
  }
}
const codesOf = async (making: Promise<unknown>) => (await problemsOf(making)).map(({ code }) => code)

describe('signCredential', () => {
  test('adds one proof and leaves everything else as it was', async () => {
    const credential = unsignedBadge()
    const { proof, ...rest } = await signCredential(credential, {
      signer: issuerKey.signer,
      created: new Date(now + 999)
    })
    expect(rest).toEqual(credential)
    expect(proof).toEqual([
      {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        created: '2026-11-22T12:00:00Z',
        verificationMethod: issuerKey.id,
        proofPurpose: 'assertionMethod',
        proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{80,90}$/)
      }
    ])
  })

  test('gives the same bytes for the same input', async () => {
    expect(await signedBadge()).toEqual(await signedBadge())
  })

  test('takes a frozen credential and does not change it', async () => {
    const credential = frozen(unsignedBadge())
    const before = structuredClone(credential)
    const signed = await signCredential(credential, { signer: issuerKey.signer })
    expect(credential).toEqual(before)
    expect(Object.isFrozen(signed)).toBe(false)
  })

  test('adds the context that Ed25519Signature2020 needs', async () => {
    const signed = await signedBadge({}, { cryptosuite: 'Ed25519Signature2020' })
    expect(signed['@context']).toEqual([
      ...unsignedBadge()['@context'],
      'https://w3id.org/security/suites/ed25519-2020/v1'
    ])
    expect((await verifier.verify(signed)).verified).toBe(true)
  })

  test('adds a second proof beside the first, and both are good', async () => {
    const once = await signedBadge()
    const twice = await signCredential(once, {
      signer: issuerKey.signer,
      cryptosuite: 'Ed25519Signature2020',
      created: new Date(now)
    })
    expect(twice.proof.map(({ type }) => type)).toEqual(['DataIntegrityProof', 'Ed25519Signature2020'])
    expect(outcomeOf(await verifier.verify(twice), 'proof')).toEqual(['passed'])
  })

  test('makes a proof that builds on another', async () => {
    const first = await signedBadge({}, { proofId: 'urn:uuid:11111111-1111-4111-8111-111111111111' })
    const chained = await signCredential(first, {
      signer: issuerKey.signer,
      created: new Date(now),
      previousProof: 'urn:uuid:11111111-1111-4111-8111-111111111111'
    })
    expect(outcomeOf(await verifier.verify(chained), 'proof')).toEqual(['passed'])
    const { proof, ...rest } = chained
    expect(outcomeOf(await verifier.verify({ ...rest, proof: proof.slice(1) }), 'proof')).toEqual([
      'failed',
      'PROOF_VERIFICATION_ERROR'
    ])
  })

  test('copies the list of proofs that a proof builds on, and asks nothing of it twice', async () => {
    const id = 'urn:uuid:11111111-1111-4111-8111-111111111111'
    const first = await signedBadge({}, { proofId: id })
    const options = { signer: issuerKey.signer, created: new Date(now) }
    const list = [id]
    const chained = await signCredential(first, { ...options, previousProof: list })
    list.push('urn:x')
    expect(chained.proof[1]).toMatchObject({ previousProof: [id] })

    const changing = [id]
    Object.defineProperty(changing, 0, { get: () => id, enumerable: true })
    for (const [previousProof, code, path] of [
      [changing, 'OB_JSON_NOT_DATA', '/previousProof/0'],
      [{ id }, 'OB_PROOF_MALFORMED', '/previousProof'],
      [[id, 1], 'OB_PROOF_MALFORMED', '/previousProof']
    ]) {
      await expect(
        signCredential(first, { ...options, previousProof: previousProof as string[] })
      ).rejects.toMatchObject({ problems: [{ code, path }] })
    }
  })

  test('reproduces the worked example of the standard byte for byte', async () => {
    const { signer } = await importKeyPair(
      { kty: 'OKP', crv: 'Ed25519', ...(await workedJwk()) },
      { controller: worked.issuer, id: workedProof.verificationMethod }
    )
    const signed = await signCredential(workedDocument, { signer, created: worked.created })
    expect(signed.proof).toEqual([workedProof])
    const report = await createVerifier({ controllers: { [worked.issuer]: workedController } }).verify(signed)
    expect(report.verified).toBe(true)
    expect(report.issuer?.key).toEqual({
      id: workedProof.verificationMethod,
      foundBy: 'given',
      documents: [worked.issuer]
    })
  })
})

async function workedJwk() {
  const { hex, base64urlnopad } = await import('@scure/base')
  const { ed25519 } = await import('@noble/curves/ed25519.js')
  const secret = hex.decode(worked.secret)
  return { d: base64urlnopad.encode(secret), x: base64urlnopad.encode(ed25519.getPublicKey(secret)) }
}

describe('nothing is signed', () => {
  const sign = (credential: object, signer: Signer = issuerKey.signer) =>
    signCredential(credential, { signer })

  test('that does not conform; all problems are named', async () => {
    const bad = tampered(unsignedBadge(), copy => {
      copy.credentialSubject.achievement.tags = ['budget']
      delete copy.credentialSubject.achievement.description
      copy.validUntil = '2026-02-30T00:00:00Z'
    })
    expect((await problemsOf(sign(bad))).map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
      'MALFORMED_VALUE_ERROR /validUntil',
      'OB_MEMBER_MISSING /credentialSubject/achievement/description',
      'OB_TERM_UNDEFINED /credentialSubject/achievement/tags'
    ])
  })

  test('in the name of another issuer', async () => {
    expect(await problemsOf(sign(unsignedBadge(), strangerKey.signer))).toMatchObject([
      { code: 'OB_KEY_NOT_ISSUERS', path: '/issuer/id' }
    ])
  })

  test('with a key that does not fit the suite', async () => {
    const { signer } = await generateKeyPair({ algorithm: 'ES256' })
    const credential = unsignedBadge({ issuer: { id: signer.controller } })
    expect(await codesOf(sign(credential, signer))).toEqual(['OB_KEY_MISMATCH'])
  })

  test("with a key that bears another's name than its controller", async () => {
    const controller = 'did:web:example.org'
    const { signer } = await generateKeyPair({ controller })
    const named = { ...signer, id: 'did:web:example.net#key-1' }
    const credential = unsignedBadge({ issuer: { id: controller, name: 'Campus' } })
    const sign = vi.fn(signer.sign)
    for (const selfCheck of [true, false]) {
      const options = { signer: { ...named, sign }, selfCheck }
      expect(await codesOf(signCredential(credential, options))).toEqual(['OB_CONTROLLER_MISMATCH'])
      expect(await codesOf(signCredentialAsJwt(credential, options))).toEqual(['OB_CONTROLLER_MISMATCH'])
    }
    expect(sign).not.toHaveBeenCalled()
  })

  test('by a signer whose signature does not fit its public key', async () => {
    const faulty: Signer = { ...issuerKey.signer, sign: message => strangerKey.signer.sign(message) }
    expect(await codesOf(sign(unsignedBadge(), faulty))).toEqual(['OB_KEY_MISMATCH'])
  })

  test('nor checked where nobody asks for it, which leaves it to the verifier', async () => {
    const faulty: Signer = { ...issuerKey.signer, sign: message => strangerKey.signer.sign(message) }
    const unchecked = { signer: faulty, selfCheck: false, created: new Date(now) }
    const badge = await signCredential(unsignedBadge(), unchecked)
    expect(outcomeOf(await verifier.verify(badge), 'proof')).toEqual(['failed', 'PROOF_VERIFICATION_ERROR'])
    const jws = await signCredentialAsJwt(unsignedBadge(), { signer: faulty, selfCheck: false })
    expect(outcomeOf(await verifier.verify(jws), 'proof')).toEqual(['failed', 'PROOF_VERIFICATION_ERROR'])
    const issuer = createIssuer({ signer: faulty, selfCheck: false, now: clock })
    expect((await verifier.verify(await issuer.issue(parts))).verdict.authentic).toBe('no')
    await expect(createIssuer({ signer: faulty, now: clock }).issue(parts)).rejects.toMatchObject({
      code: 'OB_KEY_MISMATCH'
    })
    const odd = { signer: faulty, selfCheck: 'no' } as never
    await expect(signCredential(unsignedBadge(), odd)).rejects.toThrow(TypeError)
  })

  test('by a signer that signs something else', async () => {
    const faulty: Signer = { ...issuerKey.signer, sign: message => issuerKey.signer.sign(message.slice(1)) }
    expect(await codesOf(sign(unsignedBadge(), faulty))).toEqual(['OB_KEY_MISMATCH'])
  })

  test('by a signer that fails, and its error is told', async () => {
    const failing: Signer = {
      ...issuerKey.signer,
      sign: () => Promise.reject(new Error('the HSM is asleep'))
    }
    expect(await problemsOf(sign(unsignedBadge(), failing))).toMatchObject([
      { code: 'PROOF_GENERATION_ERROR', cause: { message: 'the HSM is asleep' } }
    ])
  })

  test.each([
    ['a string', 'x'],
    ['an array', []],
    ['a Date', new Date()],
    [
      'an object with a getter',
      {
        get name() {
          return 'x'
        }
      }
    ],
    ['an object with toJSON', { toJSON: () => unsignedBadge() }]
  ])('that is %s', async (_, input) => {
    expect((await problemsOf(sign(input as object))).length).toBeGreaterThan(0)
  })

  test('over a proof of an earlier version that is dead', async () => {
    const edited = { ...(await signedBadge()), name: 'Edited' }
    const problems = await problemsOf(
      signCredential(edited, { signer: issuerKey.signer, created: new Date(now) })
    )
    expect(problems).toMatchObject([
      { code: 'PROOF_VERIFICATION_ERROR', path: '/proof/0', hint: expect.stringContaining('take the proofs') }
    ])
  })

  test('that a reader would take for something else', async () => {
    const credential = unsignedBadge({ type: ['VerifiablePresentation'] })
    expect(await codesOf(sign(credential))).toEqual(['OB_GENERATION_UNSUPPORTED'])
  })

  test('with a proof that shares its id with the credential', async () => {
    const credential = unsignedBadge()
    const signing = signCredential(credential, { signer: issuerKey.signer, proofId: credential.id })
    expect(await codesOf(signing)).toContain('OB_ID_SHARED')
  })

  test('that only fits the ceilings without its proof', async () => {
    const count = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Object.values(value).reduce((sum: number, inner) => sum + count(inner), 0)
        : 1
    const credential = unsignedBadge()
    const limits = { maxValues: count(credential) }
    expect(await codesOf(signCredential(credential, { signer: issuerKey.signer, limits }))).toContain(
      'OB_LIMIT_VALUES'
    )
  })

  test('when the options are wrong', async () => {
    const credential = unsignedBadge()
    const { signer } = issuerKey
    await expect(signCredential(credential, {} as never)).rejects.toThrow(TypeError)
    await expect(signCredential(credential, { signer, cryptosuite: 'x' as never })).rejects.toThrow(TypeError)
    await expect(signCredential(credential, { signer, created: '2026-11-22' })).rejects.toThrow(TypeError)
    await expect(signCredential(credential, { signer, created: new Date('x') })).rejects.toThrow(TypeError)
    await expect(signCredential(credential, { signer, limits: { maxDepth: 0 } })).rejects.toThrow(TypeError)
    for (const wrong of [
      { challenge: 5 },
      { challenge: '' },
      { domain: ['a'] },
      { proofId: '_:x' },
      { expires: '2026' },
      { creatd: 1 }
    ]) {
      await expect(
        signCredential(credential, { signer, ...wrong } as never),
        JSON.stringify(wrong)
      ).rejects.toThrow(TypeError)
    }
    await expect(signCredential(credential, { signer: issuerKey as never })).rejects.toThrow('keyPair.signer')
  })

  test('and no error tells a secret', async () => {
    const secret = await import('../../src/sign.ts').then(({ exportKeyPair }) =>
      exportKeyPair(issuerKey, { format: 'jwk', secret: true })
    )
    const errors = await Promise.all([
      problemsOf(sign(unsignedBadge(), { ...issuerKey.signer, id: 'x' })),
      problemsOf(sign({ ...unsignedBadge(), note: 'x' })),
      problemsOf(sign(unsignedBadge(), strangerKey.signer))
    ])
    expect(JSON.stringify(errors)).not.toContain(secret.d)
    expect(errors.every(problems => problems.length > 0)).toBe(true)
  })
})

describe('agrees with @digitalbazaar/vc', () => {
  test('which verifies what was signed here, and refuses its tampered twin', async () => {
    const { judge } = await import('../support/digital-bazaar.ts')
    for (const cryptosuite of ['eddsa-rdfc-2022', 'Ed25519Signature2020'] as const) {
      const badge = await signedBadge({}, { cryptosuite })
      expect(await judge.verify(badge)).toBe(true)
      expect(await judge.verify({ ...badge, name: 'Another' })).toBe(false)
    }
  })

  test('whose badges verify here, and their tampered twins do not', async () => {
    const { judge } = await import('../support/digital-bazaar.ts')
    expect(vc.issue).toBeTypeOf('function')
    for (const cryptosuite of ['eddsa-rdfc-2022', 'Ed25519Signature2020'] as const) {
      const badge = await judge.issue(id => unsignedBadge({ issuer: { id, name: 'Campus' } }), cryptosuite)
      expect((await verifier.verify(badge)).verified).toBe(true)
      expect((await verifier.verify({ ...badge, name: 'Another' })).verified).toBe(false)
    }
  })
})
