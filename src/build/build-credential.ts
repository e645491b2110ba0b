/**
 * Credentials: the badges.
 * @module
 */

import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { AchievementCredential, AchievementCredentialv1p1 } from '../model/credential.ts'
import { problem, quote } from '../problem/problem.ts'
import type { DataModelVersion } from '../schema/version.ts'
import {
  type AnyDataModelOption,
  type BuildCredentialOptions,
  type DataModelOption,
  fillCredential
} from './credential-document.ts'
import { createDraft, type Draft } from './draft.ts'
import { fill, fillObject } from './fill.ts'
import { finish } from './finish.ts'
import { takeParts } from './given-parts.ts'
import type { CredentialParts } from './parts.ts'
import { fillIdentity } from './subject-identity.ts'

/** A badge by the data model that it follows. */
export interface AchievementCredentialIn {
  /** VCDM 2.0. */
  readonly '2.0': AchievementCredential
  /** VCDM 1.1. */
  readonly '1.1': AchievementCredentialv1p1
}

/**
 * Builds a badge that is ready for signing: one achievement, awarded to one recipient. It has the form of
 * VCDM 2.0, unless `dataModel` asks for that of VCDM 1.1. Embedded endorsements must have the same form.
 *
 * Filled in: the types, the contexts, `id` (a new `urn:uuid:`), `validFrom` (now), `name` (that of the
 * achievement). The issuer may be an organisation or a person; for a person an id alone will do, as a
 * `did:key`.
 *
 * It makes no signature and looks nothing up: not whether the issuer has the key, the addresses answer, or
 * the endorsements verify. Warnings do not stop it; `lintCredential` tells them.
 *
 * @param parts members of the credential, `achievement`, `recipient`, and what else there is to say in
 *   `credentialSubject`
 * @param options `now`: the clock; `dataModel`: `'2.0'` (default) or `'1.1'`; `contexts`: documents of extension
 *   contexts; `limits`
 * @returns a new plain object; `parts` are not changed and share nothing with it
 * @throws OpenBadgesError with **all** problems. A path points into `parts` where the place was given there,
 *   and into the result where it was filled in. Codes: OB_MEMBER_MISSING, MALFORMED_VALUE_ERROR,
 *   OB_MEMBER_UNKNOWN, OB_TERM_UNDEFINED, OB_RECIPIENT_MISSING, OB_CRITERIA_EMPTY, OB_VALIDITY_REVERSED,
 *   OB_RESULT_..., OB_REQUIRED_..., OB_IMAGE_KIND, OB_EXTENSION_COLLISION, OB_DID_MALFORMED, OB_CONTEXT_...,
 *   OB_DATA_MODEL_MIXED (an embedded endorsement of another form),
 *   OB_ID_..., OB_JSON_..., OB_LIMIT_...; the last two come alone
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const credential = buildCredential({
 *   issuer: { id: 'https://example.org/org', name: 'Campus Exemple' },
 *   recipient: { email: 'lea@example.org' },
 *   achievement,
 *   evidence: { id: 'https://example.org/budgets/17', name: 'Budget de mars' }
 * })
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential
 */
export function buildCredential<Version extends DataModelVersion>(
  parts: CredentialParts,
  options: BuildCredentialOptions & DataModelOption<Version>
): AchievementCredentialIn[Version]
export function buildCredential(
  parts: CredentialParts,
  options?: BuildCredentialOptions
): AchievementCredential
export function buildCredential(
  parts: CredentialParts,
  options: BuildCredentialOptions & AnyDataModelOption = {}
): AchievementCredentialIn[DataModelVersion] {
  return finishCredential(draftCredential(parts, options), options)
}

/** A badge that was not judged yet. */
export interface CredentialDraft {
  readonly document: JsonObject
  /** In `problems`, what is known to be wrong with it. */
  readonly draft: Draft
}

/**
 * The badge as {@link buildCredential} would build it, not judged yet: for who signs it, which judges it.
 * @param issuer the issuer, where it is none of the parts: a profile as `takeParts` gives it
 */
