/**
 * A document under construction: where each place of it comes from, and what was found wrong on the way.
 * @module
 */

import type { Problem } from '../problem/problem.ts'

/** A document under construction. */
export interface Draft {
  /**
   * Pointer into the document -> pointer into the parts, for places that are not at the same pointer in both.
   */
  readonly origins: Map<string, string>
  /** Problems that the finished document does not show; their paths point into the parts. */
  readonly problems: Problem[]
  /** Pointers into the document, to places of which `problems` tell already. */
  readonly told: Set<string>
}

/** A draft of which nothing is known yet. */
export function createDraft(): Draft {
  return { origins: new Map(), problems: [], told: new Set() }
}

/**
 * The pointer into the parts for `path`, a pointer into the document; `path` itself for what was filled in.
 */
export function originOf({ origins }: Draft, path: string): string {
  let known = path
  while (!origins.has(known) && known !== '') known = known.slice(0, known.lastIndexOf('/'))
  return (origins.get(known) ?? known) + path.slice(known.length)
}
