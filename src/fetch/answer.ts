/**
 * What came of one request, before anybody has judged whether it will do.
 * @module
 */
import type { FetchFault } from './fetch-fault.ts'

/** A whole document, a redirect, or a fault. */
export type Answer =
  | {
      readonly kind: 'document'
      readonly status: number
      readonly mediaType: string
      readonly bytes: Uint8Array
    }
  | {
      readonly kind: 'redirect'
      readonly status: number
      /** The absolute URL it leads to, without a fragment; absent if the answer names none that can be read. */
      readonly target?: string
    }
  | { readonly kind: 'fault'; readonly fault: FetchFault }

/** An answer that is a fault. */
export function faulty(fault: FetchFault): Answer {
  return { kind: 'fault', fault }
}
