/**
 * Which form of the data model a document is written in.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'

/** The version of the Verifiable Credentials Data Model that a credential follows. */
export type DataModelVersion = '2.0' | '1.1'

const versionByContext: Readonly<Record<string, DataModelVersion>> = {
  [contextUrls.credentialsV2]: '2.0',
  [contextUrls.credentialsV1]: '1.1'
}

/**
 * The form that the first item of `@context` names; nothing else decides it.
 * @returns `undefined` if there is no `@context`, or its first item names neither form
 * @see https://www.imsglobal.org/spec/ob/v3p0/#json-ld
 */
export function dataModelVersionOf(document: JsonObject): DataModelVersion | undefined {
  const context = document['@context']
  const first: unknown = Array.isArray(context) ? context[0] : context
  return typeof first === 'string' && Object.hasOwn(versionByContext, first)
    ? versionByContext[first]
    : undefined
}

const sameInOtherForm: Readonly<Record<string, string>> = {
  issuanceDate: 'validFrom',
  validFrom: 'issuanceDate',
  expirationDate: 'validUntil',
  validUntil: 'expirationDate'
}

/** The members that only one of the forms has. */
export const membersOfForms: readonly string[] = Object.keys(sameInOtherForm)

/** What `member` is called in the other form; `undefined` if both forms call it the same. */
export function nameInOtherForm(member: string): string | undefined {
  return Object.hasOwn(sameInOtherForm, member) ? sameInOtherForm[member] : undefined
}
