/**
 * Identity objects: who somebody is, plain or as a salted hash.
 * @module
 */

import { bytesToHex } from '@noble/hashes/utils.js'
import { randomBytes } from '../base/random-bytes.ts'
import type { IdentifierTypeEnum } from '../model/enums.ts'
import { identityHash } from '../model/identity-hash.ts'
import type { IdentityObject } from '../model/subject.ts'
import type { IdentifyRecipientOptions } from './identity-options.ts'

/**
 * The identity object for one identity. The hash is taken of the identity followed directly by the salt.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#identityobject
 */
export function createIdentityObject(
  identityType: IdentifierTypeEnum,
  identity: string,
  { hashed = true, salt = randomSalt() }: IdentifyRecipientOptions
): IdentityObject {
  if (!hashed) return { type: 'IdentityObject', hashed, identityHash: identity, identityType }
  const hash = identityHash(identity, salt)
  return { type: 'IdentityObject', hashed, identityHash: hash, identityType, ...(salt !== '' && { salt }) }
}

function randomSalt(): string {
  return bytesToHex(randomBytes(16))
}