export function draftCredential(
  parts: Omit<CredentialParts, 'issuer'>,
  options: BuildCredentialOptions & AnyDataModelOption,
  issuer?: JsonObject
): CredentialDraft {
  const draft = createDraft()
  const given = takeParts(parts, options, ['now', 'dataModel'])
  const { achievement, recipient, credentialSubject, name, ...members } = given
  const filled = fillCredential(
    draft,
    'AchievementCredential',
    { name: nameOf(draft, name, achievement), ...members, ...(issuer && { issuer }) },
    ['achievement', 'recipient'],
    options
  )
  const subject = fillSubject(draft, credentialSubject ?? {}, achievement, recipient)
  return { draft, document: { ...filled, credentialSubject: subject } }
}

/**
 * Judges a draft, and gives the badge, as {@link buildCredential} does.
 * @throws OpenBadgesError with all problems
 */
export function finishCredential(
  { draft, document }: CredentialDraft,
  options: BuildCredentialOptions & AnyDataModelOption
): AchievementCredentialIn[DataModelVersion] {
  return finish(draft, document, 'achievement-credential', options)
}

/** VCDM 1.1 and some validators ask for a name; that of the achievement serves. */
function nameOf(draft: Draft, name: JsonValue | undefined, achievement: JsonValue | undefined) {
  if (name !== undefined && name !== null) return name
  draft.origins.set('/name', '/achievement/name')
  return isObject(achievement) && typeof achievement.name === 'string' ? achievement.name : undefined
}

function fillSubject(
  draft: Draft,
  given: JsonValue,
  achievement: JsonValue | undefined,
  recipient: JsonValue | undefined
): JsonValue {
  const at = '/credentialSubject'
  if (!isObject(given)) return given
  const subject = fillObject(draft, 'AchievementSubject', withoutAchievement(draft, given), at, at)
  draft.origins.set(`${at}/achievement`, '/achievement')
  const { id, identifier } = identityOf(draft, subject, recipient)
  return {
    ...(id !== undefined && { id }),
    ...subject,
    ...(identifier !== undefined && { identifier }),
    ...(achievement !== undefined && {
      achievement: fill(draft, 'Achievement', achievement, `${at}/achievement`, '/achievement')
    })
  }
}

function withoutAchievement(draft: Draft, { achievement, ...others }: JsonObject): JsonObject {
  if (achievement !== undefined) {
    const hint = 'give `achievement` beside `credentialSubject`'
    const path = '/credentialSubject/achievement'
    draft.problems.push(
      problem('OB_MEMBER_UNKNOWN', 'the achievement is no part of the subject', { path, hint })
    )
  }
  return others
}

function refuseNobody({ problems, told }: Draft): void {
  told.add('/credentialSubject')
  const hint = "give `recipient`, as { email: 'lea@example.org' }"
  problems.push(
    problem('OB_RECIPIENT_MISSING', 'nobody is named as the recipient', { path: '/recipient', hint })
  )
}

/** Who the subject is, by its own members and by `recipient`. */
function identityOf(draft: Draft, subject: JsonObject, recipient: JsonValue | undefined): JsonObject {
  if (recipient === undefined || recipient === null) {
    if (subject.id === undefined && subject.identifier === undefined) refuseNobody(draft)
    return subject
  }
  const held = asArray<JsonValue>(subject.identifier)
  const { id, identifier } = fillIdentity(draft, recipient, '/credentialSubject', '/recipient', held.length)
  if (id !== undefined && subject.id !== undefined && subject.id !== id) {
    const detail = `the recipient is ${quote(id)}, the subject ${quote(subject.id)}`
    const hint = 'name the recipient in one place'
    const path = '/credentialSubject/id'
    draft.problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path, hint }))
  }
  const all = [...held, ...identifier]
  return { id: subject.id ?? id, identifier: all.length > 0 ? all : undefined }
}
