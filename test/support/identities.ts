/** Identity objects, and what the check `recipient` says of them. @module */
import { createHash } from 'node:crypto'
import type { JsonObject } from '../../src/base/json.ts'
import { checkRecipient } from '../../src/verify/checks/recipient.ts'
import type { ExpectedRecipient } from '../../src/verify/expected-recipient.ts'

/** A salt that is long enough. */
export const salt = 'a fixed salt'

/** What {@link check} says where nothing fits. */
export const mismatch: readonly string[] = ['failed', 'OB_RECIPIENT_MISMATCH']

/** An identity object for an e-mail address, unless `members` say otherwise. */
export function object(members: JsonObject): JsonObject {
  return { type: 'IdentityObject', identityType: 'emailAddress', ...members }
}

/** A hashed one. */
export function hashed(identity: string, salt: string): JsonObject {
  const hash = createHash('sha256').update(`${identity}${salt}`).digest('hex')
  return object({ hashed: true, salt, identityHash: `sha256$${hash}` })
}

/** Outcome and codes. */
export function check(subject: JsonObject, expected: ExpectedRecipient): string[] {
  const { outcome, problems } = checkRecipient({ credentialSubject: subject }, expected)
  return [outcome, ...problems.map(({ code }) => code)]
}
