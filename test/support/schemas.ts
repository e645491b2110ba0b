/**
 * The schemas of /schemas as tests read them, and documents made from them.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../schemas')

/** A JSON Schema, as far as ours use it. */
export interface Schema {
  readonly title?: string
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly const?: string
  readonly enum?: readonly string[]
  readonly $ref?: string
  readonly if?: Schema
  readonly then?: Schema | true
  readonly else?: Schema
  readonly not?: Schema
  readonly allOf?: readonly Schema[]
  readonly contains?: Schema
  readonly minItems?: number
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema | false>>
  readonly additionalProperties?: boolean
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** A schema and the file it stands in, which its references start from. */
export interface Located {
  readonly file: string
  readonly schema: Schema
}

/** File name -> schema. */
export const schemas: ReadonlyMap<string, Schema> = new Map(
  readdirSync(folder)
    .filter(name => name.endsWith('.schema.json'))
    // The files are ours; their shape is what the tests below hold.
    .map(name => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Schema])
)

/** What `$ref` in `file` points to, with its name. */
export function resolved($ref: string, file: string): Located & { readonly name: string } {
  const [target = '', fragment] = $ref.split('#/$defs/')
  const inFile = target === '' ? file : target
  const whole = schemas.get(inFile)
  const schema = fragment === undefined ? whole : whole?.$defs?.[fragment]
  if (schema === undefined) throw new Error(`${$ref} in ${file} leads nowhere`)
  return { file: inFile, schema, name: fragment ?? schema.title ?? '' }
}

/** One class as its schemas describe it, with what it has from its bases. */
export interface ClassSchema {
  readonly properties: ReadonlyMap<string, Located>
  readonly required: ReadonlySet<string>
  readonly closed: boolean
}

/** A class, with everything that its schema is made of. */
export function classSchema({ schema, file }: Located): ClassSchema {
  const bases = [...(schema.allOf ?? []), ...(schema.$ref ? [{ $ref: schema.$ref }] : [])].map(
    ({ $ref = '' }) => classSchema(resolved($ref, file))
  )
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, value]) =>
    value === false ? [] : [[name, { schema: value, file }] as const]
  )
  return {
    properties: new Map([...bases.flatMap(({ properties }) => [...properties]), ...own]),
    required: new Set([...bases.flatMap(({ required }) => [...required]), ...(schema.required ?? [])]),
    closed: schema.additionalProperties === false
  }
}

/** The class or type that a property's value, or each of its items, is of; `undefined` for what is spelled out. */
export function typeOf({ schema, file }: Located): (Located & { readonly name: string }) | undefined {
  const branch = typeof schema.then === 'object' && schema.then.$ref !== undefined ? schema.then : schema.else
  const { $ref } = schema.items ?? branch ?? schema
  return $ref === undefined ? undefined : resolved($ref, file)
}

const texts: Readonly<Record<string, string>> = {
  'date-time': '2026-11-22T09:30:00Z',
  date: '2026-11-22',
  uri: 'urn:example:thing'
}

/**
 * A document that conforms to a class, made from the schema, with one item in each array.
 * @param all true for every property, the first time that each class occurs; false for those that are required
 */
export function exampleOf(located: Located, all: boolean): object {
  return new Maker(all, located.schema.title?.endsWith('v1p1') === true).object(located)
}

class Maker {
  readonly #all: boolean
  readonly #old: boolean
  readonly #seen = new Set<Schema>()

  constructor(all: boolean, old: boolean) {
    this.#all = all
    this.#old = old
  }

  object(located: Located): object {
    const { properties, required } = classSchema(located)
    const whole = this.#all && !this.#seen.has(located.schema)
    this.#seen.add(located.schema)
    return Object.fromEntries(
      [...properties]
        .filter(([name]) => whole || required.has(name))
        .map(([name, property]) => [name, this.#value(property)])
    )
  }

  #value({ schema, file }: Located): unknown {
    if (schema.const !== undefined) return schema.const
    if (schema.prefixItems !== undefined) return contextsOf(schema)
    if (schema.type === 'array') {
      const names = namesIn(schema)
      return names.length > 0 ? names : [this.#value({ schema: schema.items ?? {}, file })]
    }
    if (schema.properties !== undefined || schema.allOf !== undefined) return this.object({ schema, file })
    if (schema.$ref !== undefined) return this.#value(resolved(schema.$ref, file))
    return schema.if === undefined ? scalarOf(schema) : this.#branch({ schema, file })
  }

  /** A reference that chooses by the value: an object, in the form that the document has. */
  #branch({ schema, file }: Located): unknown {
    const terms = schema.else?.enum
    if (terms !== undefined) return terms.at(-1)
    const chosen = schema.if?.required === undefined || this.#old ? schema.then : schema.else
    if (chosen === undefined || chosen === true) throw new Error('nothing to choose')
    return this.#value({ schema: chosen, file })
  }
}

function contextsOf({ prefixItems = [] }: Schema): string[] {
  return prefixItems.map(item => item.const ?? 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json')
}

/** The names that an array must hold. */
export function namesIn(schema: Schema): string[] {
  return [...(schema.allOf ?? []), schema].flatMap(
    ({ contains }) => contains?.const ?? contains?.enum?.at(-1) ?? []
  )
}

function scalarOf({ type, format, pattern, enum: terms }: Schema): unknown {
  if (terms !== undefined) return terms.at(-1)
  if (type === 'number') return 4.5
  if (type === 'boolean') return true
  if (pattern !== undefined) return pattern.includes('\\.') ? 'eyJh.eyJi.c2ln' : 'fr-CA'
  return format === undefined ? 'text' : texts[format]
}
