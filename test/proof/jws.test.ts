import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { parseCompactJws } from '../../src/proof/jws.ts'
import { issuerKey } from '../support/badges.ts'
import { effort } from '../support/effort.ts'
import { told } from '../support/json.ts'
import { encoded, headerOf, jwsOf, unsignedJws } from '../support/jws.ts'
import { p256Jwk, publicOf } from '../support/keys.ts'
import { inWords } from '../support/problems.ts'

const parse = (text: string, limits = defaultLimits) => parseCompactJws(text, limits)
const header = headerOf(issuerKey)
const sound = await jwsOf({ name: 'Budget' }, issuerKey)
const [soundHeader = '', soundPayload = '', soundSignature = ''] = sound.split('.')

describe('a sound JWS', () => {
  test('is read into its parts, which stay as they were', () => {
    const { jws, payload, problems } = parse(sound)
    expect(problems).toEqual([])
    expect(jws?.header).toEqual({ alg: 'EdDSA', kid: issuerKey.id, typ: 'JWT' })
    expect(jws?.text).toBe(sound)
    expect(jws?.signingInput).toBe(`${soundHeader}.${soundPayload}`)
    expect(jws?.signature).toHaveLength(64)
    expect(new TextDecoder().decode(payload)).toBe('{"name":"Budget"}')
    expect(Object.isFrozen(jws)).toBe(true)
    expect(Object.isFrozen(jws?.header)).toBe(true)
  })

  test.each(['RS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'])('may name the algorithm %s', alg => {
    expect(parse(unsignedJws({ ...header, alg })).jws?.header.alg).toBe(alg)
  })

  test('may have white space in the JSON of its header', () => {
    expect(told(parse(`${encoded(' {"alg" :\n"ES256"}\t')}.e30.AAAA`))).toEqual([])
  })

  test('may have no payload: what it must be is not asked here', () => {
    const { jws, payload } = parse(unsignedJws(header, ''))
    expect(jws).toBeDefined()
    expect(payload).toHaveLength(0)
  })

  test.each(['vc', 'VC+LD+JSON', 'application/vc'])('may say that it holds a credential: cty %s', cty => {
    expect(told(parse(unsignedJws({ ...header, cty })))).toEqual([])
  })
})

/** P1 */
describe('an algorithm that proves nothing is refused', () => {
  const nobody = ['none', 'None', 'NONE', 'nOnE', 'none ', ' none', '', 'none\u0000']
  test.each(nobody)('%j, with and without a signature', alg => {
    for (const signature of ['', soundSignature]) {
      const { jws, problems } = parse(unsignedJws({ ...header, alg }, {}, signature))
      expect(jws).toBeUndefined()
      expect(problems.map(({ code, path }) => `${code} ${path}`)).toContain('OB_JWS_ALGORITHM /header/alg')
    }
  })

  test.each([
    'HS256',
    'HS384',
    'HS512',
    'hs256',
    'eddsa',
    'es256',
    'RS256 ',
    'RS1',
    'toString',
    'dir',
    undefined,
    null,
    1,
    true,
    ['ES256'],
    { alg: 'ES256' }
  ])('%j', alg => {
    expect(told(parse(unsignedJws({ ...header, alg })))).toEqual(['OB_JWS_ALGORITHM /header/alg'])
  })

  test.each(['PS256', 'RS384', 'RS512', 'PS512', 'ES512', 'ES256K', 'Ed448', 'ML-DSA-65'])(
    '%s is sound, and only not checked here',
    alg => {
      expect(told(parse(unsignedJws({ ...header, alg })))).toEqual(['OB_SECURING_UNSUPPORTED /header/alg'])
    }
  )
})

