/**
 * What a credential is, by its types.
 * @module
 */
import { asArray, type JsonObject } from '../base/json.ts'
import type { SchemaKind } from '../schema/conform.ts'

/** The kinds of credential of Open Badges 3.0. */
export type CredentialKind = SchemaKind & `${string}-credential`

/**
 * The kind of credential that `credential` claims to be: a badge if it says so or says nothing, else an endorsement.
 * One that says both is held to the rules of a badge.
 */
export function kindOf({ type }: JsonObject): CredentialKind {
  const types = asArray<unknown>(type)
  const isBadge = types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
  return types.includes('EndorsementCredential') && !isBadge
    ? 'endorsement-credential'
    : 'achievement-credential'
}
