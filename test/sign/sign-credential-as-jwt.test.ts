import fc from 'fast-check'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { buildEndorsement, OpenBadgesError, type Problem } from '../../src/build.ts'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { checkJwtSignature } from '../../src/proof/jws-signature.ts'
import { readVcJwt } from '../../src/proof/vc-jwt.ts'
import { checkJwtClaims } from '../../src/proof/vc-jwt-claims.ts'
import {
  exportKeyPair,
  generateKeyPair,
  type KeyPair,
  type SignCredentialAsJwtOptions,
  type Signer,
  signCredential,
  signCredentialAsJwt
} from '../../src/sign.ts'
import { issuerKey, now, tampered, unsignedBadge } from '../support/badges.ts'
import { frozen } from '../support/frozen.ts'
import { decoded, encoded, headerOf, partsOf, payloadOf } from '../support/jws.ts'
import { quicklySignedBadges, seed } from '../support/signed-badges.ts'

const controller = 'did:web:example.org'
const keyPairs = await Promise.all(
  (['RS256', 'ES256', 'ES384', 'Ed25519'] as const).map(algorithm =>
    generateKeyPair({ algorithm, controller })
  )
)
const cases = keyPairs.map(keyPair => ({ algorithm: keyPair.algorithm, keyPair }))
const [rsaKey, p256Key, , ed25519Key] = keyPairs as [KeyPair, KeyPair, KeyPair, KeyPair]

const stranger = await generateKeyPair({ algorithm: 'ES256', controller })

const issuer = { id: controller, name: 'Campus Exemple' }
const badge = unsignedBadge({ issuer, validUntil: '2027-11-01T08:00:00.750Z' })
const known = { ...badge, credentialSubject: { ...badge.credentialSubject, id: 'did:example:lea' } }
const { validFrom: issuanceDate, validUntil: expirationDate, ...members } = badge
const old = {
  ...members,
  '@context': ['https://www.w3.org/2018/credentials/v1', badge['@context'][1]],
  issuanceDate,
  expirationDate
}

const sign = (
  credential: object = badge,
  options: Partial<SignCredentialAsJwtOptions> = {},
  { signer }: Pick<KeyPair, 'signer'> = p256Key
) => signCredentialAsJwt(credential, { signer, ...options })

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

/** What a reader who has the issuer's key says. */
async function verdictOn(text: string, { publicKey }: KeyPair): Promise<string[]> {
  const { jwt, problems } = readVcJwt(text, defaultLimits)
  if (jwt === undefined) return problems.map(({ code }) => code)
  const wrong = await checkJwtSignature(jwt, publicKeyFromJwk(publicKey))
  return [...problems, ...checkJwtClaims(jwt), ...(wrong ? [wrong] : [])].map(({ code }) => code)
}

