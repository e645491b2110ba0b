import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/base/json.ts'
import {
  exportKeyPair,
  generateKeyPair,
  hostedDocuments,
  importKeyPair,
  type KeyPair
} from '../../src/sign.ts'
import { createVerifier, type VerifierOptions } from '../../src/verify.ts'
import { clock, errorsOf, issuerKey, outcomeOf, strangerKey, unsignedBadge } from '../support/badges.ts'
import { signAnything } from '../support/sign-anything.ts'
import { Answer, type Page, serve } from '../support/web.ts'

const did = 'did:web:university.example'
const didUrl = 'https://university.example/.well-known/did.json'
const web = 'https://university.example/issuers/1'
const keySet = 'https://university.example/.well-known/jwks.json'

function method(
  id: string,
  controller: string,
  { publicKeyMultibase = '' }: KeyPair = issuerKey,
  more: JsonObject = {}
) {
  return { id, type: 'Multikey', controller, publicKeyMultibase, ...more }
}

function documentOf(id: string, methodId: string, keyPair: KeyPair = issuerKey, more: JsonObject = {}) {
  return { id, assertionMethod: [method(methodId, id, keyPair, more)] }
}

const jwk = (kid: string, { publicKey }: KeyPair = issuerKey, more: JsonObject = {}) => ({
  ...publicKey,
  kid,
  ...more
})

/** Verifies a badge by `issuerId`, signed by `keyPair` under the name `methodId`, in a web of `pages`. */
async function verifyIn(
  pages: Readonly<Record<string, Page>>,
  issuerId: string,
  methodId: string,
  { keyPair = issuerKey, ...options }: VerifierOptions & { keyPair?: KeyPair } = {}
) {
  const unsigned = unsignedBadge({ issuer: { id: issuerId, name: 'University' } })
  const badge = await signAnything(unsigned, keyPair, { verificationMethod: methodId })
  const { fetch, asked } = await serve(pages)
  const report = await createVerifier({ now: clock, fetch, ...options }).verify(badge)
  expect(report.fetched.map(({ url }) => url)).toEqual(asked)
  return { report, asked, codes: errorsOf(report), foundBy: report.issuer?.key?.foundBy }
}

