import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  type AchievementCredential,
  type AchievementCredentialv1p1,
  type CompactJws,
  createIssuer,
  createVerifier,
  generateKeyPair,
  type IssueInput,
  type Issuer,
  type IssuerOptions,
  type Signed
} from '../../src/index.ts'
import { achievement, clock, errorsOf, issuerKey } from '../support/badges.ts'
import { serve } from '../support/web.ts'

const award = { achievement, recipient: { email: 'lea@example.org' } }
const verifier = createVerifier({ now: clock })
const webId = 'https://issuer.example.org/issuers/1'
const profile = { name: 'Campus Exemple' }

describe('an issuer', () => {
  test('gives a badge as JSON with a proof inside, unless told otherwise', async () => {
    const badge = await createIssuer({ profile, signer: issuerKey.signer, now: clock }).issue(award)
    expect(badge.proof.map(({ cryptosuite }) => cryptosuite)).toEqual(['eddsa-rdfc-2022'])
    expect((await verifier.verify(badge)).verified).toBe(true)
  })

  test.each(['Ed25519', 'ES256', 'ES384', 'RS256'] as const)(
    'gives a badge as a JWT by an %s key',
    async algorithm => {
      const { signer } = await generateKeyPair({ algorithm })
      const issuer = createIssuer({ profile, signer, securing: 'jwt', now: clock })
      expectTypeOf(issuer).toEqualTypeOf<Issuer<CompactJws>>()
      const report = await verifier.verify(await issuer.issue(award))
      expect([errorsOf(report), report.verified, report.source.format]).toEqual([[], true, 'jws'])
    }
  )

  test.each(['embedded', 'jwt'] as const)('gives badges of VCDM 1.1, %s', async securing => {
    const issuer = createIssuer({ profile, signer: issuerKey.signer, dataModel: '1.1', securing, now: clock })
    const report = await verifier.verify(await issuer.issue({ ...award, validUntil: '2027-01-01T00:00:00Z' }))
    expect([errorsOf(report), report.verified, report.source.dataModel]).toEqual([[], true, '1.1'])
    expect(report.problems.map(({ code }) => code)).toContain('OB_OLDER_FORM')
    expect(report.credential).toHaveProperty('expirationDate', '2027-01-01T00:00:00Z')
  })

  test('of VCDM 1.1 has badges of that type', () => {
    const issuer = createIssuer({ profile, signer: issuerKey.signer, dataModel: '1.1' })
    expectTypeOf(issuer).toEqualTypeOf<Issuer<Signed<AchievementCredentialv1p1>>>()
  })

  test.each<[string, object]>([
    ['a securing that there is not', { securing: 'jws' }],
    ['a data model that there is not', { dataModel: '2.1' }],
    ['a suite for a JWT', { securing: 'jwt', cryptosuite: 'eddsa-rdfc-2022' }],
    ['an option that there is not', { cryptosuit: 'eddsa-rdfc-2022' }]
  ])('refuses %s', (_, options) => {
    expect(() => createIssuer({ profile, signer: issuerKey.signer, ...options })).toThrow(TypeError)
  })

  test.each(['ES256', 'ES384', 'RS256'] as const)(
    'says at once that an %s key cannot make embedded proofs',
    async algorithm => {
      const { signer } = await generateKeyPair({ algorithm })
      expect(() => createIssuer({ profile, signer })).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ code: 'OB_KEY_MISMATCH' })] })
      )
    }
  )

  test('refuses an issuer beside its own, which would not be what is signed', async () => {
    const issuer = createIssuer({ profile, signer: issuerKey.signer })
    const input = { ...award, issuer: 'did:web:other.example' }
    await expect(issuer.issue(input)).rejects.toMatchObject({
      problems: [{ code: 'OB_MEMBER_UNKNOWN', path: '/issuer' }]
    })
  })

  class Award {
    achievement = award.achievement
    recipient = award.recipient
    get validUntil() {
      return new Date('2027-01-01T00:00:00Z')
    }
  }
  const withGetter = {
    ...award,
    get validUntil(): string {
      throw new Error('getters do not run')
    }
  }

  test.each<[string, () => unknown, string]>([
    ['an award that is an instance of a class', () => new Award(), ''],
    ['an award that has members by its prototype', () => Object.create({ validUntil: '2027-01-01' }), ''],
    ['an award with a getter', () => withGetter, '/validUntil'],
    [
      'a subject with a getter',
      () => ({ ...award, credentialSubject: withGetter }),
      '/credentialSubject/validUntil'
    ]
  ])('refuses %s, of which something would be lost', async (_, given, path) => {
    const issuer = createIssuer({ profile, signer: issuerKey.signer })
    await expect(issuer.issue(given() as IssueInput)).rejects.toMatchObject({
      problems: [{ code: 'OB_JSON_NOT_DATA', path }]
    })
  })

  test('refuses a profile that is an instance of a class, or has a getter', () => {
    class Campus {
      name = 'Campus Exemple'
    }
    const named = {
      get name(): string {
        throw new Error('getters do not run')
      }
    }
    for (const [given, path] of [
      [new Campus(), ''],
      [named, '/name']
    ] as const) {
      expect(() => createIssuer({ profile: given, signer: issuerKey.signer })).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ code: 'OB_JSON_NOT_DATA', path })] })
      )
    }
  })

  test('takes the id of its signer where the profile has none, and never in place of one that cannot be read', () => {
    for (const id of [undefined, null]) {
      const given = { ...profile, id } as unknown as typeof profile
      expect(createIssuer({ profile: given, signer: issuerKey.signer }).profile.id).toBe(issuerKey.controller)
    }
    const hidden = {
      ...profile,
      get id(): string {
        return 'did:web:other.example'
      }
    }
    expect(() => createIssuer({ profile: hidden, signer: issuerKey.signer })).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ code: 'OB_JSON_NOT_DATA', path: '/id' })]
      })
    )
  })

  test('signs in the name that it was made with, whatever becomes of its profile', async () => {
    const issuer = createIssuer({ profile, signer: issuerKey.signer })
    Object.assign(issuer.profile, { name: 'Somebody else' })
    expect((await issuer.issue(award)).issuer).toMatchObject({ name: profile.name })
  })

  test('gives badges that share nothing with each other, nor with the award', async () => {
    const issuer = createIssuer({ profile, signer: issuerKey.signer })
    const given = structuredClone(award)
    const badge = await issuer.issue(given)
    Object.assign(badge.issuer, { name: 'Somebody else' })
    Object.assign(badge.credentialSubject.achievement, { name: 'Something else' })
    expect(given).toEqual(award)
    const next = await issuer.issue(given)
    expect(next.issuer).toMatchObject({ name: profile.name })
    expect(next.credentialSubject.achievement.name).toBe(award.achievement.name)
  })

  test('whose options are not known to the compiler has badges of any form', () => {
    const options: IssuerOptions = { profile, signer: issuerKey.signer, securing: 'jwt' }
    expectTypeOf(createIssuer(options)).toEqualTypeOf<
      Issuer<CompactJws | Signed<AchievementCredential> | Signed<AchievementCredentialv1p1>>
    >()
    expectTypeOf(createIssuer({ profile, signer: issuerKey.signer })).toEqualTypeOf<Issuer>()
  })

  test('says at once that the signer is somebody else’s', () => {
    for (const securing of ['embedded', 'jwt'] as const) {
      expect(() =>
        createIssuer({ profile: { ...profile, id: webId }, signer: issuerKey.signer, securing })
      ).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ code: 'OB_KEY_NOT_ISSUERS' })] })
      )
    }
  })
})

