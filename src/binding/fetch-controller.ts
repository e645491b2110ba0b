/**
 * The document of a did:web or of an https identifier, fetched.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { FetchSession } from '../fetch/fetch-session.ts'
import { readController } from '../key/controller.ts'
import { checkDid } from '../key/did-methods.ts'
import { didWebUrl } from '../key/did-web.ts'
import { OpenBadgesError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { fetchKeyDocument } from './fetch-document.ts'
import { type Resolution, resolutionOf } from './resolution.ts'

/** True for the identifiers whose document is found by a web address. */
export function isFetchable(id: string): boolean {
  return id.startsWith('did:web:') || /^https?:/.test(id)
}

/**
 * Fetches the document of `id`. What it says counts only if its `id` is the very text of `id`.
 * @returns as `KeyResolver.resolve`; never rejects
 * @see https://w3c-ccg.github.io/did-method-web/#read-resolve
 */
export async function fetchController(id: string, session: FetchSession): Promise<Resolution> {
  const isDid = id.startsWith('did:web:')
  try {
    if (isDid) checkDid(id)
    const url = isDid ? didWebUrl(id) : id
    const read = await fetchKeyDocument(url, `the document of ${quote(id)}`, session)
    if ('problems' in read) return Object.freeze(read)
    const { document } = read
    if (typeof document.id !== 'string') return Object.freeze({ problems: [nameless(document, id, url)] })
    return resolutionOf(readController(document, id), isDid ? 'did:web' : 'https', [read.url])
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return Object.freeze({ problems: thrown.problems })
    throw thrown
  }
}

/** A profile in an older form, a key set, a key: something else than a document about `id`. */
function nameless(document: JsonObject, id: string, url: string): Problem {
  const members = Object.keys(document)
    .slice(0, 5)
    .map(name => quote(name, 40))
    .join(', ')
  const detail = `the document at ${quote(url)} has no "id", which must be ${quote(id)}; it has ${members || 'no members'}`
  return problem('OB_CONTROLLER_MISMATCH', detail)
}
