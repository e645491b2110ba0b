/**
 * What one verification asks of status lists, its endorsements included: each list is verified once, and not without end.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import type { Problem } from '../problem/problem.ts'
import type { ExpandList } from '../status/encoded-list.ts'
import { createListExpander } from '../status/list-expander.ts'
import { type Allowance, createAllowance } from './allowance.ts'
import type { KeptList } from './status-cache.ts'

/** A list that was verified, or why it was not. */
export type VerifiedList = KeptList | UnusableList

/** Why a list does not answer. */
export interface UnusableList {
  /** What is said of the credential whose status is not known. */
  readonly problems: readonly Problem[]
  /** What is wrong with the list as a document of its own; paths lead into it. */
  readonly listProblems?: readonly Problem[]
}

/** The lists of one verification. */
export interface StatusRound {
  /** True if one more entry may be asked; counts it. */
  mayAsk(): boolean
  /** The list of `url`: what `verify` gave for it the first time. */
  once(url: string, verify: () => Promise<VerifiedList>): Promise<VerifiedList>
  /** What all lists may have together before they are expanded. */
  readonly allowance: Allowance
  /** The same for lists without proof, which name credentials one by one. */
  readonly plainAllowance: Allowance
  /** Expands lists, all of them within the limits of one. */
  readonly expand: ExpandList
}

/** Bytes of a list as it is sent, and of all together. */
export const MAX_LIST_BYTES: number = 1024 * 1024

/** Objects and values of all lists together; an honest one has five objects, and two values for each of its messages. */
const MAX_OBJECTS = 300
const MAX_VALUES = 2_000

/** A round within `limits`: at most `maxStatuses` entries, and `maxStatusListBytes` of lists. */
export function createStatusRound(limits: Limits): StatusRound {
  return new Round(limits)
}

/** Hardly any badge names a list: what there is to keep is made when it is asked for. */
class Round implements StatusRound {
  readonly #limits: Limits
  readonly #verified = new Map<string, Promise<VerifiedList>>()
  #allowance: Allowance | undefined
  #plainAllowance: Allowance | undefined
  #expand: ExpandList | undefined
  #asked = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  get allowance(): Allowance {
    const { maxBytes, maxObjects, maxValues } = this.#limits
    this.#allowance ??= createAllowance({
      ...this.#limits,
      maxBytes: Math.min(maxBytes, MAX_LIST_BYTES),
      maxObjects: Math.min(maxObjects, MAX_OBJECTS),
      maxValues: Math.min(maxValues, MAX_VALUES)
    })
    return this.#allowance
  }

  get plainAllowance(): Allowance {
    const maxBytes = Math.min(this.#limits.maxBytes, MAX_LIST_BYTES)
    this.#plainAllowance ??= createAllowance({ ...this.#limits, maxBytes })
    return this.#plainAllowance
  }

  get expand(): ExpandList {
    this.#expand ??= createListExpander(this.#limits.maxStatusListBytes)
    return this.#expand
  }

  mayAsk(): boolean {
    return ++this.#asked <= this.#limits.maxStatuses
  }

  once(url: string, verify: () => Promise<VerifiedList>): Promise<VerifiedList> {
    const list = this.#verified.get(url) ?? verify()
    this.#verified.set(url, list)
    return list
  }
}
