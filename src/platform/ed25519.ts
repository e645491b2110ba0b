/**
 * Ed25519 in JavaScript, for platforms whose WebCrypto lacks it.
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { base64urlnopad } from '@scure/base'

/** A key that JavaScript holds. Nothing that walks over it meets its secret. */
export class JavaScriptKey {
  readonly #publicKey: Uint8Array
  readonly #secret: Uint8Array | undefined

  constructor(publicKey: Uint8Array, secret?: Uint8Array) {
    this.#publicKey = publicKey
    this.#secret = secret
  }

  /** @throws TypeError for a public key */
  sign(message: Uint8Array): Uint8Array {
    return ed25519.sign(message, this.#secretKey())
  }

  verify(message: Uint8Array, signature: Uint8Array): boolean {
    return ed25519.verify(signature, message, this.#publicKey, { zip215: false })
  }

  /** The secret key as JWK. @throws TypeError for a public key */
  jwk(): JsonWebKey {
    return { ...publicJwkOf(this.#publicKey), d: base64urlnopad.encode(this.#secretKey()) }
  }

  #secretKey(): Uint8Array {
    if (this.#secret === undefined) throw new TypeError('this key is a public one')
    return this.#secret
  }
}

/** A new secret key, and its public half as JWK. */
export function generateEd25519(): { readonly secret: JavaScriptKey; readonly publicJwk: JsonWebKey } {
  const { secretKey, publicKey } = ed25519.keygen()
  return { secret: new JavaScriptKey(publicKey, secretKey), publicJwk: publicJwkOf(publicKey) }
}

/** Reads a JWK that was checked. */
export function importEd25519({ x = '', d }: JsonWebKey): JavaScriptKey {
  return new JavaScriptKey(base64urlnopad.decode(x), d === undefined ? undefined : base64urlnopad.decode(d))
}

function publicJwkOf(publicKey: Uint8Array): JsonWebKey {
  return { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(publicKey) }
}
