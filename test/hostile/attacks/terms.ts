/**
 * Members that no signature covers, or that are called otherwise than their readers look for (threats J3, J4).
 * @module
 */
import { badgeBy, embedded, text } from '../badges.ts'
import { type Attack, attacksOn } from '../corpus.ts'
import { append, type Change, move, set } from '../edits.ts'
import { issuerKey } from '../keys.ts'
import { conformance, plain, type Row, rewrites, undefinedTerm } from '../rewrites.ts'

const reserved = conformance('OB_TERM_RESERVED')
const achievement = '/credentialSubject/achievement'

/** Keywords of JSON-LD and what looks like one, each with a value that it may have. */
const keywords: readonly (readonly [string, unknown])[] = [
  ['@nest', { narrative: 'x' }],
  ['@graph', [{ narrative: 'x' }]],
  ['@included', [{ id: 'https://example.org/x' }]],
  ['@reverse', {}],
  ['@index', 'x'],
  ['@set', []],
  ['@list', []],
  ['@value', 'x'],
  ['@language', 'fr'],
  ['@direction', 'rtl'],
  ['@container', '@set'],
  ['@default', 'x'],
  ['@null', 'x'],
  ['@none', 'x'],
  ['@json', {}],
  ['@vocab', 'https://attacker.example/'],
  ['@base', 'https://attacker.example/'],
  ['@prefix', true],
  ['@protected', true],
  ['@evil', 'x']
]

const places = [
  ['the badge', ''],
  ['the subject', '/credentialSubject'],
  ['the achievement', achievement]
] as const

/** Every keyword in one of the places, in turn. */
const keywordRows: readonly Row[] = keywords.map(([keyword, value], number) => {
  const [place, path] = places[number % places.length] ?? places[0]
  return ['J3', `${keyword} in ${place}`, set(`${path}/${keyword}`, value), reserved]
})

const wrapped = (path: string, keyword: string): Change =>
  set(path, (value: unknown) => ({ [keyword]: value }))

/** A slash within a name would be a step: the name of an IRI is set by hand. */
const beside =
  (name: string, value: unknown): Change =>
  copy =>
    Object.assign(copy, { [name]: value })

const disguises: readonly Row[] = [
  ['J3', 'the issuer in @nest', move('/issuer', '/@nest'), reserved],
  ['J3', '@id for id', move('/id', '/@id'), reserved],
  ['J3', '@id beside id', set('/@id', 'https://example.org/b/2'), reserved],
  ['J3', '@type for type', move('/credentialSubject/type', '/credentialSubject/@type'), reserved],
  ['J3', 'an IRI beside its term', beside('https://schema.org/name', 'x'), reserved],
  ['J3', 'a prefix and a name for a term', move('/name', '/schema:name'), reserved],
  ['J3', 'a name of an unknown scheme', set('/x:y', 'x'), reserved],
  ['J3', 'the name in @value', wrapped('/name', '@value'), reserved],
  ['J3', 'the subject in @set', wrapped('/credentialSubject', '@set'), reserved],
  [
    'J3',
    'the name of a class for its member',
    move(`${achievement}/criteria`, `${achievement}/Criteria`),
    reserved
  ],
  ['J4', 'a term that is not defined', set('/note', 'x'), undefinedTerm],
  ['J4', 'a term that is not defined, in the subject', set('/credentialSubject/grade', 'A'), undefinedTerm],
  [
    'J4',
    'a term that is not defined, in the criteria',
    set(`${achievement}/criteria/note`, 'x'),
    undefinedTerm
  ],
  ['J4', 'a term that is defined elsewhere', set('/salt', 'x'), undefinedTerm],
  ['J4', 'a term in capitals', set('/Description', 'x'), undefinedTerm],
  ['J4', 'a type that is not defined', append(`${achievement}/type`, 'Diploma'), undefinedTerm],
  ['J4', 'a type with a blank in it', append(`${achievement}/type`, 'cred type:x'), undefinedTerm],
  ['J4', 'an empty name of a member', set('/', 'x'), undefinedTerm]
]

const note = await embedded(badgeBy(issuerKey.controller, { note: 'x' }))

export const terms: readonly Attack[] = [
  ...rewrites([...keywordRows, ...disguises], plain),
  attacksOn(plain)('J4', 'a term that is not defined, signed with the badge', text(note), undefinedTerm)
]
