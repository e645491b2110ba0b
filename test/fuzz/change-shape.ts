/**
 * Changes of the shape of a document: members taken out, added, moved, wrapped, called otherwise.
 * @module
 */
import type { Change, Changes } from './change.ts'
import type { Random } from './random.ts'
import {
  anySlot,
  copyOf,
  isContainer,
  isTree,
  type Json,
  type JsonTree,
  put,
  type Slot,
  take,
  treesOf
} from './tree.ts'

/** Changes one place, chosen by chance among those that fit. */
function at(
  change: (slot: Slot, random: Random, root: JsonTree) => void,
  fits?: (slot: Slot) => boolean
): Change {
  return (root, random) => {
    const slot = anySlot(root, random, fits)
    if (slot !== undefined) change(slot, random, root)
  }
}

const write = ({ within, key }: Slot, value: Json) => put(within, key, value)
const isList = ({ value }: Slot) => Array.isArray(value)
const isLongList = ({ value }: Slot) => Array.isArray(value) && value.length > 1

const keywords = [
  '@id',
  '@type',
  '@value',
  '@language',
  '@direction',
  '@index',
  '@nest',
  '@graph',
  '@included',
  '@reverse',
  '@set',
  '@list',
  '@context',
  '@json',
  '@none',
  '@vocab',
  '@base',
  '@import',
  '@propagate',
  '@protected',
  '@evil'
]

/** Names by which JavaScript finds something in every object, or asks for it. */
const inherited = [
  'toString',
  'valueOf',
  'hasOwnProperty',
  'constructor',
  'toLocaleString',
  'isPrototypeOf',
  'toJSON',
  'then'
]

const strangeNames = [...inherited, '__proto__', 'prototype', '', '0', 'length']

/** Objects that JavaScript cannot make a text of, or finds something else in than it looks for. */
const noTexts: readonly ((value: Json, random: Random) => JsonTree)[] = [
  value => ({ toString: value, valueOf: value }),
  value => ({ toString: value }),
  () => ({ toString: {}, valueOf: {} }),
  (value, random) => ({ [random.pick(inherited)]: value })
]

/** Names that a context gives to what has another one, and prefixes. */
const namesOf = (name: string): readonly string[] => [
  `@${name}`,
  `${name} `,
  `${name}\u200b`,
  name.toUpperCase(),
  `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
  name.normalize('NFD'),
  `https://purl.imsglobal.org/spec/vc/ob/vocab.html#${name}`,
  `https://schema.org/${name}`,
  `https://www.w3.org/2018/credentials#${name}`,
  `cred:${name}`,
  `_:${name}`,
  ...strangeNames
]

const wrappings: readonly ((value: Json, random: Random) => Json)[] = [
  value => [value],
  value => [[value]],
  value => [value, copyOf(value)],
  value => [value, null],
  value => ({ '@value': value }),
  value => ({ '@id': value }),
  value => ({ id: value }),
  value => ({ '@set': [value] }),
  value => ({ '@list': [value] }),
  value => ({ '@graph': [value] }),
  value => ({ '@value': value, '@language': 'fr' }),
  value => ({ '@value': value, '@type': '@json' }),
  value => ({ 0: value }),
  (value, random) => ({ [random.pick(keywords)]: value })
]

const fillings: readonly Json[] = [
  null,
  '',
  ' ',
  'x',
  0,
  -1,
  Number.POSITIVE_INFINITY,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  [{}],
  '@id'
]

/** The slot's value, reduced to what stands for it elsewhere. */
function unwrapped(value: Json): Json {
  if (Array.isArray(value)) return value[0] ?? null
  if (isTree(value)) return value.id ?? Object.values(value)[0] ?? null
  return value
}

/** Moves or copies a member to another object of the document. */
const elsewhere =
  (keep: boolean): Change =>
  (root, random) => {
    const slot = anySlot(root, random)
    if (slot === undefined) return
    // Into itself it would have no end.
    const value = copyOf(slot.value)
    if (!keep) take(slot)
    const target = random.pick(treesOf(root))
    put(target, Array.isArray(slot.within) ? slot.member : slot.key, value)
  }

