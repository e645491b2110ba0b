/**
 * The members of a status entry, read one by one; what is wrong is collected.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { type JsonObject, pointer } from '../base/json.ts'
import { type Problem, type ProblemParts, problem, quote } from '../problem/problem.ts'

/** As many digits as any list could need. */
const INDEX = /^(?:0|[1-9]\d{0,9})$/
const LONGER_INDEX = /^[1-9]\d{10,}$/

/**
 * The index that `value` is: decimal digits as text, without leading zeros.
 * @param numbers whether a JSON number will do
 * @returns infinity for more digits than any list could need; `undefined` for anything else
 */
export function readIndex(value: unknown, { numbers }: { readonly numbers: boolean }): number | undefined {
  if (numbers && typeof value === 'number')
    return Number.isSafeInteger(value) && value >= 0 ? value : undefined
  if (typeof value !== 'string') return undefined
  if (INDEX.test(value)) return Number(value)
  return LONGER_INDEX.test(value) ? Number.POSITIVE_INFINITY : undefined
}

/** Reads the members of `entry`; each answers `undefined` after it has reported what is wrong. */
export class EntryMembers {
  /** What was found wrong or odd; paths begin with that of the entry. */
  readonly problems: Problem[] = []
  readonly #entry: JsonObject
  readonly #path: string

  constructor(entry: JsonObject, path: string) {
    this.#entry = entry
    this.#path = path
  }

  /** The absolute URL in `member`. */
  url(member: string): string | undefined {
    const value = this.text(member)
    if (value === undefined || isAbsoluteIri(value)) return value
    return this.#malformed(member, 'an absolute URL')
  }

  /** The text in `member`; an empty one is none. */
  text(member: string): string | undefined {
    const value = this.#entry[member]
    return typeof value === 'string' && value !== '' ? value : this.#malformed(member, 'text')
  }

  /**
   * The index in `member`: decimal digits as text.
   * @param numbers whether a JSON number will do
   */
  index(member: string, { numbers = false } = {}): number | undefined {
    const value = this.#entry[member]
    const index = readIndex(value, { numbers })
    if (index === undefined) return this.#malformed(member, 'an index in decimal digits, as text')
    if (index !== Number.POSITIVE_INFINITY) return index
    this.#add('RANGE_ERROR', `the index ${quote(value)} lies behind the end of any list`, member)
    return undefined
  }

  /** Notes an `id` that is the URL of the list: it should name this entry alone. */
  idIsNot(list: string | undefined, severity: Problem['severity']): void {
    if (list === undefined || this.#entry.id !== list) return
    const hint = `leave it out, or add a fragment: ${quote(`${list}#…`, 200)}`
    this.#add('MALFORMED_VALUE_ERROR', 'the id of the entry must not be the URL of its list', 'id', {
      hint,
      severity
    })
  }

  /** The pointer to `member`. */
  at(member: string): string {
    return pointer(this.#path, member)
  }

  #malformed(member: string, expected: string): undefined {
    const value = this.#entry[member]
    if (value === undefined)
      this.#add('OB_MEMBER_MISSING', `a status entry of this type needs "${member}"`, member)
    else this.#add('MALFORMED_VALUE_ERROR', `expected ${expected}, found ${quote(value)}`, member)
    return undefined
  }

  #add(code: Problem['code'], detail: string, member: string, parts: ProblemParts = {}): void {
    this.problems.push(problem(code, detail, { ...parts, path: this.at(member) }))
  }
}
