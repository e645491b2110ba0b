/**
 * Whether a key is the issuer's: the ways to bind one, in the order in which they are tried.
 * @module
 */

import type { Controller } from '../key/controller.ts'
import { findMethodWithKey } from '../key/find-verification-method.ts'
import type { Problem } from '../problem/problem.ts'
import { bindByIssuerDocument } from './bind-by-issuer-document.ts'
import { bindByKeyDocument } from './bind-by-key-document.ts'
import { bindByKeySet } from './bind-by-key-set.ts'
import type { Binding, IssuersKey, KeyQuestion } from './issuers-key.ts'
import { isNotAtHand } from './not-at-hand.ts'

const bindings: readonly Binding[] = [bindByIssuerDocument, bindByKeySet, bindByKeyDocument]

/** The issuer's key, or why the key cannot be called his. */
export type IssuersKeyFinding =
  | IssuersKey
  | {
      readonly problems: readonly Problem[]
      /** True if a document that could not be had may still say that it is his. */
      readonly open: boolean
    }

/**
 * Looks for a key among those of the issuer, beginning at his own id and never at the key's word. The first document
 * that knows the key decides, also if it says that the key has ended or is for something else.
 * @returns never rejects; where documents could not be had, what the others said is a warning
 * @see https://www.imsglobal.org/spec/ob/v3p0/#dereferencing-the-public-key
 */
export async function findIssuersKey(question: KeyQuestion): Promise<IssuersKeyFinding> {
  const problems: Problem[] = []
  let issuer: Controller | undefined
  for (const bind of bindings) {
    const answer = await bind({ issuer, ...question })
    if (answer === undefined) continue
    if ('key' in answer) return withIssuersWord(answer, issuer, question.now)
    if (answer.final) return settled(answer.problems)
    issuer ??= answer.issuer
    problems.push(...answer.problems)
  }
  return settled(problems)
}

/**
 * What the issuer's own document says of a key counts, by whatever name the proof called it: that it was revoked, or is for
 * something else.
 */
function withIssuersWord(found: IssuersKey, issuer: Controller | undefined, now: number): IssuersKeyFinding {
  if (issuer === undefined) return found
  const own = findMethodWithKey(issuer, found.key, 'assertionMethod', now)
  const unknown = 'problems' in own && own.problems.every(({ code }) => code === 'OB_KEY_NOT_FOUND')
  return 'key' in own || unknown ? found : settled(own.problems)
}

function settled(all: readonly Problem[]): IssuersKeyFinding {
  const open = all.some(({ code }) => isNotAtHand(code))
  if (!open) return { problems: all, open }
  const problems = all.map(found =>
    isNotAtHand(found.code) ? found : { ...found, severity: 'warning' as const }
  )
  return { problems, open }
}
