/**
 * The door `openbadges-kit/verify`: reading and verifying badges.
 * @module
 */
export { defaultLimits, type Limits } from './base/limits.ts'
export type { KeyBinding, KeyFoundBy } from './binding/issuers-key.ts'
export type { ContextDocuments } from './context/context-set.ts'
export type { Expect } from './facade/expect.ts'
export {
  createVerifier,
  type OfAnyKind,
  type Verifier,
  type VerifierOptions,
  type VerifyOptions,
  verifyBadge
} from './facade/verifier.ts'
export type { Fetch, FetchInit, FetchResponse } from './fetch/fetch.ts'
export { defaultFetchLimits, type FetchLimits } from './fetch/fetch-limits.ts'
export type { Fetched } from './fetch/fetched.ts'
export type * from './model/achievement.ts'
export type * from './model/credential.ts'
export type * from './model/endorsement.ts'
export type * from './model/enums.ts'
export type * from './model/profile.ts'
export type * from './model/proof.ts'
export type * from './model/subject.ts'
export type { DateTimeStamp, Iri } from './model/values.ts'
export type {
  AnyCredential,
  LanguageText,
  LanguageValue,
  VerifiableCredential,
  VerifiableCredentialv1p1
} from './model/verifiable-credential.ts'
export { type ProblemCode, problemCodes } from './problem/codes.ts'
export type { Problem, ProblemCause, Severity } from './problem/problem.ts'
export {
  type Answer,
  type AuthenticReport,
  type Check,
  type CheckName,
  checkNames,
  type Outcome,
  type ReportedIssuer,
  type ReportedKey,
  type Source,
  type UnprovenReport,
  type Verdict,
  type VerificationReport,
  type VerifiedReport
} from './verify/report.ts'
