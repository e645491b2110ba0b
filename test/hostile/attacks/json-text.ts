/**
 * JSON that one program reads otherwise than another (threats J6, J7, J15). Objects that are no data (J14) cannot stand in
 * a file.
 * @module
 */
import type { ProblemCode } from '../../../src/problem/codes.ts'
import { badgeBy, embedded, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, passed, refused, unknown } from '../corpus.ts'
import { issuerKey } from '../keys.ts'
import { plain, undefinedTerm } from '../rewrites.ts'

const attack = attacksOn(plain)
const whole = String(plain.input)

const parse = (code: ProblemCode) => refused('parse', code)
const forbidden = parse('OB_JSON_FORBIDDEN_MEMBER')
const duplicate = parse('OB_JSON_DUPLICATE_MEMBER')
const inexact = parse('OB_JSON_NUMBER_INEXACT')
const illFormed = parse('OB_JSON_ILL_FORMED_TEXT')
const noJson = parse('PARSING_ERROR')
const noUtf8 = unknown('parse', 'OB_INPUT_NOT_UTF8')
const odd = passed('parse', 'OB_JSON_ODD_CHARACTER')

/** The text with `found` replaced, which has to be there. */
function replaced(found: string, by: string): string {
  if (!whole.includes(found)) throw new Error(`no ${found} in the badge`)
  return whole.replace(found, () => by)
}

const inRoot = (member: string) => replaced('{"@context"', `{${member},"@context"`)
const inAchievement = (member: string) => replaced('"achievement":{', `"achievement":{${member},`)
const credits = (number: string) => inAchievement(`"creditsAvailable":${number}`)
const narrative = (by: string) => replaced('"Trois mois."', by)

const rows: readonly (readonly [threat: string, name: string, input: string, expected: Expectation])[] = [
  ['J6', 'a member __proto__', inRoot('"__proto__":{"image":"x"}'), forbidden],
  ['J6', 'a member __proto__ with escapes', inRoot('"\\u005f_proto__":{"image":"x"}'), forbidden],
  ['J6', 'a member __proto__ in the achievement', inAchievement('"__proto__":{"image":"x"}'), forbidden],
  [
    'J6',
    'a member __proto__ in the achievement, with escapes',
    inAchievement('"__proto_\\u005f":{"image":"x"}'),
    forbidden
  ],
  ['J6', 'a member __proto__ that is null', inRoot('"__proto__":null'), forbidden],
  ['J6', 'a member constructor', inRoot('"constructor":{"prototype":{"image":"x"}}'), forbidden],
  ['J6', 'a member constructor with escapes', inAchievement('"\\u0063onstructor":"x"'), forbidden],
  ['J6', 'a member prototype', inAchievement('"prototype":{"image":"x"}'), forbidden],
  ['J6', 'a member hasOwnProperty', inRoot('"hasOwnProperty":true'), undefinedTerm],
  ['J6', 'a member toString', inRoot('"toString":"x"'), undefinedTerm],
  ['J6', 'a member valueOf in the achievement', inAchievement('"valueOf":{"toString":{}}'), undefinedTerm],
  ['J6', 'a member toJSON', inRoot('"toJSON":"x"'), undefinedTerm],
  ['J7', 'a name twice', inRoot('"name":"Autre"'), duplicate],
  ['J7', 'a name twice, once with escapes', inRoot('"n\\u0061me":"Autre"'), duplicate],
  ['J7', 'the same name with the same value', inRoot('"name":"Tenir un budget"'), duplicate],
  ['J7', 'two subjects of one name', inRoot('"credentialSubject":{"id":"did:example:tom"}'), duplicate],
  ['J7', 'a name twice in the achievement', inAchievement('"name":"Autre"'), duplicate],
  ['J7', 'the contexts twice', inRoot('"@context":[]'), duplicate],
  ['J7', 'the proofs twice', inRoot('"proof":[]'), duplicate],
  [
    'J7',
    'a purpose twice',
    replaced('"proofValue"', '"proofPurpose":"authentication","proofValue"'),
    duplicate
  ],
  ['J15', 'half of a character', narrative('"\\ud83d"'), illFormed],
  ['J15', 'two halves in the wrong order', narrative('"\\ude00\\ud83d"'), illFormed],
  ['J15', 'half of a character in a name', inRoot('"\\udfff":1'), illFormed],
  ['J15', 'a number that is too large', credits('1e400'), inexact],
  ['J15', 'a whole number beyond 2^53', credits('9007199254740993'), inexact],
  ['J15', 'minus zero', credits('-0'), inexact],
  ['J15', 'more digits than are kept', credits('0.30000000000000004'), inexact],
  ['J15', 'a number that is as good as zero', credits('1e-320'), inexact],
  ['J15', 'NaN', credits('NaN'), noJson],
  ['J15', 'a number with a zero in front', credits('01'), noJson],
  ['J15', 'a comment', replaced('{"@context"', '{/* x */"@context"'), noJson],
  ['J15', 'a comma too many', replaced('"name":"Campus"', '"name":"Campus",'), noJson],
  ['J15', 'a second value behind the badge', `${whole}{}`, noJson],
  ['J15', 'a NUL behind the badge', `${whole}\u0000`, noJson],
  ['J15', 'a control in a text', narrative('"Trois\u0001mois."'), noJson],
  ['J15', 'a byte order mark in front', `\ufeff${whole}`, odd]
]

const named = async (name: string) => text(await embedded(badgeBy(issuerKey.controller, { name })))
const bytes = (value: string, encoding: 'latin1' | 'utf16le') => Uint8Array.from(Buffer.from(value, encoding))
const txt = { form: 'txt' } as const

export const jsonText: readonly Attack[] = [
  ...rows.map(([threat, name, input, expected]) => attack(threat, name, input, expected)),
  attack('J15', 'a NUL in the name', await named('Tenir un budget\u0000'), odd),
  attack('J15', 'a name that reads backwards', await named('Tenir un \u202etegdub'), odd),
  attack('J15', 'marks of direction in the name', await named('\u2067Tenir\u2069'), odd),
  attack('J15', 'bytes that are no UTF-8', bytes(narrative('"\u00ff"'), 'latin1'), noUtf8, txt),
  attack('J15', 'a badge in UTF-16', bytes(`\ufeff${whole}`, 'utf16le'), noUtf8, txt)
]
