/**
 * Reads a document that was fetched as a JSON object.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { readJson } from '../base/read-json.ts'
import { decodeUtf8 } from '../base/utf8.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import type { LoadedDocument } from './fetch-session.ts'

/** A JSON object and what is odd about it, or why there is none. */
export type JsonDocument =
  | {
      /** The object, deeply frozen. */
      readonly value: JsonObject
      /** Warnings only. */
      readonly problems: readonly Problem[]
    }
  | { readonly value?: undefined; readonly problems: readonly Problem[] }

/**
 * Reads a document as strict JSON. Its problems name the URL and the place in the document; they have no `path`,
 * since that is for the badge.
 * @param loaded what `load` answered with
 * @param limits those of the strict reader
 * @returns the object and warnings, or problems: `OB_FETCH_NOT_JSON` for bytes that are not UTF-8 and for another
 * value than an object, and those of `readJson`. It never throws
 */
export function readJsonDocument(loaded: LoadedDocument, limits: Limits): JsonDocument {
  const { url, bytes } = loaded
  const text = decodeUtf8(bytes)
  if (text === undefined) return notJson(url, 'bytes that are not UTF-8')
  const { value, problems } = readJson(text, limits)
  const placed = problems.map(found => withPlace(found, url))
  if (value === undefined) return { problems: placed }
  return isObject(value) ? { value, problems: placed } : notJson(url, kindOf(value))
}

// The value itself stays out of the text: problems never hold the body.
function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

function notJson(url: string, found: string): JsonDocument {
  return {
    problems: [problem('OB_FETCH_NOT_JSON', `found ${found} at ${quote(url)}, expected a JSON object`)]
  }
}

function withPlace({ path, ...found }: Problem, url: string): Problem {
  const place = path ? ` at ${quote(path)}` : ''
  return { ...found, detail: `in ${quote(url)}${place}: ${found.detail}` }
}