/** The places of two members, exchanged; of one name each time, where there are two of one. */
const exchanged: Change = (root, random) => {
  const one = anySlot(root, random)
  if (one === undefined) return
  const same = anySlot(root, random, slot => slot.member === one.member && slot.within !== one.within)
  const other = same ?? anySlot(root, random)
  if (other === undefined) return
  const [a, b] = [copyOf(one.value), copyOf(other.value)]
  write(one, b)
  write(other, a)
}

/** A part of another badge in place of the one here; of the same name, if there is one. */
const grafted: Change = (root, random, another) => {
  const slot = anySlot(root, random)
  if (slot === undefined) return
  const foreign = another()
  const same = anySlot(foreign, random, ({ member }) => member === slot.member)
  const graft = same ?? anySlot(foreign, random)
  if (graft !== undefined) write(slot, graft.value)
}

/** A member of another badge beside those that are here. */
const adopted: Change = (root, random, another) => {
  const graft = anySlot(another(), random, ({ within }) => isTree(within))
  if (graft !== undefined) put(random.pick(treesOf(root)), graft.key, graft.value)
}

const deep: Change = (root, random) => {
  const slot = anySlot(root, random)
  if (slot === undefined) return
  let value: Json = slot.value
  for (let depth = random.pick([5, 31, 40, 200]); depth > 0; depth--) {
    value = random.oneIn(2) ? [value] : { [slot.member || 'x']: value }
  }
  write(slot, value)
}

/** Changes that leave every value as it is, but not where it stands. */
export const shapeChanges: Changes = {
  delete: at(take),
  null: at(slot => write(slot, null)),
  fill: at((slot, random) => write(slot, copyOf(random.pick(fillings)))),
  wrap: at((slot, random) => write(slot, random.pick(wrappings)(slot.value, random))),
  unwrap: at(
    slot => write(slot, unwrapped(slot.value)),
    ({ value }) => isContainer(value)
  ),
  repeat: at(({ value }, random) => {
    if (Array.isArray(value) && value.length > 0) value.push(copyOf(random.pick(value)))
  }, isList),
  reorder: at(({ value }, random) => {
    if (!Array.isArray(value)) return
    const from = random.below(value.length)
    value.splice(random.below(value.length), 0, ...value.splice(from, 1))
  }, isLongList),
  add: at(({ value }, random) => {
    if (Array.isArray(value)) value.push(copyOf(random.pick(fillings)))
  }, isList),
  rename: at(
    (slot, random) => {
      const value = copyOf(slot.value)
      take(slot)
      put(slot.within, random.pick(namesOf(slot.key)), value)
    },
    ({ within }) => isTree(within)
  ),
  keyword: (root, random) => {
    const tree = random.pick(treesOf(root))
    const slot = anySlot(root, random)
    const value = random.oneIn(2) ? copyOf(random.pick(fillings)) : copyOf(slot?.value ?? null)
    put(tree, random.pick(keywords), value)
  },
  'strange name': (root, random) => {
    const slot = anySlot(root, random)
    put(random.pick(treesOf(root)), random.pick(strangeNames), copyOf(slot?.value ?? {}))
  },
  'no text': at(
    ({ within, key, value }, random) => {
      const noText = random.pick(noTexts)(Array.isArray(value) ? 'x' : value, random)
      if (Array.isArray(value)) value.splice(random.below(value.length + 1), 0, noText)
      else put(within, key, noText)
    },
    ({ value }) => typeof value === 'string' || Array.isArray(value)
  ),
  'inherited name': (root, random) => {
    const tree = random.oneIn(3) ? root : random.pick(treesOf(root))
    put(tree, random.pick(inherited), copyOf(random.pick(fillings)))
  },
  nest: (root, random) => {
    const tree = random.pick(treesOf(root))
    const [key] = Object.keys(tree)
    if (key === undefined) return
    const value = tree[key] ?? null
    delete tree[key]
    put(tree, random.pick(['@nest', '@included', '@graph', '@reverse']), { [key]: value })
  },
  move: elsewhere(false),
  copy: elsewhere(true),
  exchange: exchanged,
  graft: grafted,
  adopt: adopted,
  deepen: deep
}
