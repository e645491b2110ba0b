import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { readVcJwt } from '../../src/proof/vc-jwt.ts'
import { checkJwtClaims, jwtPeriod } from '../../src/proof/vc-jwt-claims.ts'
import { issuerKey, unsignedBadge } from '../support/badges.ts'
import { told } from '../support/json.ts'
import { headerOf, payloadOf, unsignedJws } from '../support/jws.ts'

const credential = {
  ...unsignedBadge({ validUntil: '2027-11-01T08:00:00Z' }),
  credentialSubject: { ...unsignedBadge().credentialSubject, id: 'did:example:lea' }
}

/** What reading `members` over an honest payload says, and then what its claims say. */
function claimsOf(members: object, badge: object = credential) {
  const { jwt, problems } = readVcJwt(
    unsignedJws(headerOf(issuerKey), payloadOf(badge, members)),
    defaultLimits
  )
  return { jwt, problems: told({ problems: [...problems, ...(jwt ? checkJwtClaims(jwt) : [])] }) }
}
const say = (members: object, badge?: object) => claimsOf(members, badge).problems

describe('claims that say what the credential says', () => {
  test('give no problems', () => {
    expect(say({})).toEqual([])
  })

  test.each([
    ['of an issuer that is an id alone', {}, { ...credential, issuer: issuerKey.controller }],
    ['without sub, where the subject has no id', { sub: undefined }, unsignedBadge()],
    ['without exp, where the badge does not end', {}, unsignedBadge()],
    ['with an exp of its own, where the badge does not end', { exp: 2_000_000_000 }, unsignedBadge()],
    ['with iat and cnf', { iat: 'whenever', cnf: { kid: 'x' } }, credential],
    [
      'whose date has parts of a second',
      { nbf: 1_793_520_000 },
      { ...credential, validFrom: '2026-11-01T08:00:00.999Z' }
    ],
    [
      'whose date is in another zone',
      { nbf: 1_793_520_000 },
      { ...credential, validFrom: '2026-11-01T10:00:00+02:00' }
    ],
    ['whose date lies before 1970', { nbf: -86_400 }, { ...credential, validFrom: '1969-12-31T00:00:00Z' }],
    ['whose date is 1970', { nbf: 0 }, { ...credential, validFrom: '1970-01-01T00:00:00Z' }]
  ])('%s', (_, members, badge) => {
    expect(say(members, badge)).toEqual([])
  })

  test('of several subjects one may be named, or none', () => {
    const two = { ...credential, credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] }
    expect(say({ sub: undefined }, two)).toEqual([])
    expect(say({ sub: 'did:example:b' }, two)).toEqual([])
    expect(say({ sub: 'did:example:c' }, two)).toEqual(['OB_JWT_CLAIM_MISMATCH /sub'])
  })
})

/** P12 */
describe('each claim in each wrong shape', () => {
  const identifiers = ['iss', 'sub', 'jti'] as const
  const dates = ['nbf', 'exp'] as const
  const inexact = (name: string) => `OB_JSON_NUMBER_INEXACT /${name}`
  const malformed = (name: string) => `OB_JWT_CLAIM_MALFORMED /${name}`
  const mismatch = (name: string) => `OB_JWT_CLAIM_MISMATCH /${name}`
  const missing = (name: string) => `OB_JWT_CLAIM_MISSING /${name} (warning)`

  const ofIdentifier: [string, unknown, (name: string) => string][] = [
    ['missing', undefined, missing],
    ['another', 'did:example:other', mismatch],
    ['in an array', [issuerKey.controller], malformed],
    ['a number', 1.5, malformed],
    ['1e308', 1e308, inexact],
    ['null', null, malformed],
    ['an object', { id: issuerKey.controller }, malformed],
    ['empty', '', mismatch]
  ]
  for (const name of identifiers) {
    test.each(ofIdentifier)(`${name}: %s`, (_, value, problem) => {
      expect(say({ [name]: value })).toEqual([problem(name)])
    })
  }

  const ofDate: [string, (second: number) => unknown, (name: string) => string][] = [
    ['missing', () => undefined, missing],
    ['a second later', second => second + 1, mismatch],
    ['a second earlier', second => second - 1, mismatch],
    ['in an array', second => [second], malformed],
    ['a text', second => String(second), malformed],
    ['a date', () => '2026-11-01T08:00:00Z', malformed],
    ['in milliseconds', second => second * 1000, malformed],
    ['1e308', () => 1e308, inexact],
    ['a fraction of another second', second => second + 1.5, mismatch],
    ['a fraction of the same second', second => second + 0.5, name => `${malformed(name)} (warning)`],
    ['negative', second => -second, mismatch],
    ['before the year 1', () => -1e14, malformed],
    ['null', () => null, malformed],
    ['true', () => true, malformed]
  ]
  const seconds = {
    nbf: Date.parse('2026-11-01T08:00:00Z') / 1000,
    exp: Date.parse('2027-11-01T08:00:00Z') / 1000
  }
  for (const name of dates) {
    test.each(ofDate)(`${name}: %s`, (_, value, problem) => {
      expect(say({ [name]: value(seconds[name]) })).toEqual([problem(name)])
    })
  }

  test('other letters make another identifier', () => {
    for (const [name, other] of [
      ['iss', issuerKey.controller.toUpperCase()],
      ['iss', `${issuerKey.controller}/`],
      ['sub', 'did:example:Lea'],
      ['jti', `${credential.id} `]
    ] as const) {
      expect(say({ [name]: other })).toEqual([mismatch(name)])
    }
  })

  test('an identifier that the credential does not have is not taken for it', () => {
    expect(say({ sub: 'did:example:lea' }, unsignedBadge())).toEqual([mismatch('sub')])
    expect(say({ jti: credential.id }, { ...credential, id: undefined })).toEqual([mismatch('jti')])
  })

  test('an audience that nobody asked for is told', () => {
    expect(say({ aud: ['https://other.example'] })).toEqual(['OB_PROOF_UNASKED_MEMBER /aud (warning)'])
  })

  test('a date of the credential that cannot be read is left to conformance', () => {
    expect(say({ nbf: seconds.nbf }, { ...credential, validFrom: 'yesterday' })).toEqual([])
  })
})

describe('the period of a JWT', () => {
  const period = (members: object) => {
    const { jwt } = claimsOf(members)
    return jwt && jwtPeriod(jwt)
  }

  test('is that of nbf and exp, in milliseconds', () => {
    expect(period({ nbf: 10, exp: 20.5 })).toEqual({ notBefore: 10_000, expires: 20_500 })
    expect(period({ nbf: 0, exp: -1 })).toEqual({ notBefore: 0, expires: -1000 })
  })

  test.each([undefined, '20', [20], null, true, 1e14])('is open where a claim is %j', claim => {
    expect(period({ nbf: claim, exp: claim })).toEqual({})
  })
})
