/**
 * Algorithms that prove nothing, and keys that are none (threats P1 to P3).
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { base64, base64urlnopad } from '@scure/base'
import { encoded } from '../../support/jws.ts'
import { anyJws, badgeBy, jwt, payloadOf, text } from '../badges.ts'
import { type Attack, attacksOn, refused, unknown } from '../corpus.ts'
import { jwk, keySetUrl, ofKeySet, page, web } from '../issuers.ts'
import { issuerKeys } from '../keys.ts'
import { modulus1024, sign1024, signByOne } from '../weak-rsa.ts'

const noAlgorithm = refused('parse', 'OB_JWS_ALGORITHM')
const malformed = refused('parse', 'OB_JWS_MALFORMED')
const weak = refused('proof', 'OB_KEY_WEAK')
const badKey = refused('proof', 'OB_KEY_MALFORMED')
const mixed = refused('proof', 'OB_KEY_MISMATCH')

const utf8 = (value: string) => new TextEncoder().encode(value)
const payload = payloadOf(badgeBy(web))
const jws = (header: object, sign?: (input: Uint8Array) => Uint8Array) => anyJws(header, payload, sign)

async function none(): Promise<Attack[]> {
  const sound = ofKeySet.RS256
  const attack = attacksOn(sound)
  const kid = `${web}#k`
  const signed = await jwt(badgeBy(web), issuerKeys.RS256, { kid })
  const [, , signature] = signed.split('.')
  const spellings: readonly (readonly [string, unknown])[] = [
    ['none', 'none'],
    ['None with a capital', 'None'],
    ['NONE in capitals', 'NONE'],
    ['nOnE in both', 'nOnE'],
    ['none behind a blank', ' none'],
    ['an empty text', ''],
    ['null', null],
    ['a number', 0],
    ['a list', ['RS256']],
    ['an object', { RS256: 1 }],
    ['RS256 in small letters', 'rs256'],
    ['RS256 with a blank', 'RS256 ']
  ]
  return [
    ...spellings.map(([what, alg]) =>
      attack('P1', `signed by nobody, the algorithm is ${what}`, jws({ alg, kid }), noAlgorithm)
    ),
    attack('P1', 'signed by nobody, no algorithm', jws({ kid }), noAlgorithm),
    attack('P1', 'signed by nobody, the right algorithm', jws({ alg: 'RS256', kid }), malformed),
    attack(
      'P1',
      'another header over the signature',
      `${encoded({ alg: 'none', kid })}.${encoded(payload)}.${signature}`,
      noAlgorithm
    )
  ]
}

/** What a public key can be taken for a shared secret as. */
async function publicSecrets(): Promise<readonly (readonly [string, Uint8Array])[]> {
  const key = await crypto.subtle.importKey(
    'jwk',
    { ...issuerKeys.RS256.publicKey },
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    true,
    ['verify']
  )
  const der = new Uint8Array(await crypto.subtle.exportKey('spki', key))
  const lines =
    base64
      .encode(der)
      .match(/.{1,64}/g)
      ?.join('\n') ?? ''
  const pem = `-----BEGIN PUBLIC KEY-----\n${lines}\n-----END PUBLIC KEY-----\n`
  const { n } = issuerKeys.RS256.publicKey as { n: string }
  return [
    ['PEM', utf8(pem)],
    ['PEM without its last line end', utf8(pem.trim())],
    ['DER', der],
    ['JWK', utf8(text(issuerKeys.RS256.publicKey))],
    ['bytes of its modulus', base64urlnopad.decode(n)]
  ]
}

async function sharedSecrets(): Promise<Attack[]> {
  const attack = attacksOn(ofKeySet.RS256)
  const hashes = { HS256: sha256, HS384: sha384, HS512: sha512 } as const
  const secrets = await publicSecrets()
  const kid = `${web}#k`
  return [
    ...secrets.map(([form, secret]) =>
      attack(
        'P2',
        `the public key as shared secret, its ${form}`,
        jws({ alg: 'HS256', kid }, input => hmac(sha256, secret, input)),
        noAlgorithm
      )
    ),
    ...(['HS384', 'HS512'] as const).map(alg =>
      attack(
        'P2',
        `the public key as shared secret, ${alg}`,
        jws({ alg, kid }, input => hmac(hashes[alg], secrets[0]?.[1] ?? utf8(''), input)),
        noAlgorithm
      )
    ),
    attack(
      'P2',
      'an empty shared secret',
      jws({ alg: 'HS256', kid }, input => hmac(sha256, utf8(''), input)),
      noAlgorithm
    )
  ]
}

/** A key set of one key, sound or not. */
const keySet = (key: object) => ({
  web: { [web]: page({ id: web }), [keySetUrl]: page({ keys: [{ kid: `${web}#k`, ...key }] }) }
})

