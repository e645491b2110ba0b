/**
 * Makes the credential in which a status list is published.
 * @module
 */
import { currentDate } from '../base/clock.ts'
import { momentAsText } from '../base/date-time-stamp.ts'
import { asArray, type JsonObject, type JsonValue, type OneOrMany } from '../base/json.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { conform } from '../conform/conform.ts'
import { type ContextDocuments, createContextSet } from '../context/context-set.ts'
import type { BitstringStatusListCredential, StatusMessage } from '../model/bitstring-status-list.ts'
import { contextUrls } from '../model/context-urls.ts'
import type { DateTimeStamp, Iri } from '../model/values.ts'
import { throwIfError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { takeParts } from './given-parts.ts'
import { listUrlProblem } from './list-url.ts'
import { encodeStatusList, type StatusList } from './status-list.ts'
import { readStatusMessages } from './status-messages.ts'

/** What {@link statusListCredential} takes. */
export interface StatusListCredentialParts {
  /** URL at which the list will be found: https, absolute, without a fragment; `statusListCredential` of its entries. */
  readonly id: Iri
  /** Who signs the list: the issuer of the badges, else verifiers refuse it. An id, or an object that has one. */
  readonly issuer: Iri | (JsonObject & { readonly id: Iri })
  /** What the list is for: `revocation`, `suspension`, `message`, `refresh`, or any other. Best one purpose per list. */
  readonly statusPurpose: OneOrMany<string>
  /** Start of validity, as text with its zone or as `Date`. Default: now. */
  readonly validFrom?: Date | DateTimeStamp
  /** End of validity: no verifier takes the list after it. Default: none, so that an old list can be shown for ever. */
  readonly validUntil?: Date | DateTimeStamp
  /** How long verifiers may keep the list, in milliseconds: a revocation is seen by all only after that. Default: none. */
  readonly ttl?: number
  /**
   * One message for each of the 2^statusSize values. No published context defines them in a list, so one of your own has to,
   * given as `context`. Without one give them in the entries.
   */
  readonly statusMessages?: readonly StatusMessage[]
  /** Addresses of further contexts, for terms that VCDM 2.0 lacks. Default: none. */
  readonly context?: OneOrMany<Iri>
}

/** Options of {@link statusListCredential}. */
export interface StatusListCredentialOptions {
  /** The clock, in milliseconds since 1970 or as a Date; asked if no `validFrom` is given. Default: the system's. */
  readonly now?: () => number | Date
  /** Documents of the contexts that `context` names, by URL. Default: none. Nothing is ever fetched. */
  readonly contexts?: ContextDocuments
  /** Ceilings for what is given. Default: those of `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

const names = ['id', 'issuer', 'statusPurpose', 'validFrom', 'validUntil', 'ttl', 'statusMessages', 'context']

/**
 * Makes the credential of a status list, ready for `signCredential` or `signCredentialAsJwt` with `kind: 'credential'`.
 * The same list, parts and time give the same credential.
 *
 * Not checked: that the issuer of the badges is the same, that the purpose is that of the entries, and that anything answers
 * at `id`.
 * @param list what is published
 * @param parts `id`, `issuer` and `statusPurpose` are required
 * @param options `now`, `contexts`, `limits`
 * @returns a new plain object
 * @throws OpenBadgesError with all problems. A path points into `parts` where the place was given there, and into the result
 *   where it was filled in. Codes: OB_MEMBER_MISSING, OB_MEMBER_UNKNOWN, MALFORMED_VALUE_ERROR, OB_VALIDITY_REVERSED,
 *   OB_TERM_UNDEFINED (messages without a context that defines them), OB_CONTEXT_..., OB_ID_...; OB_JSON_... and OB_LIMIT_...
 *   alone
 * @throws TypeError for wrong options, and if `list` is none
 * @example
 * ```ts
 * const list = setStatus(createStatusList(), [['94567', 1]])
 * const unsigned = statusListCredential(list, {
 *   id: 'https://example.org/status/3',
 *   issuer: keyPair.controller,
 *   statusPurpose: 'revocation',
 *   ttl: 3_600_000
 * })
 * const published = await signCredential(unsigned, { signer: keyPair.signer, kind: 'credential' })
 * ```
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#generate-algorithm
 */
export function statusListCredential(
  list: StatusList,
  parts: StatusListCredentialParts,
  options: StatusListCredentialOptions = {}
): BitstringStatusListCredential {
  assertOptions(options, ['now', 'contexts', 'limits'])
  const encodedList = encodeStatusList(list)
  const limits = withDefaultLimits(options.limits)
  const contexts = createContextSet(options.contexts)
  const { parts: given, problems } = takeParts(parts, names, limits)
  const document = documentOf(given, { encodedList, list, now: options.now ?? Date.now })
  const own = [...problems, ...problemsOf(given, list.statusSize)]
  const told = new Set(own.map(({ path }) => path))
  const found = conform(document, { kind: 'credential', making: true, contexts, limits })
    .map(pointingAtParts)
    // The id of the subject is made of the other.
    .filter(({ path }) => !told.has(path) && !(path === subjectId && told.has('/id')))
  throwIfError([...own, ...new Set(found)])
  // What conforms is such a credential; the compiler cannot see that.
  return structuredClone(document) as unknown as BitstringStatusListCredential
}

interface Content {
  readonly encodedList: string
  readonly list: StatusList
  readonly now: () => number | Date
}

function documentOf(given: JsonObject, { encodedList, list, now }: Content): JsonObject {
  const { id, issuer, statusPurpose, validFrom, validUntil, ttl, statusMessages, context } = given
  return {
    '@context': [contextUrls.credentialsV2, ...asArray<JsonValue>(context)],
    ...(id !== undefined && { id }),
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    ...(issuer !== undefined && { issuer }),
    validFrom: validFrom ?? momentAsText(currentDate(now)),
    ...(validUntil !== undefined && { validUntil }),
    credentialSubject: {
      ...(typeof id === 'string' && { id: `${id}#list` }),
      type: 'BitstringStatusList',
      ...(statusPurpose !== undefined && { statusPurpose }),
      encodedList,
      ...(ttl !== undefined && { ttl }),
      ...(statusMessages !== undefined && { statusSize: list.statusSize, statusMessages })
    }
  }
}

/** What no schema says of a list. */
function problemsOf(given: JsonObject, size: number): Problem[] {
  const { id, statusPurpose, ttl, statusMessages } = given
  const url = listUrlProblem(id, 'id')
  const messages =
    statusMessages === undefined ? undefined : readStatusMessages(statusMessages, size, '/statusMessages')
  return [
    ...(url ? [url] : []),
    ...purposeProblems(statusPurpose),
    ...(ttl === undefined || isDuration(ttl)
      ? []
      : [malformed('/ttl', 'a whole number of milliseconds', ttl)]),
    ...(messages && 'problem' in messages ? [messages.problem] : [])
  ]
}

function purposeProblems(purpose: JsonValue | undefined): Problem[] {
  const path = '/statusPurpose'
  if (purpose === undefined) {
    const hint = 'most often it is "revocation"'
    return [problem('OB_MEMBER_MISSING', '"statusPurpose" is needed: what the list is for', { path, hint })]
  }
  const purposes = asArray<JsonValue>(purpose)
  const isWell = purposes.length > 0 && purposes.every(item => typeof item === 'string' && item !== '')
  return isWell ? [] : [malformed(path, 'one text or several', purpose)]
}

function isDuration(ttl: JsonValue): boolean {
  return typeof ttl === 'number' && Number.isSafeInteger(ttl) && ttl >= 0
}

function malformed(path: string, expected: string, found: JsonValue): Problem {
  return problem('MALFORMED_VALUE_ERROR', `expected ${expected}, found ${quote(found)}`, { path })
}

const subjectId = '/credentialSubject/id'
/** Both are there for the messages. */
const messagePath = /^\/credentialSubject\/(?:statusSize|statusMessages)(?=\/|$)/
const ofSubject = /^\/credentialSubject(?=\/(?:statusPurpose|ttl))/

function pointingAtParts(found: Problem): Problem {
  if (found.code === 'OB_TERM_UNDEFINED' && messagePath.test(String(found.path))) return undefinedMessages
  const path = found.path
    ?.replace(messagePath, '/statusMessages')
    .replace(ofSubject, '')
    .replace(/^\/@context\/(\d+)/, contextPath)
  return { ...found, ...(path !== undefined && { path }) }
}

/** The first context is ours. */
function contextPath(_: string, index: string): string {
  return `/context/${Number(index) - 1}`
}

const undefinedMessages: Problem = /* @__PURE__ */ problem(
  'OB_TERM_UNDEFINED',
  'no context defines messages in a list, so they would not be signed',
  {
    path: '/statusMessages',
    hint: 'give them in the entries, or a context of your own that defines "statusSize" and "statusMessages"'
  }
)
