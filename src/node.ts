/**
 * The door `openbadges-kit/node`: what needs a server. A fetch that looks at the addresses it connects to, and schemas of
 * strangers under limits.
 * @module
 */

export type { JsonObject, JsonValue } from './base/json.ts'
export type { Fetch, FetchInit, FetchResponse } from './fetch/fetch.ts'
export { createNodeFetch, type NodeFetch, type NodeFetchOptions } from './node/create-node-fetch.ts'
export type { Lookup } from './node/lookup.ts'
export {
  type ClosableSchemaEvaluator,
  createSchemaEvaluator,
  type SchemaEvaluatorOptions
} from './node/schema-evaluator.ts'
export type { ProblemCode } from './problem/codes.ts'
export type { Problem, ProblemCause, Severity } from './problem/problem.ts'
export type { SchemaDialect, SchemaEvaluator } from './verify/schema-evaluator.ts'