describe('an issuer who changes his key', () => {
  test.each([webId, 'did:web:issuer.example.org'])(
    'keeps the badges of the old one, while it is published (%s)',
    async controller => {
      const [first, second] = [
        await generateKeyPair({ controller }),
        await generateKeyPair({ algorithm: 'ES256', controller })
      ]
      const before = createIssuer({ profile, signer: first.signer, now: clock })
      const after = createIssuer({
        profile,
        signer: second.signer,
        securing: 'jwt',
        otherKeys: [first],
        now: clock
      })
      const alone = createIssuer({ profile, signer: second.signer, securing: 'jwt', now: clock })
      const [old, fresh] = [await before.issue(award), await after.issue(award)]

      const answers = async (issuer: Pick<Issuer, 'hostedDocuments'>) => {
        const pages = issuer.hostedDocuments().map(({ url, document }) => [url, document])
        const { fetch } = await serve(Object.fromEntries(pages))
        const { verify } = createVerifier({ now: clock, fetch })
        return [(await verify(old)).verified, (await verify(fresh)).verified]
      }
      expect(await answers(before)).toEqual([true, false])
      expect(await answers(after)).toEqual([true, true])
      expect(await answers(alone)).toEqual([false, true])
    }
  )

  test('publishes only public halves', async () => {
    const [first, second] = [
      await generateKeyPair({ controller: webId }),
      await generateKeyPair({ algorithm: 'RS256', controller: webId })
    ]
    const issuer = createIssuer({ profile, signer: first.signer, otherKeys: [second] })
    const text = JSON.stringify(issuer.hostedDocuments())
    for (const member of ['"d"', '"p"', '"q"', 'secretKey']) expect(text).not.toContain(member)
  })

  test('has nothing to host with a bare key', () => {
    expect(createIssuer({ profile, signer: issuerKey.signer }).hostedDocuments()).toEqual([])
  })
})
