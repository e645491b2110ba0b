/**
 * What the reading of a status gives: a question that a list can answer, and its answer.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import type { Problem } from '../problem/problem.ts'
import type { ExpandList } from './encoded-list.ts'

/** What an entry of `credentialStatus` asks, read and judged. */
export interface StatusQuery {
  /** Type of the entry, as `BitstringStatusListEntry`. */
  readonly type: string
  /** URL of the list. */
  readonly list: string
  /** `revocation`, `suspension`, `message`, `refresh`, or any other that the entry names. */
  readonly purpose: string
  /** Place in the list, where the type has one. */
  readonly index?: number
  /** `credential`: the list is a credential, signed; `transport`: plain JSON, trusted for where it came from. */
  readonly securing: 'credential' | 'transport'
  /** What to ask the server for, as the header `Accept`. */
  readonly accept: string
  /** The media types in which such a list comes. */
  readonly mediaTypes: readonly string[]
  /**
   * How the list answers. Pure; it never throws, whatever the list holds.
   * @param list the credential, its proof, issuer, id and dates verified by the caller; or the plain JSON document
   */
  answer(list: JsonObject): StatusAnswer
}

/** What a list says of one credential. */
export interface StatusAnswer {
  /** `passed`: nothing against the credential; `failed`: revoked or suspended; `inconclusive`: the list cannot tell. */
  readonly outcome: 'passed' | 'failed' | 'inconclusive'
  /** What stands at the index. */
  readonly value?: number
  /** What the value means, if the entry or the list says; the words of the issuer, cut to a bearable length. */
  readonly message?: string
  /** How long the list may be kept, in milliseconds. */
  readonly ttlMs?: number
  /** A path, where there is one, points into the credential that has the entry; without one it is about the list. */
  readonly problems: readonly Problem[]
}

/** A question, with what is odd about the entry; or why there is none. */
export type StatusEntryReading =
  | { readonly query: StatusQuery; readonly problems: readonly Problem[] }
  | { readonly query?: never; readonly problems: readonly Problem[] }

/** What the reading of an entry needs to know beside it. */
export interface StatusEntryContext {
  /** `id` of the credential that has the entry, for lists that name credentials. */
  readonly credentialId?: string
  /** JSON pointer to the entry. */
  readonly path: string
  /** Ceilings; `maxStatusListBytes` is the one of a list. */
  readonly limits: Limits
  /** What expands lists, where several are to stay within common limits. Default: `expandList`, each for itself. */
  readonly expand?: ExpandList
}
