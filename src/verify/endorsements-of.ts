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
  const found: FoundEndorsement[] = []
  find(credential, '', found)
  return found
}

function find(value: JsonObject | readonly JsonValue[], path: string, found: FoundEndorsement[]): void {
  for (const [step, held] of Object.entries(value)) {
    // What stands in a proof is no part of what it proves.
    if (typeof held !== 'object' && typeof held !== 'string') continue
    if (held === null || step === 'proof') continue
    if (step === 'endorsement' || step === 'endorsementJwt') {
      found.push(...hangingOn(value, held, pointer(path, step)))
    } else if (typeof held === 'object') {
      find(held, pointer(path, step), found)
    }
  }
}

function hangingOn(
  thing: JsonObject | readonly JsonValue[],
  held: JsonValue,
  path: string
): FoundEndorsement[] {
  const of = isObject(thing) && typeof thing.id === 'string' ? { of: thing.id } : {}
  return asArray<JsonValue>(held).map((endorsement, index) => ({
    endorsement,
    path: Array.isArray(held) ? pointer(path, index) : path,
    ...of
  }))
}
