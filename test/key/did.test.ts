import { describe, expect, test } from 'vitest'
import { createKeyResolver } from '../../src/binding/resolve.ts'
import { didJwk, didJwkDocument } from '../../src/key/did-jwk.ts'
import { didKey, didKeyDocument, methodOfDidKey } from '../../src/key/did-key.ts'
import { checkDidWeb, didWebUrl } from '../../src/key/did-web.ts'
import {
  codeOf,
  codesOf,
  ed25519Jwk,
  p256Jwk,
  p384Jwk,
  publicOf,
  publicOfRsa,
  rsaJwk
} from '../support/keys.ts'

const X = 'z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw'
const encoded = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const answerTo = async (id: string) => codesOf(await createKeyResolver().resolve(id))

describe('did:key', () => {
  test('is the Multikey text of the key', () => {
    expect(didKey({ publicKey: publicOf(ed25519Jwk) })).toBe(`did:key:${X}`)
  })

  test('never holds a secret', async () => {
    expect(await codeOf(() => didKey({ publicKey: ed25519Jwk }))).toBe('OB_KEY_SECRET_PUBLISHED')
  })

  test('has a document of one key', () => {
    const did = `did:key:${X}`
    expect(didKeyDocument(did)).toEqual({
      id: did,
      verificationMethod: [{ id: `${did}#${X}`, type: 'Multikey', controller: did, publicKeyMultibase: X }],
      assertionMethod: [`${did}#${X}`],
      authentication: [`${did}#${X}`]
    })
  })

  test.each([
    ['did:key:X', `did:key:${X}`, `did:key:${X}#${X}`],
    ['did:key:X#X', `did:key:${X}#${X}`, `did:key:${X}#${X}`],
    ['did:key:X#Y', `did:key:${X}#Y`, `did:key:${X}#Y`],
    ['another DID', 'did:web:example.org', 'did:web:example.org']
  ])('names its key: %s', (_, id, expected) => {
    expect(methodOfDidKey(id)).toBe(expected)
  })

  // Published with the method.
  test.each([
    'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',
    'did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169',
    'did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv',
    'did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9',
    'did:key:z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54'
  ])('reads %s', async did => {
    expect(await answerTo(did)).toEqual([])
  })

  test.each([
    ['no key', 'did:key:', 'OB_DID_MALFORMED'],
    ['only the multibase letter', 'did:key:z', 'OB_KEY_UNSUPPORTED'],
    ['another multibase', `did:key:u${X.slice(1)}`, 'OB_DID_MALFORMED'],
    ['the multibase letter in upper case', `did:key:Z${X.slice(1)}`, 'OB_DID_MALFORMED'],
    ['a version', `did:key:1.1:${X}`, 'OB_DID_MALFORMED'],
    ['an empty part', `did:key::${X}`, 'OB_DID_MALFORMED'],
    ['a colon at the end', `did:key:${X}:`, 'OB_DID_MALFORMED'],
    ['a part more', `did:key:${X}:${X}`, 'OB_KEY_MALFORMED'],
    ['a percent escape', `did:key:%7A${X.slice(1)}`, 'OB_DID_MALFORMED'],
    ['a fragment', `did:key:${X}#${X}`, 'OB_DID_MALFORMED'],
    ['a query', `did:key:${X}?a`, 'OB_DID_MALFORMED'],
    ['a path', `did:key:${X}/a`, 'OB_DID_MALFORMED'],
    ['a blank', `did:key:${X} `, 'OB_DID_MALFORMED'],
    ['a line break', `did:key:${X}\n`, 'OB_DID_MALFORMED'],
    ['a cut key', `did:key:${X.slice(0, -2)}`, 'OB_KEY_UNSUPPORTED'],
    ['an X25519 key', 'did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc', 'OB_KEY_UNSUPPORTED'],
    ['a megabyte', `did:key:${'z'.repeat(1_000_000)}`, 'OB_KEY_UNSUPPORTED']
  ])('refuses %s', async (_, did, code) => {
    expect(await answerTo(did)).toEqual([code])
  })
})

