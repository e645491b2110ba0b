/**
 * The signature of an embedded proof, made and checked in our own few steps.
 *
 * They are the same for all suites here, and held to the Digital Bazaar machines of the suites, which do the rest: they are
 * taken for what the short road has hashed.
 * @module
 */
import { base58 } from '@scure/base'
import { asArray, type JsonObject } from '../base/json.ts'
import type { PublicKey } from '../key/public-key.ts'
import { verifySignature } from '../key/web-crypto.ts'
import type { ProofSuite } from './suite.ts'

/** Bytes of a signature: all suites here sign with Ed25519. */
export const SIGNATURE_BYTES = 64

/** What a signature looks like, for judging a document before there is one. */
export const PROOF_VALUE_TO_COME: string = `z${base58.encode(new Uint8Array(SIGNATURE_BYTES).fill(0xff))}`

/** 64 bytes take 88 characters at most; nothing longer is decoded. */
const MAX_CHARACTERS = 100

/** A signature as `proofValue`: `z` for base58btc, as Multibase has it. */
export function proofValueOf(signature: Uint8Array): string {
  return `z${base58.encode(signature)}`
}

/** The signature that a `proofValue` is, or `undefined` if it is none. */
export function signatureOf(proofValue: unknown): Uint8Array | undefined {
  if (typeof proofValue !== 'string' || proofValue.length > MAX_CHARACTERS) return undefined
  if (!proofValue.startsWith('z')) return undefined
  try {
    const bytes = base58.decode(proofValue.slice(1))
    return bytes.length === SIGNATURE_BYTES ? bytes : undefined
  } catch {
    return undefined
  }
}

/**
 * True if `signature` is one of `bytes` by `key`, and `document` names the context that the suite asks for.
 * @see https://www.w3.org/TR/vc-di-eddsa/#verify-proof-eddsa-rdfc-2022
 */
export async function isSigned(
  document: JsonObject,
  suite: ProofSuite,
  key: PublicKey,
  bytes: Uint8Array,
  signature: Uint8Array
): Promise<boolean> {
  return namesContext(document, suite) && verifySignature(key, bytes, signature)
}

function namesContext(document: JsonObject, { contextRequired, context }: ProofSuite): boolean {
  return !contextRequired || asArray(document['@context']).includes(context['1.1'])
}
