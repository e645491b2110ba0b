/**
 * Absolute IRIs: what the standards call URI, IRI or URL.
 * @module
 */

// RFC 3987 without its long lists of code points: what an IRI may never hold is refused, the rest is taken.
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:./
const FORBIDDEN = /[\p{Cc}\p{Cs}\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})/u
/** What nearly all identifiers look like, and need not be asked further. */
const ORDINARY = /^(?:https?:\/\/[\w.-]|did:[a-z]|urn:[a-z])[\w.~!$&'()*+,;=:@/?#-]*$/
const WEB_WITHOUT_HOST = /^https?:(?!\/\/[^/?#])/i

/**
 * True if `text` is an absolute URI or IRI: a scheme, a colon and more, without white space, control characters,
 * `<>"{}|\^` or a backtick, and with whole percent escapes. With `http` and `https` a host must follow.
 * A blank node label (`_:b0`) is none. Does not check what each scheme asks for beyond that, nor that anything
 * answers there.
 * @example
 * isAbsoluteIri('urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002') // true
 * isAbsoluteIri('www.example.org') // false
 * @see https://www.rfc-editor.org/rfc/rfc3987#section-2.2
 */
export function isAbsoluteIri(text: string): boolean {
  return ORDINARY.test(text) || isUnusualIri(text)
}

function isUnusualIri(text: string): boolean {
  return SCHEME.test(text) && !WEB_WITHOUT_HOST.test(text) && !FORBIDDEN.test(text)
}
