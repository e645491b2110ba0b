/**
 * What both kinds of credential have in common: contexts, id, start of validity, and known members only.
 * @module
 */

import { currentDate } from '../base/clock.ts'
import { momentAsText } from '../base/date-time-stamp.ts'
import { type JsonObject, pointer } from '../base/json.ts'
import { type ClassName, classes } from '../generated/classes.ts'
import { nearest } from '../problem/nearest.ts'
import { problem, quote } from '../problem/problem.ts'
import { type DataModelVersion, nameInOtherForm } from '../schema/version.ts'
import { contextsOf } from './credential-contexts.ts'
import type { Draft } from './draft.ts'
import { fillObject } from './fill.ts'
import type { BuildOptions } from './finish.ts'

/** What the builders of credentials take. */
export interface BuildCredentialOptions extends BuildOptions {
  /**
   * The clock, in milliseconds since 1970 or as a Date; asked if no `validFrom` is given. Default: the
   * system's.
   */
  readonly now?: () => number | Date
}

/** Asks for one form of the data model. */
export interface DataModelOption<Version extends DataModelVersion> {
  /**
   * Which data model the credential follows: `'2.0'`, or `'1.1'` for readers who know no other. The parts are the same
   * for both; `validFrom` and `validUntil` are written as `issuanceDate` and `expirationDate` where they are called so.
   */
  readonly dataModel: Version
}

/** The form that was asked for; the newest if none was. */
export type AnyDataModelOption = Partial<DataModelOption<DataModelVersion>>

/**
 * Fills in a credential of the class `name`.
 * @param given its parts, without those that `beside` names
 * @param beside names of parts that are no members of the class, for hints
 * @throws TypeError if the clock gives no time, or no such data model is known
 */
export function fillCredential(
  draft: Draft,
  name: ClassName,
  given: JsonObject,
  beside: readonly string[],
  { now = Date.now, dataModel = '2.0' }: BuildCredentialOptions & AnyDataModelOption
): JsonObject {
  assertDataModel(dataModel)
  const { context, ...members } = refuseUnknown(draft, name, given, [...beside, 'context'])
  const filled = fillObject(
    draft,
    name,
    {
      ...members,
      id: members.id ?? `urn:uuid:${crypto.randomUUID()}`,
      validFrom: members.validFrom ?? momentAsText(currentDate(now))
    },
    '',
    ''
  )
  return { '@context': contextsOf(draft, filled, context, dataModel), ...inForm(draft, filled, dataModel) }
}

function assertDataModel(dataModel: unknown): void {
  if (dataModel !== '2.0' && dataModel !== '1.1') {
    throw new TypeError(`dataModel must be '2.0' or '1.1', found ${quote(dataModel)}`)
  }
}

/** The same with its dates under the names that they have in the data model. */
function inForm(draft: Draft, filled: JsonObject, dataModel: DataModelVersion): JsonObject {
  if (dataModel === '2.0') return filled
  return Object.fromEntries(
    Object.entries(filled).map(([member, value]) => {
      const name = nameInOtherForm(member) ?? member
      if (name !== member) draft.origins.set(pointer('', name), pointer('', member))
      return [name, value]
    })
  )
}

/**
 * A credential is the outermost object, so here a strange member is a slip and not part of something built
 * before.
 */
function refuseUnknown(
  draft: Draft,
  name: ClassName,
  given: JsonObject,
  beside: readonly string[]
): JsonObject {
  const { members } = classes[name]
  const isKnown = (member: string) =>
    (Object.hasOwn(members, member) && !Object.hasOwn(hints, member)) ||
    member === 'extension' ||
    beside.includes(member)
  const unknown = Object.keys(given).filter(member => !isKnown(member))
  if (unknown.length === 0) return given
  const known = [...Object.keys(members), 'extension', ...beside].filter(isKnown)
  for (const member of unknown) {
    const detail = `${quote(member)} is not a part of the credential`
    const hint = hintFor(member, known)
    draft.problems.push(
      problem('OB_MEMBER_UNKNOWN', detail, { path: pointer('', member), ...(hint && { hint }) })
    )
  }
  return Object.fromEntries(Object.entries(given).filter(([member]) => isKnown(member)))
}

const hints: Readonly<Record<string, string>> = {
  '@context': 'the contexts are filled in; give further ones as `context`',
  proof: 'build without a proof; signing adds it',
  issuanceDate: 'give it as `validFrom`, whichever the data model',
  expirationDate: 'give it as `validUntil`, whichever the data model'
}

function hintFor(member: string, known: readonly string[]): string | undefined {
  if (Object.hasOwn(hints, member)) return hints[member]
  const meant = nearest(member, known)
  if (meant !== undefined) return `did you mean "${meant}"?`
  return 'what is said of the recipient goes into `credentialSubject`, terms of your own into `extension`'
}
