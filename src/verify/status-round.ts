/**
 * What one verification asks of status lists, its endorsements included: each list is verified once, and not without end.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import type { Problem } from '../problem/problem.ts'
import type { ExpandList } from '../status/encoded-list.ts'
import { createListExpander } from '../status/list-expander.ts'
import type { KeptList } from './status-cache.ts'

/** A list that was verified, or why it was not. */
export type VerifiedList = KeptList | { readonly problems: readonly Problem[] }

/** The lists of one verification. */
export interface StatusRound {
  /** True if one more entry may be asked; counts it. */
  mayAsk(): boolean
  /** The list of `url`: what `verify` gave for it the first time. */
  once(url: string, verify: () => Promise<VerifiedList>): Promise<VerifiedList>
  /** Expands lists, all of them within the limits of one. */
  readonly expand: ExpandList
}

/** A round within `limits`: at most `maxStatuses` entries, and `maxStatusListBytes` of lists. */
export function createStatusRound({ maxStatuses, maxStatusListBytes }: Limits): StatusRound {
  const verified = new Map<string, Promise<VerifiedList>>()
  let asked = 0
  return Object.freeze({
    expand: createListExpander(maxStatusListBytes),
    mayAsk: () => ++asked <= maxStatuses,
    once(url: string, verify: () => Promise<VerifiedList>) {
      const list = verified.get(url) ?? verify()
      verified.set(url, list)
      return list
    }
  })
}
