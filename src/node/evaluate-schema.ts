/**
 * Holds a credential to a schema by ajv. It takes as long as the schema wants, so that it runs in a process of its own only.
 * @module
 */
import type { ErrorObject, Options } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type JsonObject, pointer } from '../base/json.ts'
import { MAX_PROBLEMS } from '../base/problem-list.ts'
import type { SchemaDialect } from '../verify/schema-evaluator.ts'
import type { SchemaAnswer, SchemaMismatch, SchemaQuestion } from './schema-messages.ts'

const options: Options = {
  allErrors: true,
  // The standard ignores keywords that it does not know, and takes `format` for a remark.
  strict: false,
  validateFormats: false,
  // Or every object would have a `constructor`.
  ownProperties: true,
  // 0.07 is a multiple of 0.01.
  multipleOfPrecision: 10,
  addUsedSchema: false,
  logger: false
}

const engines = {
  '2019-09': () => new Ajv2019(options),
  '2020-12': () => new Ajv2020(options)
} satisfies Record<SchemaDialect, () => unknown>

const MAX_TEXT = 300

/** Answers; it does not throw. */
export function evaluateSchema({ schema, credential, dialect }: Omit<SchemaQuestion, 'endMs'>): SchemaAnswer {
  try {
    const edition = editionOf(schema) ?? dialect
    if (!isDialect(edition)) return unusable(`it is of the edition ${edition}`)
    const validate = engines[edition]().compile(schema)
    // An extension of ajv: it would answer with a promise, which is neither yes nor no.
    if ('$async' in validate) return unusable('it has the member $async')
    if (validate(credential)) return { kind: 'evaluated', mismatches: [], more: 0 }
    const errors = validate.errors ?? []
    return {
      kind: 'evaluated',
      mismatches: errors.slice(0, MAX_PROBLEMS).map(mismatchOf),
      more: Math.max(0, errors.length - MAX_PROBLEMS)
    }
  } catch (thrown) {
    return unusable(
      thrown instanceof RangeError
        ? 'it is too large, too deep, or refers to itself without end'
        : String(thrown)
    )
  }
}

function unusable(reason: string): SchemaAnswer {
  return { kind: 'unusable', reason: reason.slice(0, MAX_TEXT) }
}

/** The edition that a schema says it is of, or its `$schema` as it stands. */
function editionOf({ $schema }: JsonObject): string | undefined {
  if (typeof $schema !== 'string') return undefined
  const [, edition] = /^https:\/\/json-schema\.org\/draft\/(.+)\/schema#?$/.exec($schema) ?? []
  return edition ?? $schema
}

function isDialect(edition: string): edition is SchemaDialect {
  return Object.hasOwn(engines, edition)
}

function mismatchOf({ keyword, instancePath, params, message = '' }: ErrorObject): SchemaMismatch {
  const { missingProperty, additionalProperty, unevaluatedProperty } = params
  const member: unknown = missingProperty ?? additionalProperty ?? unevaluatedProperty
  return {
    keyword,
    path: typeof member === 'string' ? pointer(instancePath, member) : instancePath,
    message: message.slice(0, MAX_TEXT)
  }
}
