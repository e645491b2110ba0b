/**
 * The second way to bind a key to its issuer: the key set at the well-known address of the issuer's host holds it.
 * @module
 */

import { originOf } from '../base/origin.ts'
import { readJwks } from '../key/jwks.ts'
import { keySetUrl } from '../key/key-set-url.ts'
import { quote } from '../problem/problem.ts'
import { fetchKeyDocument } from './fetch-document.ts'
import type { Binding } from './issuers-key.ts'
import { findInKeySet } from './key-in-set.ts'

/** Asks for the key set. That there is none (404, 410) is an answer: then it binds nothing. */
export const bindByKeySet: Binding = async question => {
  const { issuerId, session } = question
  const origin = originOf(issuerId)
  if (origin === undefined || session === undefined) return undefined
  const url = keySetUrl(origin)
  const fetched = await fetchKeyDocument(url, `the key set of ${quote(origin)}`, session)
  if ('problems' in fetched) {
    const none = fetched.status === 404 || fetched.status === 410
    return none ? undefined : { problems: fetched.problems, final: false }
  }
  const reading = readJwks(fetched.document, url)
  if ('problems' in reading) return { problems: reading.problems, final: true }
  return findInKeySet(reading.keySet, question, { foundBy: 'jwks', documents: [fetched.url] }, false)
}
