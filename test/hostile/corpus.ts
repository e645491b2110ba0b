/**
 * What a case of the corpus is.
 * @module
 */
import { isObject, type JsonObject } from '../../src/base/json.ts'
import type { ProblemCode } from '../../src/problem/codes.ts'
import type { CheckName, Outcome, Verdict, Answer as VerdictAnswer } from '../../src/verify.ts'
import { merged } from './patch.ts'
import type { Content, Recipe } from './recipe.ts'

/** The tables of threats, and the folders of their cases. */
export const tables = [
  'who-signed',
  'proofs',
  'what-was-signed',
  'time',
  'status',
  'other-checks',
  'pictures',
  'network'
] as const

/** The name of a table. */
export type Table = (typeof tables)[number]

/** What a web address answers, or that nothing answers there. */
export type WebAnswer =
  | {
      /** 200 unless given. */
      readonly status?: number
      /** The content type `application/json` unless given. */
      readonly headers?: Readonly<Record<string, string>>
      /** An object is sent as JSON. */
      readonly body: string | Recipe | JsonObject
    }
  | { readonly error: string }

/** What a verifier is told besides the input. */
export interface Options {
  /** The clock. */
  readonly now: string
  /** All that the network holds; an address that does not stand here must not be asked for. */
  readonly web: Readonly<Record<string, WebAnswer>>
  /** Addresses that stand in `web` as bait: whoever asks for them is on a stranger's lead. */
  readonly bait?: readonly string[]
  /** Documents of issuers that are known beforehand, by id. */
  readonly controllers?: Readonly<Record<string, JsonObject>>
  /** Whom the badge should be about, and for which exchange its proof was made. */
  readonly expect?: Readonly<Record<string, string>>
  /** Any Verifiable Credential is taken, and not only badges. */
  readonly kind?: 'credential'
  /** Only the issuer's own document and his key set may say whose a key is. */
  readonly keyBinding?: 'strict'
  /** Whether the newer copy is asked for that a badge may have. Unless given it is not. */
  readonly refresh?: 'try' | 'require'
  /** A badge is as good as the worst of its endorsements. */
  readonly endorsements?: 'require'
  /** Who else may publish status lists for an issuer. */
  readonly statusIssuers?: readonly string[]
}

/** {@link Options} as they are kept: of a document, what it has other than that of the twin, as a merge patch. */
export interface StoredOptions extends Omit<Options, 'web'> {
  readonly web: Readonly<Record<string, WebAnswer | { readonly patch: JsonObject }>>
}

/** What has to be answered. */
export interface Expectation {
  readonly check: CheckName
  readonly outcome: Outcome
  /** Absent where nothing is wrong. */
  readonly code?: ProblemCode
  readonly verified: boolean
  readonly verdict: Partial<Verdict>
  /** What is found of the list of the last status, as a document of its own. */
  readonly list?: ProblemCode
  /** What is found of the first endorsement, which is a credential of its own. */
  readonly endorsement?: Pick<Expectation, 'check' | 'outcome' | 'code' | 'verified'>
}

/** The form of an input, which is the ending of its file. */
export type Form = 'json' | 'jws' | 'png' | 'svg' | 'txt'

/** An input and what it is verified with. */
export interface Sample {
  /** What it is, in words. */
  readonly name: string
  readonly form: Form
  readonly input: Content
  readonly options: Options
  /** Of a twin: what is said of it though it is sound. */
  readonly warnings?: readonly ProblemCode[]
}

/** An input with one defect. */
export interface Attack extends Sample {
  /** The row of the tables of threats. */
  readonly threat: string
  readonly expected: Expectation
  /** The same without the defect, which verifies. */
  readonly twin: Sample
}

/** The time of all cases that do not say otherwise. */
export const now = '2026-11-22T12:00:00Z'

/**
 * Makes attacks that change `twin`: its input, and if `changes` say so what it is verified with. Their web is laid over that
 * of the twin.
 */
export function attacksOn(twin: Sample) {
  return (
    threat: string,
    name: string,
    input: Content,
    expected: Expectation,
    changes: Partial<Options> & { readonly form?: Form } = {}
  ): Attack => {
    const { form = twin.form, ...others } = changes
    return { threat, name, form, input, options: laidOver(twin.options, others), expected, twin }
  }
}

/**
 * `options` where they say something, else those of the twin; its web is laid over that of the twin, address by address,
 * and patches over the documents there.
 */
export function laidOver(twins: Options, { web = {}, ...options }: Partial<StoredOptions>): Options {
  const answers = Object.entries(web).map(([url, answer]) => [
    url,
    'patch' in answer ? { body: merged(documentOf(twins.web[url]), answer.patch) } : answer
  ])
  return { ...twins, ...options, web: { ...twins.web, ...Object.fromEntries(answers) } }
}

/** The document that is all that `answer` says. */
export function documentOf(answer: WebAnswer | undefined): JsonObject | undefined {
  if (answer === undefined || 'error' in answer || answer.status || answer.headers) return undefined
  return isObject(answer.body) ? answer.body : undefined
}

const answer = (
  check: CheckName,
  outcome: Outcome,
  code: ProblemCode | undefined,
  verdict: Partial<Record<keyof Verdict, VerdictAnswer>>
): Expectation => ({ check, outcome, ...(code && { code }), verified: outcome === 'passed', verdict })

/** It is not what the issuer signed, or not by the issuer. */
export const refused = (check: CheckName, code: ProblemCode) =>
  answer(check, 'failed', code, { authentic: 'no' })

/** Nobody can tell. */
export const unknown = (check: CheckName, code: ProblemCode) =>
  answer(check, 'inconclusive', code, { authentic: 'unknown' })

/** It is what the issuer signed, at another time. */
export const notNow = (code: ProblemCode) =>
  answer('validity', 'failed', code, { authentic: 'yes', current: 'no' })

/** It is what the issuer signed, about somebody else. */
export const notTheirs = (code: ProblemCode) =>
  answer('recipient', 'failed', code, { authentic: 'yes', current: 'yes', bound: 'no' })

/** It is what the issuer signed, and he has taken it back. */
export const withdrawn = (code: ProblemCode = 'OB_STATUS_REVOKED') =>
  answer('status', 'failed', code, { authentic: 'yes', current: 'no' })

/** It is what the issuer signed; whether he has taken it back, nobody can tell. */
export const statusUnknown = (code: ProblemCode) =>
  answer('status', 'inconclusive', code, { authentic: 'yes', current: 'unknown' })

/** The same because of what is wrong with the list, which is a credential of its own. */
export const listRefused = (list: ProblemCode): Expectation => ({
  ...statusUnknown('STATUS_VERIFICATION_ERROR'),
  list
})

/** It verifies; a newer copy or an endorsement does not count. */
export const discounted = (check: CheckName, outcome: Outcome, code: ProblemCode): Expectation => ({
  ...answer(check, outcome, code, { authentic: 'yes', current: 'yes' }),
  verified: true
})

/** It verifies, with a warning if there is one: what a lax reader may be misled by is documented. */
export const passed = (check: CheckName, code?: ProblemCode) =>
  answer(check, 'passed', code, { authentic: 'yes', current: 'yes' })
