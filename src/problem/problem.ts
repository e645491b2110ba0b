/**
 * A problem: one thing that is wrong, where, and how to mend it. Plain JSON data.
 * @module
 */
import { type ProblemCode, specOf } from './codes.ts'

/** How bad a problem is: an `error` fails the check, a `warning` does not, `info` is for the reader. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * One thing that is wrong with an input.
 * @see https://www.w3.org/TR/vc-data-model-2.0/#problem-details
 */
export interface Problem {
  /** Stable name of the kind of problem; programs decide by this. */
  readonly code: ProblemCode
  /** How bad it is. */
  readonly severity: Severity
  /** One sentence for people: what was found and what was expected. The wording may change. */
  readonly detail: string
  /** JSON pointer (RFC 6901) to the place in the document; `''` is the document itself. */
  readonly path?: string
  /** How to mend it; in a report, what its reader can do. One sentence for people, whose wording may change. */
  readonly hint?: string
  /** The section of the standard. */
  readonly spec?: string
  /** What a library below us said, where that helps. */
  readonly cause?: ProblemCause
}

/** An error of a library below us, as plain data. */
export interface ProblemCause {
  readonly name: string
  readonly code?: string
  readonly message: string
}

/** What {@link problem} takes beside code and detail. */
export interface ProblemParts {
  readonly severity?: Severity
  readonly path?: string
  readonly hint?: string
  /** Anything that was thrown; it is turned into plain data. */
  readonly cause?: unknown
}

/** Makes a problem; the only place where one is made. `severity` is `'error'` unless given. */
export function problem(code: ProblemCode, detail: string, parts: ProblemParts = {}): Problem {
  const { severity = 'error', path, hint, cause } = parts
  return {
    code,
    severity,
    detail,
    ...(path !== undefined && { path }),
    ...(hint !== undefined && { hint }),
    spec: specOf(code),
    ...(cause !== undefined && { cause: causeOf(cause) })
  }
}

const MAX_CAUSE = 300

function causeOf(thrown: unknown): ProblemCause {
  if (!(thrown instanceof Error)) {
    const message = typeof thrown === 'string' ? thrown.slice(0, MAX_CAUSE) : textOf(thrown)
    return { name: typeof thrown, message }
  }
  const code = (thrown as { code?: unknown }).code
  return {
    name: thrown.name,
    ...(typeof code === 'string' && { code }),
    message: thrown.message.slice(0, MAX_CAUSE)
  }
}

/** True if one of `problems` is an error. */
export function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** A copy of `problems` with the worst first; equal ones keep their order. */
export function worstFirst(problems: readonly Problem[]): Problem[] {
  if (problems.length < 2) return [...problems]
  return problems.toSorted((a, b) => rank[a.severity] - rank[b.severity])
}

/** `value` shortened for use in a problem's text, so that hostile input cannot flood a log. */
export function quote(value: unknown, maxLength = 80): string {
  const text = textOf(value)
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 1_000))
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
