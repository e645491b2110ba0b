/**
 * Finds the endorsements of a badge: of itself, of its achievement, and of every profile in it.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'

/** An endorsement and what it hangs on. */
export interface FoundEndorsement {
  /** The embedded credential, or its compact JWS. */
  readonly endorsement: JsonValue
  readonly path: string
  /** The id of the thing that it hangs on, which it must speak of. */
  readonly of?: string
}

/** The endorsements of `credential` in document order; not those within endorsements. */
export function endorsementsOf(credential: JsonObject): FoundEndorsement[] {
  return find(credential, '')
}

function find(value: JsonValue | undefined, path: string): FoundEndorsement[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => find(item, pointer(path, index)))
  if (!isObject(value)) return []
  const { id } = value
  return Object.entries(value).flatMap(([member, held]) => {
    const at = pointer(path, member)
    // What stands in a proof is no part of what it proves.
    if (member === 'proof') return []
    if (member !== 'endorsement' && member !== 'endorsementJwt') return find(held, at)
    return asArray<JsonValue>(held).map((endorsement, index) => ({
      endorsement,
      path: Array.isArray(held) ? pointer(at, index) : at,
      ...(typeof id === 'string' && { of: id })
    }))
  })
}
