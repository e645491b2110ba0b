/**
 * Finds the endorsements of a badge: of itself, of its achievement, and of every profile in it.
 * @module
 */
import { hasMember } from '../base/has-member.ts'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'

/** An endorsement and what it hangs on. */
export interface FoundEndorsement {
  /** The embedded credential, or its compact JWS. */
  readonly endorsement: JsonValue
  readonly path: string
  /** The id of the thing that it hangs on, which it must speak of. */
  readonly of?: string
}

const endorsing: ReadonlySet<string> = new Set(['endorsement', 'endorsementJwt'])

/** The endorsements of `credential` in document order; not those within endorsements. */
export function endorsementsOf(credential: JsonObject): FoundEndorsement[] {
  if (!hasMember(credential, endorsing)) return []
  const found: FoundEndorsement[] = []
  find(credential, '', found)
  return found
}

function find(value: JsonObject, path: string, found: FoundEndorsement[]): void {
  for (const [member, held] of Object.entries(value)) {
    // What stands in a proof is no part of what it proves.
    if (held === undefined || member === 'proof') continue
    const at = pointer(path, member)
    if (endorsing.has(member)) found.push(...hangingOn(value, held, at))
    else findIn(held, at, found)
  }
}

function findIn(value: JsonValue, path: string, found: FoundEndorsement[]): void {
  if (isObject(value)) find(value, path, found)
  if (!Array.isArray(value)) return
  for (const [index, item] of value.entries()) findIn(item, pointer(path, index), found)
}

function hangingOn({ id }: JsonObject, held: JsonValue, path: string): FoundEndorsement[] {
  return asArray<JsonValue>(held).map((endorsement, index) => ({
    endorsement,
    path: Array.isArray(held) ? pointer(path, index) : path,
    ...(typeof id === 'string' && { of: id })
  }))
}