async function wrongKeys(): Promise<Attack[]> {
  const kid = `${web}#k`
  const [rsa, ec, ed] = [attacksOn(ofKeySet.RS256), attacksOn(ofKeySet.ES256), attacksOn(ofKeySet.Ed25519)]
  const byName = (algorithm: 'Ed25519' | 'ES256' | 'RS256', alg: string) =>
    jwt(badgeBy(web), issuerKeys[algorithm], { kid, alg })
  const { ES256, RS256, Ed25519 } = issuerKeys
  const { x, y } = ES256.publicKey as { x: string; y: string }
  const zeros = base64urlnopad.encode(new Uint8Array(32))
  const good = {
    RS256: await byName('RS256', 'RS256'),
    ES256: await byName('ES256', 'ES256'),
    EdDSA: await byName('Ed25519', 'EdDSA')
  }
  const rsaKey = (n: Uint8Array, e: string) => ({ kty: 'RSA', n: base64urlnopad.encode(n), e })
  const long = new Uint8Array(2048).fill(0xff)
  return [
    rsa('P3', 'an RS256 key under ES256', await byName('RS256', 'ES256'), mixed),
    rsa(
      'P3',
      'an RS256 key under PS256',
      await byName('RS256', 'PS256'),
      unknown('parse', 'OB_SECURING_UNSUPPORTED')
    ),
    rsa(
      'P3',
      'an RS256 key under RS512',
      await byName('RS256', 'RS512'),
      unknown('parse', 'OB_SECURING_UNSUPPORTED')
    ),
    ec('P3', 'an ES256 key under RS256', await byName('ES256', 'RS256'), mixed),
    ec('P3', 'an ES256 key under ES384', await byName('ES256', 'ES384'), mixed),
    ec('P3', 'an ES256 key under EdDSA', await byName('ES256', 'EdDSA'), mixed),
    ec(
      'P3',
      'an ES256 key under ES256K',
      await byName('ES256', 'ES256K'),
      unknown('parse', 'OB_SECURING_UNSUPPORTED')
    ),
    ed('P3', 'an Ed25519 key under ES256', await byName('Ed25519', 'ES256'), mixed),
    ed(
      'P3',
      'an Ed25519 key under Ed448',
      await byName('Ed25519', 'Ed448'),
      unknown('parse', 'OB_SECURING_UNSUPPORTED')
    ),
    ec(
      'P3',
      'a P-256 key that is no point',
      good.ES256,
      badKey,
      keySet({ kty: 'EC', crv: 'P-256', x, y: x })
    ),
    ec(
      'P3',
      'a P-256 key of zeros',
      good.ES256,
      badKey,
      keySet({ kty: 'EC', crv: 'P-256', x: zeros, y: zeros })
    ),
    ec(
      'P3',
      'a P-256 key with a byte more',
      good.ES256,
      badKey,
      keySet({ kty: 'EC', crv: 'P-256', x: `AA${x}`, y })
    ),
    ec(
      'P3',
      'a P-256 key that is called P-384',
      good.ES256,
      badKey,
      keySet({ kty: 'EC', crv: 'P-384', x, y })
    ),
    ed(
      'P3',
      'an Ed25519 key that is called X25519',
      good.EdDSA,
      unknown('proof', 'OB_KEY_UNSUPPORTED'),
      keySet({ ...jwk(kid, Ed25519), crv: 'X25519' })
    ),
    rsa(
      'P3',
      'an RSA key of 1024 bits',
      jws({ alg: 'RS256', kid }, sign1024),
      weak,
      keySet(rsaKey(modulus1024, 'AQAB'))
    ),
    rsa(
      'P3',
      'an RSA key of 16384 bits',
      good.RS256,
      unknown('proof', 'OB_KEY_UNSUPPORTED'),
      keySet(rsaKey(long, 'AQAB'))
    ),
    rsa(
      'P3',
      'an RSA key with the exponent 1',
      jws({ alg: 'RS256', kid }, signByOne),
      weak,
      keySet(jwk(kid, RS256, { e: 'AQ' }))
    ),
    rsa('P3', 'an RSA key with an even exponent', good.RS256, badKey, keySet(jwk(kid, RS256, { e: 'AQAA' }))),
    rsa(
      'P3',
      'an RSA key with an exponent of 2048 bits',
      good.RS256,
      unknown('proof', 'OB_KEY_UNSUPPORTED'),
      keySet(jwk(kid, RS256, { e: base64urlnopad.encode(new Uint8Array(256).fill(1)) }))
    )
  ]
}

export const algorithms: readonly Attack[] = [
  ...(await none()),
  ...(await sharedSecrets()),
  ...(await wrongKeys())
]
