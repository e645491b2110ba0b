/**
 * The one key of a DID that is computed.
 * @module
 */
import { methodOfDidKey } from './did-key.ts'

/**
 * The id of the key that `id` names: proofs also name the one key of a did:key or did:jwk by the bare DID.
 * @returns `did:key:X#X` for `did:key:X`, `did:jwk:X#0` for `did:jwk:X`, any other id as it is
 */
export function ownMethodOf(id: string): string {
  return id.startsWith('did:jwk:') && !id.includes('#') ? `${id}#0` : methodOfDidKey(id)
}
