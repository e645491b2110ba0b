/**
 * Values that say nothing: JSON-LD drops them, so they would stand in a badge without being signed.
 * @module
 */
import type { JsonObject, JsonValue } from '../base/json.ts'
import { walkJson } from '../base/walk-json.ts'
import { MAX_NESTING } from './class-walk.ts'
import type { Finding } from './finding.ts'

/**
 * Finds every `null` (keyword `null`) and every empty array (`empty`) at any depth, in extensions too.
 * A value nested deeper than {@link MAX_NESTING} is found as `depth`, and nothing inside it is looked at.
 * Contexts are left out: in a context `null` has a meaning.
 */
export function emptyValuesOf(document: JsonObject): Finding[] {
  const findings: Finding[] = []
  walkJson(document, (value, at) => {
    if (at.holder === '@context') return false
    const keyword = keywordOf(value, at.depth)
    if (keyword !== undefined) findings.push({ keyword, path: at.path, params: {} })
    return keyword !== 'depth'
  })
  return findings
}

function keywordOf(value: JsonValue, depth: number): 'null' | 'depth' | 'empty' | undefined {
  if (typeof value !== 'object') return undefined
  if (value === null) return 'null'
  if (depth > MAX_NESTING) return 'depth'
  return Array.isArray(value) && value.length === 0 ? 'empty' : undefined
}
