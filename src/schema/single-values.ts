/**
 * Reads the forms that compaction leaves behind as the plain form that the schemas describe.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type ClassName, classes } from '../generated/classes.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { classMembers } from './class-walk.ts'

/** A document in plain form, and how it differs from the one that was given. */
export interface PlainForm {
  /** The document with arrays where the schemas want them; shares with the given one what did not change. */
  readonly document: JsonObject
  /** OB_SINGLE_VALUE for each value in compacted form, MALFORMED_VALUE_ERROR for each list of status entries. */
  readonly warnings: readonly Problem[]
  /** The status entries that stood in a list, with their pointers; they are not in `document`. */
  readonly statusEntries: readonly (readonly [string, JsonValue])[]
  /** Turns a pointer into `document` into a pointer into the given one. */
  readonly originOf: (path: string) => string
}

/** Members of credentials that compaction may leave as a single object. */
const compactable = ['proof', 'credentialSchema', 'termsOfUse']

/**
 * The plain form of `document`: a single `type`, `proof`, `credentialSchema` or `termsOfUse` becomes an array,
 * an array with the one name of a class whose `type` is text becomes that text, and several status entries
 * (which VCDM 2.0 allows and Open Badges 3.0 does not) are put aside to be looked at one by one.
 * Does not change `document`, and does not judge any value.
 * @param className the class of `document`
 * @see https://www.imsglobal.org/spec/ob/v3p0/#compacted-document-form
 */
export function plainFormOf(document: JsonObject, className: ClassName): PlainForm {
  const reader = new Reader()
  return {
    document: reader.read(document, className, ''),
    warnings: reader.warnings,
    statusEntries: reader.statusEntries,
    originOf: path => reader.originOf(path)
  }
}

class Reader {
  readonly warnings: Problem[] = []
  readonly statusEntries: (readonly [string, JsonValue])[] = []
  readonly #wrapped = new Set<string>()

  read(node: JsonObject, className: ClassName, path: string): JsonObject {
    const changed: Record<string, JsonValue | undefined> = {}
    const type = this.#typeOf(node.type, className, pointer(path, 'type'))
    if (type !== node.type) changed.type = type
    for (const [member, inner] of classMembers(className)) {
      const value = node[member]
      if (typeof value !== 'object' || value === null) continue
      const plain = this.#member(value, member, inner, pointer(path, member))
      if (plain !== value) changed[member] = plain
    }
    return Object.keys(changed).length === 0 ? node : { ...node, ...changed }
  }

  #typeOf(type: JsonValue | undefined, className: ClassName, path: string): JsonValue | undefined {
    const { types, typeIsArray } = classes[className]
    if (types.length === 0) return type
    if (typeIsArray) return typeof type === 'string' ? this.#wrap(type, path) : type
    if (!Array.isArray(type) || type.length !== 1 || typeof type[0] !== 'string') return type
    this.#warn(
      `an array with one name, where ${className} has the name itself`,
      path,
      `write ${quote(type[0])}`
    )
    return type[0]
  }

  #member(value: JsonValue, member: string, inner: ClassName, path: string): JsonValue | undefined {
    if (Array.isArray(value)) {
      if (member === 'credentialStatus' && value.length > 0) return this.#setAside(value, path)
      const items = value.map((item, index) => this.#item(item, inner, pointer(path, index)))
      return items.some((item, index) => item !== value[index]) ? items : value
    }
    const item = this.#item(value, inner, path)
    return compactable.includes(member) ? this.#wrap(item, path) : item
  }

  #item(value: JsonValue, className: ClassName, path: string): JsonValue {
    return isObject(value) ? this.read(value, className, path) : value
  }

  #wrap(value: JsonValue, path: string): readonly JsonValue[] {
    this.#wrapped.add(path)
    this.#warn('a single value, where the plain form has an array', path, 'put it in an array: [ … ]')
    return [value]
  }

  #setAside(entries: readonly JsonValue[], path: string): undefined {
    for (const [index, entry] of entries.entries()) this.statusEntries.push([pointer(path, index), entry])
    const detail = `${entries.length} status entries; Open Badges 3.0 has one, VCDM 2.0 allows several`
    const hint =
      entries.length === 1
        ? 'write the entry without the brackets'
        : 'validators that know only the schema of Open Badges refuse it: give one entry where they must take it'
    this.warnings.push(problem('MALFORMED_VALUE_ERROR', detail, { severity: 'warning', path, hint }))
  }

  #warn(detail: string, path: string, hint: string): void {
    this.warnings.push(problem('OB_SINGLE_VALUE', detail, { severity: 'warning', path, hint }))
  }

  /** Takes out each step that only wrapping has put in. */
  originOf(path: string): string {
    if (this.#wrapped.size === 0) return path
    let origin = ''
    let wasWrapping = false
    for (const step of path.split('/').slice(1)) {
      wasWrapping = !wasWrapping && step === '0' && this.#wrapped.has(origin)
      if (!wasWrapping) origin += `/${step}`
    }
    return origin
  }
}
