import { createPublicKey } from 'node:crypto'
import { p256 } from '@noble/curves/nist.js'
import { base64urlnopad } from '@scure/base'
import { CompactSign, compactVerify, importJWK, SignJWT } from 'jose'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { type PublicKey, publicKeyFromJwk } from '../../src/key/public-key.ts'
import { parseCompactJws } from '../../src/proof/jws.ts'
import { checkJwtSignature, headerKey } from '../../src/proof/jws-signature.ts'
import { exportKeyPair, generateKeyPair, type KeyPair } from '../../src/sign.ts'
import { encoded, jwsOf } from '../support/jws.ts'
import { ed25519Jwk, p256Jwk, publicOf } from '../support/keys.ts'

const controller = 'did:web:example.org'
const keyPairs = await Promise.all(
  (['RS256', 'ES256', 'ES384', 'Ed25519'] as const).map(algorithm =>
    generateKeyPair({ algorithm, controller })
  )
)
const cases = keyPairs.map(keyPair => ({ algorithm: keyPair.algorithm, keyPair }))
const payload = { name: 'Budget' }

function publicKeyOf({ publicKey }: KeyPair): PublicKey {
  return publicKeyFromJwk(publicKey)
}

async function check(text: string, key: PublicKey) {
  const { jws, problems } = parseCompactJws(text, defaultLimits)
  if (jws === undefined) return problems[0]?.code
  return (await checkJwtSignature(jws, key))?.code
}

describe('a signature', () => {
  test.each(cases)('by a key for $algorithm is good, and its tampered twins are not', async ({ keyPair }) => {
    const key = publicKeyOf(keyPair)
    const jws = await jwsOf(payload, keyPair)
    expect(await check(jws, key)).toBeUndefined()
    const [header = '', , signature = ''] = jws.split('.')
    expect(await check(`${header}.${encoded({ name: 'budget' })}.${signature}`, key)).toBe(
      'PROOF_VERIFICATION_ERROR'
    )
    expect(await check(`${header}.${encoded(payload)}.${flipped(signature)}`, key)).toBe(
      'PROOF_VERIFICATION_ERROR'
    )
    const otherHeader = encoded({ ...JSON.parse(decodedText(header)), typ: 'vc+jwt' })
    expect(await check(`${otherHeader}.${encoded(payload)}.${signature}`, key)).toBe(
      'PROOF_VERIFICATION_ERROR'
    )
  })

  test.each(cases)('by another key for $algorithm is not good', async ({ algorithm, keyPair }) => {
    if (algorithm === 'RS256')
      return expect(await check(await jwsOf(payload, await rsa()), publicKeyOf(keyPair))).toBe(
        'PROOF_VERIFICATION_ERROR'
      )
    const other = await generateKeyPair({ algorithm, controller })
    expect(await check(await jwsOf(payload, other), publicKeyOf(keyPair))).toBe('PROOF_VERIFICATION_ERROR')
  })

  test('of Ed25519 may go by either of its names', async () => {
    const keyPair = ofAlgorithm('Ed25519')
    for (const alg of ['EdDSA', 'Ed25519']) {
      expect(await check(await jwsOf(payload, keyPair, { alg }), publicKeyOf(keyPair))).toBeUndefined()
    }
  })

  test.each(cases)(
    'of any other algorithm than that of the key is refused: $algorithm',
    async ({ keyPair }) => {
      const key = publicKeyOf(keyPair)
      for (const alg of ['RS256', 'ES256', 'ES384', 'EdDSA']) {
        const own = alg === (keyPair.algorithm === 'Ed25519' ? 'EdDSA' : keyPair.algorithm)
        expect(await check(await jwsOf(payload, keyPair, { alg }), key), alg).toBe(
          own ? undefined : 'OB_KEY_MISMATCH'
        )
      }
    }
  )

  test.each(cases)('of another length is not good: $algorithm', async ({ keyPair }) => {
    const [header, body, signature = ''] = (await jwsOf(payload, keyPair)).split('.')
    const bytes = base64urlnopad.decode(signature)
    for (const other of [
      bytes.slice(1),
      bytes.slice(0, -1),
      Uint8Array.of(...bytes, 0),
      Uint8Array.of(0, ...bytes),
      Uint8Array.of(0)
    ]) {
      const text = `${header}.${body}.${base64urlnopad.encode(other)}`
      expect(await check(text, publicKeyOf(keyPair))).toBe('PROOF_VERIFICATION_ERROR')
    }
  })

  test('does not survive a change of any one character', async () => {
    for (const keyPair of [ofAlgorithm('ES256'), ofAlgorithm('Ed25519')]) {
      const jws = await jwsOf(payload, keyPair)
      const key = publicKeyOf(keyPair)
      const survivors: number[] = []
      for (let at = 0; at < jws.length; at++) {
        for (const other of [jws[at] === 'A' ? 'B' : 'A', '.', '=']) {
          if (other === jws[at]) continue
          const changed = `${jws.slice(0, at)}${other}${jws.slice(at + 1)}`
          if ((await check(changed, key)) === undefined) survivors.push(at)
        }
      }
      expect(survivors).toEqual([])
    }
  })

  /** P4: so the text of a JWS is never taken for an identity. */
  test('of ECDSA has a twin that anybody can compute, and that is as good', async () => {
    const keyPair = ofAlgorithm('ES256')
    const jws = await jwsOf(payload, keyPair)
    const [header, body, signature = ''] = jws.split('.')
    const { r, s } = p256.Signature.fromBytes(base64urlnopad.decode(signature), 'compact')
    const twin = new p256.Signature(r, p256.Point.Fn.ORDER - s).toBytes('compact')
    const text = `${header}.${body}.${base64urlnopad.encode(twin)}`
    expect(text).not.toBe(jws)
    expect(await check(text, publicKeyOf(keyPair))).toBeUndefined()
    await expect(
      compactVerify(text, await importJWK({ ...keyPair.publicKey }, 'ES256'))
    ).resolves.toBeDefined()
  })
})

