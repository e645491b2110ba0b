/**
 * A key pair and where its secret is kept.
 * @module
 */
import type { PlatformKey } from '#crypto'
import type { KeyAlgorithm } from './algorithm.ts'
import type { KeyForms } from './key-forms.ts'
import type { KeyIdentity } from './key-identity.ts'
import type { PublicKey } from './public-key.ts'
import type { Signer } from './signer.ts'
import { sign } from './web-crypto.ts'

/**
 * A key pair. Its secret is not in it: not for printing, nor for `JSON.stringify`, nor for a copy. Frozen.
 * `exportKeyPair` alone gives the secret out. Where the algorithm is known, so are the forms of its key:
 * `KeyPair<'Ed25519'>` has a Multikey text for certain.
 */
export interface KeyPair<Algorithm extends KeyAlgorithm = KeyAlgorithm> {
  /** URL of the key, as it stands in a proof's `verificationMethod` or a JWT's `kid`. */
  readonly id: string
  /** Whose key it is: the id of the issuer. */
  readonly controller: string
  /** The algorithm it signs with. */
  readonly algorithm: Algorithm
  /** The public key as JWK. */
  readonly publicKey: KeyForms[Algorithm]['publicJwk']
  /** The public key as Multikey text; `undefined` for RSA (`RS256`), which has none. */
  readonly publicKeyMultibase: KeyForms[Algorithm]['publicKeyMultibase']
  /** Signs with the secret key. */
  readonly signer: Signer
}

/** The secrets, apart from the key pairs, so that nothing that walks over an object meets one. */
const secrets = new WeakMap<KeyPair, PlatformKey>()

/** The key pair of a public key and its secret. */
export function keyPairOf(key: PublicKey, { id, controller }: KeyIdentity, secret: PlatformKey): KeyPair {
  const { algorithm, publicKey, publicKeyMultibase } = key
  const signer: Signer = Object.freeze({
    id,
    controller,
    algorithm,
    publicKey,
    sign: (message: Uint8Array) => sign(algorithm, secret, message)
  })
  const keyPair = Object.freeze({ id, controller, algorithm, publicKey, publicKeyMultibase, signer })
  secrets.set(keyPair, secret)
  return keyPair
}

/**
 * The secret of a key pair.
 * @throws TypeError if it was not made here: a copy has none
 */
export function secretOf(keyPair: KeyPair): PlatformKey {
  const secret = secrets.get(keyPair)
  if (secret === undefined) throw new TypeError('keyPair must come from generateKeyPair or importKeyPair')
  return secret
}