describe('signCredentialAsJwt', () => {
  test.each(cases)('writes three header members and the claims: $algorithm', async ({ keyPair }) => {
    const { header, payload } = partsOf(await sign(known, {}, keyPair))
    expect(header).toEqual(headerOf(keyPair))
    expect(Object.keys(header)).toEqual(['alg', 'kid', 'typ'])
    expect(payload).toEqual({
      ...known,
      iss: controller,
      jti: badge.id,
      sub: 'did:example:lea',
      nbf: Date.parse('2026-11-01T08:00:00Z') / 1000,
      exp: Date.parse('2027-11-01T08:00:00Z') / 1000
    })
  })

  test('leaves out what the badge does not say: sub and exp', async () => {
    const { payload } = partsOf(await sign(unsignedBadge({ issuer })))
    expect(payload).not.toHaveProperty('sub')
    expect(payload).not.toHaveProperty('exp')
  })

  test('holds what was judged, to the letter, whatever the badge', async () => {
    const heldBy = async (credential: object, key: KeyPair) =>
      readVcJwt(await sign(credential, {}, key), defaultLimits).jwt?.credential
    await fc.assert(
      fc.asyncProperty(quicklySignedBadges, async signed => {
        const { proof: _, ...unsigned } = JSON.parse(JSON.stringify(await signed))
        expect(await heldBy(unsigned, issuerKey)).toEqual(unsigned)
      }),
      { numRuns: 50, seed }
    )
    for (const credential of [known, old, { ...old, credentialSubject: known.credentialSubject }])
      expect(await heldBy(credential, p256Key)).toEqual(credential)
  })

  test('puts a credential of VCDM 1.1 into the claim vc', async () => {
    const { payload } = partsOf(await sign(old))
    expect(payload).toEqual({
      iss: controller,
      jti: badge.id,
      nbf: Date.parse('2026-11-01T08:00:00Z') / 1000,
      exp: Date.parse('2027-11-01T08:00:00Z') / 1000,
      vc: old
    })
  })

  test.each([
    ['kid', {}, { alg: 'ES256', kid: p256Key.id, typ: 'JWT' }],
    ['jwk', { header: 'jwk' }, { alg: 'ES256', jwk: p256Key.publicKey, typ: 'JWT' }],
    ['the type of W3C', { typ: 'vc+jwt' }, { alg: 'ES256', kid: p256Key.id, typ: 'vc+jwt' }]
  ] as const)('writes %s into the header when asked', async (_, options, expected) => {
    const jws = await sign(badge, options)
    expect(partsOf(jws).header).toEqual(expected)
    expect(await verdictOn(jws, p256Key)).toEqual([])
  })

  test('calls Ed25519 by its newer name when asked', async () => {
    const jws = await sign(badge, { alg: 'Ed25519' }, ed25519Key)
    expect(partsOf(jws).header.alg).toBe('Ed25519')
    expect(await verdictOn(jws, ed25519Key)).toEqual([])
  })

  test('gives the same text for the same input, with keys that can', async () => {
    for (const keyPair of [rsaKey, ed25519Key]) {
      expect(await sign(badge, {}, keyPair)).toBe(await sign(badge, {}, keyPair))
    }
  })

  test('takes a frozen credential and does not change it', async () => {
    const credential = frozen(structuredClone(badge))
    await sign(credential)
    expect(credential).toEqual(badge)
  })

  test('signs an endorsement', async () => {
    const endorsement = buildEndorsement({
      issuer,
      name: 'Well made',
      credentialSubject: { id: badge.credentialSubject.achievement.id, endorsementComment: 'Well made.' }
    })
    expect(await verdictOn(await sign(endorsement), p256Key)).toEqual([])
  })

  test('signs for an issuer on the web, with RSA too', async () => {
    for (const { signer } of [rsaKey, p256Key]) {
      const id = 'https://example.org/issuers/1'
      const own = { ...signer, controller: id, id: `${id}#key-1` }
      const jws = await signCredentialAsJwt(unsignedBadge({ issuer: { id } }), { signer: own })
      expect(partsOf(jws).header.kid).toBe(`${id}#key-1`)
    }
  })

  test('signs for an issuer that is his own key', async () => {
    for (const algorithm of ['ES256', 'Ed25519'] as const) {
      const own = await generateKeyPair({ algorithm })
      const jws = await sign(unsignedBadge({ issuer: { id: own.controller } }), {}, own)
      expect(await verdictOn(jws, own)).toEqual([])
    }
  })
})

describe('any Verifiable Credential', () => {
  const membership = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000002',
    type: ['VerifiableCredential'],
    issuer: controller,
    name: 'Membership',
    credentialSubject: { id: 'did:example:lea' }
  }

  test('is signed when asked for by kind, as a JWT', async () => {
    const jws = await sign(membership, { kind: 'credential' })
    expect(partsOf(jws).payload).toEqual({
      ...membership,
      iss: controller,
      jti: membership.id,
      sub: 'did:example:lea'
    })
    expect(await verdictOn(jws, p256Key)).toEqual([])
  })

  test('may name no id, several subjects, and no date', async () => {
    const { id: _, ...anonymous } = membership
    const credentialSubject = [{ id: 'did:example:a' }, { id: 'did:example:b' }]
    const jws = await sign({ ...anonymous, credentialSubject }, { kind: 'credential' })
    expect(partsOf(jws).payload).toEqual({ ...anonymous, credentialSubject, iss: controller })
    expect(await verdictOn(jws, p256Key)).toEqual([])
  })

  test('is signed when asked for by kind, with an embedded proof', async () => {
    const { signer } = ed25519Key
    const { proof, ...rest } = await signCredential(membership, { signer, kind: 'credential' })
    expect(rest).toEqual(membership)
    expect(proof).toHaveLength(1)
  })

  test('is no badge, so that it is not signed unasked', async () => {
    expect(await codesOf(sign(membership))).not.toEqual([])
    expect(await codesOf(signCredential(membership, { signer: ed25519Key.signer }))).not.toEqual([])
  })

  test('must be one, by the rules of its data model', async () => {
    const nameless = { ...membership, issuer: undefined }
    expect(await codesOf(sign(nameless, { kind: 'credential' }))).toContain('OB_MEMBER_MISSING')
  })
})

