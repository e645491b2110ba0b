/**
 * Builds a frozen JSON value and holds it to our limits and our profile of JSON. The text reader and the object
 * copier drive the same builder, so that they refuse the same things.
 * @module
 */
import type { ProblemCode } from '../problem/codes.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import type { JsonValue } from './json.ts'
import { inexactness } from './json-number.ts'
import { JsonTree } from './json-tree.ts'
import { limitPassed } from './limit-passed.ts'
import type { Limits } from './limits.ts'
import { oddCharacters } from './odd-characters.ts'
import { ProblemList } from './problem-list.ts'

/** Longest name of a member: names stand in the pointer of every problem below them. */
export const MAX_NAME = 1_000

/** What came of reading or copying a JSON value. */
export interface Reading {
  /** The value: plain objects and arrays, deeply frozen. Absent exactly if `problems` hold an error. */
  readonly value?: JsonValue
  /**
   * All that is wrong, in the order found: at most 100 errors and 100 warnings, then `OB_LIMIT_PROBLEMS`.
   * Where a pointer would be longer than 2,000 characters, or cannot be written at all because a member's name
   * holds a lone surrogate, `path` is the nearest place above.
   */
  readonly problems: readonly Problem[]
}

/**
 * Runs `walk`, which tells the builder a value from the outside in, and gives what came of it. A failure that
 * `walk` or the builder throws ends it; unless it says where, it gets the path of the place reached.
 */
export function buildJson(limits: Limits, walk: (builder: JsonBuilder) => void): Reading {
  const builder = new JsonBuilder(limits)
  try {
    walk(builder)
    return builder.reading()
  } catch (thrown) {
    if (!(thrown instanceof OpenBadgesError)) throw thrown
    const ending = thrown.problems.map(found => ({ path: builder.path, ...found }))
    return { problems: [...builder.reading().problems, ...ending] }
  }
}

/** Names that reach a prototype once somebody merges the object into another. */
export const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Takes a value from the outside in. Whatever passes a limit makes it throw the fitting `OB_LIMIT_...`. */
export class JsonBuilder {
  readonly #limits: Limits
  readonly #tree = new JsonTree()
  readonly #problems = new ProblemList()
  #values = 0
  #objects = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** What is open: an object, an array, or nothing. */
  get within(): 'object' | 'array' | undefined {
    return this.#tree.within
  }

  /** JSON pointer to the place reached. */
  get path(): string {
    return this.#tree.path
  }

  /** What came of it so far. */
  reading(): Reading {
    const problems = this.#problems.toArray()
    const { root } = this.#tree
    return root === undefined || this.#problems.hasError ? { problems } : { value: root, problems }
  }

  /** Opens an object. */
  beginObject(): void {
    this.#begin()
    if (++this.#objects > this.#limits.maxObjects) throw limitPassed(this.#limits, 'maxObjects')
    this.#checkDepth()
    this.#tree.openObject()
  }

  /** Opens an array. */
  beginArray(): void {
    this.#begin()
    this.#checkDepth()
    this.#tree.openArray()
  }

  /** Closes what was opened last. */
  end(): void {
    this.#tree.close()
  }

  /** The name of the member whose value comes next. */
  name(name: string): void {
    if (name.length > MAX_NAME) {
      throw failure(
        'OB_LIMIT_STRING',
        `found a member name of ${name.length} characters, at most ${MAX_NAME} are read`
      )
    }
    const known = this.#tree.name(name)
    this.#checkText(name)
    if (FORBIDDEN.has(name)) {
      this.#report('OB_JSON_FORBIDDEN_MEMBER', `found a member ${quote(name)}, which no object may have`)
    }
    if (known) this.#report('OB_JSON_DUPLICATE_MEMBER', `found ${quote(name)} twice in one object`)
  }

  /** A string. */
  string(text: string): void {
    this.#begin()
    this.#checkText(text)
    this.#tree.put(text)
  }

  /** A number, and how JSON writes it. */
  number(value: number, source: string): void {
    this.#begin()
    const detail = inexactness(value, source)
    if (detail !== undefined) {
      this.#report('OB_JSON_NUMBER_INEXACT', detail, 'round the number, or give it as a string')
    }
    this.#tree.put(value)
  }

  /** `true`, `false` or `null`. */
  literal(value: boolean | null): void {
    this.#begin()
    this.#tree.put(value)
  }

  /** What stands where a value should and is none: reports `OB_JSON_NOT_DATA`. */
  notData(detail: string, hint: string): void {
    this.#begin()
    this.#report('OB_JSON_NOT_DATA', detail, hint)
    this.#tree.put(null)
  }

  /** Reports a warning `OB_JSON_ODD_CHARACTER` at the place reached. */
  warnOfCharacter(detail: string): void {
    this.#problems.add(problem('OB_JSON_ODD_CHARACTER', detail, { severity: 'warning', path: this.path }))
  }

  #begin(): void {
    this.#tree.begin()
    if (++this.#values > this.#limits.maxValues) throw limitPassed(this.#limits, 'maxValues')
  }

  #checkDepth(): void {
    if (this.#tree.depth >= this.#limits.maxDepth) throw limitPassed(this.#limits, 'maxDepth')
  }

  #checkText(text: string): void {
    if (text.length > this.#limits.maxStringLength) throw limitPassed(this.#limits, 'maxStringLength')
    const odd = oddCharacters(text)
    if (odd === undefined) return
    if (odd.illFormed) this.#report('OB_JSON_ILL_FORMED_TEXT', 'found half of a surrogate pair')
    if (odd.names.length > 0) this.warnOfCharacter(`found ${odd.names.join(', ')}, which can hide text`)
  }

  #report(code: ProblemCode, detail: string, hint?: string): void {
    this.#problems.add(problem(code, detail, { path: this.path, ...(hint !== undefined && { hint }) }))
  }
}
