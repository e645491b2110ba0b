/**
 * The third way to bind a key to its issuer: the document at the key's own address, at the origin of the issuer, says
 * whose it is. And the fourth: a bare key at that origin, which nothing but the origin ties to him.
 * @module
 */

import type { Controller } from '../key/controller.ts'
import { originOf } from '../key/origin.ts'
import { quote } from '../problem/problem.ts'
import { fetchKeyDocument } from './fetch-document.ts'
import type { Binding } from './issuers-key.ts'
import { judgePublication } from './key-publication.ts'
import { readPublication } from './read-publication.ts'

/**
 * Asks the address of the key. A key at another origin is not asked for: nothing there can speak for the issuer. Nor is one
 * where the issuer's own document lists keys, and not this: whoever can put a file on his host could else sign for him.
 */
export const bindByKeyDocument: Binding = async question => {
  const { name, issuerId, session, issuer } = question
  const origin = originOf(issuerId)
  if (session === undefined || origin === undefined || 'shown' in name || listsKeys(issuer)) return undefined
  const { methodId } = name
  if (originOf(methodId) !== origin) return undefined
  const url = methodId.replace(/#.*$/s, '')
  const fetched = await fetchKeyDocument(url, `the document of the key ${quote(methodId)}`, session)
  if ('problems' in fetched) return { problems: fetched.problems, final: false }
  const publication = readPublication(fetched.document, methodId, url)
  return 'problems' in publication
    ? { problems: publication.problems, final: true }
    : judgePublication(publication, methodId, question, fetched.url)
}

function listsKeys(issuer: Controller | undefined): boolean {
  return (
    issuer?.verificationMethods.some(({ relationships }) => relationships.includes('assertionMethod')) ??
    false
  )
}
