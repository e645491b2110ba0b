import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { readVcJwt } from '../../src/proof/vc-jwt.ts'
import { checkJwtClaims } from '../../src/proof/vc-jwt-claims.ts'
import { issuerKey, unsignedBadge } from '../support/badges.ts'
import { profileValue, told, unfrozen } from '../support/json.ts'
import { encoded, headerOf, payloadOf, unsignedJws } from '../support/jws.ts'
import { inWords } from '../support/problems.ts'

const header = headerOf(issuerKey)
const badge = unsignedBadge()
const v1 = 'https://www.w3.org/2018/credentials/v1'
const v2 = 'https://www.w3.org/ns/credentials/v2'
const read = (payload: unknown, members: object = {}) =>
  readVcJwt(unsignedJws({ ...header, ...members }, payload), defaultLimits)
const sayOf = (payload: unknown, members?: object) => told(read(payload, members))

describe('a VC-JWT of VCDM 2.0', () => {
  test('is its payload without the claims', () => {
    const claims = { iat: 1, aud: 'x', cnf: { kid: 'y' } }
    const { jwt, problems } = read(payloadOf(badge, claims))
    expect(problems).toEqual([])
    expect(jwt?.form).toBe('2.0')
    expect(jwt?.credential).toEqual(JSON.parse(JSON.stringify(badge)))
    expect(jwt?.claims).toEqual({ iss: issuerKey.controller, jti: badge.id, nbf: 1_793_520_000, ...claims })
  })

  test('is frozen through and through, but for the bytes of the signature', () => {
    const { jwt } = read(payloadOf(badge))
    expect(Object.isFrozen(jwt)).toBe(true)
    const { signature: _, ...rest } = jwt ?? {}
    expect(unfrozen({ ...rest }).filter(path => path !== '')).toEqual([])
  })

  test('keeps members that no claim is called', () => {
    const { jwt } = read({ ...payloadOf(badge), nonce: 'n', proof: [{ type: 'X' }] })
    expect(jwt?.credential).toMatchObject({ nonce: 'n', proof: [{ type: 'X' }] })
    expect(jwt?.claims).not.toHaveProperty('nonce')
  })
})

describe('a VC-JWT of VCDM 1.1', () => {
  const { validFrom: issuanceDate, ...members } = badge
  const old = { ...members, '@context': [v1, badge['@context'][1]], issuanceDate }
  const claims = { iss: issuerKey.controller, jti: badge.id, nbf: 1_793_520_000 }

  test('is its claim vc; whatever stands beside is a claim', () => {
    const { jwt, problems } = read({ ...claims, custom: 1, vc: old })
    expect(problems).toEqual([])
    expect(jwt?.form).toBe('1.1')
    expect(jwt?.credential).toEqual(JSON.parse(JSON.stringify(old)))
    expect(jwt?.claims).toEqual({ ...claims, custom: 1 })
  })

  test('may leave to the claims what they say', () => {
    const { id: _, issuer: __, issuanceDate: ___, ...rest } = old
    const vc = { ...rest, credentialSubject: { type: ['AchievementSubject'] } }
    const { jwt } = read({ ...claims, sub: 'did:example:lea', exp: 1_800_000_000.5, vc })
    expect(jwt?.credential).toEqual({
      ...rest,
      id: badge.id,
      issuer: issuerKey.controller,
      credentialSubject: { id: 'did:example:lea', type: ['AchievementSubject'] },
      issuanceDate: '2026-11-01T08:00:00Z',
      expirationDate: '2027-01-15T08:00:00.500Z'
    })
    expect(jwt && checkJwtClaims(jwt).map(({ severity }) => severity)).toEqual(['warning'])
    expect(unfrozen(jwt?.credential)).toEqual([])
  })

  test('gives a profile of the issuer its id', () => {
    const { jwt } = read({ ...claims, vc: { ...old, issuer: { type: ['Profile'], name: 'Campus' } } })
    expect(jwt?.credential.issuer).toEqual({ id: issuerKey.controller, type: ['Profile'], name: 'Campus' })
  })

  test('keeps what it says itself, so that a claim that says something else is found', () => {
    const { jwt } = read({ ...claims, iss: 'did:example:other', vc: old })
    expect(jwt?.credential.issuer).toEqual(JSON.parse(JSON.stringify(old.issuer)))
    expect(jwt && checkJwtClaims(jwt).map(problem => inWords(problem).code)).toEqual([
      'OB_JWT_CLAIM_MISMATCH'
    ])
  })

  test.each([
    ['an array', { iss: ['x'], jti: ['x'], sub: ['x'], nbf: [1], exp: [1] }],
    ['out of range', { nbf: 1e14, exp: -1e14 }],
    ['not there', {}]
  ])('takes nothing from claims that are %s', (_, bad) => {
    const vc = { '@context': [v1], credentialSubject: {} }
    expect(read({ ...bad, vc }).jwt?.credential).toEqual(vc)
  })
})

