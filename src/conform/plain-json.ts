/**
 * The plain-JSON profile: a badge is read as JSON by everybody, so it may use no JSON-LD syntax that would make
 * the signed statements differ from what the JSON says.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { isLanguageValue, languageKeywords, languageMembers } from '../schema/language-values.ts'

/** How {@link checkPlainJson} judges. */
export interface PlainJsonRules {
  /**
   * Whether a `name` or `description` may be a text with its language, `{ "@value", "@language", "@direction" }`, as
   * VCDM has it. Its members are then left to the schema.
   */
  readonly languageValues: boolean
  /** True if contexts below the root are left to `checkLocalContexts`. Default false: they are refused. */
  readonly nestedContexts?: boolean
  /** True if a signature covers the text itself and not only what it states. Default false. */
  readonly signedByLetter?: boolean
}

/**
 * Checks that no member of `credential` is a JSON-LD keyword, a compact or absolute IRI, or a nested context.
 * The `@context` at the root of the credential and of each embedded endorsement is left to `checkContexts`.
 * @returns OB_TERM_RESERVED, OB_CONTEXT_NESTED, OB_LIMIT_TYPES, OB_NUMBER_NOT_SIGNED, MALFORMED_VALUE_ERROR (a null, an
 *   array in an array, a type twice)
 */
export function checkPlainJson(credential: JsonObject, rules: PlainJsonRules): Problem[] {
  const problems: Problem[] = []
  walk(credential, '', 'endorsement', rules, problems)
  return problems
}

/** @param holder the member that holds `value`; the credential itself stands as an embedded one does */
function walk(
  value: JsonValue | undefined,
  path: string,
  holder: string,
  rules: PlainJsonRules,
  problems: Problem[]
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (Array.isArray(item)) {
        problems.push(
          problem('MALFORMED_VALUE_ERROR', 'an array directly in an array', { path: pointer(path, index) })
        )
      } else {
        walk(item, pointer(path, index), holder, rules, problems)
      }
    }
  } else if (isObject(value)) {
    const inLanguage = rules.languageValues && languageMembers.includes(holder) && isLanguageValue(value)
    for (const [member, inner] of Object.entries(value)) {
      const at = pointer(path, member)
      if (inLanguage && languageKeywords.includes(member)) continue
      if (member === '@context') {
        if (holder !== 'endorsement' && !rules.nestedContexts)
          problems.push(problem('OB_CONTEXT_NESTED', 'a context inside the credential', { path: at }))
      } else {
        if (member.startsWith('@') || member.includes(':')) problems.push(reserved(member, at))
        if (member === 'type') problems.push(...checkTypes(inner, at))
        walk(inner, at, member, rules, problems)
      }
    }
  } else if (value === null) {
    problems.push(
      problem('MALFORMED_VALUE_ERROR', 'null says nothing', { path, hint: 'leave the member out' })
    )
  } else if (typeof value === 'number' && !rules.signedByLetter && isSignedAsZero(value)) {
    const hint = 'write it as a text, or leave it out'
    problems.push(problem('OB_NUMBER_NOT_SIGNED', `${value} would be signed as 0`, { path, hint }))
  }
}

/**
 * JSON-LD implementations in JavaScript take what is written without a point (1e-7) for a whole number.
 * @see https://www.w3.org/TR/json-ld11-api/#data-round-tripping
 */
function isSignedAsZero(value: number): boolean {
  return !Number.isInteger(value) && !String(value).includes('.')
}

const plainNames: Readonly<Record<string, string>> = { '@id': 'id', '@type': 'type' }

function reserved(member: string, path: string): Problem {
  const plain = plainNames[member]
  return problem(
    'OB_TERM_RESERVED',
    `${quote(member)} is JSON-LD syntax, which a badge may not use in its members`,
    {
      path,
      hint: plain ? `write "${plain}"` : 'use a term that a context defines'
    }
  )
}

/** More types than any object of the standard has; each costs a context of its own. */
const MAX_TYPES = 16

function checkTypes(types: JsonValue | undefined, path: string): Problem[] {
  if (!Array.isArray(types)) return []
  if (types.length > MAX_TYPES) {
    return [problem('OB_LIMIT_TYPES', `${types.length} types, at most ${MAX_TYPES} are read`, { path })]
  }
  const repeated = types.findIndex((type, index) => types.indexOf(type) < index)
  if (repeated === -1) return []
  const detail = `the type ${quote(types[repeated])} is named twice`
  return [problem('MALFORMED_VALUE_ERROR', detail, { path: pointer(path, repeated) })]
}
