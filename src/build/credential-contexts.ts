/**
 * The contexts that a credential needs.
 * @module
 */

import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'
import type { Draft } from './draft.ts'

const extensionTypes = ['1EdTechJsonSchemaValidator2019', '1EdTechRevocationList', '1EdTechCredentialRefresh']

/**
 * The contexts of `document`, in their order: VCDM 2.0, Open Badges, that of the 1EdTech extensions if one of
 * its types is used, then the caller's. One that is named again is left out.
 * @param given `context` of the parts
 */
export function contextsOf(draft: Draft, document: JsonObject, given: JsonValue | undefined): JsonValue[] {
  const contexts: JsonValue[] = [contextUrls.credentialsV2, contextUrls.openBadges]
  if (usesExtensionType(document)) contexts.push(contextUrls.openBadgesExtensions)
  for (const [index, context] of asArray<JsonValue>(given).entries()) {
    if (contexts.includes(context)) continue
    const from = Array.isArray(given) ? pointer('/context', index) : '/context'
    draft.origins.set(pointer('/@context', contexts.length), from)
    contexts.push(context)
  }
  return contexts
}

function usesExtensionType({ credentialSchema, credentialStatus, refreshService }: JsonObject): boolean {
  return [credentialSchema, credentialStatus, refreshService]
    .flatMap(pointers => asArray<JsonValue>(pointers))
    .flatMap(pointer => (isObject(pointer) ? asArray<JsonValue>(pointer.type) : []))
    .some(type => typeof type === 'string' && extensionTypes.includes(type))
}
