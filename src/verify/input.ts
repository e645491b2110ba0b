/**
 * What a verification begins with: what was read, and what is expected of it.
 * @module
 */
import type { JsonValue } from '../base/json.ts'
import type { Problem } from '../problem/problem.ts'
import type { ExpectedRecipient } from './expected-recipient.ts'
import type { Source } from './report.ts'

/** What was read of an input: the value, frozen, or why there is none. */
export interface ReadInput {
  readonly format: Source['format']
  readonly generation: Source['generation']
  readonly value?: JsonValue
  /** The compact JWS, where the input is one. */
  readonly jws?: string
  readonly problems: readonly Problem[]
}

/** What the caller expects. */
export interface Expectation {
  readonly recipient?: ExpectedRecipient
  readonly domain?: string
  readonly challenge?: string
  /** The bytes of what the credential speaks of, by address: evidence, pictures. */
  readonly resources?: Readonly<Record<string, Uint8Array>>
}
