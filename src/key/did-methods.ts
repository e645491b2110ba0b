/**
 * The table of DID methods whose document is computed from the DID. A new one is one file and one line here.
 * @module
 */
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import type { OneKeyDocument } from './controlled-identifier-document.ts'
import { didJwkDocument } from './did-jwk.ts'
import { didKeyDocument } from './did-key.ts'

const table = { 'did:key': didKeyDocument, 'did:jwk': didJwkDocument } as const

/** A DID method whose document is computed. */
export type ComputedDidMethod = keyof typeof table

/** The method of `id` if its document is computed. */
export function computedDidMethod(id: string): ComputedDidMethod | undefined {
  return (Object.keys(table) as ComputedDidMethod[]).find(method => id.startsWith(`${method}:`))
}

// Without a path, query or fragment: those are of DID URLs.
const DID = /^did:[a-z0-9]+:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})*[A-Za-z0-9._-]$/

/**
 * Checks the form of a DID. A method may ask for more.
 * @throws OpenBadgesError `OB_DID_MALFORMED`
 * @see https://www.w3.org/TR/did-1.0/#did-syntax
 */
export function checkDid(did: string): void {
  if (DID.test(did)) return
  throw failure('OB_DID_MALFORMED', `${quote(did)} is not a DID`, {
    hint: 'A DID begins with "did:" and its method in lower case, and has no path, query or fragment.'
  })
}

/**
 * The document of a DID whose method computes it.
 * @throws OpenBadgesError `OB_DID_MALFORMED`, `OB_KEY_MALFORMED`, `OB_KEY_UNSUPPORTED`,
 * `OB_KEY_SECRET_PUBLISHED`
 */
export function computeDocument(method: ComputedDidMethod, did: string): OneKeyDocument {
  checkDid(did)
  return table[method](did)
}
