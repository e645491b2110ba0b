/**
 * Reads the names of a recipient.
 * @module
 */

import { asArray, isObject, type JsonValue, pointer } from '../base/json.ts'
import type { IdentifierTypeEnum } from '../model/enums.ts'
import { hintForIdentifierType, isIdentifierType } from '../model/identifier-types.ts'
import { nearest } from '../problem/nearest.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { type Flaw, flawOfDid, flawOfEmail, flawOfId, flawOfIdentity, flawOfUrl } from './recipient-values.ts'

/**
 * What the names of a recipient come to. A bad name is told and yet kept or stood in for, so that nothing
 * seems to be missing besides.
 */
export interface RecipientNames {
  /** Ids of the subject, with pointers to where they were given. */
  readonly ids: { readonly id: string; readonly from: string }[]
  /** Identities of which objects are to be made. */
  readonly identities: { readonly identityType: IdentifierTypeEnum; readonly identity: string }[]
  /** Identity objects that were given ready made, with pointers to them. */
  readonly ready: { readonly object: JsonValue; readonly from: string }[]
  /** What is wrong. */
  readonly problems: Problem[]
}

/**
 * Reads one recipient, or a list that names one.
 * @param from pointer to `given`, for problems
 * @param normalize whether e-mail addresses are trimmed and written in lower case
 */
export function readRecipient(given: JsonValue, from: string, normalize: boolean): RecipientNames {
  const names: RecipientNames = { ids: [], identities: [], ready: [], problems: [] }
  if (Array.isArray(given)) {
    for (const [index, item] of given.entries()) readOne(names, item, pointer(from, index), normalize)
  } else {
    readOne(names, given, from, normalize)
  }
  const [first, ...others] = names.ids
  for (const { id, from } of others) {
    if (id === first?.id) continue
    const detail = `${quote(id)} and ${quote(first?.id)} cannot both be the id of one subject`
    names.problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path: from, hint: 'give one of them' }))
  }
  if (names.ids.length + names.identities.length + names.ready.length === 0) {
    const hint = 'give one of did, url, email, or identity with identityType'
    if (names.problems.length === 0) {
      names.problems.push(problem('OB_RECIPIENT_MISSING', 'nobody is named', { path: from, hint }))
    }
    names.ids.push({ id: 'urn:nobody', from })
  }
  return names
}

const members = ['did', 'url', 'id', 'email', 'identity', 'identityType', 'identifier']

function readOne(names: RecipientNames, given: JsonValue, from: string, normalize: boolean): void {
  if (!isObject(given)) {
    const detail = `a recipient must be an object, found ${quote(given)}`
    const hint = 'write { email: … }, { did: … }, { url: … } or { identityType: …, identity: … }'
    names.problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path: from, hint }))
    return
  }
  for (const member of Object.keys(given).filter(member => !members.includes(member))) {
    const detail = `a recipient has no member ${quote(member)}`
    const meant = nearest(member, members)
    const hint = meant === undefined ? `there are ${members.join(', ')}` : `did you mean "${meant}"?`
    names.problems.push(problem('OB_MEMBER_UNKNOWN', detail, { path: pointer(from, member), hint }))
  }
  const { did, url, id, email, identity, identityType, identifier } = given
  addId(names, did, pointer(from, 'did'), flawOfDid)
  addId(names, url, pointer(from, 'url'), flawOfUrl)
  addId(names, id, pointer(from, 'id'), flawOfId)
  addReady(names, identifier, pointer(from, 'identifier'))
  addIdentity(names, 'emailAddress', email, pointer(from, 'email'), normalize)
  if (isAbsent(identity) && isAbsent(identityType)) return
  for (const member of ['identity', 'identityType']) {
    if (!isAbsent(given[member])) continue
    const detail = 'identity and identityType go together'
    names.problems.push(problem('OB_MEMBER_MISSING', detail, { path: pointer(from, member) }))
  }
  if (!isAbsent(identityType) && !isIdentifierType(identityType)) {
    const detail = `${quote(identityType)} is not a type of identity`
    const hint = hintForIdentifierType(identityType)
    const path = pointer(from, 'identityType')
    names.problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path, hint }))
  }
  const type = isIdentifierType(identityType) ? identityType : 'identifier'
  addIdentity(names, type, identity, pointer(from, 'identity'), normalize)
}

/** What is no text was reported, and is not built with. */
function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : quote(value)
}

type Check = (text: string) => Flaw | undefined

function addId(names: RecipientNames, value: JsonValue | undefined, from: string, flawOf: Check): void {
  if (isAbsent(value)) return
  report(names, value, from, flawOf)
  names.ids.push({ id: asText(value), from })
}

function addReady(names: RecipientNames, given: JsonValue | undefined, from: string): void {
  for (const [index, object] of asArray<JsonValue>(given).entries()) {
    names.ready.push({ object, from: Array.isArray(given) ? pointer(from, index) : from })
  }
}

function addIdentity(
  names: RecipientNames,
  identityType: IdentifierTypeEnum,
  value: JsonValue | undefined,
  from: string,
  normalize: boolean
): void {
  if (isAbsent(value)) return
  const isEmail = identityType === 'emailAddress'
  const identity = isEmail && normalize ? asText(value).trim().toLowerCase() : asText(value)
  report(names, typeof value === 'string' ? identity : value, from, isEmail ? flawOfEmail : flawOfIdentity)
  names.identities.push({ identityType, identity })
}

function report(names: RecipientNames, value: JsonValue, path: string, flawOf: Check): void {
  if (typeof value !== 'string') {
    names.problems.push(problem('MALFORMED_VALUE_ERROR', `expected text, found ${quote(value)}`, { path }))
    return
  }
  const flaw = flawOf(value)
  if (flaw) names.problems.push(problem(flaw.code, flaw.detail, { path, hint: flaw.hint }))
}

function isAbsent(value: JsonValue | undefined): value is null | undefined {
  return value === null || value === undefined
}
