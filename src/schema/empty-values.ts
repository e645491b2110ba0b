/**
 * Values that say nothing: JSON-LD drops them, so they would stand in a badge without being signed.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { MAX_NESTING } from './class-walk.ts'
import type { Finding } from './finding.ts'

/**
 * Finds every `null` (keyword `null`) and every empty array (`empty`) at any depth, in extensions too.
 * A value nested deeper than {@link MAX_NESTING} is found as `depth`, and nothing inside it is looked at.
 * Contexts are left out: in a context `null` has a meaning.
 */
export function emptyValuesOf(document: JsonObject): Finding[] {
  const findings: Finding[] = []
  walk(document, '', 0, findings)
  return findings
}

function walk(value: JsonValue | undefined, path: string, depth: number, findings: Finding[]): void {
  if (value === null) {
    findings.push({ keyword: 'null', path, params: {} })
  } else if (typeof value === 'object' && depth > MAX_NESTING) {
    findings.push({ keyword: 'depth', path, params: {} })
  } else if (Array.isArray(value)) {
    if (value.length === 0) findings.push({ keyword: 'empty', path, params: {} })
    for (const [index, item] of value.entries()) walk(item, pointer(path, index), depth + 1, findings)
  } else if (isObject(value)) {
    for (const [member, inner] of Object.entries(value)) {
      if (member !== '@context') walk(inner, pointer(path, member), depth + 1, findings)
    }
  }
}
