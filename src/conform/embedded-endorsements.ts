/**
 * Finds the endorsements that stand in a document.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import { walkJson } from '../base/walk-json.ts'

/** An endorsement that stands in a document. */
export interface EmbeddedEndorsement {
  readonly endorsement: JsonObject
  /** JSON pointer to it. */
  readonly path: string
}

/** All embedded endorsements of `document`, those inside others included, each before those inside it. */
export function endorsementsIn(document: JsonObject): EmbeddedEndorsement[] {
  const found: EmbeddedEndorsement[] = []
  walkJson(document, (value, at) => {
    if (at.holder === 'endorsement' && isObject(value)) found.push({ endorsement: value, path: at.path })
  })
  return found
}
