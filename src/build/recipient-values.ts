/**
 * Checks the texts by which a recipient is named: what a person types or pastes where an address is due.
 * @module
 */

import { isAbsoluteIri } from '../base/iri.ts'
import type { ProblemCode } from '../problem/codes.ts'
import { quote } from '../problem/problem.ts'

/** What is wrong with a text, and how to mend it. */
export interface Flaw {
  readonly code: ProblemCode
  readonly detail: string
  readonly hint: string
}

/** Any identity: it must not be blank. */
export function flawOfIdentity(text: string): Flaw | undefined {
  if (text.trim() !== '') return undefined
  return flaw('the identity is blank', 'give the identity, or leave the member out')
}

/**
 * An e-mail address: one `@`, something on both sides, and nothing around it. Not whether it receives mail.
 */
export function flawOfEmail(text: string): Flaw | undefined {
  if (
    /^[^\s\p{Cc}@<>,;]+@[^\s\p{Cc}@<>,;.]+(?:\.[^\s\p{Cc}@<>,;.]+)*$/u.test(text) &&
    !text.startsWith('mailto:')
  ) {
    return undefined
  }
  return flaw(`${quote(text)} is not an e-mail address`, hintForEmail(text))
}

function hintForEmail(text: string): string {
  if (text.trim() === '') return 'give the address, or leave the member out'
  if (/[<>]/.test(text)) return 'give the address alone, without a name and angle brackets'
  if (/^mailto:/i.test(text)) return 'leave "mailto:" out'
  if (/[,;]/.test(text))
    return 'one address each: give an array of recipients for several addresses of one person'
  if (text !== text.trim())
    return 'take the white space away, or let identifyRecipient do it, with { normalize: true }'
  return 'write it as lea@example.org'
}

/** A DID, not a DID URL: no path, query or fragment. */
export function flawOfDid(text: string): Flaw | undefined {
  if (/^did:[a-z0-9]+:(?:[\w.:-]|%[0-9A-Fa-f]{2})*(?:[\w.-]|%[0-9A-Fa-f]{2})$/.test(text)) return undefined
  const hint = text.includes('#')
    ? 'leave out the part from "#" on: it names a key'
    : 'write it as did:key:z6Mk…'
  return { code: 'OB_DID_MALFORMED', detail: `${quote(text)} is not a DID`, hint }
}

/** Any identifier: an absolute IRI. */
export function flawOfId(text: string): Flaw | undefined {
  if (isAbsoluteIri(text)) return undefined
  return flaw(`${quote(text)} is not an absolute identifier`, 'write it with its scheme, as urn:uuid:…')
}

/** A web address. */
export function flawOfUrl(text: string): Flaw | undefined {
  if (/^https?:/i.test(text) && isAbsoluteIri(text)) return undefined
  return flaw(`${quote(text)} is not a web address`, 'write the whole address, with https:// in front')
}

function flaw(detail: string, hint: string): Flaw {
  return { code: 'MALFORMED_VALUE_ERROR', detail, hint }
}
