/**
 * The compact serialization of a JWS, read strictly: three parts, and one way to write each.
 * @module
 */
import { decodeBase64url } from '../base/base64url.ts'
import { isObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { readJson } from '../base/read-json.ts'
import { decodeUtf8 } from '../base/utf8.ts'
import { hasError, type Problem, problem } from '../problem/problem.ts'
import { type JwsHeader, type JwsHeaderReading, readJwsHeader } from './jws-header.ts'
import { unsupportedSecuring } from './unsupported-securing.ts'

/** A compact JWS as text: header, payload and signature in base64url, with dots between them. */
export type CompactJws = `${string}.${string}.${string}`

/** A compact JWS in its parts. Nothing is proven of it yet. Frozen. */
export interface Jws {
  /** The JWS itself. It is no identity: of an ECDSA signature anybody can compute a second one. */
  readonly text: string
  /** What the signature is about: the header and the payload as they stand in the text. */
  readonly signingInput: string
  /** The bytes of the signature. */
  readonly signature: Uint8Array
  /** The header. */
  readonly header: JwsHeader
}

/** What came of reading a JWS. */
export interface JwsReading {
  /** The JWS. Absent exactly if `problems` hold an error. */
  readonly jws?: Jws
  /** The bytes of the payload, of which there may be none; also where the rest is refused. */
  readonly payload?: Uint8Array
  /** All that is wrong. Pointers into the header begin with `/header`. */
  readonly problems: readonly Problem[]
}

/** More than a header with a key of 16,384 bits and a chain of certificates has. */
const MAX_HEADER = 16_384
/** The signature of an RSA key of 8,192 bits has 1,366 characters. */
const MAX_SIGNATURE = 2_048

/**
 * Reads a compact JWS, within limits that are held before anything is decoded. Base64url is read to the letter, so that
 * one JWS has one text.
 *
 * It does not check the signature, nor what the payload is.
 * @param text the JWS and nothing around it
 * @param limits `maxBytes` is held for the payload, all limits of JSON for the header
 * @returns the JWS, or problems: `OB_LIMIT_BYTES`, `OB_SECURING_UNSUPPORTED` (a JWE, an SD-JWT, the JSON serialization,
 *   another algorithm), `OB_JWS_MALFORMED`, `OB_JWS_HEADER`, `OB_JWS_ALGORITHM`, `OB_JWS_EXTENSION`,
 *   `OB_KEY_SECRET_PUBLISHED` and those of the strict JSON reader; `OB_JWS_HEADER_IGNORED` as a warning. Never throws
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.2
 */
export function parseCompactJws(text: string, limits: Limits): JwsReading {
  const parts = partsOf(text)
  const refused = refusedForm(text, parts.length, limits)
  if (refused !== undefined) return { problems: [refused] }
  const [encodedHeader = '', encodedPayload = '', encodedSignature = ''] = parts
  const [headerBytes, payload, signature] = [
    within(encodedHeader, MAX_HEADER),
    decodeBase64url(encodedPayload),
    within(encodedSignature, MAX_SIGNATURE)
  ]
  const { header, problems }: JwsHeaderReading =
    headerBytes === undefined ? { problems: [notBase64url('header')] } : readHeader(headerBytes, limits)
  const all = [
    ...problems,
    ...(payload === undefined ? [notBase64url('payload')] : []),
    ...(signature === undefined ? [notBase64url('signature')] : [])
  ]
  if (header === undefined || signature === undefined || hasError(all)) {
    return { problems: all, ...(payload && { payload }) }
  }
  const signingInput = `${encodedHeader}.${encodedPayload}`
  const jws = Object.freeze({ text, signingInput, signature, header })
  return { jws, problems: all, ...(payload && { payload }) }
}

/** One more than a JWE has: further parts make no difference. */
const MAX_PARTS = 6

/** At most {@link MAX_PARTS}: `split` would cut a text of a million dots into as many pieces before it counts them. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (
    let dot = text.indexOf('.');
    dot !== -1 && parts.length < MAX_PARTS - 1;
    dot = text.indexOf('.', start)
  ) {
    parts.push(text.slice(start, dot))
    start = dot + 1
  }
  return [...parts, text.slice(start)]
}

function refusedForm(text: string, parts: number, { maxBytes }: Limits): Problem | undefined {
  if (text.length > Math.ceil((maxBytes * 4) / 3) + MAX_HEADER + MAX_SIGNATURE + 2) {
    return problem(
      'OB_LIMIT_BYTES',
      `found ${text.length} characters, the payload may have ${maxBytes} bytes`,
      {
        hint: 'if the input is honest, set limits.maxBytes higher'
      }
    )
  }
  if (text.includes('~')) return unsupportedSecuring('an SD-JWT, which shows parts of a credential')
  if (text.startsWith('{')) return unsupportedSecuring('the JSON serialization of a JWS')
  if (parts === 5) return unsupportedSecuring('a JWE, which is encrypted')
  if (parts === 3) return undefined
  return problem('OB_JWS_MALFORMED', 'a compact JWS has three parts with dots between them')
}

/** The bytes of a part that must not be empty, nor longer than any honest one. */
function within(part: string, maxLength: number): Uint8Array | undefined {
  return part === '' || part.length > maxLength ? undefined : decodeBase64url(part)
}

function notBase64url(part: 'header' | 'payload' | 'signature'): Problem {
  const detail = `the ${part} of the JWS is empty, too long, or not base64url to the letter`
  return problem('OB_JWS_MALFORMED', detail, {
    hint: 'no padding, no white space, no "+" or "/", no stray bits in the last character'
  })
}

function readHeader(bytes: Uint8Array, limits: Limits): JwsHeaderReading {
  const text = decodeUtf8(bytes)
  if (text === undefined) {
    return {
      problems: [problem('OB_JWS_MALFORMED', 'the header of the JWS is not UTF-8', { path: '/header' })]
    }
  }
  const { value, problems } = readJson(text, limits)
  const located = problems.map(({ path = '', ...found }) => ({ ...found, path: `/header${path}` }))
  if (hasError(located)) return { problems: located }
  if (!isObject(value)) {
    const detail = 'the header of a JWS must be a JSON object'
    return { problems: [...located, problem('OB_JWS_HEADER', detail, { path: '/header' })] }
  }
  const reading = readJwsHeader(value)
  return { ...reading, problems: [...located, ...reading.problems] }
}
