/**
 * What holds a credential to a JSON Schema that it names. Such a schema is code from a stranger, so that whoever runs it
 * must be able to stop it.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { FetchSignal } from '../fetch/fetch.ts'
import type { Problem } from '../problem/problem.ts'

/** The editions of JSON Schema that credentials name. */
export type SchemaDialect = '2019-09' | '2020-12'

/** Evaluates schemas that a credential names, under limits of its own. */
export interface SchemaEvaluator {
  /**
   * Holds `credential` to `schema`.
   * @returns no problem if it conforms; OB_SCHEMA_MISMATCH, OB_SCHEMA_UNUSABLE, OB_LIMIT_SCHEMA_TIME, OB_LIMIT_SCHEMA_MEMORY,
   *   OB_FETCH_ABORTED
   */
  evaluate(
    schema: JsonObject,
    credential: JsonObject,
    options: { readonly dialect: SchemaDialect; readonly signal?: FetchSignal }
  ): Promise<readonly Problem[]>
}