describe('a key is the issuer’s if', () => {
  test('the document of his did:web lists it', async () => {
    const { report, asked } = await verifyIn({ [didUrl]: documentOf(did, `${did}#k`) }, did, `${did}#k`)
    expect(report.verified).toBe(true)
    expect(report.issuer?.key).toEqual({ id: `${did}#k`, foundBy: 'did:web', documents: [didUrl] })
    expect(asked).toEqual([didUrl])
    expect(report.fetched).toEqual([
      {
        url: didUrl,
        time: expect.stringMatching(/^2026-11-22T12:00:0\d(?:\.\d+)?Z$/),
        status: 200,
        sha256: expect.stringMatching(/^[\da-f]{64}$/)
      }
    ])
  })

  test('the document at his https id lists it', async () => {
    const { report, asked } = await verifyIn({ [web]: documentOf(web, `${web}#k`) }, web, `${web}#k`)
    expect(report.verified).toBe(true)
    expect(report.issuer?.key).toEqual({ id: `${web}#k`, foundBy: 'https', documents: [web] })
    expect(asked).toEqual([web])
  })

  test('his profile, which has keys, lists it', async () => {
    const profile = { '@context': [], type: ['Profile'], name: 'University', ...documentOf(web, `${web}#k`) }
    const { foundBy } = await verifyIn({ [web]: profile }, web, `${web}#k`)
    expect(foundBy).toBe('https')
  })

  test.each([
    ['his document', { [web]: { id: web, type: ['Profile'], name: 'University' } }],
    ['nothing at his id', {}],
    ['a web page at his id', { [web]: new Answer('<html>', { headers: { 'content-type': 'text/html' } }) }]
  ])('the key set of his host holds it by its full name, beside %s', async (_, pages) => {
    const { report, foundBy } = await verifyIn(
      { ...pages, [keySet]: { keys: [jwk('other', strangerKey), jwk(`${web}#k`)] } },
      web,
      `${web}#k`
    )
    expect([foundBy, report.verified]).toEqual(['jwks', true])
    expect(report.issuer?.key?.documents).toEqual([keySet])
  })

  test('the key set of his host holds it by its short name', async () => {
    const pages = { [keySet]: { keys: [jwk('other', strangerKey), jwk('k')] } }
    expect((await verifyIn(pages, web, `${web}#k`)).foundBy).toBe('jwks')
  })

  test('the document at the address of the key names him as its controller', async () => {
    const methodId = 'https://university.example/keys/1'
    const { report, foundBy } = await verifyIn(
      { [methodId]: method(methodId, web, issuerKey) },
      web,
      methodId
    )
    expect([foundBy, report.verified]).toEqual(['key-document', true])
    expect(outcomeOf(report, 'issuer')).toEqual(['passed'])
  })

  test('the document at the address of the key lists it for him', async () => {
    const keys = 'https://university.example/keys'
    const listed = { id: keys, assertionMethod: [method(`${keys}#1`, web, issuerKey)] }
    expect((await verifyIn({ [keys]: listed }, web, `${keys}#1`)).foundBy).toBe('key-document')
  })

  test('a bare key at its address names him', async () => {
    const methodId = 'https://university.example/keys/1'
    const pages = { [methodId]: jwk(methodId, issuerKey, { controller: web }) }
    expect((await verifyIn(pages, web, methodId)).foundBy).toBe('key-document')
    const strict = await verifyIn(pages, web, methodId, { keyBinding: 'strict' })
    expect([strict.report.verified, strict.codes.includes('OB_KEY_BOUND_BY_ORIGIN')]).toEqual([false, true])
  })

  const contexts: readonly (readonly [string, JsonValue])[] = [
    ['for JsonWebKey', ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1']],
    ['that nobody knows', 'https://nobody.example/terms/v9'],
    [
      'in place, with other meanings',
      [{ assertionMethod: 'https://nobody.example/x', id: null, '@vocab': 'urn:' }]
    ],
    ['that is none', 7]
  ]

  test.each(contexts)('he publishes it under a context %s, for none is read', async (_, context) => {
    const methodId = 'https://university.example/keys/1'
    const byJwk = { id: `${did}#k`, type: 'JsonWebKey', controller: did, publicKeyJwk: issuerKey.publicKey }
    const placesOfKey: readonly (readonly [string, JsonObject, string, string])[] = [
      [didUrl, documentOf(did, `${did}#k`), did, `${did}#k`],
      [didUrl, { id: did, assertionMethod: [byJwk] }, did, `${did}#k`],
      [web, documentOf(web, `${web}#k`), web, `${web}#k`],
      [keySet, { keys: [jwk(`${web}#k`)] }, web, `${web}#k`],
      [methodId, method(methodId, web), web, methodId]
    ]
    for (const [url, document, issuerId, keyId] of placesOfKey) {
      const published = { '@context': context, ...document }
      const { report, asked } = await verifyIn({ [url]: published }, issuerId, keyId)
      expect([report.verified, report.problems]).toEqual([true, []])
      expect(report.issuer?.key?.documents.at(-1)).toBe(url)
      expect(asked.filter(address => !address.startsWith('https://university.example/'))).toEqual([])
    }
    const controllers = { [did]: { '@context': context, ...documentOf(did, `${did}#k`) } }
    const given = await verifyIn({}, did, `${did}#k`, { controllers })
    expect([given.report.verified, given.asked]).toEqual([true, []])
  })

  test('but not by what only a context makes a list of keys', async () => {
    const { assertionMethod, ...document } = documentOf(did, `${did}#k`)
    const context = { keys: { '@id': 'https://w3id.org/security#assertionMethod', '@type': '@id' } }
    const published = { '@context': context, ...document, keys: assertionMethod }
    const { report, codes } = await verifyIn({ [didUrl]: published }, did, `${did}#k`)
    expect([report.verified, codes]).toEqual([false, ['OB_KEY_NOT_FOUND']])
  })

  test.each(['did:web', 'https', 'jwks'])(
    'the binding must be strict, and it is bound by %s',
    async expected => {
      const issuerId = expected === 'did:web' ? did : web
      const pages = {
        ...(expected === 'did:web' && { [didUrl]: documentOf(did, `${did}#k`) }),
        ...(expected === 'https' && { [web]: documentOf(web, `${web}#k`) }),
        ...(expected === 'jwks' && { [keySet]: { keys: [jwk(`${web}#k`)] } })
      }
      const { report, foundBy } = await verifyIn(pages, issuerId, `${issuerId}#k`, { keyBinding: 'strict' })
      expect([foundBy, report.verified]).toEqual([expected, true])
    }
  )

  test('a bare key lies at his host, with a warning', async () => {
    const methodId = 'https://university.example/keys/1'
    const pages = { [methodId]: jwk(methodId) }
    const { report, foundBy } = await verifyIn(pages, web, methodId)
    expect([foundBy, report.verified]).toEqual(['key-url', true])
    expect(outcomeOf(report, 'issuer')).toEqual(['passed', 'OB_KEY_BOUND_BY_ORIGIN'])
    const strict = await verifyIn(pages, web, methodId, { keyBinding: 'strict' })
    expect(strict.report.verified).toBe(false)
    expect(strict.codes).toContain('OB_KEY_BOUND_BY_ORIGIN')
  })

  test('the caller gives a key set for him, and then nothing is asked', async () => {
    const controllers = { [web]: { keys: [jwk('k')] } }
    const { report, asked } = await verifyIn({}, web, `${web}#k`, { controllers })
    expect(report.issuer?.key).toEqual({ id: `${web}#k`, foundBy: 'given', documents: [web] })
    expect(asked).toEqual([])
  })
})

describe('a key is not the issuer’s if', () => {
  const stranger = { keyPair: strangerKey }
  const genuine = { [web]: documentOf(web, `${web}#k`), [didUrl]: documentOf(did, `${did}#k`) }

  test.each([
    ['did:key', did, strangerKey.id],
    ['did:key', web, strangerKey.id]
  ])('it is a %s of somebody else, for %s (K1)', async (_, issuerId, methodId) => {
    const { report, codes } = await verifyIn(genuine, issuerId, methodId, stranger)
    expect(codes).toContain('OB_KEY_NOT_ISSUERS')
    expect(report.verdict.authentic).toBe('no')
  })

  test.each([
    ['his did:web', did, 'https://attacker.example/keys#k'],
    ['his https id', web, 'https://attacker.example/keys#k'],
    ['his https id, from a subdomain', web, 'https://evil.university.example/keys#k'],
    ['his https id, from another port', web, 'https://university.example:8443/keys#k'],
    ['his https id, without https', web, 'http://university.example/keys#k'],
    ['his https id, with a user in the address', web, 'https://university.example@attacker.example/keys#k'],
    ['his https id, by a host that looks the same', web, 'https://unіversity.example/keys#k'],
    ['his https id, in capitals', web, 'HTTPS://university.example/keys#k']
  ])(
    'another host says that it is that of %s; that host is not even asked (K2, K6, K10)',
    async (_, issuerId, methodId) => {
      const claim = documentOf(issuerId, methodId, strangerKey)
      const [url = ''] = methodId.split('#')
      const { report, asked, codes } = await verifyIn(
        { ...genuine, [url]: claim },
        issuerId,
        methodId,
        stranger
      )
      expect(report.verdict.authentic).toBe('no')
      expect(codes).toContain('OB_KEY_NOT_ISSUERS')
      expect(asked.every(url => url.startsWith('https://university.example/'))).toBe(true)
    }
  )

  test.each([
    ['did:web', didUrl, did],
    ['https', web, web]
  ])('the document found for his %s is about somebody else (K2)', async (_, url, issuerId) => {
    const other = documentOf('did:web:other.example', `${issuerId}#k`)
    const { report, codes } = await verifyIn({ [url]: other }, issuerId, `${issuerId}#k`)
    expect(report.verdict.authentic).toBe('no')
    expect(codes).toEqual(['OB_CONTROLLER_MISMATCH'])
  })

  test('his own document lists others: then no file on his host can name itself his', async () => {
    const methodId = 'https://university.example/users/mallory/key'
    const pages = { ...genuine, [methodId]: method(methodId, web, strangerKey) }
    const { report, asked, codes } = await verifyIn(pages, web, methodId, stranger)
    expect([report.verdict.authentic, codes]).toEqual(['no', ['OB_KEY_NOT_ISSUERS']])
    expect(asked).not.toContain(methodId)
    const silent = { [web]: { id: web }, [methodId]: method(methodId, web, strangerKey) }
    const strict = await verifyIn(silent, web, methodId, { ...stranger, keyBinding: 'strict' })
    expect(strict.report.verdict.authentic).toBe('no')
  })

  test('the document at the address of the key is about another key (K3)', async () => {
    const methodId = 'https://university.example/keys/1'
    const pages = { [methodId]: method('https://university.example/keys/2', web, issuerKey) }
    expect((await verifyIn({ [web]: { id: web }, ...pages }, web, methodId)).codes).toContain(
      'OB_CONTROLLER_MISMATCH'
    )
  })

  test.each([
    ['document', { controller: 'https://university.example/issuers/2' }],
    [
      'bare key',
      { kty: 'OKP', crv: 'Ed25519', x: issuerKey.publicKey.x, controller: 'did:web:other.example' }
    ],
    [
      'bare key by iss',
      { kty: 'OKP', crv: 'Ed25519', x: issuerKey.publicKey.x, iss: 'did:web:other.example' }
    ]
  ])('the %s at the address of the key names somebody else', async (kind, members) => {
    const methodId = 'https://university.example/keys/1'
    const page = kind === 'document' ? { ...method(methodId, web, issuerKey), ...members } : members
    const { report, codes } = await verifyIn({ [web]: { id: web }, [methodId]: page }, web, methodId)
    expect(codes).toContain('OB_CONTROLLER_MISMATCH')
    expect(report.verdict.authentic).toBe('no')
  })

  test.each([did, web])('it only stands in the fragment of %s (K4)', async issuerId => {
    const methodId = `${issuerId}#${strangerKey.publicKeyMultibase}`
    const { report, codes } = await verifyIn(genuine, issuerId, methodId, stranger)
    expect(codes[0]).toMatch(/^OB_KEY_NOT_(?:FOUND|ISSUERS)$/)
    expect(report.verdict.authentic).toBe('no')
  })

  test('the key set of his host holds it for another issuer', async () => {
    const pages = {
      [web]: { id: web },
      [keySet]: { keys: [jwk(`${web}#k`, issuerKey, { iss: 'https://university.example/issuers/2' })] }
    }
    expect((await verifyIn(pages, web, `${web}#k`)).codes).toContain('OB_CONTROLLER_MISMATCH')
  })

  test('his document lists it for something else, whatever his key set says (K7)', async () => {
    const { assertionMethod, ...document } = documentOf(web, `${web}#k`)
    for (const use of [
      'authentication',
      'keyAgreement',
      'capabilityInvocation',
      'capabilityDelegation',
      'verificationMethod'
    ]) {
      const pages = { [web]: { ...document, [use]: assertionMethod }, [keySet]: { keys: [jwk(`${web}#k`)] } }
      const { codes, asked } = await verifyIn(pages, web, `${web}#k`)
      expect(codes).toEqual(['OB_KEY_PURPOSE'])
      expect(asked).toEqual([web])
    }
  })

  test.each([
    ['revoked', '2026-11-22T11:59:59Z', ['OB_KEY_REVOKED']],
    ['expires', '2026-11-22T11:59:59Z', ['OB_KEY_EXPIRED']],
    ['revoked', 'yesterday', ['OB_KEY_MALFORMED']],
    ['expires', '2026-11-22T12:00:01Z', []]
  ])('his document says that it is %s at %s (K8)', async (member, time, expected) => {
    const pages = {
      [web]: documentOf(web, `${web}#k`, issuerKey, { [member]: time }),
      [keySet]: { keys: [jwk(`${web}#k`)] }
    }
    expect((await verifyIn(pages, web, `${web}#k`)).codes).toEqual(expected)
    const published = {
      [web]: { id: web },
      [keySet]: { keys: [jwk(`${web}#k`, issuerKey, { [member]: time })] }
    }
    expect((await verifyIn(published, web, `${web}#k`)).codes).toEqual(expected)
  })
})

describe('it is open whose key it is if the key set of his host', () => {
  const keyUrl = 'https://university.example/keys/1'
  const answers: [string, Page, string][] = [
    ['fails', new Answer('', { status: 500 }), 'OB_FETCH_STATUS'],
    [
      'redirects',
      new Answer('', { status: 302, headers: { location: `${web}/moved` } }),
      'OB_FETCH_REDIRECT'
    ],
    [
      'is a web page',
      new Answer('<html>', { headers: { 'content-type': 'text/html' } }),
      'OB_FETCH_MEDIA_TYPE'
    ]
  ]
  const keyDocuments: [string, string, Record<string, Page>][] = [
    ['his document does not list it', `${web}#k`, {}],
    ['a document of keys does not list it', `${keyUrl}#k`, { [keyUrl]: { id: keyUrl } }],
    ['there is another key', keyUrl, { [keyUrl]: method(`${keyUrl}0`, web) }],
    ['there is no document of a key', keyUrl, { [keyUrl]: { name: 'University' } }]
  ]

  describe.each(answers)('%s, and at the address of the key', (_, page, code) => {
    test.each(keyDocuments)('%s', async (_, methodId, pages) => {
      const silent = { [web]: { id: web }, ...pages }
      const { report, asked, codes } = await verifyIn({ ...silent, [keySet]: page }, web, methodId)
      expect(codes).toEqual([code])
      expect(outcomeOf(report, 'proof')[0]).toBe('inconclusive')
      expect(outcomeOf(report, 'issuer')[0]).toBe('inconclusive')
      expect(report.verdict.authentic).toBe('unknown')
      expect(asked).toEqual([...new Set(asked)])
    })
  })

  test.each(keyDocuments)('is there and does not hold it, it is not his: %s', async (_, methodId, pages) => {
    const silent = { [web]: { id: web }, ...pages }
    for (const none of [{}, { [keySet]: { keys: [jwk('other', strangerKey)] } }]) {
      const { report } = await verifyIn({ ...silent, ...none }, web, methodId)
      expect(outcomeOf(report, 'issuer')[0]).toBe('failed')
      expect(report.verdict.authentic).toBe('no')
    }
  })

  test.each(answers)('%s, but not where the document of the key knows it', async (_, page) => {
    const pages = { [web]: { id: web }, [keySet]: page }
    const other = method(keyUrl, 'https://university.example/issuers/2')
    expect((await verifyIn({ ...pages, [keyUrl]: other }, web, keyUrl)).report.verdict.authentic).toBe('no')
    const revoked = method(keyUrl, web, issuerKey, { revoked: '2026-11-01T00:00:00Z' })
    expect((await verifyIn({ ...pages, [keyUrl]: revoked }, web, keyUrl)).codes).toEqual(['OB_KEY_REVOKED'])
    const his = method(keyUrl, web)
    expect((await verifyIn({ ...pages, [keyUrl]: his }, web, keyUrl)).report.verified).toBe(true)
  })
})

describe('a key that was revoked', () => {
  const revoked = '2026-11-01T00:00:00Z'

  test.each([
    ['a fragment', `${web}#k`],
    ['an address of its own', 'https://university.example/keys/1']
  ])('is told as such and as nothing else, with %s', async (_, id) => {
    const keyPair = await importKeyPair(await exportKeyPair(issuerKey, { secret: true }), {
      controller: web,
      id
    })
    const pages = Object.fromEntries(
      hostedDocuments({ ...keyPair, revoked }).map(({ url, document }) => [url, document])
    )
    const { report, codes } = await verifyIn(pages, web, id)
    expect(codes).toEqual(['OB_KEY_REVOKED'])
    expect([outcomeOf(report, 'proof')[0], outcomeOf(report, 'issuer')[0]]).toEqual(['failed', 'skipped'])
  })
})

test('a hosted document in place of its document is a mistake of the caller', async () => {
  const keyPair = await generateKeyPair({ controller: did })
  const [hosted] = hostedDocuments(keyPair)
  expect(() => createVerifier({ controllers: { [did]: hosted } })).toThrow(TypeError)
  expect(createVerifier({ controllers: { [did]: hosted?.document } })).toBeDefined()
})

describe('a document that', () => {
  const long = JSON.stringify({ ...documentOf(web, `${web}#k`), comment: 'x'.repeat(70_000) })
  test.each([
    ['is not there', {}, 'OB_FETCH_STATUS', 'inconclusive'],
    [
      'is too big',
      { [web]: new Answer(long), [keySet]: { keys: [] } },
      'OB_LIMIT_FETCH_BYTES',
      'inconclusive'
    ],
    [
      'redirects to the same host',
      {
        [web]: new Answer('', { status: 302, headers: { location: `${web}/moved` } }),
        [`${web}/moved`]: documentOf(web, `${web}#k`)
      },
      'OB_FETCH_REDIRECT',
      'inconclusive'
    ],
    [
      'is a web page',
      { [web]: new Answer('<html>', { headers: { 'content-type': 'text/html' } }) },
      'OB_FETCH_MEDIA_TYPE',
      'inconclusive'
    ],
    [
      'lies about its id',
      { [web]: documentOf('https://university.example/issuers/2', `${web}#k`) },
      'OB_CONTROLLER_MISMATCH',
      'failed'
    ],
    ['has no id', { [web]: { assertionMethod: [] } }, 'OB_CONTROLLER_MISMATCH', 'failed'],
    [
      'has two keys of one name',
      { [web]: { id: web, assertionMethod: [method('#k', web, issuerKey), method('#k', web, strangerKey)] } },
      'OB_CONTROLLER_MALFORMED',
      'failed'
    ],
    [
      'publishes a secret',
      { [web]: documentOf(web, `${web}#k`, issuerKey, { secretKeyMultibase: 'z3u2' }) },
      'OB_KEY_SECRET_PUBLISHED',
      'failed'
    ],
    [
      'has a member twice',
      { [web]: new Answer('{"id":"a","id":"b"}') },
      'OB_JSON_DUPLICATE_MEMBER',
      'failed'
    ],
    ['is no JSON', { [web]: new Answer('{') }, 'PARSING_ERROR', 'failed']
  ] as [string, Record<string, Page>, string, string][])(
    '%s has its own code',
    async (_, pages, code, outcome) => {
      const { report, codes } = await verifyIn(pages, web, `${web}#k`)
      expect(codes).toContain(code)
      expect(outcomeOf(report, 'proof')[0]).toBe(outcome)
      expect([report.verified, report.credential]).toEqual([false, undefined])
      const found = report.problems.find(found => found.code === code)
      expect(found?.detail).toContain('https://university.example/')
    }
  )
})

describe('nothing is asked for', () => {
  test('without a fetch', async () => {
    const badge = await signAnything(unsignedBadge({ issuer: { id: web } }), issuerKey, {
      verificationMethod: `${web}#k`
    })
    const report = await createVerifier({ now: clock }).verify(badge)
    expect([errorsOf(report), report.fetched]).toEqual([['OB_KEY_UNREACHABLE'], []])
  })

  test('when the issuer is a did:key, a did:jwk or a document that is given', async () => {
    const controllers = { [web]: documentOf(web, `${web}#k`) }
    expect((await verifyIn({}, web, `${web}#k`, { controllers })).asked).toEqual([])
    expect((await verifyIn({}, web, `${web}#other`, { controllers })).asked).toEqual([])
    expect((await verifyIn({}, issuerKey.controller, issuerKey.id)).asked).toEqual([])
  })

  test.each([
    'https://127.0.0.1/issuer',
    'https://localhost/issuer',
    'https://[::1]/issuer',
    'http://university.example/issuer',
    'did:web:localhost',
    'did:web:127.0.0.1',
    'did:web:university.example%2F..%2Fattacker',
    'urn:uuid:0b4a3f4e-0000-4000-8000-000000000002'
  ])('when the issuer is %s', async issuerId => {
    const { report, asked } = await verifyIn({}, issuerId, `${issuerId}#k`)
    expect(asked).toEqual([])
    expect(report.verified).toBe(false)
  })
})
