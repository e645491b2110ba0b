import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { generateKeyPair, type KeyPair, signCredential } from '../../src/sign.ts'
import { createVerifier, type VerifierOptions } from '../../src/verify.ts'
import {
  clock,
  errorsOf,
  issuerKey,
  now,
  outcomeOf,
  signedBadge,
  strangerKey,
  tampered,
  unsignedBadge
} from '../support/badges.ts'
import { signAnything } from '../support/sign-anything.ts'

const verifier = createVerifier({ now: clock })
const university = 'did:web:university.example'

const documentOf = (id: string, keyPair: KeyPair, methodId: string, more: JsonObject = {}): JsonObject => ({
  id,
  assertionMethod: [
    {
      id: methodId,
      type: 'Multikey',
      controller: id,
      publicKeyMultibase: keyPair.publicKeyMultibase,
      ...more
    }
  ]
})

/** Proof and issuer of a badge that says it is by `university`, signed by `keyPair` under the name `methodId`. */
async function verifyAs(
  keyPair: KeyPair,
  methodId: string,
  controllers: VerifierOptions['controllers'] = {},
  more: JsonObject = {}
) {
  const unsigned = unsignedBadge({ issuer: { id: university, name: 'University' } })
  const badge = await signAnything(unsigned, keyPair, { verificationMethod: methodId, ...more })
  const report = await createVerifier({ now: clock, controllers }).verify(badge)
  return { report, proof: outcomeOf(report, 'proof'), issuer: outcomeOf(report, 'issuer') }
}

describe('whose key it is (threats K1 to K4, K7, K8)', () => {
  const methodId = `${university}#key-1`
  const genuine = { [university]: documentOf(university, issuerKey, methodId) }

  test('the passing twin: the issuer’s document lists the key', async () => {
    const { report, proof, issuer } = await verifyAs(issuerKey, methodId, genuine)
    expect([proof, issuer, report.verified]).toEqual([['passed'], ['passed'], true])
    expect(report.issuer?.key).toEqual({ id: methodId, foundBy: 'given', documents: [university] })
  })

  test("a stranger's did:key: the signature is good, the issuer is not", async () => {
    const { report, proof, issuer } = await verifyAs(strangerKey, strangerKey.id, genuine)
    expect([proof, issuer]).toEqual([['passed'], ['failed', 'OB_KEY_NOT_ISSUERS']])
    expect(report.verdict.authentic).toBe('no')
    expect(report.credential).toBeUndefined()
  })

  test("a stranger's did:key, where the issuer's document cannot be had: not known, and not verified", async () => {
    const { report, proof, issuer } = await verifyAs(strangerKey, strangerKey.id)
    expect([proof, issuer]).toEqual([['passed'], ['inconclusive', 'OB_KEY_UNREACHABLE']])
    expect([report.verdict.authentic, report.verified]).toEqual(['unknown', false])
  })

  test('another key under a name of the issuer: whose signature it is cannot be told, his it is not', async () => {
    const { report, proof, issuer } = await verifyAs(strangerKey, `${university}#key-2`, genuine)
    expect([proof, issuer]).toEqual([['inconclusive'], ['failed', 'OB_KEY_NOT_FOUND']])
    expect(report.verdict.authentic).toBe('no')
  })

  test("a stranger's document that claims the issuer's id counts for nothing", async () => {
    const strangers = 'https://attacker.example/keys'
    const { report } = await verifyAs(strangerKey, `${strangers}#key-1`, {
      ...genuine,
      [strangers]: documentOf(university, strangerKey, `${strangers}#key-1`)
    })
    expect(report.verdict.authentic).toBe('no')
    expect(errorsOf(report)).toEqual(['OB_CONTROLLER_MISMATCH'])
  })

  test("a stranger's document that lists a key of the issuer's name counts for nothing", async () => {
    const strangers = 'https://attacker.example/keys'
    const { report } = await verifyAs(strangerKey, methodId, {
      ...genuine,
      [strangers]: documentOf(strangers, strangerKey, methodId)
    })
    expect(errorsOf(report)).toEqual(['PROOF_VERIFICATION_ERROR'])
  })

  test("a stranger's key in the fragment of the issuer's id is not in his document", async () => {
    const { report } = await verifyAs(strangerKey, `${university}#${strangerKey.publicKeyMultibase}`, genuine)
    expect(errorsOf(report)).toEqual(['OB_KEY_NOT_FOUND'])
  })

  test("a did:key with a stranger's key in the fragment is refused", async () => {
    const badge = await signAnything(unsignedBadge(), strangerKey, {
      verificationMethod: `${issuerKey.controller}#${strangerKey.publicKeyMultibase}`
    })
    expect(errorsOf(await verifier.verify(badge))).toEqual(['OB_KEY_NOT_FOUND'])
  })

  test("a stranger's did:key with a fragment that it does not have is nobody's key", async () => {
    const { proof, issuer } = await verifyAs(strangerKey, `${strangerKey.controller}#key-1`, genuine)
    expect([proof, issuer]).toEqual([['failed', 'OB_KEY_NOT_FOUND'], ['skipped']])
  })

  test('a did:key is taken without its fragment', async () => {
    const badge = await signAnything(unsignedBadge(), issuerKey, { verificationMethod: issuerKey.controller })
    expect((await verifier.verify(badge)).verified).toBe(true)
  })

  test.each(['authentication', 'keyAgreement', 'capabilityInvocation', 'capabilityDelegation'])(
    'a key that is listed for %s alone may not issue',
    async relationship => {
      const { assertionMethod, ...rest } = documentOf(university, issuerKey, methodId)
      const controllers = { [university]: { ...rest, [relationship]: assertionMethod } }
      const { report } = await verifyAs(issuerKey, methodId, controllers)
      expect(errorsOf(report)).toEqual(['OB_KEY_PURPOSE'])
    }
  )

  test.each([
    ['revoked', '2026-11-01T00:00:00Z', ['OB_KEY_REVOKED']],
    ['expires', '2026-11-01T00:00:00Z', ['OB_KEY_EXPIRED']],
    ['expires', 'yesterday', ['OB_KEY_MALFORMED']],
    ['revoked', '2026-12-01T00:00:00Z', []],
    ['expires', '2026-12-01T00:00:00Z', []]
  ])('a key with %s %s: %j, whatever day the proof names', async (member, time, codes) => {
    const controllers = { [university]: documentOf(university, issuerKey, methodId, { [member]: time }) }
    const { report } = await verifyAs(issuerKey, methodId, controllers, { created: '2020-01-01T00:00:00Z' })
    expect(errorsOf(report)).toEqual(codes)
  })

  test('an issuer whose document publishes its secret is not trusted', async () => {
    const secret = { secretKeyMultibase: 'z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq' }
    const controllers = { [university]: documentOf(university, issuerKey, methodId, secret) }
    const { report } = await verifyAs(issuerKey, methodId, controllers)
    expect(errorsOf(report)).toEqual(['OB_KEY_SECRET_PUBLISHED'])
    expect(JSON.stringify(report)).not.toContain(secret.secretKeyMultibase)
  })

  test('an issuer of an unknown DID method is not authentic', async () => {
    const badge = await signAnything(unsignedBadge({ issuer: { id: 'did:example:123' } }), issuerKey, {
      verificationMethod: 'did:example:123#key-1'
    })
    expect(errorsOf(await verifier.verify(badge))).toEqual(['OB_DID_METHOD_UNSUPPORTED'])
  })
})

