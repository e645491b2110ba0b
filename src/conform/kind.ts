/**
 * What a credential is, by its types.
 * @module
 */
import { asArray, type JsonObject } from '../base/json.ts'
import type { SchemaKind } from '../schema/conform.ts'

/** The kind of credential that `credential` claims to be: an endorsement if it says so, else a badge. */
export function kindOf({ type }: JsonObject): SchemaKind & `${string}-credential` {
  return asArray(type).includes('EndorsementCredential') ? 'endorsement-credential' : 'achievement-credential'
}
