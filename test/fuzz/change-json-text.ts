/**
 * Changes of JSON as text: bytes, tokens, members twice, escapes, nesting.
 * @module
 */
import type { Random } from './random.ts'

/** Changes a text, or turns it into bytes. */
export type TextChange = (text: string, random: Random, another: () => string) => string | Uint8Array

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\]:,]|true|false|null|\s+|[\s\S]/g
const MEMBER = /"(?:[^"\\]|\\.)*"(?=:)/g
const NUMBER = /(?<=[:,[])-?\d[\d.eE+-]*/g

/** Replaces one match of `pattern`, chosen by chance. */
function replaced(text: string, pattern: RegExp, random: Random, edit: (match: string) => string): string {
  const matches = [...text.matchAll(pattern)]
  if (matches.length === 0) return text
  const { index, 0: match } = random.pick(matches)
  return `${text.slice(0, index)}${edit(match)}${text.slice(index + match.length)}`
}

/** Edits the list of tokens. */
function withTokens(
  edit: (tokens: string[], place: number, random: Random, another: () => string) => void
): TextChange {
  return (text, random, another) => {
    const tokens = text.match(TOKEN) ?? []
    if (tokens.length > 0) edit(tokens, random.below(tokens.length), random, another)
    return tokens.join('')
  }
}

const escapeOf = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A character within a string, written otherwise. */
const respelled: TextChange = (text, random) =>
  replaced(text, /"(?:[^"\\]|\\.)+"/g, random, string => {
    const place = 1 + random.below(string.length - 2)
    const unit = string[place] ?? ''
    const spellings = [
      escapeOf(unit),
      escapeOf(unit).toUpperCase(),
      `\\${unit}`,
      `\\u{${unit.charCodeAt(0).toString(16)}}`,
      `\\x${unit.charCodeAt(0).toString(16)}`,
      '\\ud800',
      '\\u0000',
      '\\',
      '\u0000',
      '\n',
      '\t',
      '\u007f',
      '\ufeff'
    ]
    return string.slice(0, place) + random.pick(spellings) + string.slice(place + 1)
  })

/** A member a second time, before or after the first, its name perhaps in escapes. */
const doubled: TextChange = (text, random) =>
  replaced(text, MEMBER, random, name => {
    const inner = name.slice(1)
    const twin = random.pick([name, `"${escapeOf(inner)}${inner.slice(1)}`, `"${inner.slice(0, -1)}\\u0000"`])
    return `${twin}:${random.pick(['"x"', 'null', '{}', '[]', '"Je sais tout"', '0'])},${name}`
  })

const numberSpellings: readonly ((number: string) => string)[] = [
  number => `${number}.0`,
  number => `${number}e0`,
  number => `0${number}`,
  number => `+${number}`,
  number => `-${number}`,
  number => `${number}.`,
  number => `${number}00000000000000000001`,
  number => `${number}.00000000000000000001`,
  number => `"${number}"`,
  number => `${number}E-0`,
  number => `0x${number}`,
  () => '1e999',
  () => '-0',
  () => 'NaN'
]

const spaces = [
  ' ',
  '\n',
  '\t',
  '\r',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\v',
  '/**/',
  '//x\n',
  '#',
  ',',
  '\u0000'
]

const deep: TextChange = (text, random) => {
  const depth = random.pick([1, 20, 100, 5_000, 100_000])
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"x":', '}'],
    ['{"credentialSubject":', '}']
  ] as const)
  return `${open.repeat(depth)}${random.oneIn(4) ? '' : text}${random.oneIn(4) ? '' : close.repeat(depth)}`
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** One bit, one byte, or a run of bytes made another; read as bytes, so that UTF-8 may break. */
const damaged: TextChange = (text, random) => {
  const bytes = bytesOf(text)
  const place = random.below(bytes.length)
  const choice = random.below(4)
  if (choice === 0) bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8))
  else if (choice === 1) bytes[place] = random.below(256)
  else if (choice === 2) bytes.copyWithin(place, random.below(bytes.length), random.below(bytes.length))
  else return bytes.slice(0, place)
  return bytes
}

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** Something else around the text. */
const wrappings: readonly ((text: string) => string | Uint8Array)[] = [
  text => `\ufeff${text}`,
  text => ` \n${text}\n`,
  text => `${text}${text}`,
  text => `${text}\u0000`,
  text => `${text}//`,
  text => JSON.stringify(text),
  text => `[${text}]`,
  text => `data:application/json,${encodeURIComponent(text)}`,
  text => `data:application/json;base64,${base64(text)}`,
  text => `data:image/svg+xml;base64,${base64(text)}`,
  text => `)]}',\n${text}`,
  text => `callback(${text})`,
  text => `{"vc":${text}}`,
  text => `{"verifiableCredential":[${text}],"type":"VerifiablePresentation"}`,
  text => new Uint8Array(Buffer.from(text, 'utf16le')),
  text => new Uint8Array(Buffer.from(text, 'latin1'))
]

/** Changes of JSON text by name. */
export const jsonTextChanges: Readonly<Record<string, TextChange>> = {
  damage: damaged,
  spelling: respelled,
  double: doubled,
  'spelling of a number': (text, random) =>
    replaced(text, NUMBER, random, number => random.pick(numberSpellings)(number)),
  'token gone': withTokens((tokens, place) => tokens.splice(place, 1)),
  'token twice': withTokens((tokens, place) => tokens.splice(place, 0, tokens[place] ?? '')),
  'tokens exchanged': withTokens((tokens, place, random) => {
    const other = random.below(tokens.length)
    const [a = '', b = ''] = [tokens[place], tokens[other]]
    tokens[place] = b
    tokens[other] = a
  }),
  'token of another': withTokens((tokens, place, random, another) => {
    tokens[place] = random.pick(another().match(TOKEN) ?? [''])
  }),
  'space between': withTokens((tokens, place, random) => tokens.splice(place, 0, random.pick(spaces))),
  'forbidden member': (text, random) =>
    replaced(text, /\{/g, random, brace => {
      const name = random.pick(['__proto__', '\\u005f_proto__', 'constructor', 'prototype', '@context', ''])
      return `${brace}"${name}":${random.pick(['{"image":"x"}', 'null', '[]', '"x"'])},`
    }),
  deepen: deep,
  'cut and join': (text, random, another) => {
    const other = another()
    return text.slice(0, random.below(text.length)) + other.slice(random.below(other.length))
  },
  around: (text, random) => random.pick(wrappings)(text)
}