describe('nothing is said against a signature', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test.each(cases)('by a platform that lacks the algorithm: $algorithm', async ({ keyPair }) => {
    const text = await jwsOf(payload, keyPair)
    const refusal = new DOMException('Unrecognized algorithm name', 'NotSupportedError')
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(refusal)
    expect(await check(text, publicKeyOf(keyPair))).toBe('OB_KEY_UNSUPPORTED')
    vi.restoreAllMocks()
    expect(await check(text, publicKeyOf(keyPair))).toBeUndefined()
  })

  test('by what breaks underneath: that is thrown', async () => {
    const key = publicKeyOf(ofAlgorithm('Ed25519'))
    const broken = { ...key, publicKeyMultibase: undefined }
    Object.defineProperty(broken, 'publicKey', {
      get: () => {
        throw new RangeError('broken')
      }
    })
    await expect(check(await jwsOf(payload, ofAlgorithm('Ed25519')), broken)).rejects.toThrow('broken')
  })
})

/** P2 */
describe('a shared secret made of a public key', () => {
  const jwks = [ed25519Jwk, p256Jwk].map(jwk => publicOf(jwk))
  const published = [...jwks, { ...ofAlgorithm('RS256').publicKey }].map(jwk =>
    createPublicKey({ key: jwk, format: 'jwk' })
  )
  const pems = published.map(key => String(key.export({ type: 'spki', format: 'pem' })))
  const secrets = {
    PEM: pems.map(pem => new TextEncoder().encode(pem)),
    'PEM, trimmed': pems.map(pem => new TextEncoder().encode(pem.trim())),
    'PEM without its frame': pems.map(pem =>
      new TextEncoder().encode(pem.replaceAll(/-----.*-----|\n/g, ''))
    ),
    DER: published.map(key => new Uint8Array(key.export({ type: 'spki', format: 'der' }))),
    'JWK text': published.map(key => new TextEncoder().encode(JSON.stringify(key.export({ format: 'jwk' }))))
  }
  test.each(Object.entries(secrets))('as %s signs nothing', async (_, keys) => {
    for (const [index, secret] of keys.entries()) {
      for (const alg of ['HS256', 'HS384', 'HS512']) {
        const forged = await new CompactSign(new TextEncoder().encode('{}'))
          .setProtectedHeader({ alg })
          .sign(padded(secret))
        const key = publicKeyFromJwk(published[index]?.export({ format: 'jwk' }) ?? {})
        expect(await check(forged, key)).toBe('OB_JWS_ALGORITHM')
        const [, body, signature] = forged.split('.')
        const relabelled = `${encoded({ alg: key.algorithm === 'Ed25519' ? 'EdDSA' : key.algorithm })}.${body}.${signature}`
        expect(await check(relabelled, key)).toBe('PROOF_VERIFICATION_ERROR')
      }
    }
  })

  test('while the key itself does', async () => {
    for (const keyPair of keyPairs)
      expect(await check(await jwsOf(payload, keyPair), publicKeyOf(keyPair))).toBeUndefined()
  })
})

