/**
 * Changes of values: texts, numbers, truths, dates, identifiers, types and contexts.
 * @module
 */
import type { Change, Changes } from './change.ts'
import type { Random } from './random.ts'
import { anySlot, copyOf, isTree, type Json, put, type Slot, textOf, treesOf } from './tree.ts'

function withText(
  edit: (text: string, random: Random, slot: Slot) => Json,
  fits: (slot: Slot, text: string) => boolean = () => true
): Change {
  return (root, random) => {
    const slot = anySlot(root, random, slot => typeof slot.value === 'string' && fits(slot, slot.value))
    if (slot !== undefined) put(slot.within, slot.key, edit(String(slot.value), random, slot))
  }
}

/** What can be slipped into a text: looks like nothing, like another letter, or is not a letter. */
const insertions = [
  ' ',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\u0000',
  '\u0301',
  '\ud800',
  '\udfff',
  '\ufffd',
  '\uffff',
  '😀',
  '\n',
  '\u2028',
  '%20',
  '/',
  '/./',
  '#',
  '?',
  '\\',
  '"'
]

const rewritings: readonly ((text: string, random: Random) => string)[] = [
  text => text.normalize('NFD'),
  text => text.normalize('NFKC'),
  text => text.toUpperCase(),
  text => text.toLowerCase(),
  text => text.trim(),
  text => ` ${text}`,
  text => `${text} `,
  text => encodeURI(text.replaceAll(/\p{Cs}/gu, '')),
  text => text.replace('e', 'е'),
  text => text.replace('a', 'а'),
  text => text.repeat(2),
  text => text.slice(1),
  text => text.slice(0, -1),
  text => [...text].toReversed().join(''),
  (text, random) => text.repeat(random.pick([10, 1_000])).slice(0, 60_000),
  () => ''
]

/** One character inserted, taken out, or made another. */
function edited(text: string, random: Random): string {
  const place = random.below(text.length + 1)
  const [before, after] = [text.slice(0, place), text.slice(place)]
  const choice = random.below(4)
  if (choice === 0) return `${before}${random.pick(insertions)}${after}`
  if (choice === 1) return `${before}${after.slice(1)}`
  if (choice === 2)
    return `${before}${String.fromCharCode((after.charCodeAt(0) || 0x60) ^ (1 << random.below(7)))}${after.slice(1)}`
  return random.pick(rewritings)(text, random)
}

const DATE = /^\d{4}-\d\d-\d\dT/

const redatings: readonly ((date: string) => string)[] = [
  date => date.replace('Z', '+00:00'),
  date => date.replace('Z', '-00:00'),
  date => date.replace('Z', ''),
  date => date.replace('Z', '.000Z'),
  date => date.replace('T', ' '),
  date => date.toLowerCase(),
  date => date.slice(0, 10),
  date => date.replace(/^\d{4}/, '2999'),
  date => date.replace(/^\d{4}/, '0001'),
  date => date.replace(/^\d{4}/, '+12026'),
  date => date.replace(/T\d\d/, 'T24'),
  date => date.replace(/:\d\dZ$/, ':60Z'),
  date => date.replace(/-\d\dT/, '-31T'),
  date => new Date(Date.parse(date) + 1000).toISOString()
]

const numbers: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.1,
  1e-7,
  1e21,
  1e300,
  5e-324,
  2 ** 53,
  2 ** 53 + 2,
  0.1 + 0.2,
  1 / 3,
  Number.NaN,
  Number.POSITIVE_INFINITY
]

/** A member that the data model knows, where it did not stand. */
const members: readonly (readonly [string, Json])[] = [
  ['name', 'Je sais tout'],
  ['description', 'x'],
  ['validUntil', '2999-01-01T00:00:00Z'],
  ['validFrom', '2020-01-01T00:00:00Z'],
  ['expirationDate', '2999-01-01T00:00:00Z'],
  ['issuanceDate', '2020-01-01T00:00:00Z'],
  ['exp', 9_999_999_999],
  ['sub', 'did:example:eve'],
  ['iss', 'did:example:eve'],
  ['Criteria', { narrative: 'x' }],
  ['criteria', { narrative: 'x' }],
  ['endorsementComment', 'Excellent'],
  ['image', { id: 'https://evil.example/x.png', type: 'Image' }],
  ['tag', ['x']],
  ['proof', []],
  ['holder', 'did:example:eve'],
  ['credentialStatus', []],
  ['termsOfUse', []],
  ['evidence', []],
  ['result', []],
  ['identifier', []]
]

/** Changes that leave every value where it stands. */
export const valueChanges: Changes = {
  text: withText(edited),
  date: withText(
    (date, random) => random.pick(redatings)(date),
    (_, text) => DATE.test(text) && !Number.isNaN(Date.parse(text))
  ),
  'text to number': withText(text =>
    text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text.length
  ),
  number: (root, random) => {
    const slot = anySlot(root, random, ({ value }) => typeof value === 'number')
    const target = slot ?? anySlot(root, random)
    if (target === undefined) return
    const given = typeof target.value === 'number' ? target.value : 1
    const choices: readonly Json[] = [...numbers, given + 1, -given, given * (1 + 2 ** -52), String(given)]
    put(target.within, target.key, random.pick(choices))
  },
  truth: (root, random) => {
    const slot = anySlot(root, random, ({ value }) => typeof value === 'boolean') ?? anySlot(root, random)
    if (slot !== undefined)
      put(slot.within, slot.key, random.pick<Json>([slot.value !== true, 'true', 'false', 1, 0]))
  },
  member: (root, random) => {
    const [name, value] = random.pick(members)
    put(random.oneIn(2) ? root : random.pick(treesOf(root)), name, copyOf(value))
  },
  identity: (root, random) => {
    const identity = random.pick(treesOf(root).filter(tree => 'identityHash' in tree || tree === root))
    const edits: readonly (readonly [string, Json])[] = [
      ['hashed', identity.hashed !== true],
      ['hashed', 'true'],
      ['salt', ''],
      ['salt', `${textOf(identity.salt)} `],
      ['identityHash', textOf(identity.identityHash).toUpperCase()],
      ['identityHash', textOf(identity.identityHash).replace('sha256$', 'md5$')],
      ['identityHash', 'sha256$'],
      ['identityType', 'userName']
    ]
    const [name, value] = random.pick(edits)
    put(isTree(identity) ? identity : root, name, value)
  }
}
