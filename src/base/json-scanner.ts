/**
 * The words of JSON: white space, strings, numbers, literals, exactly as the grammar has them.
 * @module
 */
import { failure, type OpenBadgesError } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { codePointName } from './odd-characters.ts'

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20

const ESCAPES: Readonly<Record<string, string>> = Object.freeze({
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t'
})

/**
 * Reads JSON text from left to right. Knows nothing of our profile: what it refuses is no JSON at all.
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export class JsonScanner {
  readonly #text: string
  readonly #start: number
  #at: number
  // these are sticky, so they keep a position: scanners must not share them
  readonly #unescaped = /[ !#-[\]-\uffff]*/y
  readonly #number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y

  constructor(text: string, start: number) {
    this.#text = text
    this.#start = start
    this.#at = start
  }

  /** The next character after white space, which stays to be read; `''` at the end. */
  peek(): string {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at)
      if (unit !== SPACE && unit !== LINE_FEED && unit !== CARRIAGE_RETURN && unit !== TAB) break
      this.#at++
    }
    return this.#text.charAt(this.#at)
  }

  /** True if `char` comes next after white space; then it is read. */
  take(char: string): boolean {
    if (this.peek() !== char) return false
    this.#at++
    return true
  }

  /** Reads `word`, which must stand here. */
  word(word: string): void {
    if (!this.#text.startsWith(word, this.#at)) throw this.unexpected('a JSON value')
    this.#at += word.length
  }

  /** Reads a number, as it is written. */
  number(): string {
    this.#number.lastIndex = this.#at
    const source = this.#number.exec(this.#text)?.[0]
    if (source === undefined) throw this.unexpected('a JSON value')
    this.#at += source.length
    const follows = this.#text.charAt(this.#at)
    if (/[-+.0-9eE]/.test(follows)) throw this.unexpected('a number as JSON writes it, such as -1.5e3')
    return source
  }

  /** Reads a string from its opening quote on; escapes are decoded, also those of lone surrogates. */
  string(): string {
    this.#at++
    let decoded = this.#unescapedRun()
    for (;;) {
      switch (this.#text.charAt(this.#at)) {
        case '"':
          this.#at++
          return decoded
        case '\\':
          this.#at++
          decoded += this.#escape() + this.#unescapedRun()
          break
        default:
          throw this.unexpected(
            'the end of the string',
            'in strings, control characters are written as escapes'
          )
      }
    }
  }

  /** The error that something else than `expected` stands here, with line and column. */
  unexpected(expected: string, hint?: string): OpenBadgesError {
    const read = this.#text.slice(this.#start, this.#at)
    const line = read.split(/\r\n|\n|\r/).length
    const column = read.length - Math.max(read.lastIndexOf('\n'), read.lastIndexOf('\r'))
    const detail = `line ${line}, column ${column}: found ${this.#found()}, expected ${expected}`
    return failure('PARSING_ERROR', detail, hint === undefined ? {} : { hint })
  }

  #unescapedRun(): string {
    const from = this.#at
    this.#unescaped.lastIndex = from
    this.#unescaped.test(this.#text)
    this.#at = this.#unescaped.lastIndex
    return this.#text.slice(from, this.#at)
  }

  #escape(): string {
    const letter = this.#text.charAt(this.#at)
    const plain = ESCAPES[letter]
    if (plain !== undefined) {
      this.#at++
      return plain
    }
    if (letter !== 'u') throw this.unexpected('one of " \\ / b f n r t u')
    const hex = this.#text.slice(this.#at + 1, this.#at + 5)
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw this.unexpected('u and four hexadecimal digits')
    this.#at += 5
    return String.fromCharCode(Number.parseInt(hex, 16))
  }

  #found(): string {
    const point = this.#text.codePointAt(this.#at)
    if (point === undefined) return 'the end of the text'
    return point > SPACE && point < 0x7f ? quote(String.fromCodePoint(point)) : codePointName(point)
  }
}
