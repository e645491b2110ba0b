/**
 * Which files the cases become.
 * @module
 */
import { isDeepStrictEqual } from 'node:util'
import { isObject, type JsonObject } from '../../src/base/json.ts'
import {
  type Attack,
  documentOf,
  type Options,
  type Sample,
  type StoredOptions,
  type Table
} from './corpus.ts'
import { patchOf } from './patch.ts'
import { bytesOf, isRecipe } from './recipe.ts'

/** What follows the path of a case in the name of the file that says what is expected. */
export const ending = '.expected.json'

const encode = (text: string) => new TextEncoder().encode(text)
/** A line for each member, for reading, and no more blanks, for so many files. */
function json(value: object): Uint8Array {
  const lines = Object.entries(JSON.parse(JSON.stringify(value))).map(
    ([name, member]) => `${JSON.stringify(name)}: ${JSON.stringify(member)}`
  )
  return encode(`{\n${lines.join(',\n')}\n}\n`)
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** What has to be laid over `twins` to become `options`; nothing where they are the same. */
function differing(twins: Options, options: Options): Partial<StoredOptions> | undefined {
  const other = <T>(a: object, b: Readonly<Record<string, T>>) =>
    Object.entries(b).filter(
      ([name, value]) => !isDeepStrictEqual(value, (a as Record<string, unknown>)[name])
    )
  const web = other(twins.web, options.web).map(([url, answer]) => {
    const [from, to] = [documentOf(twins.web[url]), documentOf(answer)]
    const patch = from && to && patchOf(from, plain(to))
    return [url, patch ? { patch } : answer]
  })
  const { web: _, ...others } = Object.fromEntries(other(twins, { ...options }))
  const all = { ...others, ...(web.length > 0 && { web: Object.fromEntries(web) }) }
  return Object.keys(all).length > 0 ? all : undefined
}

/** What is undefined is no member in JSON. */
const plain = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value))

/** Tables whose cases differ from their twins in a member or two, and not in how they are written. */
const patched: readonly string[] = ['time', 'status', 'other-checks'] satisfies Table[]

function patchOfInput(sample: Sample, twin: Sample): JsonObject | undefined {
  const [from, to] = [twin, sample].map(({ form, input }) =>
    form === 'json' && typeof input === 'string' ? JSON.parse(input) : undefined
  )
  return isObject(from) && isObject(to) ? patchOf(from, to) : undefined
}

/** The files of all `attacks` and their twins, by their paths from the folder `cases`. */
export function filesOf(attacks: Readonly<Record<Table, readonly Attack[]>>): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const twins = new Map<string, Sample>()
  const put = (path: string, bytes: Uint8Array) => {
    if (files.has(path)) throw new Error(`two cases are called ${path}`)
    files.set(path, bytes)
  }
  const putSample = (path: string, sample: Sample, expected: object, twin?: Sample, isPatched = false) => {
    const { name, form, input, options } = sample
    // Where nothing but the web is another, the input is that of the twin.
    const isOwn = input !== twin?.input
    const patch = isOwn && isPatched && twin ? patchOfInput(sample, twin) : undefined
    const recipe = isRecipe(input) ? { recipe: input } : {}
    if (!isRecipe(input) && isOwn && !patch) put(`${path}.${form}`, bytesOf(input))
    put(
      `${path}${ending}`,
      json({
        attack: name,
        ...expected,
        options: twin ? differing(twin.options, options) : options,
        ...(patch ? { patch } : recipe)
      })
    )
  }
  for (const [table, cases] of Object.entries(attacks)) {
    for (const attack of cases) {
      const { threat, expected, twin } = attack
      const known = twins.get(slug(twin.name))
      if (known !== undefined && known !== twin) throw new Error(`two twins are called ${twin.name}`)
      twins.set(slug(twin.name), twin)
      const path = `${table}/${threat}-${slug(attack.name)}`
      const about = { threat, ...expected, twin: `twins/${slug(twin.name)}` }
      putSample(path, attack, about, twin, patched.includes(table))
    }
  }
  for (const [name, twin] of twins) {
    const { warnings } = twin
    putSample(`twins/${name}`, twin, { attack: null, verified: true, ...(warnings && { warnings }) })
  }
  return files
}
