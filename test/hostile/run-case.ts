/**
 * Verifies one case of the corpus as its files say, and nothing else.
 * @module
 */
import { isObject, type JsonObject } from '../../src/base/json.ts'
import type { ProblemCode } from '../../src/problem/codes.ts'
import { createVerifier, type Fetch, type VerificationReport } from '../../src/verify.ts'
import type { Expectation, Options, StoredOptions, WebAnswer } from './corpus.ts'
import { bytesOf, type Recipe } from './recipe.ts'

/** What stands in a file `….expected.json`. */
export interface Expected extends Partial<Omit<Expectation, 'verified'>> {
  readonly attack: string | null
  readonly threat?: string
  readonly verified: boolean
  /** Path of the twin without its ending, from the folder `cases`. */
  readonly twin?: string
  /** Of a case: what is other than with its twin. */
  readonly options?: Partial<StoredOptions>
  /** Of a twin: the codes of all that is said of it. */
  readonly warnings?: readonly ProblemCode[]
  /** Where the input is too long to be kept. */
  readonly recipe?: Recipe
  /** Where the input is that of the twin with this laid over it. */
  readonly patch?: JsonObject
}

/** What came of a case. */
export interface CaseRun {
  readonly report: VerificationReport
  /** All addresses that were asked for. */
  readonly asked: readonly string[]
}

const json = { 'content-type': 'application/json' }

function responseOf(answer: WebAnswer): Response {
  if ('error' in answer) throw new TypeError(answer.error)
  const { status = 200, headers = json, body } = answer
  const bytes = bytesOf(isObject(body) ? JSON.stringify(body) : body)
  return new Response(bytes.slice(), { status, headers: { ...headers } })
}

/** Verifies `input`. */
export async function runCase(input: Uint8Array, options: Options): Promise<CaseRun> {
  const { now, web, expect, kind, bait: _, ...others } = options
  const asked: string[] = []
  const fetch: Fetch = async url => {
    asked.push(url)
    const answer = Object.hasOwn(web, url) ? web[url] : undefined
    return responseOf(answer ?? { status: 404, body: '' })
  }
  const verifier = createVerifier({ now: () => Date.parse(now), fetch, ...others })
  const report = await verifier.verify(input, { ...(expect && { expect }), ...(kind && { kind }) })
  return { report, asked }
}
