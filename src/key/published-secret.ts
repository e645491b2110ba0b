/**
 * Finds secret keys in what was published.
 * @module
 */
import { isObject, type JsonValue, pointer } from '../base/json.ts'
import { secretJwkMembers } from './jwk.ts'

// secretKeyMultibase, secretKeyJwk and their older spellings: privateKeyBase58, privateKeyPem ...
const SECRET_MEMBER = /^(?:secret|private)Key/

/**
 * JSON pointer to the first secret key in `value`, at any depth: a secret member of a JWK, or a member for
 * secret keys. `undefined` if there is none. `value` comes from the strict reader, so its depth is limited.
 */
export function findPublishedSecret(value: JsonValue | undefined, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const isJwk = isObject(value) && value.kty !== undefined
  for (const [name, member] of Object.entries(value)) {
    const here = pointer(path, name)
    if (SECRET_MEMBER.test(name) || (isJwk && secretJwkMembers.includes(name))) return here
    const deeper = findPublishedSecret(member, here)
    if (deeper !== undefined) return deeper
  }
  return undefined
}
