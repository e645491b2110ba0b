/**
 * Making badges: builders of the documents, and the types of the data model. No keys, pictures or network.
 * @module
 */

export type { JsonObject, JsonValue, OneOrMany } from './base/json.ts'
export type { Limits } from './base/limits.ts'
export { type DigestAlgorithm, digestSRI } from './base/subresource-integrity.ts'
export { buildAchievement } from './build/build-achievement.ts'
export { type AchievementCredentialIn, buildCredential } from './build/build-credential.ts'
export { buildEndorsement, type EndorsementCredentialIn } from './build/build-endorsement.ts'
export { buildProfile } from './build/build-profile.ts'
export type { BuildCredentialOptions, DataModelOption } from './build/credential-document.ts'
export type { BuildOptions } from './build/finish.ts'
export {
  identifyRecipient,
  type Recipient,
  type RecipientIdentity
} from './build/identify-recipient.ts'
export type { IdentifyRecipientOptions } from './build/identity-options.ts'
export { type LintCredentialOptions, lintCredential } from './build/lint-credential.ts'
export type {
  AchievementParts,
  CredentialParts,
  EndorsementParts,
  Extensible,
  Parts,
  ProfileParts,
  ShortForms
} from './build/parts.ts'
export type { ContextDocuments } from './context/context-set.ts'
export type * from './model/achievement.ts'
export type * from './model/credential.ts'
export type * from './model/endorsement.ts'
export type * from './model/enums.ts'
export type * from './model/profile.ts'
export type * from './model/proof.ts'
export type * from './model/subject.ts'
export type * from './model/values.ts'
export type * from './model/verifiable-credential.ts'
export type { ProblemCode } from './problem/codes.ts'
export { OpenBadgesError } from './problem/error.ts'
export type { Problem, ProblemCause, Severity } from './problem/problem.ts'
export type { DataModelVersion } from './schema/version.ts'
