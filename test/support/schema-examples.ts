/**
 * Documents made from the schemas, changed at one place, and what is said of them.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../../src/base/json.ts'
import { stepsOf, valueAt } from '../../src/base/json-pointer.ts'
import type { Problem } from '../../src/problem/problem.ts'
import { conformToSchema, type DataModelVersion, type SchemaKind } from '../../src/schema/conform.ts'
import { deepFrozen } from './json.ts'
import { exampleOf, resolved } from './schemas.ts'

/** Kind and form of a document, and the stem of its schema's file. */
export const kinds: readonly (readonly [SchemaKind, DataModelVersion, string])[] = [
  ['achievement-credential', '2.0', 'achievement-credential'],
  ['achievement-credential', '1.1', 'achievement-credential-v1p1'],
  ['endorsement-credential', '2.0', 'endorsement-credential'],
  ['endorsement-credential', '1.1', 'endorsement-credential-v1p1'],
  ['profile', '2.0', 'profile'],
  ['achievement', '2.0', 'achievement']
]
/** The class of each kind of document. */
export const rootClass = {
  'achievement-credential': 'AchievementCredential',
  'endorsement-credential': 'EndorsementCredential',
  credential: 'VerifiableCredential',
  profile: 'Profile',
  achievement: 'Achievement'
} as const

/** A frozen document that conforms to `file`: with all properties, or with those that are required. */
export function example(file: string, all: boolean): JsonObject {
  const made: JsonValue = JSON.parse(JSON.stringify(exampleOf(resolved(`${file}.schema.json`, ''), all)))
  if (!isObject(made)) throw new Error('an example is an object')
  return deepFrozen(made)
}

/** A frozen copy of `document` with the value at `path` replaced, or taken out. */
export function changed(document: JsonValue, path: string, value: JsonValue | undefined): JsonObject {
  const copy: JsonValue = JSON.parse(JSON.stringify(document))
  const steps = stepsOf(path)
  const last = steps.pop() ?? ''
  const holder = valueAt(copy, steps.reduce<string>(pointer, ''))
  if (typeof holder !== 'object' || holder === null || !isObject(copy)) throw new Error(`nothing at ${path}`)
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else Reflect.set(holder, last, value)
  return deepFrozen(copy)
}

/** Pointers to all members at any depth, and to the items of arrays of objects. */
export function membersOf(value: JsonValue | undefined, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => membersOf(item, pointer(path, index)))
  if (!isObject(value)) return []
  return Object.keys(value).flatMap(name => [
    pointer(path, name),
    ...membersOf(value[name], pointer(path, name))
  ])
}

/** Problems as `severity CODE path`. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`)
}

/** A badge with what is required, one with every property, and what is said of a badge. */
export const badge = example('achievement-credential', false)
export const fullBadge = example('achievement-credential', true)
export const conformBadge = (document: JsonObject) =>
  told(conformToSchema(document, 'achievement-credential', '2.0'))
/** What is said of a badge with another value at `path`. */
export const withAt = (path: string, value: JsonValue | undefined, document = fullBadge) =>
  conformBadge(changed(document, path, value))