/** P4 */
describe('base64url is read to the letter', () => {
  const parts = [soundHeader, soundPayload, soundSignature]
  const twist: [string, (part: string) => string][] = [
    ['padding', part => `${part}${'='.repeat((4 - (part.length % 4)) % 4 || 4)}`],
    ['a line break at the end', part => `${part}\n`],
    ['a line break within', part => `${part.slice(0, 8)}\r\n${part.slice(8)}`],
    ['a blank before', part => ` ${part}`],
    ['a tab within', part => `${part.slice(0, 4)}\t${part.slice(4)}`],
    ['a character of plain base64', part => `${part.slice(0, 4)}+/${part.slice(6)}`],
    ['a percent escape', part => `${part.slice(0, 4)}%41${part.slice(5)}`],
    ['a character beyond ASCII', part => `${part.slice(0, 4)}\u0410${part.slice(5)}`],
    ['NUL', part => `${part}\u0000`],
    ['one character more than a byte has', part => `${part.slice(0, part.length - (part.length % 4))}A`]
  ]
  const positions = ['header', 'payload', 'signature'].map((name, index) => ({ name, index }))

  test.each(positions)('in the $name', ({ index }) => {
    for (const [what, change] of twist) {
      const changed = parts.map((part, at) => (at === index ? change(part) : part)).join('.')
      expect(told(parse(changed)), what).toEqual(['OB_JWS_MALFORMED undefined'])
    }
    expect(told(parse(parts.join('.')))).toEqual([])
  })

  test('stray bits in the last character of a part', () => {
    // 64 bytes leave four bits over, which must be zero.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet.indexOf(soundSignature.at(-1) ?? '')
    expect(last % 16).toBe(0)
    for (let bits = 1; bits < 16; bits++) {
      const twin = `${sound.slice(0, -1)}${alphabet[last + bits]}`
      expect(told(parse(twin))).toEqual(['OB_JWS_MALFORMED undefined'])
    }
  })

  test.each([
    ['nothing', ''],
    ['one part', soundHeader],
    ['two parts', `${soundHeader}.${soundPayload}`],
    ['four parts', `${sound}.AAAA`],
    ['four parts, the last empty', `${sound}.`],
    ['six parts', `${sound}.A.A.A`],
    ['a thousand parts', `${sound}${'.A'.repeat(1000)}`],
    ['no header', `.${soundPayload}.${soundSignature}`],
    ['no signature', `${soundHeader}.${soundPayload}.`],
    ['only dots', '..']
  ])('%s', (_, text) => {
    const { jws, problems } = parse(text)
    expect(jws).toBeUndefined()
    expect(new Set(problems.map(problem => inWords(problem).code))).toEqual(new Set(['OB_JWS_MALFORMED']))
  })
})

/** P6 */
describe('what is no plain compact JWS has its own code', () => {
  test.each([
    ['a JWE', `${sound}.AAAA.AAAA`, 'OB_SECURING_UNSUPPORTED undefined'],
    ['an SD-JWT', `${sound}~WyJzYWx0IiwibmFtZSIsIkxlYSJd~`, 'OB_SECURING_UNSUPPORTED undefined'],
    ['an SD-JWT without disclosures', `${sound}~`, 'OB_SECURING_UNSUPPORTED undefined'],
    [
      'the JSON serialization',
      JSON.stringify({ protected: soundHeader, payload: soundPayload, signature: soundSignature }),
      'OB_SECURING_UNSUPPORTED undefined'
    ],
    ['crit', unsignedJws({ ...header, crit: ['exp'] }), 'OB_JWS_EXTENSION /header/crit'],
    ['an empty crit', unsignedJws({ ...header, crit: [] }), 'OB_JWS_EXTENSION /header/crit'],
    ['b64 of false', unsignedJws({ ...header, b64: false }), 'OB_JWS_EXTENSION /header/b64'],
    ['b64 of true', unsignedJws({ ...header, b64: true }), 'OB_JWS_EXTENSION /header/b64'],
    ['zip', unsignedJws({ ...header, zip: 'DEF' }), 'OB_JWS_EXTENSION /header/zip']
  ])('%s', (_, text, code) => {
    expect(told(parse(text))).toEqual([code])
  })

  test('an unencoded payload is told with all that is wrong with it', () => {
    const text = unsignedJws({ ...header, b64: false, crit: ['b64'] })
    expect(told(parse(text))).toEqual(['OB_JWS_EXTENSION /header/b64', 'OB_JWS_EXTENSION /header/crit'])
  })
})