describe('proof sets (threat P7)', async () => {
  const good = (await signedBadge()).proof[0]
  const forged = { ...good, proofValue: (await signedBadge({ name: 'Another' })).proof[0]?.proofValue }
  const stranger = (await signAnything(unsignedBadge(), strangerKey, {})).proof[0]
  const unknown = { ...good, cryptosuite: 'ecdsa-sd-2023' }
  const verify = async (...proof: unknown[]) => {
    const report = await verifier.verify({ ...unsignedBadge(), proof })
    return [report.verified, outcomeOf(report, 'proof')[0], outcomeOf(report, 'issuer')[0]]
  }

  test.each([
    ['good', [good], [true, 'passed', 'passed']],
    ['good twice', [good, good], [true, 'passed', 'passed']],
    ['good, forged', [good, forged], [false, 'failed', 'skipped']],
    ['forged, good', [forged, good], [false, 'failed', 'skipped']],
    ['good, stranger', [good, stranger], [true, 'passed', 'passed']],
    ['stranger, good', [stranger, good], [true, 'passed', 'passed']],
    ['stranger', [stranger], [false, 'passed', 'failed']],
    ['good, unknown', [good, unknown], [true, 'passed', 'passed']],
    ['unknown, good', [unknown, good], [true, 'passed', 'passed']],
    ['unknown', [unknown], [false, 'inconclusive', 'inconclusive']],
    ['unknown, stranger', [unknown, stranger], [false, 'passed', 'inconclusive']],
    ['forged, unknown', [forged, unknown], [false, 'failed', 'skipped']]
  ])('%s', async (_, proofs, wanted) => {
    expect(await verify(...proofs)).toEqual(wanted)
  })

  test('at most as many as the ceiling', async () => {
    const many = (count: number) => verify(...Array.from({ length: count }, () => good))
    expect(await many(8)).toEqual([true, 'passed', 'passed'])
    expect(await many(9)).toEqual([false, 'failed', 'skipped'])
  })

  test('none: nobody signed it', async () => {
    expect(errorsOf(await verifier.verify(unsignedBadge()))).toEqual(['OB_PROOF_MISSING'])
    expect((await verify())[0]).toBe(false)
  })
})