describe('did:jwk', () => {
  const jwk = publicOf(p256Jwk)

  test('is the JWK in base64url, its members by name', () => {
    const { crv, kty, x, y } = jwk
    expect(didJwk({ publicKey: jwk })).toBe(`did:jwk:${encoded({ crv, kty, x, y })}`)
    expect(didJwk({ publicKey: publicOf(ed25519Jwk) })).toBe(
      `did:jwk:${encoded({ crv: 'Ed25519', kty: 'OKP', x: ed25519Jwk.x })}`
    )
  })

  test('never holds a secret', async () => {
    expect(await codeOf(() => didJwk({ publicKey: p256Jwk }))).toBe('OB_KEY_SECRET_PUBLISHED')
    expect(await codeOf(() => didJwk({ publicKey: rsaJwk }))).toBe('OB_KEY_SECRET_PUBLISHED')
  })

  test.each([
    ['Ed25519', publicOf(ed25519Jwk)],
    ['P-384', publicOf(p384Jwk)],
    ['RSA', publicOfRsa(rsaJwk)]
  ])('holds a key of %s, and is read again', async (_, publicKey) => {
    const resolution = await createKeyResolver().resolve(didJwk({ publicKey }))
    const published = [{ published: { publicKeyJwk: publicKey } }]
    expect(resolution).toMatchObject({ controller: { verificationMethods: published } })
  })

  // Published with the method.
  const published =
    'did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9'

  test('has a document of one key, #0', () => {
    expect(didJwkDocument(published)).toEqual({
      id: published,
      verificationMethod: [
        {
          id: `${published}#0`,
          type: 'JsonWebKey',
          controller: published,
          publicKeyJwk: {
            crv: 'P-256',
            kty: 'EC',
            x: 'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0',
            y: '_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE'
          }
        }
      ],
      assertionMethod: [`${published}#0`],
      authentication: [`${published}#0`]
    })
  })

  test('keeps the members that do not make the key', async () => {
    expect(await answerTo(`did:jwk:${encoded({ ...jwk, alg: 'ES256', kid: '1' })}`)).toEqual([])
  })

  test.each([
    ['nothing', 'did:jwk:', 'OB_DID_MALFORMED'],
    ['padding', `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64')}=`, 'OB_DID_MALFORMED'],
    ['stray bits', 'did:jwk:e31', 'OB_DID_MALFORMED'],
    ['a fragment', `did:jwk:${encoded(jwk)}#0`, 'OB_DID_MALFORMED'],
    [
      'bytes that are not UTF-8',
      `did:jwk:${Buffer.from('{"kty":"\xff"}', 'latin1').toString('base64url')}`,
      'OB_DID_MALFORMED'
    ],
    ['text that is not JSON', `did:jwk:${encoded('{kty:1}')}`, 'OB_DID_MALFORMED'],
    ['a member named twice', `did:jwk:${encoded('{"kty":"EC","kty":"EC"}')}`, 'OB_DID_MALFORMED'],
    ['__proto__', `did:jwk:${encoded('{"__proto__":{}}')}`, 'OB_DID_MALFORMED'],
    ['an array', `did:jwk:${encoded([jwk])}`, 'OB_DID_MALFORMED'],
    ['a text', `did:jwk:${encoded('"EC"')}`, 'OB_DID_MALFORMED'],
    ['null', `did:jwk:${encoded(null)}`, 'OB_DID_MALFORMED'],
    ['a secret', `did:jwk:${encoded(p256Jwk)}`, 'OB_KEY_SECRET_PUBLISHED'],
    ['a symmetric key', `did:jwk:${encoded({ kty: 'oct', k: 'AQAB' })}`, 'OB_KEY_SECRET_PUBLISHED'],
    ['a megabyte', `did:jwk:${'A'.repeat(1_000_000)}`, 'OB_DID_MALFORMED'],
    ['more than 16 KiB', `did:jwk:${encoded({ ...jwk, kid: 'k'.repeat(16 * 1024) })}`, 'OB_DID_MALFORMED']
  ])('refuses %s', async (_, did, code) => {
    expect(await answerTo(did)).toEqual([code])
  })
})

describe('did:web', () => {
  test.each([
    'did:web:example.org',
    'did:web:w3c-ccg.github.io:user:alice',
    'did:web:localhost%3A8443',
    'did:web:example.org%3A8443:issuers:1',
    'did:web:xn--mnchen-3ya.example'
  ])('may be %s', async did => {
    expect(await codeOf(() => checkDidWeb(did))).toBeUndefined()
    expect(await answerTo(did)).toEqual(['OB_KEY_UNREACHABLE'])
  })

  test.each([
    'did:web:',
    'did:web::a',
    'did:web:example.org:',
    'did:web:example.org::a',
    'did:web:Example.org',
    'did:web:example.org.',
    'did:web:.example.org',
    'did:web:example..org',
    'did:web:example.org%3a8443',
    'did:web:example.org%3A',
    'did:web:example.org%3A999999',
    'did:web:example.org%3A65536',
    'did:web:example.org%2F..%2Fother',
    'did:web:example.org%40other.example',
    'did:web:example.org%23a',
    'did:web:example.org%3Fa',
    'did:web:example.org:..',
    'did:web:example.org:.:a',
    'did:web:example.org:a%20b',
    'did:web:example.org/a',
    'did:web:example.org?a',
    'did:web:example.org#a',
    'did:web:münchen.example',
    'did:web:user@example.org',
    'did:web:[::1]'
  ])('may not be %s', async did => {
    expect(await codeOf(() => checkDidWeb(did))).toBe('OB_DID_MALFORMED')
    expect(await answerTo(did)).toEqual(['OB_DID_MALFORMED'])
  })
})

describe('the address of the document of a did:web', () => {
  test.each([
    ['did:web:example.org', 'https://example.org/.well-known/did.json'],
    ['did:web:example.org:lms', 'https://example.org/lms/did.json'],
    ['did:web:example.org:issuers:1', 'https://example.org/issuers/1/did.json'],
    ['did:web:localhost%3A8443', 'https://localhost:8443/.well-known/did.json'],
    ['did:web:example.org%3A8443:issuers:1', 'https://example.org:8443/issuers/1/did.json'],
    ['did:web:example.org:.well-known', 'https://example.org/.well-known/did.json'],
    ['did:web:example.org:...', 'https://example.org/.../did.json']
  ])('of %s is %s', (did, url) => {
    expect(didWebUrl(did)).toBe(url)
    expect(new URL(url).href).toBe(url)
  })

  test.each([
    'did:web:example.org%2F..%2F..%2Fother.example',
    'did:web:example.org%40other.example',
    'did:web:example.org%3A8443%40other.example',
    'did:web:example.org:..:other',
    'did:web:example.org:a%2Fb',
    'did:web:example.org%3A8443%3A1',
    'did:web:%3A8443'
  ])('is none for %s', async did => {
    expect(await codeOf(() => didWebUrl(did))).toBe('OB_DID_MALFORMED')
  })
})
