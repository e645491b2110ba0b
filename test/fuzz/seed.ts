/**
 * A badge that mutants are made of.
 * @module
 */
import type { JsonTree } from './tree.ts'

/** A badge as its issuer gave it out. Plain data, so that workers can be handed it. */
export interface Seed {
  readonly name: string
  /** JSON with proofs in it, or a compact JWS. */
  readonly text: string
  readonly secured: 'embedded' | 'jwt'
  /** What a verifier has to be asked for. */
  readonly kind?: 'credential'
  /** What verifying says of it. `authentic`: it may have a status that is not to be had, or any dates. */
  readonly is: 'verified' | 'authentic' | 'revoked'
  readonly png: Uint8Array
  readonly svg: Uint8Array
}

/** The credential that a seed holds, as an object of one's own; for a JWT, its payload. */
export function treeOf({ text, secured }: Seed): JsonTree {
  return JSON.parse(secured === 'embedded' ? text : payloadText(text)) as JsonTree
}

function payloadText(jws: string): string {
  return Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()
}
