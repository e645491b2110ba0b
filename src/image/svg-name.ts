/**
 * Names of elements, attributes and prefixes, as patterns for regular expressions.
 * @module
 */

// Characters beyond U+FFFF are names only since the fifth edition of XML 1.0. Parsers of the fourth, many of those
// in use among them, refuse them; a badge that half the world cannot read is better not made.
const NAME_START =
  'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD'
const NAME_CHARACTER = `${NAME_START}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040`

/**
 * White space.
 * @see https://www.w3.org/TR/xml/#NT-S
 */
export const SPACE = '[ \\t\\r\\n]'

/**
 * A name without a colon.
 * @see https://www.w3.org/TR/xml-names/#NT-NCName
 */
export const NC_NAME = `[${NAME_START}][${NAME_CHARACTER}]*`

/**
 * A name with or without a prefix.
 * @see https://www.w3.org/TR/xml-names/#NT-QName
 */
export const Q_NAME = `${NC_NAME}(?::${NC_NAME})?`

/** What a unit may be in a name: 1 what it may begin with, 2 what may follow, 0 neither; ASCII alone. */
const inName = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit)
  if (/[A-Z_a-z]/.test(character)) return 1
  return /[-.0-9]/.test(character) ? 2 : 0
})
const COLON = 0x3a

/**
 * Where the name ends that begins at `at`, if it is of ASCII: what {@link Q_NAME} matches there, in a fraction of the time.
 * @returns `undefined` if there is no name, or one with other characters
 */
export function asciiNameEnd(text: string, at: number): number | undefined {
  if (inName[text.charCodeAt(at)] !== 1) return undefined
  let hasColon = false
  for (let end = at + 1; ; end++) {
    const unit = text.charCodeAt(end)
    if (unit >= 0x80) return undefined
    if (unit === COLON && !hasColon) {
      const next = text.charCodeAt(end + 1)
      if (next >= 0x80) return undefined
      if (inName[next] !== 1) return end
      hasColon = true
    } else if (!inName[unit]) return end
  }
}

/** The prefix of a name; `''` if it has none. */
export function prefixOf(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? '' : name.slice(0, colon)
}

/** A name split at its colon; the prefix of one without a colon is `''`. */
export function splitName(name: string): { readonly prefix: string; readonly localName: string } {
  const colon = name.indexOf(':')
  return colon === -1
    ? { prefix: '', localName: name }
    : { prefix: name.slice(0, colon), localName: name.slice(colon + 1) }
}
