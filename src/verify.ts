/**
 * The door `openbadges-kit/verify`: reading and verifying badges.
 * @module
 */
export { defaultLimits, type Limits } from './base/limits.ts'
export type { KeyBinding, KeyFoundBy } from './binding/issuers-key.ts'
export type { ContextDocuments } from './context/context-set.ts'
export type { Expect } from './facade/expect.ts'
export type { IssuerRegistry, TrustOption } from './facade/trust.ts'
export {
  createVerifier,
  type OfAnyKind,
  type ReportFor,
  type Verifier,
  verifyBadge
} from './facade/verifier.ts'
export type { SchemaOptions, VerifierOptions, VerifyOptions } from './facade/verifier-options.ts'
export type { VerifyAllOptions, VerifyResult } from './facade/verify-all.ts'
export type { EvidenceAnswer, EvidenceBundle } from './fetch/evidence.ts'
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
export type { MatchedRecipient, RecipientResult } from './verify/checks/recipient.ts'
export type { RegisteredIssuer, TrustAnswer, TrustedIssuer, TrustPredicate } from './verify/checks/trust.ts'
export type { ExpectedRecipient, KnownIdentity } from './verify/expected-recipient.ts'
export { type Leniency, leniencies } from './verify/leniency.ts'
export { matchRecipient } from './verify/match-recipient.ts'
export {
  type Answer,
  type AuthenticReport,
  type Check,
  type CheckName,
  checkNames,
  type EndorsementReport,
  type Outcome,
  type ReportedIssuer,
  type ReportedKey,
  type ReportedStatus,
  type Source,
  type UnprovenReport,
  type Verdict,
  type VerificationReport,
  type VerifiedReport
} from './verify/report.ts'
export type { SchemaDialect, SchemaEvaluator } from './verify/schema-evaluator.ts'
