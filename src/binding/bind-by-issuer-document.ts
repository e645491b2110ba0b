/**
 * The first way to bind a key to its issuer: the document at the issuer's own id lists it.
 * @module
 */

import { originOf } from '../base/origin.ts'
import {
  findMethodWithKey,
  findVerificationMethod,
  type VerificationMethodFinding
} from '../key/find-verification-method.ts'
import type { Problem } from '../problem/problem.ts'
import type { Binding, BindingAnswer, KeyQuestion } from './issuers-key.ts'
import { findInKeySet } from './key-in-set.ts'
import type { Resolution } from './resolution.ts'

/** Asks the document of the issuer, and the key set that the caller gave for him. */
export const bindByIssuerDocument: Binding = async question => {
  const { issuerId, resolver, session } = question
  const resolution = await resolver.resolve(issuerId, session)
  if ('problems' in resolution) {
    const final =
      originOf(issuerId) === undefined || resolution.problems.some(({ code }) => settled.has(code))
    return { problems: resolution.problems, final }
  }
  if ('keySet' in resolution) return findInKeySet(resolution.keySet, question, resolution, true)
  return answerOf(find(resolution, question), resolution, question)
}

// The document is about the issuer, and not to be trusted.
const settled: ReadonlySet<string> = new Set([
  'OB_CONTROLLER_MALFORMED',
  'OB_KEY_SECRET_PUBLISHED',
  'OB_KEY_AMBIGUOUS',
  'OB_LIMIT_KEYS'
])

type OfController = Extract<Resolution, { controller: unknown }>

function find({ controller }: OfController, { name, now }: KeyQuestion): VerificationMethodFinding {
  return 'shown' in name
    ? findMethodWithKey(controller, name.shown, 'assertionMethod', now)
    : findVerificationMethod(controller, name.methodId, 'assertionMethod', now)
}

function answerOf(
  found: VerificationMethodFinding,
  { controller, foundBy, documents }: OfController,
  { issuerId }: KeyQuestion
): BindingAnswer {
  if ('key' in found) {
    const { key, method } = found
    return { key, id: method.id, controller: issuerId, foundBy, documents, warnings: [] }
  }
  // What the caller gave, and what a DID says, is the whole truth; a web address may have its keys elsewhere.
  const elsewhere = foundBy === 'https' && isNotListed(found.problems)
  return { problems: found.problems, final: !elsewhere, issuer: controller }
}

function isNotListed(problems: readonly Problem[]): boolean {
  return problems.every(({ code }) => code === 'OB_KEY_NOT_FOUND')
}
