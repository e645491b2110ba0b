/**
 * Signs a credential as a JWT.
 * @module
 */

import { pauseDue } from '../base/breath.ts'
import type { JsonObject } from '../base/json.ts'
import { assertOptions } from '../base/options.ts'
import type { Signer } from '../key/signer.ts'
import { OpenBadgesError, throwIfError } from '../problem/error.ts'
import type { CompactJws } from '../proof/jws.ts'
import { jwsAlgorithmOf } from '../proof/jws-algorithm.ts'
import { checkJwtSignature } from '../proof/jws-signature.ts'
import { readVcJwt } from '../proof/vc-jwt.ts'
import { checkJwtClaims } from '../proof/vc-jwt-claims.ts'
import { checkEarlierProofs } from './check-own-proof.ts'
import { createJws } from './create-jws.ts'
import { checkNoClaims, jwtPayload } from './jwt-payload.ts'
import { ownPublicKey, wrongSignature } from './own-controller.ts'
import { type Given, prepareCredential, type SigningOptions, signingRules, takenFor } from './preparation.ts'
import { assertSignerIsIssuer, takeSigner } from './signer-fits.ts'

/** Options of {@link signCredentialAsJwt}. */
export interface SignCredentialAsJwtOptions extends SigningOptions {
  /**
   * How the header names the key: by its URL (`kid`), or by the public key itself (`jwk`), for issuers who publish a key
   * set. Either way the key counts only where the issuer publishes it. Default: `'kid'`.
   */
  readonly header?: 'kid' | 'jwk'
  /** `typ` of the header: `'JWT'` as Open Badges has it, or `'vc+jwt'` for verifiers that go by W3C. Default: `'JWT'`. */
  readonly typ?: 'JWT' | 'vc+jwt'
  /**
   * What an Ed25519 signature is called: `'EdDSA'`, which most verifiers know, or `'Ed25519'`, its newer name. Not for other
   * keys. Default: `'EdDSA'`.
   */
  readonly alg?: 'EdDSA' | 'Ed25519'
}

/**
 * Signs a badge or an endorsement, or with `kind` any Verifiable Credential, as a JWT: RS256, ES256, ES384 or EdDSA, by
 * the key of the signer.
 *
 * As with `signCredential`, nothing is signed that does not conform, and what was signed is read again and checked with the
 * signer's public key. The claims `iss sub jti nbf exp` are written from the credential; dates in whole seconds. A
 * credential of VCDM 2.0 is the payload, one of VCDM 1.1 the claim `vc`. Embedded proofs that it has already stay in it.
 *
 * Most verifiers read RS256 and ES256 with a key of a did:web, a did:jwk or an https address; fewer read EdDSA, or a did:key.
 *
 * Not checked: that the issuer's own document lists the key, and that addresses answer. The signature of an RSA or Ed25519
 * key is the same each time, that of an ECDSA key is not: take the credential's id for its identity, never the text.
 *
 * @param credential the credential as built; it is copied, never changed
 * @param options `signer` is required
 * @returns the compact JWS, as `bake` and `verify` take it
 * @throws OpenBadgesError with all problems of conformance; OB_JWT_CLAIM_RESERVED if the credential has a member called like
 *   a claim; OB_KEY_NOT_ISSUERS if the signer is not the issuer; OB_KEY_MISMATCH if its signature does not fit its public
 *   key; PROOF_GENERATION_ERROR if the signer failed
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const keyPair = await generateKeyPair({ algorithm: 'ES256' })
 * const credential = buildCredential({ issuer: { id: keyPair.controller, name: 'Lea' }, recipient, achievement })
 * const jws = await signCredentialAsJwt(credential, { signer: keyPair.signer })
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#proof-formats
 */
export async function signCredentialAsJwt(
  credential: object,
  options: SignCredentialAsJwtOptions
): Promise<CompactJws> {
  return sign({ credential, isOwn: false }, options)
}

/**
 * As {@link signCredentialAsJwt}, of a credential that nobody else holds any part of: it is not copied, and may be frozen.
 */
export async function signOwnCredentialAsJwt(
  credential: object,
  options: SignCredentialAsJwtOptions
): Promise<CompactJws> {
  return sign({ credential, isOwn: true }, options)
}

async function sign(given: Given, options: SignCredentialAsJwtOptions): Promise<CompactJws> {
  assertOptions(options, ['signer', 'kind', 'selfCheck', 'header', 'typ', 'alg', 'contexts', 'limits'])
  const { typ = 'JWT', header = 'kid' } = options
  const signer = takeSigner(options.signer)
  const rules = signingRules(options, 'jwt')
  const alg = algorithmOf(signer, options.alg)
  if (header !== 'kid' && header !== 'jwk') throw new TypeError('header must be "kid" or "jwk"')
  if (typ !== 'JWT' && typ !== 'vc+jwt') throw new TypeError('typ must be "JWT" or "vc+jwt"')
  const { unsigned } = prepareCredential(given, rules, checkNoClaims)
  assertSignerIsIssuer(signer, unsigned.issuer)
  await checkEarlierProofs(unsigned, { signer, ...rules })
  const key = await ownPublicKey(signer)
  // Of the public key only what makes it: the signer may be of somebody else's making.
  const named: JsonObject = header === 'kid' ? { kid: signer.id } : { jwk: { ...key.publicKey } }
  const text = await createJws({ alg, ...named, typ }, jwtPayload(unsigned), signer)

  const { jwt, problems } = readVcJwt(text, rules.limits)
  // What was found to conform stands in it to the letter, and is read within the limits.
  throwIfError([...problems, ...(jwt ? [...checkJwtClaims(jwt), ...takenFor(jwt.credential, rules)] : [])])
  const wrong = jwt && options.selfCheck !== false ? await checkJwtSignature(jwt, key) : undefined
  if (wrong?.code === 'PROOF_VERIFICATION_ERROR') throw wrongSignature(signer)
  if (wrong !== undefined) throw new OpenBadgesError([wrong])
  const pause = pauseDue()
  if (pause !== undefined) await pause
  return text
}

function algorithmOf(signer: Signer, alg: SignCredentialAsJwtOptions['alg']) {
  if (alg === undefined) return jwsAlgorithmOf(signer.algorithm)
  if (signer.algorithm === 'Ed25519' && (alg === 'EdDSA' || alg === 'Ed25519')) return alg
  throw new TypeError(
    'alg must be "EdDSA" or "Ed25519", and only for an Ed25519 key; leave it out for others'
  )
}