/** P11 */
describe('embedded proofs', () => {
  const created = new Date(now)

  test('stay in the payload, and are good there', async () => {
    const embedded = await signCredential(badge, { signer: ed25519Key.signer, created })
    for (const keyPair of [ed25519Key, rsaKey]) {
      const jws = await sign(embedded, {}, keyPair)
      expect(await verdictOn(jws, keyPair)).toEqual([])
      expect(readVcJwt(jws, defaultLimits).jwt?.credential).toEqual(JSON.parse(JSON.stringify(embedded)))
    }
  })

  test('of any badge with any endorsements stay as they are', async () => {
    await fc.assert(
      fc.asyncProperty(quicklySignedBadges, async embedded => {
        const jws = await sign(await embedded, {}, issuerKey)
        expect(await verdictOn(jws, issuerKey)).toEqual([])
        expect(readVcJwt(jws, defaultLimits).jwt?.credential).toEqual(
          JSON.parse(JSON.stringify(await embedded))
        )
      }),
      { numRuns: 50, seed }
    )
  })

  test('that are dead are not wrapped', async () => {
    const embedded = {
      ...(await signCredential(badge, { signer: ed25519Key.signer, created })),
      name: 'Edited'
    }
    expect(await problemsOf(sign(embedded, {}, ed25519Key))).toMatchObject([
      { code: 'PROOF_VERIFICATION_ERROR', path: '/proof/0', hint: expect.stringContaining('take the proofs') }
    ])
  })
})

describe('agrees with jose', () => {
  test.each(cases)(
    'which verifies what was signed here, and refuses its tampered twin: $algorithm',
    async ({ keyPair }) => {
      const key = await importJWK({ ...keyPair.publicKey }, keyPair.algorithm)
      const options = { issuer: controller, typ: 'JWT', currentDate: new Date(now) }
      for (const credential of [badge, old]) {
        const jws = await sign(credential, {}, keyPair)
        const { payload } = await jwtVerify(jws, key, options)
        expect(payload.jti).toBe(badge.id)
        const [header, body, signature] = jws.split('.')
        const other = `${header}.${encoded({ ...decoded(body), name: 'Another' })}.${signature}`
        await expect(jwtVerify(other, key, options)).rejects.toThrow('signature verification failed')
        expect(await verdictOn(other, keyPair)).toContain('PROOF_VERIFICATION_ERROR')
        const late = { ...options, currentDate: new Date('2027-11-02') }
        await expect(jwtVerify(jws, key, late)).rejects.toThrow('"exp" claim')
      }
    }
  )

  test.each(cases)(
    'whose JWT are read here, and their tampered twins are not good: $algorithm',
    async ({ keyPair }) => {
      const secret = await importJWK(
        await exportKeyPair(keyPair, { format: 'jwk', secret: true }),
        keyPair.algorithm
      )
      const made = (payload: object) =>
        new SignJWT({ ...payload })
          .setProtectedHeader({ alg: keyPair.algorithm, kid: keyPair.id, typ: 'vc+jwt' })
          .sign(secret)
      const payload = payloadOf(unsignedBadge({ issuer }))
      const jws = await made(payload)
      expect(await verdictOn(jws, keyPair)).toEqual([])
      expect(await verdictOn(await made({ ...payload, iss: 'did:web:other.example' }), keyPair)).toEqual([
        'OB_JWT_CLAIM_MISMATCH'
      ])
      const [header, , signature] = jws.split('.')
      expect(
        await verdictOn(`${header}.${encoded({ ...payload, name: 'Another' })}.${signature}`, keyPair)
      ).toEqual(['PROOF_VERIFICATION_ERROR'])
    }
  )
})

