/**
 * Reads JSON Web Key Sets and finds keys in them.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { type PublicKey, publicKeyFromJwk, readingOf } from './public-key.ts'
import { findPublishedSecret } from './published-secret.ts'
import { isSameKey } from './same-key.ts'

/** A key set: sound as a document. Each of its keys is judged when it is used. Frozen. */
export interface JwkSet {
  /** Whose it is, or where it was: for the texts of problems. */
  readonly id: string
  /** Its keys as they were published, unusable ones included; no two have one `kid`. */
  readonly keys: readonly JsonObject[]
}

/** A key set, or why there is none. */
export type JwksReading = { readonly keySet: JwkSet } | { readonly problems: readonly Problem[] }

/** A key and its JWK as published, or why there is none to use. */
export type JwkFinding =
  | { readonly key: PublicKey; readonly jwk: JsonObject }
  | { readonly problems: readonly Problem[] }

/** A host that publishes more lists no signing keys of one issuer. */
const MAX_KEYS = 50

/**
 * Reads a key set. A key of a kind that is not known here, or for another use, does no harm until it is asked for;
 * what is wrong with the set as a whole refuses it as a whole.
 *
 * It does not check where the set came from, nor the keys themselves.
 *
 * @param value the document, as the strict reader gives it
 * @param id whose it is, or where it was: for the texts of problems
 * @returns the set, or problems: `OB_KEY_SECRET_PUBLISHED` (a secret or symmetric key in it), `OB_LIMIT_KEYS`,
 * `OB_KEY_AMBIGUOUS` (two keys of one name), `OB_CONTROLLER_MALFORMED`
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function readJwks(value: JsonObject, id: string): JwksReading {
  const at = `in the key set of ${quote(id)},`
  const secret = findPublishedSecret(value)
  if (secret !== undefined) {
    return refused(problem('OB_KEY_SECRET_PUBLISHED', `${at} ${quote(secret)} publishes a secret key`))
  }
  const { keys } = value
  if (!Array.isArray(keys)) {
    return refused(problem('OB_CONTROLLER_MALFORMED', `${at} "keys" must be a list of JWKs`))
  }
  if (keys.length > MAX_KEYS) {
    return refused(
      problem('OB_LIMIT_KEYS', `${at} there are ${keys.length} keys; at most ${MAX_KEYS} are read`)
    )
  }
  const seen = new Set<string>()
  const jwks: JsonObject[] = []
  for (const [index, jwk] of keys.entries()) {
    if (!isObject(jwk) || !['string', 'undefined'].includes(typeof jwk.kid)) {
      const detail = `${at} /keys/${index} must be a JWK, and its "kid" text`
      return refused(problem('OB_CONTROLLER_MALFORMED', detail))
    }
    if (typeof jwk.kid === 'string') {
      if (seen.has(jwk.kid)) {
        const detail = `${at} two keys have the "kid" ${quote(jwk.kid)}`
        const hint = 'Its owner must give each key a name of its own.'
        return refused(problem('OB_KEY_AMBIGUOUS', detail, { hint }))
      }
      seen.add(jwk.kid)
    }
    jwks.push(jwk)
  }
  return { keySet: Object.freeze({ id, keys: Object.freeze(jwks) }) }
}

/**
 * Finds the key that `methodId` names: the one with this very `kid`; else the one whose `kid` is the fragment of
 * `methodId`; else the only key of the set, if it has no `kid`.
 * @param methodId URL of a key, or any other text that a `kid` may be
 * @returns the key, or problems: `OB_KEY_NOT_FOUND`, `OB_KEY_AMBIGUOUS` (no key has this name, and several have none),
 * and those of `publicKeyFromJwk`
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-4.5
 */
export function findInJwks(keySet: JwkSet, methodId: string): JwkFinding {
  const named = (name: string | undefined) =>
    name === undefined ? undefined : keySet.keys.find(({ kid }) => kid === name)
  const jwk = named(methodId) ?? named(/#(.+)$/s.exec(methodId)?.[1]) ?? soleNameless(keySet)
  return jwk === undefined ? refused(notNamed(keySet, methodId)) : usable(jwk)
}

/**
 * Finds `key` itself, for signatures that show their key instead of naming it. That they show it proves nothing; that
 * its owner publishes it does.
 * @returns the key, or `OB_KEY_NOT_FOUND`
 */
export function findByKey(keySet: JwkSet, key: PublicKey): JwkFinding {
  for (const jwk of keySet.keys) {
    const finding = usable(jwk)
    if ('key' in finding && isSameKey(finding.key, key)) return finding
  }
  const detail = `the key set of ${quote(keySet.id)} does not hold the key that is shown`
  return refused(problem('OB_KEY_NOT_FOUND', detail))
}

function soleNameless({ keys }: JwkSet): JsonObject | undefined {
  const [sole] = keys
  return keys.length === 1 && sole?.kid === undefined ? sole : undefined
}

function notNamed({ id, keys }: JwkSet, methodId: string): Problem {
  if (keys.filter(({ kid }) => kid === undefined).length > 1) {
    const found = `the key set of ${quote(id)} has several keys without "kid"`
    const detail = `${found}, so none is ${quote(methodId)} for certain`
    const hint = 'Its owner must give each key a name of its own.'
    return problem('OB_KEY_AMBIGUOUS', detail, { hint })
  }
  const names = keys.flatMap(({ kid }) => (kid === undefined ? [] : [quote(kid)])).slice(0, 5)
  return problem('OB_KEY_NOT_FOUND', `the key set of ${quote(id)} holds no key ${quote(methodId)}`, {
    hint: names.length > 0 ? `It holds ${names.join(', ')}.` : 'None of its keys has a name.'
  })
}

/** Keys already read: judging a point costs more than checking a signature. */
const read = new WeakMap<JsonObject, PublicKey>()

function usable(jwk: JsonObject): JwkFinding {
  const reading = readingOf(() => read.get(jwk) ?? publicKeyFromJwk(jwk))
  if ('problems' in reading) return reading
  read.set(jwk, reading.key)
  return { ...reading, jwk }
}

function refused(found: Problem): { readonly problems: readonly Problem[] } {
  return { problems: [found] }
}
