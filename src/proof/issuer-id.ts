/**
 * Who a credential says has issued it.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'

/** The issuer's id as the credential names it. */
export function issuerIdOf({ issuer }: JsonObject): string | undefined {
  const id = isObject(issuer) ? issuer.id : issuer
  return typeof id === 'string' ? id : undefined
}
