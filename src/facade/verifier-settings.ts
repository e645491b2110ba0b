/**
 * From the options of a verifier to its settings: defaults filled in, and everything judged.
 * @module
 */
import { currentDate } from '../base/clock.ts'
import { copyJson } from '../base/copy-json.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import type { KeyBinding } from '../binding/issuers-key.ts'
import { createKeyResolver } from '../binding/resolve.ts'
import { createContextSet } from '../context/context-set.ts'
import { type Evidence, readEvidence } from '../fetch/evidence.ts'
import { withDefaultFetchLimits } from '../fetch/fetch-limits.ts'
import { createFetchSession, type FetchSession } from '../fetch/fetch-session.ts'
import { keepDocuments } from '../fetch/kept-documents.ts'
import type { VerifierSettings } from '../verify/check.ts'
import { createSchemaCount, type ForeignSchemas } from '../verify/checks/credential-schema.ts'
import { leniencies } from '../verify/leniency.ts'
import { createStatusCache } from '../verify/status-cache.ts'
import { createStatusRound } from '../verify/status-round.ts'
import { readInput } from './read-input.ts'
import { trustPolicyOf } from './trust.ts'
import type { SchemaOptions, VerifierOptions, VerifyOptions } from './verifier-options.ts'

/** Every option of a verifier. */
export const verifierOptionNames: readonly string[] = [
  'controllers',
  'fetch',
  'fetchLimits',
  'keyBinding',
  'statusIssuers',
  'statusMaxAge',
  'controllerMaxAge',
  'refresh',
  'endorsements',
  'trust',
  'schemas',
  'accept',
  'contexts',
  'now',
  'maxClockSkew',
  'limits'
]

/** Every option of one verification. */
export const verifyOptionNames: readonly string[] = [
  'expect',
  'signal',
  'evidence',
  'asOf',
  'keepEvidence',
  'resources',
  'kind'
]

const MAX_SKEW_SECONDS = 600
const MAX_AGE_SECONDS = 86_400

/**
 * Judges the options once, and gives the settings of each verification.
 * @throws TypeError for wrong options
 */
export function settingsOf(options: VerifierOptions): (asked: VerifyOptions) => VerifierSettings {
  assertOptions(options, verifierOptionNames, 'options', { 'verify()': verifyOptionNames })
  const { now = Date.now, maxClockSkew = 60, statusMaxAge = 300, statusIssuers = [] } = options
  if (typeof now !== 'function') throw new TypeError('now must be a function, for a verifier lives long')
  assertSeconds('maxClockSkew', maxClockSkew, MAX_SKEW_SECONDS)
  assertSeconds('statusMaxAge', statusMaxAge, MAX_AGE_SECONDS)
  assertTexts('statusIssuers', statusIssuers)
  const limits = withDefaultLimits(options.limits)
  const statusCache = statusMaxAge > 0 ? createStatusCache(statusMaxAge * 1000) : undefined
  const fixed = {
    limits,
    contexts: createContextSet(options.contexts),
    resolver: createKeyResolver({
      limits,
      ...(options.controllers && { controllers: options.controllers })
    }),
    keyBinding: oneOf('keyBinding', options.keyBinding, bindings),
    maxClockSkewMs: maxClockSkew * 1000,
    statusIssuers: Object.freeze([...statusIssuers]),
    refresh: oneOf('refresh', options.refresh, refreshings),
    endorsements: oneOf('endorsements', options.endorsements, endorsings),
    trust: options.trust === undefined ? undefined : trustPolicyOf(options.trust),
    accept: acceptedBy(options),
    read: readInput
  }
  const foreign = options.schemas && schemasOf(options.schemas, limits)
  const sessionOf = sessionsWith(options)
  return asked => {
    assertOptions(asked, verifyOptionNames, 'options', { 'createVerifier()': verifierOptionNames })
    const evidence = asked.evidence && readEvidence(asked.evidence)
    const asOf = oneOf('asOf', asked.asOf, judgings)
    const at = evidence && asOf === 'evidence' ? evidence.verifiedAt : currentDate(now).getTime()
    return {
      now: at,
      kind: kindOf(asked.kind),
      signal: asked.signal,
      session: sessionOf(asked, at, evidence),
      schemas: foreign && { ...foreign, mayRun: createSchemaCount() },
      statusRound: createStatusRound(limits),
      // What was kept is newer or older than the evidence.
      statusCache: evidence ? undefined : statusCache,
      // Last, for engines copy an object faster than they add to a copy of it.
      ...fixed
    }
  }
}