describe('agrees with jose', () => {
  test.each(cases)('which verifies what was signed here: $algorithm', async ({ keyPair }) => {
    const { protectedHeader } = await compactVerify(
      await jwsOf(payload, keyPair),
      await importJWK({ ...keyPair.publicKey }, keyPair.algorithm)
    )
    expect(protectedHeader.kid).toBe(keyPair.id)
  })

  test.each(cases)('whose signatures are good here: $algorithm', async ({ keyPair }) => {
    const secret = await importJWK(
      await exportKeyPair(keyPair, { format: 'jwk', secret: true }),
      keyPair.algorithm
    )
    const jws = await new SignJWT(payload)
      .setProtectedHeader({ alg: keyPair.algorithm, kid: keyPair.id })
      .sign(secret)
    expect(await check(jws, publicKeyOf(keyPair))).toBeUndefined()
  })
})

/** K5: a header can show any key; whose it is has to be asked of the issuer. */
describe('the key that a header shows', () => {
  const keyPair = ofAlgorithm('ES256')
  const shown = async (header: object) => {
    const { jws } = parseCompactJws(await jwsOf(payload, keyPair, header), defaultLimits)
    if (jws === undefined) throw new Error('no JWS')
    return headerKey(jws)
  }

  test('is read as a hint, without what does not make it', async () => {
    const { key, problems } = await shown({ jwk: { ...keyPair.publicKey, kid: 'x', alg: 'ES256' } })
    expect(problems).toEqual([])
    expect(key?.publicKey).toEqual(keyPair.publicKey)
  })

  test('is none where there is none', async () => {
    expect(await shown({})).toEqual({ problems: [] })
    expect(
      await shown({ jku: 'https://attacker.example/', x5u: 'https://attacker.example/', x5c: ['MII'] })
    ).toEqual({ problems: [] })
  })

  test.each([
    [
      'off its curve',
      { kty: 'EC', crv: 'P-256', x: publicOf(p256Jwk).y, y: publicOf(p256Jwk).x },
      'OB_KEY_MALFORMED'
    ],
    [
      'of small order',
      { kty: 'OKP', crv: 'Ed25519', x: 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      'OB_KEY_WEAK'
    ],
    ['of another algorithm', { ...publicOf(p256Jwk), alg: 'ES384' }, 'OB_KEY_MISMATCH'],
    ['for encryption', { ...publicOf(p256Jwk), use: 'enc' }, 'OB_KEY_PURPOSE'],
    ['without kind', {}, 'OB_KEY_MALFORMED'],
    ['of an unknown curve', { kty: 'EC', crv: 'P-521', x: 'AA', y: 'AA' }, 'OB_KEY_UNSUPPORTED']
  ])('is none if it is %s', async (_, jwk, code) => {
    const { key, problems } = await shown({ jwk })
    expect(key).toBeUndefined()
    expect(problems.map(({ code, path }) => [code, path])).toEqual([[code, '/header/jwk']])
  })

  test.each(cases)("does not sign in place of the issuer's: $algorithm", async ({ keyPair: stranger }) => {
    const forged = await jwsOf(payload, stranger, { jwk: { ...stranger.publicKey } })
    const issuers =
      stranger.algorithm === 'Ed25519'
        ? publicKeyFromJwk(publicOf(ed25519Jwk))
        : publicKeyFromJwk(publicOf(p256Jwk))
    expect(await check(forged, issuers)).toMatch(/^(?:PROOF_VERIFICATION_ERROR|OB_KEY_MISMATCH)$/)
    expect(await check(forged, publicKeyOf(stranger))).toBeUndefined()
  })
})

function ofAlgorithm(algorithm: KeyPair['algorithm']): KeyPair {
  const found = keyPairs.find(keyPair => keyPair.algorithm === algorithm)
  if (found === undefined) throw new Error(`no key for ${algorithm}`)
  return found
}

function rsa(): Promise<KeyPair> {
  return generateKeyPair({ algorithm: 'RS256', controller })
}

/** Long enough for every HMAC that jose makes. */
function padded(secret: Uint8Array): Uint8Array {
  return secret.length >= 64 ? secret : Uint8Array.of(...secret, ...new Uint8Array(64 - secret.length))
}

function flipped(signature: string): string {
  const bytes = base64urlnopad.decode(signature)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  return base64urlnopad.encode(bytes)
}

function decodedText(part: string): string {
  return new TextDecoder().decode(base64urlnopad.decode(part))
}
