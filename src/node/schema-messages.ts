/**
 * What passes between a verifier and the process that runs schemas.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { SchemaDialect } from '../verify/schema-evaluator.ts'

/** What the process is asked. */
export interface SchemaQuestion {
  readonly schema: JsonObject
  readonly credential: JsonObject
  /** For a schema that does not say so itself. */
  readonly dialect: SchemaDialect
  /** Milliseconds after which the process ends itself, if nobody has ended it before. */
  readonly endMs: number
}

/** What it answers. `ready` comes once, before any question. */
export type SchemaAnswer =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'evaluated'
      /** What is not met; none if the credential conforms. */
      readonly mismatches: readonly SchemaMismatch[]
      /** How many there are beside. */
      readonly more: number
    }
  | { readonly kind: 'unusable'; readonly reason: string }

/** A keyword that is not met. */
export interface SchemaMismatch {
  readonly keyword: string
  /** JSON pointer into the credential. */
  readonly path: string
  readonly message: string
}
