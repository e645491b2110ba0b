/**
 * Reads a controlled identifier document: whose it is, and which keys it lists for what.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import type { ProblemCode } from '../problem/codes.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { type VerificationRelationship, verificationRelationships } from './controlled-identifier-document.ts'
import { findPublishedSecret } from './published-secret.ts'

/**
 * Somebody who holds keys: what a document says, once it is known to be about the identifier asked for.
 * Frozen.
 */
export interface Controller {
  /** The identifier: a DID or an https URL. */
  readonly id: string
  /** All keys of the document, those embedded in a relationship included; no two have one id. */
  readonly verificationMethods: readonly VerificationMethod[]
}

/** A key as a document lists it. Its key and its dates are judged when it is used. Frozen. */
export interface VerificationMethod {
  /** URL of the key; a relative `#x` is made absolute. */
  readonly id: string
  /** Who the document says holds it; the document's own id unless it says otherwise. */
  readonly controller: string
  /** What the document lists it for. */
  readonly relationships: readonly VerificationRelationship[]
  /** The members as they were published. */
  readonly published: JsonObject
}

/** A controller, or why there is none. */
export type ControllerReading =
  | { readonly controller: Controller }
  | { readonly problems: readonly Problem[] }

/**
 * Reads a controlled identifier document, a DID document or a profile with keys. What it says counts only if
 * its `id` is the very text of `id`: nothing is normalised, for whoever can write a document can claim any
 * name in it. Single values in place of arrays are taken; keys of unknown types are kept and refused only
 * when used.
 *
 * It does not check where the document came from, nor the keys themselves.
 *
 * @param value the document, as the strict reader gives it
 * @param id the identifier asked for
 * @returns the controller, or problems: `OB_CONTROLLER_MISMATCH` (a document about somebody else),
 * `OB_KEY_SECRET_PUBLISHED`, `OB_CONTROLLER_MALFORMED`
 * @see https://www.w3.org/TR/cid-1.0/#controlled-identifier-documents
 */
export function readController(value: JsonObject, id: string): ControllerReading {
  const claimed = value.id
  if (typeof claimed !== 'string') {
    return { problems: [wrong('OB_CONTROLLER_MALFORMED', id, '/id', 'must be the identifier as text')] }
  }
  if (claimed !== id) {
    const detail = `is ${quote(claimed)}; identifiers are compared letter by letter`
    const isKey = typeof value.publicKeyMultibase === 'string'
    const hint = isKey
      ? 'this is a key: give the document that lists it, as didWebDocument(keyPair) makes it'
      : undefined
    return { problems: [wrong('OB_CONTROLLER_MISMATCH', id, '/id', detail, hint)] }
  }
  const secret = findPublishedSecret(value)
  if (secret !== undefined) {
    return { problems: [wrong('OB_KEY_SECRET_PUBLISHED', id, secret, 'publishes a secret key')] }
  }
  const { listed, problems } = collect(value, id)
  if (problems.length > 0) return { problems }
  const verificationMethods = [...listed].map(([methodId, { published, relationships }]) =>
    Object.freeze({
      id: methodId,
      controller: typeof published.controller === 'string' ? published.controller : id,
      relationships: Object.freeze(verificationRelationships.filter(name => relationships.has(name))),
      published
    })
  )
  return { controller: Object.freeze({ id, verificationMethods: Object.freeze(verificationMethods) }) }
}

interface Listed {
  readonly published: JsonObject
  readonly relationships: Set<VerificationRelationship>
}

function collect(document: JsonObject, id: string) {
  const listed = new Map<string, Listed>()
  const references: [string, VerificationRelationship][] = []
  const problems: Problem[] = []

  function add(value: JsonValue, path: string, relationships: VerificationRelationship[]): void {
    const methodId = isObject(value) ? absolute(value.id, id) : undefined
    if (!isObject(value) || methodId === undefined) {
      problems.push(
        wrong('OB_CONTROLLER_MALFORMED', id, path, 'must be a key with an "id", absolute or "#…"')
      )
    } else if (value.controller !== undefined && typeof value.controller !== 'string') {
      problems.push(
        wrong('OB_CONTROLLER_MALFORMED', id, `${path}/controller`, 'must be one identifier as text')
      )
    } else if (listed.has(methodId)) {
      problems.push(wrong('OB_CONTROLLER_MALFORMED', id, path, `has the id ${quote(methodId)} a second time`))
    } else {
      listed.set(methodId, { published: value, relationships: new Set(relationships) })
    }
  }

  const at = (name: string, index: number) => pointer(pointer('', name), index)
  for (const [index, value] of asArray<JsonValue>(document.verificationMethod).entries()) {
    add(value, at('verificationMethod', index), [])
  }
  for (const name of verificationRelationships) {
    for (const [index, value] of asArray<JsonValue>(document[name]).entries()) {
      if (typeof value !== 'string') add(value, at(name, index), [name])
      else references.push([absolute(value, id) ?? value, name])
    }
  }
  // A reference to a key of another document says nothing here, and is never followed.
  for (const [methodId, name] of references) listed.get(methodId)?.relationships.add(name)
  return { listed, problems }
}

function absolute(methodId: JsonValue | undefined, id: string): string | undefined {
  if (typeof methodId !== 'string') return undefined
  if (methodId.startsWith('#')) return `${id}${methodId}`
  return isAbsoluteIri(methodId) ? methodId : undefined
}

/** No `path`: that would point into the badge. The place in the document is in the text. */
function wrong(code: ProblemCode, id: string, path: string, detail: string, hint?: string): Problem {
  return problem(code, `in the document of ${quote(id)}, ${path} ${detail}`, { ...(hint && { hint }) })
}