describe('the form', () => {
  const one = { '@context': [v1, 'x'] }
  const two = { '@context': [v2, 'x'] }
  test.each([
    ['2.0 in the payload', two, []],
    ['1.1 in vc', { vc: one }, []],
    ['1.1 in the payload', one, ['OB_JWT_FORM /@context']],
    ['1.1 in the payload, its context a single text', { '@context': v1 }, ['OB_JWT_FORM /@context']],
    ['2.0 in vc', { vc: two }, ['OB_JWT_FORM /@context']],
    ['both', { ...two, vc: one }, ['OB_JWT_TWO_FORMS /@context']],
    ['both, without contexts', { type: ['VerifiableCredential'], vc: {} }, ['OB_JWT_TWO_FORMS /type']],
    [
      'both, by the subject alone',
      { credentialSubject: {}, vc: one },
      ['OB_JWT_TWO_FORMS /credentialSubject']
    ],
    ['a vc that is text', { vc: JSON.stringify(one) }, ['MALFORMED_VALUE_ERROR /vc']],
    ['a vc that is a list', { vc: [one] }, ['MALFORMED_VALUE_ERROR /vc']],
    ['a vc that is null', { vc: null }, ['MALFORMED_VALUE_ERROR /vc']],
    ['a presentation', { vp: { verifiableCredential: [] } }, ['OB_GENERATION_UNSUPPORTED /vp']],
    ['a presentation beside a credential', { ...two, vp: {} }, ['OB_GENERATION_UNSUPPORTED /vp']]
  ])('%s', (_, payload, problems) => {
    const { jwt, ...reading } = read(payload)
    expect(told(reading)).toEqual(problems)
    expect(jwt === undefined).toBe(problems.length > 0)
  })
})

describe('the type', () => {
  test.each([
    'JWT',
    'jwt',
    'vc+jwt',
    'VC+JWT',
    'vc+ld+jwt',
    'vc+ld+json+jwt',
    'application/vc+jwt',
    'application/JWT',
    undefined
  ])('%s is one of a credential', typ => {
    expect(sayOf(payloadOf(badge), { typ })).toEqual([])
  })

  test.each([
    'vp+jwt',
    'at+jwt',
    'dpop+jwt',
    'vc+sd-jwt',
    'JOSE',
    'jwt ',
    'text/jwt',
    'application/application/jwt'
  ])('%s is none', typ => {
    expect(sayOf(payloadOf(badge), { typ })).toEqual(['OB_JWT_TYPE /header/typ'])
  })
})

describe('a header', () => {
  test('must name a key, by kid or jwk', () => {
    expect(sayOf(payloadOf(badge), { kid: undefined })).toEqual(['OB_JWS_HEADER /header'])
    expect(sayOf(payloadOf(badge), { kid: undefined, jwk: issuerKey.publicKey })).toEqual([])
  })
})

