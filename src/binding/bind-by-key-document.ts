/**
 * The third way to bind a key to its issuer: the document at the key's own address, at the origin of the issuer, says
 * whose it is. And the fourth: a bare key at that origin, which nothing but the origin ties to him.
 * @module
 */

import { originOf } from '../base/origin.ts'
import type { Controller } from '../key/controller.ts'
import { type Problem, quote } from '../problem/problem.ts'
import { fetchKeyDocument } from './fetch-document.ts'
import type { Binding } from './issuers-key.ts'
import { judgePublication } from './key-publication.ts'
import { readPublication } from './read-publication.ts'

/**
 * Asks the address of the key. A key at another origin is not asked for: nothing there can speak for the issuer. Nor is one
 * where the issuer's own document lists keys, and not this: whoever can put a file on his host could else sign for him.
 *
 * Only a document that knows the key settles the question. Where the address is the issuer's id, what is wrong with the
 * document there has been said, and here it answers nothing.
 */
export const bindByKeyDocument: Binding = async question => {
  const { name, issuerId, session, issuer } = question
  const origin = originOf(issuerId)
  if (session === undefined || origin === undefined || 'shown' in name || listsKeys(issuer)) return undefined
  const { methodId } = name
  if (originOf(methodId) !== origin) return undefined
  const url = methodId.replace(/#.*$/s, '')
  const fetched = await fetchKeyDocument(url, `the document of the key ${quote(methodId)}`, session)
  const own = url === issuerId
  if ('problems' in fetched) return own ? undefined : { problems: fetched.problems, final: false }
  const publication = readPublication(fetched.document, methodId, url)
  if (!('problems' in publication)) return judgePublication(publication, methodId, question, fetched.url)
  const { problems } = publication
  const final = problems.some(isOfKey)
  return own && !final ? undefined : { problems, final }
}

/** True if the key stands there, and something is wrong with it. */
function isOfKey({ code }: Problem): boolean {
  return code.startsWith('OB_KEY_') && code !== 'OB_KEY_NOT_FOUND'
}

function listsKeys(issuer: Controller | undefined): boolean {
  return (
    issuer?.verificationMethods.some(({ relationships }) => relationships.includes('assertionMethod')) ??
    false
  )
}
