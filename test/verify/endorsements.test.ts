import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { buildEndorsement } from '../../src/build.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { createProof, type ProofMembers } from '../../src/proof/create-proof.ts'
import { suiteNamed } from '../../src/proof/suites.ts'
import {
  didWebDocument,
  generateKeyPair,
  type KeyPair,
  signCredential,
  signCredentialAsJwt
} from '../../src/sign.ts'
import { createVerifier, type VerificationReport } from '../../src/verify.ts'
import {
  achievement,
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
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'
import { serve } from '../support/web.ts'

const employer = await generateKeyPair()

interface Changes {
  readonly by?: KeyPair
  readonly validUntil?: string
}

const unsignedEndorsement = (of: string, { by = employer, ...parts }: Changes = {}) =>
  buildEndorsement(
    {
      issuer: { id: by.controller, name: by === issuerKey ? 'Campus Exemple' : 'Ateliers Exemple' },
      name: 'Endorsement',
      credentialSubject: { id: of, endorsementComment: 'Nous reconnaissons ce badge.' },
      validFrom: '2026-11-02T08:00:00Z',
      ...parts
    },
    { now: clock }
  )

const endorsementOf = (of: string, changes: Changes = {}) =>
  signCredential(unsignedEndorsement(of, changes), {
    signer: (changes.by ?? employer).signer,
    created: '2026-11-02T08:00:00Z'
  })

const jwtOf = (of: string) => signCredentialAsJwt(unsignedEndorsement(of), { signer: employer.signer })

const badgeId = unsignedBadge().id

type Options = NonNullable<Parameters<typeof createVerifier>[0]>

const verify = (badge: unknown, options: Options = {}) =>
  createVerifier({ now: clock, ...options }).verify(badge)

const brief = ({ endorsements }: Pick<VerificationReport, 'endorsements'>) =>
  endorsements.map(({ path, of, verified }) => [path, of, verified])

describe('endorsements are verified, each as a credential of its own', () => {
  test('of the badge, its achievement and its issuer, embedded and as JWT', async () => {
    const profile = { id: issuerKey.controller, name: 'Campus Exemple' }
    const badge = await signedBadge({
      endorsement: [await endorsementOf(badgeId)],
      endorsementJwt: [await jwtOf(badgeId)],
      achievement: { ...achievement, endorsement: [await endorsementOf(achievement.id)] },
      issuer: { ...profile, endorsementJwt: [await jwtOf(profile.id)] }
    })
    const report = await verify(badge)
    expect(brief(report).toSorted()).toEqual(
      [
        ['/credentialSubject/achievement/endorsement/0', achievement.id, true],
        ['/endorsement/0', badgeId, true],
        ['/endorsementJwt/0', badgeId, true],
        ['/issuer/endorsementJwt/0', issuerKey.controller, true]
      ].toSorted()
    )
    expect([report.verified, ...outcomeOf(report, 'endorsements')]).toEqual([true, 'passed'])
    const [first] = report.endorsements
    expect(first?.issuer).toMatchObject({ id: employer.controller, claimedName: 'Ateliers Exemple' })
    expect(first?.credential?.credentialSubject).toMatchObject({
      endorsementComment: 'Nous reconnaissons ce badge.'
    })
  })

  test('of any credential, also one that stands alone and not in a list', async () => {
    const verifier = createVerifier({ now: clock })
    const verifyAny = async (endorsement: object) =>
      verifier.verify(await signAnything({ ...unsignedBadge(), endorsement }, issuerKey), {
        kind: 'credential'
      })
    const endorsement = await endorsementOf(badgeId)
    const report = await verifyAny(endorsement)
    expect([report.verified, ...brief(report)]).toEqual([true, ['/endorsement', badgeId, true]])
    const changed = tampered(endorsement, copy => {
      copy.name = 'Changed'
    })
    const bad = await verifyAny(changed)
    expect([bad.verified, ...brief(bad)]).toEqual([true, ['/endorsement', badgeId, false]])
    expect(outcomeOf(bad, 'endorsements')).toEqual(['failed', 'OB_ENDORSEMENT_FAILED'])
    const found = bad.problems.find(({ code }) => code === 'OB_ENDORSEMENT_FAILED')
    expect(found?.path).toBe('/endorsement')
    // Which of its own problems it was.
    expect(found?.detail).toContain('PROOF_VERIFICATION_ERROR')
  })

  test('one that was changed is reported, and the badge is none the worse, unless endorsements are required', async () => {
    const changed = tampered(await endorsementOf(badgeId), copy => {
      copy.name = 'Changed'
    })
    const badge = await signAnything({ ...unsignedBadge(), endorsement: [changed] }, issuerKey)
    const report = await verify(badge)
    expect([report.verified, ...outcomeOf(report, 'endorsements')]).toEqual([
      true,
      'failed',
      'OB_ENDORSEMENT_FAILED'
    ])
    expect(report.problems.find(({ code }) => code === 'OB_ENDORSEMENT_FAILED')).toMatchObject({
      severity: 'warning',
      path: '/endorsement/0'
    })
    expect(report.endorsements[0]?.verdict.authentic).toBe('no')
    expect(report.endorsements[0]?.credential).toBeUndefined()

    const required = await verify(badge, { endorsements: 'require' })
    expect([required.verified, errorsOf(required)]).toEqual([false, ['OB_ENDORSEMENT_FAILED']])
    expect(required.verdict.authentic).toBe('yes')
  })

  test('where they are required and good, or there are none, the badge is verified', async () => {
    const badge = await signedBadge({ endorsement: [await endorsementOf(badgeId)] })
    expect((await verify(badge, { endorsements: 'require' })).verified).toBe(true)
    expect((await verify(await signedBadge(), { endorsements: 'require' })).verified).toBe(true)
  })

  test('one of another thing does not count', async () => {
    const badge = await signedBadge({
      endorsement: [await endorsementOf('https://example.org/achievements/other')],
      endorsementJwt: [await jwtOf('https://example.org/achievements/other')]
    })
    const report = await verify(badge)
    expect(outcomeOf(report, 'endorsements')).toEqual([
      'failed',
      'OB_ENDORSEMENT_FAILED',
      'OB_ENDORSEMENT_FAILED'
    ])
    expect(report.endorsements.map(({ verified }) => verified)).toEqual([true, true])
    expect((await verify(badge, { endorsements: 'require' })).verified).toBe(false)
  })

  test('one that a stranger signed in the name of the employer does not count', async () => {
    const forged = await signAnything(unsignedEndorsement(badgeId), strangerKey)
    const badge = await signAnything({ ...unsignedBadge(), endorsement: [forged] }, issuerKey)
    const report = await verify(badge)
    expect(report.endorsements[0]?.checks.find(({ name }) => name === 'issuer')).toMatchObject({
      outcome: 'failed'
    })
    expect(outcomeOf(report, 'endorsements')[0]).toBe('failed')
  })

  test('one that the key of the badge signed in the name of the employer does not count', async () => {
    const forged = await signAnything(unsignedEndorsement(badgeId), issuerKey)
    const badge = await signAnything({ ...unsignedBadge(), endorsement: [forged] }, issuerKey)
    expect((await verify(badge)).endorsements[0]?.verified).toBe(false)
  })

  test('one that has expired does not count', async () => {
    const old = await endorsementOf(badgeId, { validUntil: '2026-11-10T00:00:00Z' })
    const report = await verify(await signedBadge({ endorsement: [old] }))
    expect([report.endorsements[0]?.verdict.current, ...outcomeOf(report, 'endorsements')]).toEqual([
      'no',
      'failed',
      'OB_ENDORSEMENT_FAILED'
    ])
  })

  test('praise of oneself is named', async () => {
    const own = await endorsementOf(badgeId, { by: issuerKey })
    const report = await verify(await signedBadge({ endorsement: [own] }))
    expect([report.verified, ...outcomeOf(report, 'endorsements')]).toEqual([
      true,
      'passed',
      'OB_ENDORSEMENT_SELF'
    ])
  })

  test('a badge that is sold as an endorsement is none', async () => {
    const report = await verify(
      await signAnything(
        {
          ...unsignedBadge(),
          endorsementJwt: [await signCredentialAsJwt(unsignedBadge(), { signer: issuerKey.signer })]
        },
        issuerKey
      )
    )
    expect(report.endorsements[0]?.verified).toBe(false)
    expect(outcomeOf(report, 'endorsements')[0]).toBe('failed')
  })

  test('texts that are no JWT are answered', async () => {
    const badge = await signAnything(
      { ...unsignedBadge(), endorsementJwt: ['a.b.c', 'hello', ''] },
      issuerKey
    )
    const report = await verify(badge)
    expect(report.endorsements.every(({ verified }) => !verified)).toBe(true)
  })

  test('an endorser that cannot be reached leaves it open', async () => {
    const web = await generateKeyPair({ controller: 'did:web:employer.example' })
    const badge = await signedBadge({ endorsement: [await endorsementOf(badgeId, { by: web })] })
    const report = await verify(badge)
    expect([report.verified, ...outcomeOf(report, 'endorsements')]).toEqual([
      true,
      'inconclusive',
      'OB_ENDORSEMENT_FAILED'
    ])
    expect((await verify(badge, { endorsements: 'require' })).verified).toBe(false)
  })

  test('what is fetched for one stands in its own report as well', async () => {
    const web = await generateKeyPair({ controller: 'did:web:employer.example' })
    const url = 'https://employer.example/.well-known/did.json'
    const { fetch, asked } = await serve({ [url]: didWebDocument(web) })
    const badge = await signedBadge({ endorsement: [await endorsementOf(badgeId, { by: web })] })
    const report = await verify(badge, { fetch })
    expect(
      report.endorsements.map(({ verified, fetched }) => [verified, fetched.map(({ url }) => url)])
    ).toEqual([[true, [url]]])
    expect([report.fetched.map(({ url }) => url), asked]).toEqual([[url], [url]])
  })
})

describe('endorsements have limits', () => {
  test('no more than 32 are verified, and the others are named', async () => {
    const one = await endorsementOf(badgeId)
    const badge = await signedBadge({ endorsement: Array.from({ length: 34 }, () => one) })
    const report = await verify(badge)
    expect(report.endorsements).toHaveLength(32)
    expect(outcomeOf(report, 'endorsements')).toEqual(['inconclusive', 'OB_LIMIT_ENDORSEMENTS'])
    expect(report.problems.find(({ code }) => code === 'OB_LIMIT_ENDORSEMENTS')?.path).toBe('/endorsement/32')
    const [verified, all] = await Promise.all([
      verify(badge, { endorsements: 'require' }),
      verify(badge, { endorsements: 'require', limits: { maxEndorsements: 34 } })
    ])
    expect([verified.verified, all.verified]).toEqual([false, true])
  })

  test('no more than have a third of the objects of a badge together are verified, embedded or JWT', async () => {
    const evidence = Array.from({ length: 400 }, (_, at) => ({ id: `urn:x:${at}`, type: ['Evidence'] }))
    const big = { ...unsignedEndorsement(badgeId), evidence } as never
    const embedded = await signAnything(big, employer)
    const jwt = await signCredentialAsJwt(big, { signer: employer.signer })
    const count = (members: object) =>
      signAnything({ ...unsignedBadge(), ...members }, issuerKey).then(async badge => {
        const report = await verify(badge)
        return [
          report.endorsements.filter(({ verified }) => verified).length,
          outcomeOf(report, 'endorsements').at(-1)
        ]
      })
    expect(await count({ endorsement: [embedded, embedded, embedded] })).toEqual([2, 'OB_LIMIT_ENDORSEMENTS'])
    expect(await count({ endorsementJwt: [jwt, jwt] })).toEqual([2, 'passed'])
    expect((await count({ endorsementJwt: [jwt, jwt, jwt] }))[0]).toBe(2)
  })

  test('no more than have a third of its values either, which a JWT may hold', async () => {
    const relatedResource = Array.from({ length: 4 }, (_, at) => ({
      id: `urn:x:${at}`,
      digestSRI: Array.from({ length: 700 }, (_, index) => `sha256-${index}`)
    }))
    const signed = await signAnything({ ...unsignedEndorsement(badgeId), relatedResource }, employer)
    const jwt = await signAnyJwt({ ...signed, ...claimsOf(signed) }, employer)
    const badge = (count: number) => signedBadge({ endorsementJwt: Array.from({ length: count }, () => jwt) })
    expect(outcomeOf(await verify(await badge(2)), 'endorsements')).toEqual(['passed'])
    const { endorsements } = await verify(await badge(3))
    expect(endorsements.map(report => [report.verified, ...errorsOf(report)])).toEqual([
      [true],
      [true],
      [false, 'OB_LIMIT_VALUES']
    ])
  })

  test('and all together hash no more again, because proofs build on proofs, than one badge may', async () => {
    const document: JsonObject = JSON.parse(JSON.stringify(unsignedEndorsement(badgeId)))
    const proofOn = (proof: readonly JsonObject[], members: ProofMembers) =>
      createProof(
        { ...document, proof },
        {
          suite: suiteNamed('eddsa-rdfc-2022'),
          signer: employer.signer,
          created: now,
          members,
          contexts: pinnedContexts,
          limits: defaultLimits
        }
      ).then(({ proof }) => proof)
    const first = await proofOn([], { id: 'urn:x:1' })
    const second = await proofOn([first], { id: 'urn:x:2', previousProof: 'urn:x:1' })
    const one = { ...document, proof: [first, second] }
    const badge = await signedBadge({ endorsement: [one, one, one, one] as never })
    const verifiedWithin = async (maxQuads: number) => {
      const { endorsements } = await verify(badge, { limits: { maxQuads } })
      return endorsements.map(report => [report.verified, ...errorsOf(report)])
    }
    const [good, over] = [[true], [false, 'OB_LIMIT_QUADS']]
    expect(await verifiedWithin(defaultLimits.maxQuads)).toEqual([good, good, good, good])
    expect(await verifiedWithin(200)).toEqual([good, good, over, over])
  })

  test('endorsements of endorsements are named and not verified', async () => {
    const inner = await endorsementOf('urn:uuid:0b4a3f4e-0000-4000-8000-000000000099')
    const outer = unsignedEndorsement(badgeId)
    const nested = await signAnything(
      { ...outer, id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000099', endorsement: [inner] },
      employer
    )
    const report = await verify(await signAnything({ ...unsignedBadge(), endorsement: [nested] }, issuerKey))
    expect(report.endorsements).toHaveLength(1)
    expect(report.endorsements[0]?.endorsements).toEqual([])
  })

  test('none is looked at where they are skipped, or the badge itself is not authentic', async () => {
    const badge = await signedBadge({ endorsement: [await endorsementOf(badgeId)] })
    const skipped = await verify(badge, { endorsements: 'skip' })
    expect([skipped.verified, skipped.endorsements, ...outcomeOf(skipped, 'endorsements')]).toEqual([
      true,
      [],
      'skipped',
      'OB_ENDORSEMENT_NOT_CHECKED'
    ])
    const forged = tampered(badge, copy => {
      copy.name = 'Changed'
    })
    const report = await verify(forged)
    expect([report.verdict.authentic, report.endorsements]).toEqual(['no', []])
  })
})
