/**
 * The contexts that a credential needs.
 * @module
 */

import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'
import type { DataModelVersion } from '../schema/version.ts'
import type { Draft } from './draft.ts'

const extensionTypes = ['1EdTechJsonSchemaValidator2019', '1EdTechRevocationList', '1EdTechCredentialRefresh']

/** What VCDM 2.0 defines itself, and VCDM 1.1 does not. */
const statusTypes = ['BitstringStatusListEntry']

/**
 * The contexts of `document`, in their order: that of the data model, Open Badges, that of the 1EdTech extensions if
 * one of its types is used, in VCDM 1.1 that of status lists if there is an entry of one, then the caller's. One that is
 * named again is left out.
 * @param given `context` of the parts
 */
export function contextsOf(
  draft: Draft,
  document: JsonObject,
  given: JsonValue | undefined,
  dataModel: DataModelVersion
): JsonValue[] {
  const isOlder = dataModel === '1.1'
  const contexts: JsonValue[] = [
    isOlder ? contextUrls.credentialsV1 : contextUrls.credentialsV2,
    contextUrls.openBadges
  ]
  const types = typesOf(document)
  if (extensionTypes.some(type => types.has(type))) contexts.push(contextUrls.openBadgesExtensions)
  if (isOlder && statusTypes.some(type => types.has(type))) contexts.push(contextUrls.credentialsStatus)
  for (const [index, context] of asArray<JsonValue>(given).entries()) {
    if (contexts.includes(context)) continue
    const from = Array.isArray(given) ? pointer('/context', index) : '/context'
    draft.origins.set(pointer('/@context', contexts.length), from)
    contexts.push(context)
  }
  return contexts
}

/** The types of what the credential points to. */
function typesOf({
  credentialSchema,
  credentialStatus,
  refreshService
}: JsonObject): ReadonlySet<JsonValue | undefined> {
  const pointers = [credentialSchema, credentialStatus, refreshService].flatMap(asArray<JsonValue>)
  return new Set(pointers.flatMap(pointer => (isObject(pointer) ? asArray<JsonValue>(pointer.type) : [])))
}
