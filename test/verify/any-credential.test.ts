import { describe, expect, test } from 'vitest'
import { createContextSet } from '../../src/context/context-set.ts'
import { createVerifier, signCredential, signCredentialAsJwt, verifyBadge } from '../../src/index.ts'
import { clock, errorsOf, issuerKey, now, outcomeOf, tampered, unsignedBadge } from '../support/badges.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'

const terms = 'https://example.org/terms/v1'
const contexts = {
  [terms]: {
    '@context': { degree: 'https://example.org/terms#degree', Diploma: 'https://example.org/terms#Diploma' }
  }
}
const contextSet = createContextSet(contexts)
const verifier = createVerifier({ now: clock, contexts })
const asked = { kind: 'credential' } as const

const diploma = {
  '@context': ['https://www.w3.org/ns/credentials/v2', terms],
  id: 'urn:uuid:0b4a3f4e-0000-4000-8000-00000000000a',
  type: ['VerifiableCredential', 'Diploma'],
  issuer: issuerKey.controller,
  credentialSubject: { id: 'did:example:lea', degree: 'Licence' }
}
const diplomaV1 = {
  ...diploma,
  '@context': ['https://www.w3.org/2018/credentials/v1', terms],
  issuanceDate: '2026-11-01T08:00:00Z'
}
const { signer } = issuerKey
const created = new Date(now)

describe('any Verifiable Credential', () => {
  test.each([
    ['VCDM 2.0', diploma, '2.0'],
    ['VCDM 1.1', diplomaV1, '1.1'],
    [
      'VCDM 2.0 with two subjects',
      { ...diploma, credentialSubject: [{ id: 'did:example:tom' }, diploma.credentialSubject] },
      '2.0'
    ],
    ['a badge', unsignedBadge({ recipient: { did: 'did:example:lea' } }), '2.0']
  ])('of %s is signed and verified in every form', async (_, credential, dataModel) => {
    const embedded = [
      await signCredential(credential, { signer, created, contexts, ...asked }),
      await signCredential(credential, {
        signer,
        created,
        contexts,
        ...asked,
        cryptosuite: 'Ed25519Signature2020'
      })
    ]
    const jwt = await signCredentialAsJwt(credential, { signer, contexts, ...asked })
    for (const input of [...embedded, jwt]) {
      const report = await verifier.verify(input, { ...asked, expect: { did: 'did:example:lea' } })
      expect([errorsOf(report), report.verified, report.source.dataModel]).toEqual([[], true, dataModel])
      const other = await verifier.verify(input, { ...asked, expect: { did: 'did:example:max' } })
      expect([other.verdict.authentic, other.verdict.bound]).toEqual(['yes', 'no'])
    }
    for (const badge of embedded) {
      const forged = tampered(badge, copy => {
        copy.id = 'urn:uuid:0b4a3f4e-0000-4000-8000-00000000000b'
      })
      expect(errorsOf(await verifier.verify(forged, asked))).toEqual(['PROOF_VERIFICATION_ERROR'])
    }
  })

  test('is no badge, unless it is asked for as what it is', async () => {
    const signed = await signCredential(diploma, { signer, created, contexts, ...asked })
    expect(errorsOf(await verifier.verify(signed))).toEqual(['OB_INPUT_NO_BADGE'])
    expect((await verifyBadge(signed, { now: clock, contexts, ...asked })).verified).toBe(true)
  })

  test('needs no start of validity, and is held to the one that it has', async () => {
    const signed = (members: object) => signAnything({ ...diploma, ...members }, issuerKey, {}, contextSet)
    expect(outcomeOf(await verifier.verify(await signed({}), asked), 'validity')).toEqual(['passed'])
    const later = await verifier.verify(await signed({ validFrom: '2027-01-01T00:00:00Z' }), asked)
    expect(outcomeOf(later, 'validity')).toEqual(['failed', 'OB_NOT_YET_VALID'])
  })

  test.each<[string, object]>([
    ['without subject', { credentialSubject: undefined }],
    ['with an empty subject', { credentialSubject: {} }],
    ['without issuer', { issuer: undefined }],
    ['of another type', { type: ['Diploma'] }],
    ['with a term that no context defines', { seasoning: 'salt' }],
    ['with issuanceDate in VCDM 2.0', { issuanceDate: '2026-11-01T08:00:00Z' }]
  ])('%s is refused', async (_, members) => {
    const { issuer: _issuer, ...rest } = { ...diploma, ...members }
    const unsigned = 'issuer' in members ? rest : { ...diploma, ...members }
    const report = await verifier.verify(
      await signAnything(JSON.parse(JSON.stringify(unsigned)), issuerKey, {}, contextSet),
      asked
    )
    expect([report.verified, report.verdict.authentic]).toEqual([false, 'no'])
    await expect(signCredential(unsigned, { signer, contexts, ...asked })).rejects.toThrow()
  })

  test('of VCDM 1.1 in a JWT may leave to the claims what they say', async () => {
    const { id: _, issuer: __, issuanceDate: ___, ...rest } = diplomaV1
    const vc = { ...rest, credentialSubject: { degree: 'Licence' } }
    const claims = { ...claimsOf({ ...diplomaV1, validFrom: diplomaV1.issuanceDate }), vc }
    const report = await verifier.verify(await signAnyJwt(claims, issuerKey), asked)
    expect([errorsOf(report), report.verified]).toEqual([[], true])
    expect(report.credential).toMatchObject({
      id: diploma.id,
      issuer: issuerKey.controller,
      credentialSubject: diploma.credentialSubject
    })
  })
})
