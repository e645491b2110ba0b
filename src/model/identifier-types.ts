/**
 * The identity types of Open Badges 3.0, for checking them when an identity object is made.
 * @module
 */

import { nearest } from '../problem/nearest.ts'
import type { ExtensionTerm, IdentifierTypeEnum } from './enums.ts'

// The compiler holds the list to the enumeration: none missing, none more.
const listed: Readonly<Record<Exclude<IdentifierTypeEnum, ExtensionTerm>, true>> = {
  name: true,
  sourcedId: true,
  systemId: true,
  productId: true,
  userName: true,
  accountId: true,
  emailAddress: true,
  nationalIdentityNumber: true,
  isbn: true,
  issn: true,
  lisSourcedId: true,
  oneRosterSourcedId: true,
  sisSourcedId: true,
  ltiContextId: true,
  ltiDeploymentId: true,
  ltiToolId: true,
  ltiPlatformId: true,
  ltiUserId: true,
  identifier: true
}

/** True for a listed type and for an `ext:` term. */
export function isIdentifierType(value: unknown): value is IdentifierTypeEnum {
  return typeof value === 'string' && (Object.hasOwn(listed, value) || /^ext:[A-Za-z0-9._-]+$/.test(value))
}

/** What the writer of an unknown type may have meant. */
export function hintForIdentifierType(value: unknown): string {
  const own = 'a type of your own is written "ext:…"'
  if (typeof value !== 'string') return own
  // The implementation guide of the standard writes `email` in its samples.
  const meant = /^e-?mail$/i.test(value) ? 'emailAddress' : nearest(value, Object.keys(listed))
  return meant === undefined ? own : `did you mean "${meant}"?`
}
