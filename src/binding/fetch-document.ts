/**
 * Fetches a document that publishes keys.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import { defaultLimits } from '../base/limits.ts'
import type { FetchSession } from '../fetch/fetch-session.ts'
import { readJsonDocument } from '../fetch/read-json-document.ts'
import type { Problem } from '../problem/problem.ts'

/** A document and where it came from, or why there is none. */
export type DocumentReading =
  | { readonly document: JsonObject; readonly url: string }
  | { readonly problems: readonly Problem[]; readonly status?: number }

const request = Object.freeze({
  // Longer than 128 characters, and a browser would ask the host for leave first.
  accept: 'application/did+json, application/jwk-set+json, application/json, application/ld+json',
  // Whoever answers for a key must not be able to hand the question on.
  maxRedirects: 0,
  mayBeKept: true
})

/**
 * Fetches the JSON object at `url`: at most `maxFetchBytes`, without redirects, read strictly.
 * @param purpose what it is, for the texts of problems: "the document of the issuer"
 * @returns OB_FETCH_... if it could not be had, with the `status` of the answer if there was one; else the problems of
 *   the strict reader
 */
export async function fetchKeyDocument(
  url: string,
  purpose: string,
  session: FetchSession
): Promise<DocumentReading> {
  const loaded = await session.load(url, { ...request, purpose })
  if ('problems' in loaded) return loaded
  const { value, problems } = readJsonDocument(loaded, defaultLimits)
  return value === undefined ? { problems } : { document: value, url: loaded.url }
}
