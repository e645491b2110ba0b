/**
 * The host that speaks for an issuer.
 * @module
 */

import { originOf } from '../base/origin.ts'
import { didWebUrl } from '../key/did-web.ts'
import { OpenBadgesError } from '../problem/error.ts'

/** The origin of the issuer's own document: of an https id itself, of a did:web where it lies. Others have none. */
export function issuerOrigin(issuerId: string): string | undefined {
  if (!issuerId.startsWith('did:web:')) return originOf(issuerId)
  try {
    return originOf(didWebUrl(issuerId))
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return undefined
    throw thrown
  }
}
