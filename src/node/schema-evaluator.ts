/**
 * Holds credentials to JSON Schemas of strangers, in a process that can be stopped.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import { assertOptions } from '../base/options.ts'
import type { FetchSignal } from '../fetch/fetch.ts'
import { createTurns } from '../fetch/turns.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import type { SchemaDialect, SchemaEvaluator } from '../verify/schema-evaluator.ts'
import { abortOf, first, type ProcessEvent } from './process-event.ts'
import type { SchemaMismatch } from './schema-messages.ts'
import { type ProcessLimits, SchemaProcess } from './schema-process.ts'

/** Options of {@link createSchemaEvaluator}. */
export interface SchemaEvaluatorOptions {
  /** Milliseconds for one schema and credential, 1 to 60,000. Default 1,000. `OB_LIMIT_SCHEMA_TIME` */
  readonly timeoutMs?: number
  /** Megabytes that the process may fill, 32 to 1,024. Default 64. `OB_LIMIT_SCHEMA_MEMORY` */
  readonly maxMemoryMb?: number
}

/** A {@link SchemaEvaluator} with a process of its own. */
export interface ClosableSchemaEvaluator extends SchemaEvaluator {
  /** Ends the process. What is under way ends with `OB_FETCH_ABORTED`; whoever asks later gets a TypeError. */
  close(): void
}

const defaults: ProcessLimits = { timeoutMs: 1_000, maxMemoryMb: 64 }
const ranges: Readonly<Record<keyof ProcessLimits, readonly [number, number]>> = {
  timeoutMs: [1, 60_000],
  maxMemoryMb: [32, 1_024]
}

/**
 * Makes what holds badges to the JSON Schemas that they name, for the option `schemas` of `createVerifier`. Such a schema is
 * code from a stranger, so that it runs in a process of its own, without secrets in its environment, which is killed when its time
 * is over: no pattern, no comparison of 20,000 objects and no reference to itself can hold the program up, or exhaust its memory.
 * The process starts with the first schema, takes one after the other, and never keeps the program alive.
 *
 * Schemas are of draft 2020-12 or 2019-09, by their `$schema`, and must stand alone: nothing that they refer to is fetched.
 * As these drafts have it, `format` asserts nothing. `evaluate` answers with
 *
 * - no problem, if the credential conforms;
 * - `OB_SCHEMA_MISMATCH` for each keyword that is not met, with a pointer into the credential; the first 100, and the warning
 *   `OB_LIMIT_PROBLEMS` if there are more;
 * - `OB_SCHEMA_UNUSABLE` for a schema that is broken, of another draft, endless, or in need of another document;
 * - `OB_LIMIT_SCHEMA_TIME`, `OB_LIMIT_SCHEMA_MEMORY`;
 * - `OB_FETCH_ABORTED` if `signal` was aborted.
 *
 * It does not say whether the schema is the one that the issuer meant: whoever publishes it may change it.
 * @throws TypeError for an unknown option, or one out of its range
 * @example
 * const evaluator = createSchemaEvaluator()
 * const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', required: ['name'] }
 * const problems = await evaluator.evaluate(schema, { id: 'urn:x:1' }, { dialect: '2020-12' })
 * problems.map(({ code, path }) => `${code} ${path}`) // ['OB_SCHEMA_MISMATCH /name']
 * evaluator.close()
 * @see https://www.w3.org/TR/vc-data-model-2.0/#data-schemas
 */
export function createSchemaEvaluator(options: SchemaEvaluatorOptions = {}): ClosableSchemaEvaluator {
  return schemaEvaluatorWith(new URL('./schema-child.js', import.meta.url), options)
}

/** As {@link createSchemaEvaluator}, with the file of the process. */
export function schemaEvaluatorWith(
  file: URL,
  options: SchemaEvaluatorOptions = {}
): ClosableSchemaEvaluator {
  const limits = limitsOf(options)
  const runner = new SchemaProcess(file, limits)
  const takeTurn = createTurns(1)
  const closing = new AbortController()

  async function evaluate(
    schema: JsonObject,
    credential: JsonObject,
    { dialect, signal }: { readonly dialect: SchemaDialect; readonly signal?: FetchSignal }
  ): Promise<readonly Problem[]> {
    if (!isObject(schema) || !isObject(credential))
      throw new TypeError('schema and credential must be objects')
    if (dialect !== '2019-09' && dialect !== '2020-12')
      throw new TypeError('dialect must be 2019-09 or 2020-12')
    if (closing.signal.aborted) throw new TypeError('this evaluator was closed')
    const signals = signal ? [closing.signal, signal] : [closing.signal]
    const turn = takeTurn(async (): Promise<ProcessEvent> => {
      if (signals.some(({ aborted }) => aborted)) return { kind: 'aborted' }
      return runner.ask({ schema, credential, dialect }, signals)
    })
    // Whoever gives up does not wait for his turn either.
    return problemsOf(await first([() => turn, ...signals.map(abortOf)]), limits)
  }
  const close = () => {
    closing.abort()
    runner.stop()
  }
  return Object.freeze({ evaluate, close })
}

function limitsOf(options: SchemaEvaluatorOptions): ProcessLimits {
  assertOptions(options, Object.keys(defaults))
  const limits = { ...defaults, ...options }
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value = limits[name as keyof ProcessLimits]
    if (!(Number.isSafeInteger(value) && value >= least && value <= most)) {
      throw new TypeError(`${name} must be a whole number from ${least} to ${most}`)
    }
  }
  return limits
}

function problemsOf(event: ProcessEvent, { timeoutMs, maxMemoryMb }: ProcessLimits): readonly Problem[] {
  const hint = 'From a stranger, take it as an attack; otherwise raise the limit.'
  switch (event.kind) {
    case 'evaluated':
      return [...event.mismatches.map(mismatchProblem), ...tooMany(event.more)]
    case 'unusable':
      return [problem('OB_SCHEMA_UNUSABLE', `the schema cannot be used: ${quote(event.reason, 300)}`)]
    case 'time':
      return [
        problem('OB_LIMIT_SCHEMA_TIME', `the schema was stopped after ${timeoutMs} ms (timeoutMs)`, { hint })
      ]
    case 'ended':
      return [
        problem('OB_LIMIT_SCHEMA_MEMORY', `the schema took more than ${maxMemoryMb} MB (maxMemoryMb)`, {
          hint
        })
      ]
    case 'aborted':
      return [problem('OB_FETCH_ABORTED', 'the schema was no longer wanted: the given signal was aborted')]
    default:
      throw new Error('the process that runs schemas said something else than an answer')
  }
}

function mismatchProblem({ keyword, path, message }: SchemaMismatch): Problem {
  return problem('OB_SCHEMA_MISMATCH', `${quote(keyword)} of the schema is not met: ${quote(message, 300)}`, {
    path
  })
}

function tooMany(more: number): Problem[] {
  if (more === 0) return []
  return [problem('OB_LIMIT_PROBLEMS', `${more} more are left out`, { severity: 'warning', path: '' })]
}
