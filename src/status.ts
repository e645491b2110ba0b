/**
 * The door `openbadges-kit/status`: status lists, for those who publish them. Reading them is part of verifying.
 * @module
 */
export type { JsonObject, JsonValue, OneOrMany } from './base/json.ts'
export type { Limits } from './base/limits.ts'
export type { ContextDocuments } from './context/context-set.ts'
export type * from './model/bitstring-status-list.ts'
export type { CredentialStatus } from './model/credential.ts'
export type { DateTimeStamp, Iri } from './model/values.ts'
export type { ProblemCode } from './problem/codes.ts'
export { OpenBadgesError } from './problem/error.ts'
export type { Problem, ProblemCause, Severity } from './problem/problem.ts'
export {
  allocateIndex,
  allocateIndexes,
  type CreateIndexAllocationOptions,
  createIndexAllocation,
  type IndexAllocation
} from './status/index-allocation.ts'
export {
  type StatusEntryParts,
  statusEntry
} from './status/status-entry.ts'
export {
  type CreateStatusListOptions,
  createStatusList,
  type DecodeStatusListOptions,
  decodeStatusList,
  encodeStatusList,
  readStatus,
  type StatusChange,
  type StatusList,
  type StatusListIndex,
  setStatus
} from './status/status-list.ts'
export {
  type StatusListCredentialOptions,
  type StatusListCredentialParts,
  statusListCredential
} from './status/status-list-credential.ts'