describe('the proof itself (threats P8 to P10)', () => {
  const sign = (more: JsonObject) => signAnything(unsignedBadge(), issuerKey, more)

  test.each([
    ['expired', { expires: '2026-11-22T11:58:00Z' }, ['OB_PROOF_EXPIRED']],
    ['just expired, within the skew', { expires: '2026-11-22T11:59:30Z' }, []],
    ['made tomorrow', { created: '2026-11-23T12:00:00Z' }, ['OB_PROOF_IN_FUTURE']],
    ['made in 2999', { created: '2999-01-01T00:00:00Z' }, ['OB_PROOF_IN_FUTURE']],
    ['created without a zone', { created: '2026-11-01T08:00:00' }, ['OB_PROOF_MALFORMED']],
    ['for authentication', { proofPurpose: 'authentication' }, ['OB_PROOF_PURPOSE']],
    ['on a proof that is not there', { previousProof: 'urn:uuid:nowhere' }, ['PROOF_VERIFICATION_ERROR']],
    ['with a member of its own', { note: 'x' }, ['OB_PROOF_MALFORMED']],
    ['with a nonce', { nonce: 'abc' }, []]
  ])('%s', async (_, more, codes) => {
    expect(errorsOf(await verifier.verify(await sign(more)))).toEqual(codes)
  })

  test.each([
    ['a word', 'signed'],
    ['an address', 'https://example.org/proof'],
    ['a blank node', '_:b0'],
    ['a number', 7]
  ])('%s in its place, alone or beside a good one, is no proof', async (_, proof) => {
    const badge = await sign({})
    for (const [inPlace, path] of [
      [proof, '/proof'],
      [[badge.proof, proof].flat(), '/proof/1']
    ]) {
      const report = await verifier.verify({ ...badge, proof: inPlace })
      const found = report.problems.map(({ code, path }) => [code, path])
      expect(new Set(found.map(String))).toEqual(
        new Set([`MALFORMED_VALUE_ERROR,${path}`, `OB_PROOF_MALFORMED,${path}`])
      )
      expect(outcomeOf(report, 'proof')[0]).toBe('failed')
      expect([report.verified, report.verdict.authentic]).toEqual([false, 'no'])
    }
    expect((await verifier.verify({ ...badge, proof: [badge.proof].flat() })).verified).toBe(true)
  })

  const chained = async () => {
    const id = 'urn:uuid:7d0f29a5-8d3b-4b6e-9f0c-6f2f3a3f5b10'
    const first = await sign({ id, domain: ['lms.example'] })
    return signCredential(first, {
      signer: issuerKey.signer,
      created: '2026-11-02T08:00:00Z',
      previousProof: id
    })
  }

  test.each([
    ['an empty domain', 'domain', []],
    ['a null beside the domain', 'domain', ['lms.example', null]],
    ['an object as domain', 'domain', { id: 'lms.example' }],
    ['a list in the list of domains', 'domain', [['lms.example']]],
    ['no domain, said so', 'domain', null],
    ['a list of challenges', 'challenge', ['42']],
    ['a list of nonces', 'nonce', ['n']],
    ['a number as nonce', 'nonce', 7],
    ['an empty list of earlier proofs', 'previousProof', []],
    ['a null as earlier proof', 'previousProof', null]
  ])('%s, which no signature covers, is refused', async (_, member, value) => {
    const badge = await chained()
    expect((await verifier.verify(badge)).verified).toBe(true)
    for (const proof of badge.proof.keys()) {
      const changed = tampered(badge, copy => Object.assign(copy.proof[proof] ?? {}, { [member]: value }))
      const report = await verifier.verify(changed)
      expect([report.verified, report.verdict.authentic]).toEqual([false, 'no'])
      expect(report.problems.map(({ code, path }) => `${code} ${path}`)).toContain(
        `OB_PROOF_MALFORMED /proof/${proof}/${member}`
      )
    }
  })

  test('domain and challenge must be those expected; unexpected ones are only warned of', async () => {
    const badge = await sign({ domain: 'lms.example', challenge: '42' })
    const unasked = await verifier.verify(badge)
    expect(unasked.verified).toBe(true)
    expect(unasked.problems.map(({ code }) => code)).toEqual([
      'OB_PROOF_UNASKED_MEMBER',
      'OB_PROOF_UNASKED_MEMBER'
    ])
    const asked = await verifier.verify(badge, { expect: { domain: 'lms.example', challenge: '42' } })
    expect([asked.verified, asked.problems]).toEqual([true, []])
    const other = await verifier.verify(badge, { expect: { domain: 'other.example', challenge: '43' } })
    expect(errorsOf(other)).toEqual(['INVALID_DOMAIN_ERROR', 'INVALID_CHALLENGE_ERROR'])
  })

  test.each([
    ['another type', { type: 'Ed25519Signature2020' }],
    ['a list of types', { type: ['DataIntegrityProof'] }],
    ['a context of its own', { '@context': ['https://www.w3.org/ns/credentials/v2'] }],
    ['a value in base64', { proofValue: `u${'A'.repeat(86)}` }],
    ['a short value', { proofValue: 'z111' }],
    ['a value that is no base58', { proofValue: `z${'0'.repeat(87)}` }],
    ['an endless value', { proofValue: `z${'1'.repeat(100_000)}` }],
    ['no value', { proofValue: undefined }],
    ['a number as value', { proofValue: 7 }],
    ['no verification method', { verificationMethod: undefined }],
    ['an object as verification method', { verificationMethod: { id: 'x' } }],
    ['another time', { created: '2026-11-01T08:00:01Z' }],
    ['no time', { created: undefined }]
  ])('relabelled after signing with %s', async (_, change) => {
    const badge = await signedBadge()
    const relabelled = tampered(badge, copy => {
      Object.assign(copy.proof[0], change)
      for (const [member, value] of Object.entries(change))
        if (value === undefined) delete copy.proof[0][member]
    })
    const report = await verifier.verify(relabelled)
    expect(report.verdict.authentic).toBe('no')
    expect(outcomeOf(report, 'proof')[0]).toBe('@context' in change ? 'skipped' : 'failed')
  })

  test('of Ed25519Signature2020 must say when it was made, and cannot build on others', async () => {
    const badge = await signedBadge({}, { cryptosuite: 'Ed25519Signature2020' })
    expect((await verifier.verify(badge)).verified).toBe(true)
    const timeless = tampered(badge, copy => {
      delete copy.proof[0].created
    })
    expect(errorsOf(await verifier.verify(timeless))).toEqual(['OB_PROOF_MALFORMED'])
    const chained = tampered(badge, copy => {
      copy.proof[0].previousProof = 'urn:x:1'
    })
    expect(errorsOf(await verifier.verify(chained))).toEqual(['OB_PROOF_CHAIN_UNSUPPORTED'])
  })

  test.each(['eddsa-2022', 'EDDSA-RDFC-2022'])(
    'relabelled as the unknown suite %s: not checked, not verified',
    async cryptosuite => {
      const relabelled = tampered(await signedBadge(), copy => {
        copy.proof[0].cryptosuite = cryptosuite
      })
      const report = await verifier.verify(relabelled)
      expect([report.verified, report.verdict.authentic]).toEqual([false, 'unknown'])
      expect(outcomeOf(report, 'proof')).toEqual(['inconclusive', 'OB_PROOF_UNSUPPORTED'])
    }
  )

  test.each([
    ['a string', 'x'],
    ['null', null],
    ['an array in an array', [[]]],
    ['an empty object', {}],
    ['empty', []]
  ])('as %s: an answer, never an exception', async (_, proof) => {
    const report = await verifier.verify({ ...unsignedBadge(), proof })
    expect(report.verified).toBe(false)
    expect(errorsOf(report).length).toBeGreaterThan(0)
  })

  test('a key of another algorithm than the suite needs', async () => {
    const keyPair = await generateKeyPair({ algorithm: 'ES256' })
    const badge = await signAnything(unsignedBadge({ issuer: { id: keyPair.controller } }), issuerKey, {
      verificationMethod: keyPair.id
    })
    expect(errorsOf(await verifier.verify(badge))).toEqual(['OB_KEY_MISMATCH'])
  })
})

test('a proof by the same key for another badge does not fit', async () => {
  const badge = await signedBadge()
  const report = await verifier.verify({ ...unsignedBadge({ name: 'Another' }), proof: badge.proof })
  expect(errorsOf(report)).toEqual(['PROOF_VERIFICATION_ERROR'])
  expect(now).toBe(clock())
})