describe('a payload', () => {
  const texts: [string, string, string[]][] = [
    ['that is empty', '', ['OB_JWS_MALFORMED ']],
    ['that is no JSON', '{"name":', ['PARSING_ERROR /name']],
    ['with something after it', '{} {}', ['PARSING_ERROR ']],
    ['that is a list', '[]', ['MALFORMED_VALUE_ERROR ']],
    ['that is a text', '"eyJ"', ['MALFORMED_VALUE_ERROR ']],
    ['with a member twice', '{"iss":"a","iss":"b"}', ['OB_JSON_DUPLICATE_MEMBER /iss']],
    ['with a member twice within vc', '{"vc":{"id":"a","id":"b"}}', ['OB_JSON_DUPLICATE_MEMBER /id']],
    ['with vc twice', '{"vc":{},"vc":{}}', ['OB_JSON_DUPLICATE_MEMBER ']],
    [
      'that reaches a prototype',
      '{"issuer":{"__proto__":{}}}',
      ['OB_JSON_FORBIDDEN_MEMBER /issuer/__proto__']
    ],
    ['with a number beyond all', '{"exp":1e999}', ['OB_JSON_NUMBER_INEXACT /exp']]
  ]
  test.each(texts)('%s is refused', (_, text, problems) => {
    const { jwt, ...reading } = read(text)
    expect(jwt).toBeUndefined()
    expect(told(reading)).toEqual(problems)
  })

  test('that is not UTF-8 is refused', () => {
    expect(told(readVcJwt(`${encoded(header)}._w.AAAA`, defaultLimits))).toEqual(['OB_JWS_MALFORMED '])
  })

  test('is held to the ceilings', () => {
    const text = unsignedJws(header, payloadOf(badge))
    const codes = (limits: object) =>
      readVcJwt(text, { ...defaultLimits, ...limits }).problems.map(problem => inWords(problem).code)
    expect(codes({})).toEqual([])
    expect(codes({ maxBytes: 200 })).toEqual(['OB_LIMIT_BYTES'])
    expect(codes({ maxDepth: 3 })).toEqual(['OB_LIMIT_DEPTH'])
    expect(codes({ maxValues: 10 })).toEqual(['OB_LIMIT_VALUES'])
    expect(codes({ maxObjects: 2 })).toEqual(['OB_LIMIT_OBJECTS'])
  })

  test('with odd characters is read, with a warning at the place in the credential', () => {
    const { jwt, ...reading } = read({ vc: { '@context': [v1], name: 'a\u202eb' } })
    expect(jwt?.credential.name).toBe('a\u202eb')
    expect(told(reading)).toEqual(['OB_JSON_ODD_CHARACTER /name (warning)'])
  })
})

describe('what a refused JWT says can still be shown', () => {
  const plain: unknown = JSON.parse(JSON.stringify(badge))
  test.each([
    ['signed by nobody', payloadOf(badge), { alg: 'none' }, plain],
    ['signed in an unknown way', payloadOf(badge), { alg: 'PS256' }, plain],
    ['of the wrong form', { vc: badge }, {}, plain],
    ['of two forms', { type: ['VerifiableCredential'], vc: badge }, {}, plain],
    [
      'of a presentation',
      { vp: { type: ['VerifiablePresentation'] } },
      {},
      { type: ['VerifiablePresentation'] }
    ]
  ])('%s', (_, payload, members, shown) => {
    const reading = read(payload, members)
    expect(reading.jwt).toBeUndefined()
    expect(reading.payload).toEqual(shown)
  })

  test('unless it cannot be read', () => {
    expect(read('{"name":').payload).toBeUndefined()
    expect(read('[]').payload).toBeUndefined()
    expect(readVcJwt('a.b', defaultLimits).payload).toBeUndefined()
  })

  test('and all that is wrong is told, of header and payload', () => {
    expect(sayOf('{"vc":{"id":1,"id":2}}', { alg: 'none' })).toEqual([
      'OB_JWS_ALGORITHM /header/alg',
      'OB_JSON_DUPLICATE_MEMBER /id'
    ])
  })
})

describe('whatever the payload', () => {
  const isClaim = (name: string) => ['iss', 'sub', 'jti', 'nbf', 'exp', 'iat', 'aud', 'cnf'].includes(name)

  test('credential and claims together are all of it, and nothing else', () => {
    fc.assert(
      fc.property(profileValue.filter(isObject), fc.string(), (value, iss) => {
        const { vc: _, vp: __, ...members }: JsonObject = { ...value, iss }
        const { jwt } = read(members)
        expect({ ...jwt?.credential, ...jwt?.claims }).toEqual(members)
        expect(Object.keys(jwt?.claims ?? {}).every(isClaim)).toBe(true)
        expect(Object.keys(jwt?.credential ?? {}).some(isClaim)).toBe(false)
      }),
      { numRuns: 300, seed: 20261122 }
    )
  })

  test('reading and judging its claims never throws', () => {
    const claim = fc.oneof(profileValue, fc.double(), fc.constantFrom(issuerKey.controller, badge.id))
    const names = fc.constantFrom(
      'iss',
      'sub',
      'jti',
      'nbf',
      'exp',
      'aud',
      'vc',
      'issuer',
      'credentialSubject',
      'id'
    )
    fc.assert(
      fc.property(fc.dictionary(names, claim), payload => {
        const { jwt, problems } = read(payload)
        expect(jwt === undefined).toBe(problems.some(({ severity }) => severity === 'error'))
        if (jwt) expect(checkJwtClaims(jwt)).toBeInstanceOf(Array)
      }),
      { numRuns: 300, seed: 20261122 }
    )
  })
})
