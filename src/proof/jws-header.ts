/**
 * The header of a JWS: what is read of it, what is passed over, and what makes it another thing.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { secretJwkMembers } from '../key/jwk.ts'
import { hasError, type Problem, problem, quote } from '../problem/problem.ts'
import { isJwsAlgorithm, type JwsAlgorithm, refusedAlgorithm } from './jws-algorithm.ts'

/** The members of a JWS header that mean something here. Frozen. */
export interface JwsHeader {
  /** The algorithm of the signature. */
  readonly alg: JwsAlgorithm
  /** What the key is called: a URL, or a name among the issuer's keys. A hint, and no proof of anything. */
  readonly kid?: string
  /** A public key without secret members, not yet judged. It proves nothing, unless the issuer publishes the same one. */
  readonly jwk?: JsonObject
  /** The media type of the whole, as it was written. */
  readonly typ?: string
}

/** What came of reading a header. */
export interface JwsHeaderReading {
  /** The header. Absent exactly if `problems` hold an error. */
  readonly header?: JwsHeader
  /** All that is wrong; pointers begin with `/header`. */
  readonly problems: readonly Problem[]
}

/**
 * Reads the members of a header.
 * @param members as the strict JSON reader gives them
 * @returns the header, or problems: `OB_JWS_ALGORITHM`, `OB_SECURING_UNSUPPORTED`, `OB_JWS_EXTENSION`, `OB_JWS_HEADER`,
 *   `OB_KEY_SECRET_PUBLISHED`; `OB_JWS_HEADER_IGNORED` as a warning
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-4.1
 */
export function readJwsHeader(members: JsonObject): JwsHeaderReading {
  const { alg, kid, jwk, typ } = members
  const problems = [
    ...Object.keys(members).filter(isExtension).map(refusedExtension),
    ...checkText('kid', kid),
    ...checkText('typ', typ),
    ...checkText('cty', members.cty),
    ...checkJwk(jwk),
    ...ignored(members)
  ]
  if (!isJwsAlgorithm(alg)) return { problems: [refusedAlgorithm(alg), ...problems] }
  if (hasError(problems)) return { problems }
  const header = {
    alg,
    ...(typeof kid === 'string' && { kid }),
    ...(isObject(jwk) && { jwk }),
    ...(typeof typ === 'string' && { typ })
  }
  return { header: Object.freeze(header), problems }
}

/** These change how the rest is to be read. RFC 7515 lets the first two be critical, the third is one of JWE. */
const isExtension = (name: string) => ['crit', 'b64', 'zip'].includes(name)

function refusedExtension(name: string): Problem {
  return problem('OB_JWS_EXTENSION', `the header has "${name}", and no extension of JWS is understood here`, {
    path: pointer('/header', name),
    hint: 'sign without it: a credential in a JWT needs no extension'
  })
}

function checkText(name: string, value: JsonValue | undefined): Problem[] {
  if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return []
  const detail = `the header has ${quote(value)} as "${name}", expected a text`
  return [problem('OB_JWS_HEADER', detail, { path: pointer('/header', name) })]
}

function checkJwk(jwk: JsonValue | undefined): Problem[] {
  if (jwk === undefined) return []
  const path = '/header/jwk'
  if (!isObject(jwk)) {
    return [problem('OB_JWS_HEADER', `the header has ${quote(jwk)} as "jwk", expected an object`, { path })]
  }
  const secret = secretJwkMembers.find(name => Object.hasOwn(jwk, name))
  if (secret === undefined) return []
  const detail = `the header publishes a secret key in "${secret}" of its "jwk"`
  const hint = 'whoever read it can sign: the issuer must stop using this key and make a new one'
  return [problem('OB_KEY_SECRET_PUBLISHED', detail, { path: pointer(path, secret), hint })]
}

const read: readonly string[] = ['alg', 'kid', 'jwk', 'typ', 'cty']

/** One warning for all, so that a header of a thousand members makes no thousand warnings. */
function ignored(members: JsonObject): Problem[] {
  const names = Object.keys(members).filter(name => !read.includes(name) && !isExtension(name))
  const [only] = names
  if (only === undefined) return []
  const named = quote(names.join(', '))
  return [
    problem('OB_JWS_HEADER_IGNORED', `the header has ${named}, which is neither believed nor fetched`, {
      path: names.length === 1 ? pointer('/header', only) : '/header',
      severity: 'warning',
      hint: 'Open Badges allows alg, kid, jwk and typ only; keys come from the issuer, and not from the header'
    })
  ]
}
