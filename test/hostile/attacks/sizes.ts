/**
 * Inputs that are made to cost (threats J16, J17). They are recipes, for they are long.
 * @module
 */
import { contextUrls } from '../../../src/model/context-urls.ts'
import { type Attack, attacksOn, type Expectation, refused, unknown } from '../corpus.ts'
import type { Part, Recipe } from '../recipe.ts'
import { broken, undefinedTerm } from '../rewrites.ts'
import { rich } from '../rich-badge.ts'

const attack = attacksOn(rich)
const whole = String(rich.input)

type Limit = 'BYTES' | 'DEPTH' | 'OBJECTS' | 'VALUES' | 'STRING'
type LimitOfBadge = 'CONTEXTS' | 'ITEMS' | 'TYPES'
const read = (limit: Limit) => refused('parse', `OB_LIMIT_${limit}`)
const processed = (limit: LimitOfBadge) => refused('conformance', `OB_LIMIT_${limit}`)

const part = (text: string, times = 1): Part => ({ text, times })
const counted = (text: string, times: number): Part => ({ text, times, counted: true })

/** The badge with these parts in the place of `found`. */
function inPlaceOf(found: string, ...parts: readonly Part[]): Recipe {
  const at = whole.indexOf(found)
  if (at === -1) throw new Error(`no ${found} in the badge`)
  return [part(whole.slice(0, at)), ...parts, part(whole.slice(at + found.length))]
}

const blanks = (times: number): Recipe => [part('{'), part(' ', times), part(whole.slice(1))]

const evidence = '{"type":["Evidence"],"narrative":"Un entretien"}'
const narrative = '"narrative":"Un entretien"'
const tags = '"budget","argent"'
const types = `"type":["Evidence"],${narrative}`
const context = `"${contextUrls.openBadges}"`

const rows: readonly (readonly [threat: string, name: string, input: Recipe, expected: Expectation])[] = [
  ['J16', 'a million brackets', [part('[', 1_000_000)], read('DEPTH')],
  ['J16', '300,000 objects in each other', [part('{"a":', 300_000)], read('DEPTH')],
  ['J16', '33 levels', inPlaceOf('"Mars"', part('[', 33), part(']', 33)), read('DEPTH')],
  [
    'J16',
    '10,000 pieces of evidence',
    inPlaceOf(evidence, part(`${evidence},`, 9_999), part(evidence)),
    read('OBJECTS')
  ],
  ['J16', '100,000 tags', inPlaceOf(tags, counted('"#",', 99_999), part('"x"')), read('VALUES')],
  ['J16', 'a text of 1,100,000 letters', inPlaceOf('Un entretien', part('x', 1_100_000)), read('STRING')],
  [
    'J16',
    'a name of 1,001 letters',
    inPlaceOf(narrative, part('"'), part('x', 1_001), part('":1')),
    read('STRING')
  ],
  ['J16', '3 MB of blanks', blanks(3_000_000), read('BYTES')],
  ['J16', '11 MB of blanks', blanks(11_000_000), unknown('parse', 'OB_LIMIT_IMAGE_BYTES')],
  ['J16', 'data URLs in each other', [part('data:,', 100_000)], unknown('parse', 'OB_INPUT_KIND')],
  [
    'J17',
    'a context 2,000 times',
    inPlaceOf(context, part(`${context},`, 1_999), part(context)),
    processed('CONTEXTS')
  ],
  [
    'J17',
    'nine contexts',
    inPlaceOf(context, part(context), counted(',"https://example.org/c/#"', 7)),
    processed('CONTEXTS')
  ],
  ['J17', '1,100 tags', inPlaceOf(tags, counted('"tag #",', 1_099), part('"x"')), processed('ITEMS')],
  [
    'J17',
    '18,000 types',
    inPlaceOf(types, part('"type":['), part('"Evidence",', 17_999), part(`"Evidence"],${narrative}`)),
    processed('TYPES')
  ],
  [
    'J17',
    '15,000 undefined members',
    inPlaceOf('"@context"', counted('"tag#":1,', 15_000), part('"@context"')),
    undefinedTerm
  ],
  [
    'J17',
    'a proof with 18,000 domains',
    inPlaceOf('"proofValue"', part('"domain":['), counted('"#",', 17_999), part('"x"],"proofValue"')),
    processed('ITEMS')
  ],
  [
    'J17',
    '2,700 equal pieces of evidence',
    inPlaceOf(evidence, part(`${evidence},`, 2_699), part(evidence)),
    broken
  ]
]

export const sizes: readonly Attack[] = rows.map(row => attack(...row))
