/**
 * Every code a problem can bear. Codes are API: they stay; the texts around them may change.
 * W3C names are used where the standards have one; ours begin with `OB_` and say what is wrong.
 * @module
 */
import { pictureSpecs } from './picture-codes.ts'
import {
  CID,
  DI,
  FETCH,
  HTTP,
  JSON_LD,
  JSON_SPEC,
  JWS,
  JWT,
  JWT_ADVICE,
  OB,
  SCHEMA,
  STATUS,
  VC_JWT,
  VCDM
} from './standards.ts'

/** Code -> the section of the standard it stands for. */
const specs = {
  // reading
  PARSING_ERROR: `${VCDM}#problem-details`,
  OB_INPUT_KIND: `${OB}#file-format`,
  OB_INPUT_NO_BADGE: `${OB}#docformat`,
  OB_INPUT_IS_ADDRESS: `${OB}#web-resource`,
  OB_INPUT_NOT_UTF8: `${JSON_SPEC}#section-8.1`,
  OB_INPUT_EMPTY: `${OB}#file-format`,
  OB_GENERATION_UNSUPPORTED: `${OB}#docformat`,
  OB_SECURING_UNSUPPORTED: `${OB}#proof-formats`,
  OB_JSON_DUPLICATE_MEMBER: `${JSON_SPEC}#section-4`,
  OB_JSON_FORBIDDEN_MEMBER: `${JSON_SPEC}#section-4`,
  OB_JSON_ILL_FORMED_TEXT: `${JSON_SPEC}#section-8.2`,
  OB_JSON_NUMBER_INEXACT: `${JSON_SPEC}#section-6`,
  OB_JSON_NOT_DATA: `${JSON_SPEC}#section-3`,
  OB_JSON_ODD_CHARACTER: `${JSON_SPEC}#section-7`,
  OB_LIMIT_BYTES: `${JSON_SPEC}#section-9`,
  OB_LIMIT_DEPTH: `${JSON_SPEC}#section-9`,
  OB_LIMIT_OBJECTS: `${JSON_SPEC}#section-9`,
  OB_LIMIT_VALUES: `${JSON_SPEC}#section-9`,
  OB_LIMIT_ITEMS: `${JSON_SPEC}#section-9`,
  OB_LIMIT_STRING: `${JSON_SPEC}#section-9`,
  OB_LIMIT_TYPES: `${JSON_LD}#specifying-the-type`,
  OB_LIMIT_CONTEXTS: `${JSON_LD}#the-context`,
  OB_LIMIT_PROOFS: `${DI}#proof-sets`,
  OB_LIMIT_QUADS: 'https://www.w3.org/TR/rdf-canon/#dataset-poisoning',
  OB_LIMIT_WORK: 'https://www.w3.org/TR/rdf-canon/#dataset-poisoning',
  OB_LIMIT_PROBLEMS: `${VCDM}#problem-details`,

  // pictures
  ...pictureSpecs,

  // the data model
  MALFORMED_VALUE_ERROR: `${VCDM}#problem-details`,
  OB_AWARD_FAILED: `${OB}#achievementcredential`,
  OB_MEMBER_MISSING: `${OB}#datamodels`,
  OB_MEMBER_UNKNOWN: `${OB}#datamodels`,
  OB_TYPE_MISSING: `${OB}#datamodels`,
  OB_EXTENSION_COLLISION: `${OB}#extending-the-data-model`,
  OB_SINGLE_VALUE: `${OB}#compacted-document-form`,
  OB_OLDER_FORM: `${OB}#verification`,
  OB_DATA_MODEL_MIXED: `${VCDM}#contexts`,
  OB_RECIPIENT_MISSING: `${OB}#achievementsubject`,
  OB_CRITERIA_EMPTY: `${OB}#criteria`,
  OB_RESULT_DESCRIPTION_UNKNOWN: `${OB}#result`,
  OB_RESULT_LEVEL_UNKNOWN: `${OB}#result`,
  OB_RESULT_STATUS_MISSING: `${OB}#result`,
  OB_RESULT_VALUE: `${OB}#result`,
  OB_REQUIRED_LEVEL_UNKNOWN: `${OB}#resultdescription`,
  OB_REQUIRED_VALUE: `${OB}#resultdescription`,
  OB_IMAGE_KIND: `${OB}#image`,
  OB_VALIDITY_REVERSED: `${VCDM}#validity-period`,
  OB_IDENTITY_HASH: `${OB}#identityobject`,
  OB_SCHEMA_OFFICIAL_MISSING: `${OB}#credentialschema`,

  // contexts and terms
  OB_CONTEXT_ORDER: `${OB}#json-ld`,
  OB_CONTEXT_UNKNOWN: `${JSON_LD}#the-context`,
  OB_CONTEXT_INLINE: `${JSON_LD}#the-context`,
  OB_CONTEXT_NESTED: `${JSON_LD}#the-context`,
  OB_CONTEXT_REPEATED: `${JSON_LD}#the-context`,
  OB_CONTEXT_CONFLICT: `${JSON_LD}#protected-term-definitions`,
  OB_CONTEXT_OLDER: `${OB}#json-ld`,
  OB_CONTEXT_SNAPSHOT: `${OB}#json-ld`,
  OB_CONTEXT_GIVEN: `${OB}#extending-the-data-model`,
  OB_TERM_UNDEFINED: `${VCDM}#json-ld`,
  OB_TERM_RESERVED: `${JSON_LD}#syntax-tokens-and-keywords`,
  OB_NUMBER_NOT_SIGNED: 'https://www.w3.org/TR/json-ld11-api/#data-round-tripping',
  OB_ID_BLANK: `${VCDM}#identifiers`,
  OB_ID_RELATIVE: `${VCDM}#identifiers`,
  OB_ID_SHARED: `${JSON_LD}#node-identifiers`,

  // proofs
  OB_PROOF_MISSING: `${OB}#verification`,
  OB_PROOF_MALFORMED: `${DI}#proofs`,
  OB_PROOF_UNSUPPORTED: `${DI}#cryptographic-suites`,
  OB_PROOF_SUITE_LEGACY: `${DI}#cryptographic-suites`,
  OB_PROOF_PURPOSE: `${DI}#proof-purposes`,
  OB_PROOF_CHAIN_UNSUPPORTED: `${DI}#proof-chains`,
  OB_PROOF_EXPIRED: `${DI}#proofs`,
  OB_PROOF_IN_FUTURE: `${DI}#proofs`,
  OB_PROOF_UNASKED_MEMBER: `${DI}#proofs`,
  PROOF_GENERATION_ERROR: `${DI}#processing-errors`,
  PROOF_TRANSFORMATION_ERROR: `${DI}#processing-errors`,
  PROOF_VERIFICATION_ERROR: `${DI}#processing-errors`,
  INVALID_DOMAIN_ERROR: `${DI}#processing-errors`,
  INVALID_CHALLENGE_ERROR: `${DI}#processing-errors`,

  // proofs around a credential
  OB_JWS_MALFORMED: `${JWS}#section-7.1`,
  OB_JWS_HEADER: `${JWS}#section-4`,
  OB_JWS_HEADER_IGNORED: `${JWS}#section-4`,
  OB_JWS_ALGORITHM: `${JWT_ADVICE}#section-3.1`,
  OB_JWS_EXTENSION: `${JWS}#section-4.1.11`,
  OB_JWT_TYPE: `${JWT_ADVICE}#section-3.11`,
  OB_JWT_FORM: VC_JWT,
  OB_JWT_TWO_FORMS: VC_JWT,
  OB_JWT_CLAIM_MISSING: `${JWT}#section-4.1`,
  OB_JWT_CLAIM_MALFORMED: `${JWT}#section-4.1`,
  OB_JWT_CLAIM_MISMATCH: `${JWT}#section-4.1`,
  OB_JWT_CLAIM_RESERVED: `${JWT}#section-4`,

  // what is fetched
  OB_FETCH_NOT_ALLOWED: `${FETCH}#fetch-method`,
  OB_FETCH_URL: 'https://url.spec.whatwg.org/#host-parsing',
  OB_FETCH_ADDRESS:
    'https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml',
  OB_FETCH_FAILED: `${FETCH}#concept-network-error`,
  OB_FETCH_TIMEOUT: `${FETCH}#fetch-method`,
  OB_FETCH_ABORTED: `${FETCH}#fetch-method`,
  OB_FETCH_NOT_IN_EVIDENCE: `${FETCH}#fetch-method`,
  OB_FETCH_STATUS: `${HTTP}#section-15`,
  OB_FETCH_REDIRECT: `${HTTP}#section-15.4`,
  OB_FETCH_MEDIA_TYPE: `${HTTP}#section-8.3`,
  OB_FETCH_NOT_JSON: `${JSON_SPEC}#section-4`,
  OB_LIMIT_FETCH_BYTES: `${HTTP}#section-6.4`,
  OB_LIMIT_FETCHES: `${HTTP}#section-17`,

  // keys and whose they are
  OB_KEY_MALFORMED: `${CID}#Multikey`,
  OB_KEY_WEAK: 'https://www.w3.org/TR/vc-di-eddsa/#achieving-ed25519-security-properties',
  OB_KEY_UNSUPPORTED: `${CID}#Multikey`,
  OB_KEY_MISMATCH: `${CID}#verification-methods`,
  OB_KEY_NOT_FOUND: `${CID}#retrieve-verification-method`,
  OB_KEY_AMBIGUOUS: 'https://www.rfc-editor.org/rfc/rfc7517#section-4.5',
  OB_KEY_UNREACHABLE: `${CID}#retrieve-verification-method`,
  OB_KEY_REVOKED: `${CID}#verification-methods`,
  OB_KEY_EXPIRED: `${CID}#verification-methods`,
  OB_KEY_PURPOSE: `${CID}#verification-relationships`,
  OB_KEY_NOT_ISSUERS: `${OB}#verification`,
  OB_KEY_BOUND_BY_ORIGIN: `${OB}#dereferencing-the-public-key`,
  OB_KEY_SECRET_PUBLISHED: `${CID}#verification-methods`,
  OB_LIMIT_KEYS: 'https://www.rfc-editor.org/rfc/rfc7517#section-5',
  OB_DID_MALFORMED: 'https://www.w3.org/TR/did-1.0/#did-syntax',
  OB_DID_METHOD_UNSUPPORTED: 'https://www.w3.org/TR/did-1.0/#methods',
  OB_CONTROLLER_MALFORMED: `${CID}#controlled-identifier-documents`,
  OB_CONTROLLER_MISMATCH: `${CID}#controlled-identifier-documents`,

  // the other checks
  OB_CHECK_BROKEN: `${VCDM}#verification`,
  OB_SCHEMA_NOT_CHECKED: `${OB}#credentialschema`,
  OB_SCHEMA_MISMATCH: `${VCDM}#data-schemas`,
  OB_SCHEMA_UNUSABLE: `${VCDM}#data-schemas`,
  OB_LIMIT_SCHEMA_TIME: `${SCHEMA}#section-13`,
  OB_LIMIT_SCHEMA_MEMORY: `${SCHEMA}#section-13`,
  OB_REFRESH_NOT_CHECKED: `${OB}#verification`,
  OB_REFRESH_FAILED: `${OB}#verification`,
  OB_REFRESH_OTHER: `${OB}#verification`,
  STATUS_RETRIEVAL_ERROR: `${STATUS}#validate-algorithm`,
  OB_STATUS_ISSUER: `${STATUS}#validate-algorithm`,
  OB_LIMIT_STATUSES: `${STATUS}#validate-algorithm`,
  STATUS_VERIFICATION_ERROR: `${STATUS}#validate-algorithm`,
  STATUS_LIST_LENGTH_ERROR: `${STATUS}#validate-algorithm`,
  RANGE_ERROR: `${STATUS}#validate-algorithm`,
  OB_STATUS_TYPE_UNKNOWN: `${VCDM}#status`,
  OB_STATUS_REVOKED: `${STATUS}#bitstringstatuslistentry`,
  OB_STATUS_SUSPENDED: `${STATUS}#bitstringstatuslistentry`,
  OB_STATUS_REFRESH: `${STATUS}#bitstringstatuslistentry`,
  OB_STATUS_MESSAGE: `${STATUS}#bitstringstatuslistentry`,
  OB_STATUS_PURPOSE_UNKNOWN: `${STATUS}#bitstringstatuslistentry`,
  OB_STATUS_BIT_ORDER: `${STATUS}#bitstring-encoding`,
  OB_STATUS_TRANSPORT_ONLY: 'https://www.imsglobal.org/spec/vcrl/v1p0/',
  OB_STATUS_LIST_FULL: `${STATUS}#bitstringstatuslistentry`,
  OB_LIMIT_STATUS_LIST: `${STATUS}#bitstring-expansion-algorithm`,
  OB_ENDORSEMENT_OF_OTHER: `${OB}#endorsementcredential`,
  OB_ENDORSEMENT_NOT_CHECKED: `${OB}#endorsement-verification`,
  OB_ENDORSEMENT_FAILED: `${OB}#endorsement-verification`,
  OB_ENDORSEMENT_SELF: `${OB}#endorsement-verification`,
  OB_LIMIT_ENDORSEMENTS: `${OB}#endorsement-verification`,
  OB_NOT_YET_VALID: `${VCDM}#validity-period`,
  OB_EXPIRED: `${VCDM}#validity-period`,
  OB_RECIPIENT_MISMATCH: `${OB}#verify-identifier`,
  OB_RECIPIENT_HASH_WEAK: `${OB}#verify-identifier`,
  OB_RECIPIENT_LOOSE_MATCH: `${OB}#verify-identifier`,
  OB_RECIPIENT_TYPE: `${OB}#identifiertypeenum`,
  OB_RECIPIENT_NOT_COMPARED: `${OB}#verify-identifier`,
  OB_ISSUER_UNKNOWN: `${VCDM}#issuer`,
  OB_ISSUER_NOT_TRUSTED: `${VCDM}#issuer`,
  OB_TRUST_FAILED: `${VCDM}#issuer`,
  OB_RESOURCE_DIGEST: `${VCDM}#integrity-of-related-resources`,
  OB_RESOURCE_NO_DIGEST: `${VCDM}#integrity-of-related-resources`
} as const

/** A stable name for one kind of problem. */
export type ProblemCode = keyof typeof specs

/** The section of the standard that `code` stands for. */
export function specOf(code: ProblemCode): string {
  return specs[code]
}

/** All codes, for tooling that lists or translates them. */
export const problemCodes: readonly ProblemCode[] = Object.freeze(Object.keys(specs) as ProblemCode[])

/** True for the name of a code that there is. */
export function isProblemCode(name: unknown): name is ProblemCode {
  return typeof name === 'string' && Object.hasOwn(specs, name)
}
