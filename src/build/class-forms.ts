/**
 * How parts may differ from the objects they become: what may stand alone for a list, a text for an object,
 * and what is never touched. Which members a class has, and of which class they are, comes from the schemas.
 * @module
 */

import type { ClassName } from '../generated/classes.ts'
import type { Achievement, ResultDescription, RubricCriterionLevel } from '../model/achievement.ts'
import type { AchievementCredential } from '../model/credential.ts'
import type { EndorsementCredential } from '../model/endorsement.ts'
import type { Profile } from '../model/profile.ts'
import type { AchievementSubject, Result } from '../model/subject.ts'

interface ClassesWithLists {
  Achievement: Achievement
  AchievementCredential: AchievementCredential
  AchievementSubject: AchievementSubject
  EndorsementCredential: EndorsementCredential
  Profile: Profile
  Result: Result
  ResultDescription: ResultDescription
  RubricCriterionLevel: RubricCriterionLevel
}

// The compiler holds the table to the model: none missing, none more. A status may be many, but one is no list.
type ListMembers<T> = {
  readonly [M in Exclude<keyof T, '@context' | 'type' | 'proof' | 'credentialStatus'> as IsList<
    T[M]
  > extends true
    ? M
    : never]-?: true
}
type IsList<V> = Extract<V, readonly unknown[]> extends never ? false : true

const endorsements = { endorsement: true, endorsementJwt: true } as const

const lists: Readonly<Record<string, Readonly<Record<string, true>>>> = {
  Achievement: {
    ...endorsements,
    alignment: true,
    otherIdentifier: true,
    related: true,
    resultDescription: true,
    tag: true
  },
  AchievementCredential: { ...endorsements, credentialSchema: true, evidence: true, termsOfUse: true },
  AchievementSubject: { identifier: true, result: true },
  EndorsementCredential: { credentialSchema: true, termsOfUse: true },
  Profile: { ...endorsements, otherIdentifier: true },
  Result: { alignment: true },
  ResultDescription: { alignment: true, allowedValue: true, rubricCriterionLevel: true },
  RubricCriterionLevel: { alignment: true }
} satisfies { readonly [N in keyof ClassesWithLists]: ListMembers<ClassesWithLists[N]> }

/** True if `member` of the class is a list, of which one item may stand alone. */
export function isList(className: ClassName, member: string): boolean {
  const members = lists[className]
  return members !== undefined && Object.hasOwn(members, member)
}

/** The member that a text stands for when it is given in place of an object. */
export const shortForms: Readonly<Partial<Record<ClassName, string>>> = {
  Criteria: 'narrative',
  Image: 'id',
  Profile: 'id'
}

/** Classes that take no members beyond their own, and so no `extension`. */
export const closedClasses: readonly ClassName[] = ['IdentifierEntry', 'IdentityObject', 'Image']

/** Signed documents, in which nothing may change, and objects whose `type` only their writer knows. */
export const keptClasses: readonly ClassName[] = [
  'CredentialSchema',
  'CredentialStatus',
  'EndorsementCredential',
  'RefreshService',
  'TermsOfUse'
]
