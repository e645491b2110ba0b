/**
 * Finds the endorsements that stand in a document.
 * @module
 */
import { hasMember } from '../base/has-member.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import { walkJson } from '../base/walk-json.ts'

/** An endorsement that stands in a document. */
export interface EmbeddedEndorsement {
  readonly endorsement: JsonObject
  /** JSON pointer to it. */
  readonly path: string
}

const embedding: ReadonlySet<string> = new Set(['endorsement'])

/** All embedded endorsements of `document`, those inside others included, each before those inside it. */
export function endorsementsIn(document: JsonObject): EmbeddedEndorsement[] {
  if (!hasMember(document, embedding)) return []
  const found: EmbeddedEndorsement[] = []
  walkJson(document, (value, at) => {
    if (at.holder === 'endorsement' && isObject(value)) found.push({ endorsement: value, path: at.path })
  })
  return found
}