const bindings: readonly KeyBinding[] = ['same-origin', 'strict']
const refreshings = ['off', 'try', 'require'] as const
const endorsings = ['report', 'skip', 'require'] as const
const judgings = ['evidence', 'now'] as const

/** One of `known`; the first unless given. */
function oneOf<T extends string>(name: string, given: T | undefined, known: readonly T[]): T {
  const value = given ?? known[0]
  if (value !== undefined && known.includes(value)) return value
  throw new TypeError(`${name} must be one of ${known.map(text => `"${text}"`).join(', ')}`)
}

function assertSeconds(name: string, value: number, most: number): void {
  if (typeof value === 'number' && value >= 0 && value <= most) return
  throw new TypeError(`${name} must be a number of seconds from 0 to ${most}`)
}

function assertTexts(name: string, value: readonly string[]): void {
  const isList = Array.isArray(value) && value.every(item => typeof item === 'string' && item !== '')
  if (!isList) throw new TypeError(`${name} must be a list of texts that are not empty`)
}

function acceptedBy({ accept = [] }: VerifierOptions): VerifierSettings['accept'] {
  assertTexts('accept', accept)
  return new Set(accept.map(name => oneOf('accept', name, leniencies)))
}

function schemasOf(schemas: SchemaOptions, limits: Limits): Omit<ForeignSchemas, 'mayRun'> {
  assertOptions(schemas, ['evaluator', 'documents', 'fetch'], 'schemas')
  const { evaluator, documents = {}, fetch = false } = schemas
  if (typeof evaluator?.evaluate !== 'function')
    throw new TypeError('schemas.evaluator must have an "evaluate"')
  const given = Object.entries(documents).map(([url, document]): [string, JsonObject] => {
    const { value } = copyJson(document, limits)
    if (!isObject(value)) throw new TypeError(`schemas.documents: the one of ${url} must be a JSON object`)
    return [url, value]
  })
  return { evaluator, documents: new Map(given), fetch }
}

/** One session for each verification; without a `fetch` there is none, and nothing is fetched. */
function sessionsWith({ fetch, fetchLimits, controllerMaxAge = 60 }: VerifierOptions) {
  assertSeconds('controllerMaxAge', controllerMaxAge, MAX_AGE_SECONDS)
  if (fetch !== undefined && typeof fetch !== 'function') throw new TypeError('fetch must be a function')
  const limits = withDefaultFetchLimits(fetchLimits)
  const keptAt = controllerMaxAge > 0 ? keepDocuments(controllerMaxAge * 1000) : undefined
  return ({ signal }: VerifyOptions, at: number, evidence?: Evidence): FetchSession | undefined => {
    if (evidence) return createFetchSession({ evidence: evidence.answered, limits })
    const started = Date.now()
    const clock = () => at + Date.now() - started
    const given = { ...(signal && { signal }), ...(keptAt && { kept: keptAt(at) }) }
    return fetch && createFetchSession({ fetch, limits, now: clock, ...given })
  }
}

/** @throws TypeError for anything but bytes by address */
export function resourcesOf(resources: unknown): Readonly<Record<string, Uint8Array>> {
  if (!isObject(resources)) throw new TypeError('resources must be an object of bytes by address')
  const given = Object.entries(resources as Record<string, unknown>).map(
    ([url, bytes]): [string, Uint8Array] => {
      if (bytes instanceof Uint8Array) return [url, bytes]
      throw new TypeError(`resources: those of ${url} must be a Uint8Array`)
    }
  )
  return Object.fromEntries(given)
}

function kindOf(kind: VerifyOptions['kind']): 'badge' | 'credential' {
  if (kind === undefined || kind === 'credential') return kind ?? 'badge'
  throw new TypeError('kind must be "credential", or left out for a badge')
}
