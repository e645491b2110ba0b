/**
 * A credential in a JWT: reading the text. Whether it is true is asked by vc-jwt-claims.ts and jws-signature.ts.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { readJson } from '../base/read-json.ts'
import { decodeUtf8 } from '../base/utf8.ts'
import { hasError, type Problem, problem, quote } from '../problem/problem.ts'
import { type Jws, parseCompactJws } from './jws.ts'
import type { JwsHeader } from './jws-header.ts'
import { type JwtContent, readJwtContent } from './vc-jwt-content.ts'

/** A credential that arrived in a JWT. Nothing is proven of it yet. Frozen. */
export interface VcJwt extends Jws, JwtContent {}

/** What came of reading a VC-JWT. */
export interface VcJwtReading {
  /** The credential and what secures it. Absent exactly if `problems` hold an error. */
  readonly jwt?: VcJwt
  /**
   * What the payload holds: the credential, or whatever stands in its place; also where the rest is refused. It is for
   * telling people what an unproven input says, and for nothing else.
   */
  readonly payload?: JsonObject
  /**
   * All that is wrong. Pointers go into the credential (`/credentialSubject/id`); those to a claim have its name
   * (`/exp`), those into the header begin with `/header`.
   */
  readonly problems: readonly Problem[]
}

/**
 * Reads a VC-JWT: a compact JWS whose payload is a credential, or whose claim `vc` is one of VCDM 1.1.
 *
 * It does not check the signature (`checkJwtSignature`), what the claims say (`checkJwtClaims`), or that the credential
 * conforms.
 * @param text the JWS and nothing around it
 * @param limits ceilings, held before decoding and while reading
 * @returns the parts, or problems: those of `parseCompactJws`; `OB_JWT_TYPE` (`typ` of something else), `OB_JWS_HEADER`
 *   (no key is named), `OB_JWS_MALFORMED` (no payload, or not UTF-8), those of the strict JSON reader,
 *   `MALFORMED_VALUE_ERROR`, `OB_GENERATION_UNSUPPORTED` (a presentation), `OB_JWT_FORM`, `OB_JWT_TWO_FORMS`. Never
 *   throws
 * @see https://www.w3.org/TR/vc-jose-cose/#securing-with-jose
 */
export function readVcJwt(text: string, limits: Limits): VcJwtReading {
  const { jws, payload: bytes, problems } = parseCompactJws(text, limits)
  const read: PayloadReading = bytes === undefined ? { problems: [] } : readPayload(bytes, limits)
  const content = read.value && readJwtContent(read.value)
  const header = jws === undefined ? [] : checkHeader(jws.header)
  const all = [...problems, ...header, ...read.problems, ...(content?.problems ?? [])]
  const payload = content?.content?.credential ?? (read.value && heldBy(read.value))
  const shown = { problems: all, ...(payload && { payload }) }
  if (jws === undefined || content?.content === undefined || hasError(all)) return shown
  return { ...shown, jwt: Object.freeze({ ...jws, ...content.content }) }
}

function heldBy(payload: JsonObject): JsonObject {
  return [payload.vc, payload.vp].find(isObject) ?? payload
}

// What OB 3.0 writes, what VC-JOSE-COSE writes, and what its drafts wrote.
const TYPE = /^(?:application\/)?(?:jwt|vc\+jwt|vc\+ld\+jwt|vc\+ld\+json\+jwt)$/i

function checkHeader({ typ, kid, jwk }: JwsHeader): Problem[] {
  const problems: Problem[] = []
  if (typ !== undefined && !TYPE.test(typ)) {
    const detail = `the JWT is of type ${quote(typ)}, expected "JWT" or "vc+jwt"`
    problems.push(problem('OB_JWT_TYPE', detail, { path: '/header/typ' }))
  }
  if (kid === undefined && jwk === undefined) {
    const detail = 'the header names no key, expected "kid" or "jwk"'
    problems.push(problem('OB_JWS_HEADER', detail, { path: '/header' }))
  }
  return problems
}

interface PayloadReading {
  readonly value?: JsonObject
  readonly problems: readonly Problem[]
}

function readPayload(bytes: Uint8Array, limits: Limits): PayloadReading {
  const text = decodeUtf8(bytes)
  if (bytes.length === 0 || text === undefined) {
    const detail = `the payload of the JWT ${text === undefined ? 'is not UTF-8' : 'is empty'}`
    return { problems: [problem('OB_JWS_MALFORMED', detail, { path: '' })] }
  }
  const { value, problems } = readJson(text, limits)
  const located = problems.map(inCredential)
  if (hasError(located)) return { problems: located }
  if (isObject(value)) return { value, problems: located }
  const detail = 'the payload of a VC-JWT must be a JSON object'
  return { problems: [...located, problem('MALFORMED_VALUE_ERROR', detail, { path: '' })] }
}

/** In the form 1.1 the credential is not the payload, but stands in it. */
function inCredential({ path = '', ...found }: Problem): Problem {
  return { ...found, path: path.replace(/^\/vc(?=\/|$)/, '') }
}