describe('nothing is signed as a JWT', () => {
  test('that does not conform; all problems are named', async () => {
    const bad = tampered(badge, copy => {
      copy.credentialSubject.achievement.tags = ['budget']
      delete copy.credentialSubject.achievement.description
    })
    expect((await problemsOf(sign(bad))).map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
      'OB_MEMBER_MISSING /credentialSubject/achievement/description',
      'OB_TERM_UNDEFINED /credentialSubject/achievement/tags'
    ])
  })

  test.each(['iss', 'sub', 'jti', 'nbf', 'exp', 'iat', 'aud', 'cnf', 'vc', 'vp'])(
    'with a member called like the claim %s',
    async name => {
      const problems = await problemsOf(sign({ ...badge, [name]: 'x' }))
      expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([`OB_JWT_CLAIM_RESERVED /${name}`])
      expect(await codesOf(sign({ ...old, [name]: 'x' }))).toEqual(['OB_JWT_CLAIM_RESERVED'])
    }
  )

  test('in the name of another issuer', async () => {
    expect(await problemsOf(sign(unsignedBadge({ issuer: { id: 'did:web:other.example' } })))).toMatchObject([
      { code: 'OB_KEY_NOT_ISSUERS', path: '/issuer/id' }
    ])
  })

  test('that a reader would take for something else', async () => {
    const credential = unsignedBadge({ issuer, type: ['VerifiablePresentation'] })
    expect(await codesOf(sign(credential))).toEqual(['OB_GENERATION_UNSUPPORTED'])
  })

  test('that only fits the ceilings without its claims', async () => {
    const count = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Object.values(value).reduce((sum: number, inner) => sum + count(inner), 0)
        : 1
    expect(await codesOf(sign(badge, { limits: { maxValues: count(badge) } }))).toEqual(['OB_LIMIT_VALUES'])
    expect(await codesOf(sign(badge, { limits: { maxValues: count(badge) + 4 } }))).toEqual([])
  })

  const faulty: [string, Partial<Signer>, string][] = [
    ['with another key', { sign: message => stranger.signer.sign(message) }, 'OB_KEY_MISMATCH'],
    ['something else', { sign: message => p256Key.signer.sign(message.slice(1)) }, 'OB_KEY_MISMATCH'],
    [
      'with a signature cut short',
      { sign: async m => (await p256Key.signer.sign(m)).slice(1) },
      'OB_KEY_MISMATCH'
    ],
    ['with no signature', { sign: async () => new Uint8Array() }, 'PROOF_GENERATION_ERROR'],
    ['with a text', { sign: async () => 'AAAA' as never }, 'PROOF_GENERATION_ERROR'],
    ['as another kind of key', { algorithm: 'ES384' }, 'OB_KEY_MISMATCH'],
    [
      'and publishes a secret',
      { publicKey: { ...p256Key.publicKey, d: 'AAAA' } as never },
      'OB_KEY_SECRET_PUBLISHED'
    ],
    [
      'under a key that its did:key does not have',
      { controller: ed25519OwnId(), id: `${ed25519OwnId()}#0` },
      'OB_KEY_NOT_FOUND'
    ]
  ]
  test.each(faulty)('by a signer that signs %s', async (_, fault, code) => {
    const signer = { ...p256Key.signer, ...fault }
    const credential = unsignedBadge({ issuer: { id: signer.controller } })
    for (const header of ['kid', 'jwk'] as const) {
      expect(await codesOf(signCredentialAsJwt(credential, { signer, header }))).toEqual([code])
    }
  })

  test('by a signer that fails, and its error is told', async () => {
    const signer: Signer = { ...p256Key.signer, sign: () => Promise.reject(new Error('the HSM is asleep')) }
    expect(await problemsOf(signCredentialAsJwt(badge, { signer }))).toMatchObject([
      { code: 'PROOF_GENERATION_ERROR', cause: { message: 'the HSM is asleep' } }
    ])
  })

  test('when the options are wrong', async () => {
    for (const wrong of [
      { signer: undefined },
      { signer: p256Key },
      { header: 'x5c' },
      { typ: 'jwt' },
      { alg: 'EdDSA' },
      { alg: 'none' },
      { kind: 'badge' },
      { created: new Date() },
      { limits: { maxDepth: 0 } }
    ]) {
      await expect(sign(badge, wrong as never), JSON.stringify(wrong)).rejects.toThrow(TypeError)
    }
  })

  test('and no header, payload or error tells a secret', async () => {
    const { d } = await exportKeyPair(p256Key, { format: 'jwk', secret: true })
    const jws = await sign(badge, { header: 'jwk' })
    const errors = await problemsOf(sign({ ...badge, iss: 'x' }))
    expect(JSON.stringify([partsOf(jws), errors])).not.toContain(d)
    expect(partsOf(jws).header.jwk).not.toHaveProperty('d')
  })
})

describe('signCredential', () => {
  test.each(cases.filter(({ algorithm }) => algorithm !== 'Ed25519'))(
    'refuses a key for $algorithm, and says what signs with it',
    async ({ keyPair: { signer } }) => {
      expect(await problemsOf(signCredential(badge, { signer }))).toMatchObject([
        { code: 'OB_KEY_MISMATCH', hint: expect.stringContaining('signCredentialAsJwt') }
      ])
    }
  )
})

function ed25519OwnId(): string {
  return 'did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw'
}