describe('a header', () => {
  const headers: [string, unknown, string[]][] = [
    ['that is no JSON', '{"alg":', ['PARSING_ERROR /header/alg']],
    ['that names a member twice', '{"alg":"none","alg":"ES256"}', ['OB_JSON_DUPLICATE_MEMBER /header/alg']],
    [
      'that reaches a prototype',
      '{"alg":"ES256","__proto__":{}}',
      ['OB_JSON_FORBIDDEN_MEMBER /header/__proto__']
    ],
    ['that is a list', [header], ['OB_JWS_HEADER /header']],
    ['that is a text', '"ES256"', ['OB_JWS_HEADER /header']],
    ['that is null', 'null', ['OB_JWS_HEADER /header']],
    ['with a kid that is a list', { ...header, kid: [issuerKey.id] }, ['OB_JWS_HEADER /header/kid']],
    ['with a blank kid', { ...header, kid: ' ' }, ['OB_JWS_HEADER /header/kid']],
    ['with a typ that is a number', { ...header, typ: 1 }, ['OB_JWS_HEADER /header/typ']],
    ['with a cty that is null', { ...header, cty: null }, ['OB_JWS_HEADER /header/cty']],
    ['with a jwk that is a text', { ...header, jwk: 'z6Mk' }, ['OB_JWS_HEADER /header/jwk']],
    ['with a jwk that is a list', { ...header, jwk: [publicOf(p256Jwk)] }, ['OB_JWS_HEADER /header/jwk']],
    ['that publishes a secret', { ...header, jwk: p256Jwk }, ['OB_KEY_SECRET_PUBLISHED /header/jwk/d']],
    [
      'that publishes a shared secret',
      { ...header, jwk: { kty: 'oct', k: 'AA' } },
      ['OB_KEY_SECRET_PUBLISHED /header/jwk/k']
    ]
  ]
  test.each(headers)('%s is refused', (_, written, problems) => {
    const { jws, problems: found } = parse(unsignedJws(written))
    expect(jws).toBeUndefined()
    expect(told({ problems: found })).toEqual(problems)
  })

  test('that is not UTF-8 is refused', () => {
    expect(told(parse('__79.e30.AAAA'))).toEqual(['OB_JWS_MALFORMED /header'])
  })

  test.each(['x5u', 'jku', 'x5c', 'x5t', 'iss', 'nonce'])(
    'with %s is read, and says that it is ignored',
    name => {
      const { jws, problems } = parse(unsignedJws({ ...header, [name]: 'https://attacker.example/' }))
      expect(told({ problems })).toEqual([`OB_JWS_HEADER_IGNORED /header/${name} (warning)`])
      expect(jws?.header).toEqual(header)
    }
  )

  test('with a thousand members gives one warning', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`m${index}`, 0]))
    expect(told(parse(unsignedJws({ ...header, ...many })))).toEqual([
      'OB_JWS_HEADER_IGNORED /header (warning)'
    ])
  })

  test('holds its jwk without judging it', () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: 'no', y: 'no' }
    expect(parse(unsignedJws({ ...header, jwk })).jws?.header.jwk).toEqual(jwk)
  })
})

describe('ceilings', () => {
  test('hold before anything is decoded', async () => {
    // In one piece: joining what was repeated would cost more than reading it.
    const text = Buffer.from(`${soundHeader}.${'A'.repeat(30_000_000)}.AAAA`).toString('latin1')
    const cost = await effort(() => expect(told(parse(text))).toEqual(['OB_LIMIT_BYTES undefined']))
    expect(cost).toBeLessThan(15)
  })

  test('hold for the number of parts', async () => {
    const text = '.'.repeat(2_000_000)
    const cost = await effort(() => expect(told(parse(text))).toEqual(['OB_JWS_MALFORMED undefined']))
    expect(cost).toBeLessThan(10)
  })

  test.each([
    ['a long header', unsignedJws({ ...header, kid: 'x'.repeat(20_000) })],
    ['a long signature', unsignedJws(header, {}, 'AAAA'.repeat(1000))]
  ])('%s is refused', (_, text) => {
    expect(told(parse(text))).toEqual(['OB_JWS_MALFORMED undefined'])
  })

  test('hold for the depth of a header too', () => {
    const deep = `{"alg":"ES256","jwk":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`
    expect(parse(unsignedJws(deep)).problems.map(problem => inWords(problem).code)).toEqual([
      'OB_LIMIT_DEPTH'
    ])
  })
})

test('any text is answered, and what is accepted has one spelling', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(soundHeader, soundPayload, soundSignature)
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), parts => {
      const text = parts.join('.')
      const { jws, problems } = parse(text)
      expect(jws === undefined).toBe(problems.some(({ severity }) => severity === 'error'))
      if (jws) expect(`${jws.signingInput}.${encodedBytes(jws.signature)}`).toBe(text)
    }),
    { numRuns: 500, seed: 20261122 }
  )
})

function encodedBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
