/**
 * Reads whatever a person may hand in as a badge: the bytes of a picture or a text file, a text, a data URL, an object.
 * @module
 */
import { base64 } from '@scure/base'
import { type Baked, unbake } from '../bake/unbake.ts'
import { copyJson } from '../base/copy-json.ts'
import type { Limits } from '../base/limits.ts'
import { type Reading, readJson } from '../base/read-json.ts'
import { decodeUtf8, encodeUtf8 } from '../base/utf8.ts'
import { unsupported } from '../conform/generation.ts'
import { type PictureFormat, pictureFormat } from '../image/picture-format.ts'
import type { ProblemCode } from '../problem/codes.ts'
import { OpenBadgesError } from '../problem/error.ts'
import { hasError, type Problem, type ProblemParts, problem, quote } from '../problem/problem.ts'
import type { ReadInput } from '../verify/input.ts'

/** A file as browsers and Node know it: a `Blob` or `File`. */
export interface BlobLike {
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/**
 * Reads `input`. Objects and bytes are taken before the first pause, so that changing them later changes nothing.
 * @returns the value, or why there is none; never rejects
 */
export async function readInput(input: unknown, limits: Limits): Promise<ReadInput> {
  try {
    if (!isBlobLike(input)) return readNow(input, limits)
    if (input.size > limits.maxImageBytes) return tooLong(input.size, limits)
    return readNow(new Uint8Array(await input.arrayBuffer()), limits)
  } catch (cause) {
    if (cause instanceof OpenBadgesError) return unread(cause.problems)
    return refused('OB_INPUT_KIND', 'the input cannot be read', { cause })
  }
}

function readNow(input: unknown, limits: Limits): ReadInput {
  if (typeof input === 'string') return readText(input, limits)
  if (input instanceof ArrayBuffer) return readBytes(new Uint8Array(input), limits)
  if (ArrayBuffer.isView(input)) {
    return readBytes(new Uint8Array(input.buffer, input.byteOffset, input.byteLength), limits)
  }
  if (isUrl(input)) return readText(input.href, limits)
  if (typeof input === 'object' && input !== null) return readAs(copyJson(input, limits))
  return refused('OB_INPUT_KIND', `found ${input === null ? 'null' : typeof input}, expected a badge`, {
    hint: 'give the bytes or the text of a file, or the parsed object'
  })
}

function readAs(reading: Reading): ReadInput {
  return { format: 'json', generation: reading.value === undefined ? 'unknown' : '3.0', ...reading }
}

function readBytes(bytes: Uint8Array, limits: Limits, within?: 'data URL'): ReadInput {
  if (bytes.length === 0) return refused('OB_INPUT_EMPTY', 'the file is empty')
  if (bytes.length > limits.maxImageBytes) return tooLong(bytes.length, limits)
  const picture = pictureFormat(bytes)
  if (picture === 'png' || picture === 'svg') return readPicture(bytes, picture, limits)
  if (picture !== undefined) return otherPicture(picture)
  const text = decodeUtf8(bytes)
  if (text !== undefined) return readText(text, limits, within)
  if (!BEGINS_AS_TEXT.test(String.fromCharCode(...bytes.subarray(0, 16)))) return unknownFormat('bytes')
  const hint = 'save it as UTF-8, or ask for the original file'
  return refused('OB_INPUT_NOT_UTF8', 'the file is a text, but not in UTF-8', { hint })
}

// As Latin-1: marks of UTF-16, and what objects, lists and markup begin with, also in UTF-16.
const BEGINS_AS_TEXT = /^(?:\xff\xfe|\xfe\xff|[\0\s]*[{[<])/

const fileHint = 'give a PNG or SVG with a badge inside, a JSON file or a JWT'

function unknownFormat(what: 'bytes' | 'text'): ReadInput {
  const detail = `found ${what} in no form that a badge has: it is no picture, no JSON object and no JWT`
  return refused('OB_INPUT_KIND', detail, { hint: fileHint })
}

function otherPicture(format: PictureFormat): ReadInput {
  return refused('OB_INPUT_KIND', `a ${format.toUpperCase()} picture cannot carry a badge`, {
    hint: 'ask for the original PNG or SVG: converting a picture takes the badge out'
  })
}

function readPicture(bytes: Uint8Array, format: 'png' | 'svg', limits: Limits): ReadInput {
  try {
    return readBaked(unbake(bytes, { limits }), format)
  } catch (cause) {
    if (cause instanceof OpenBadgesError) return { ...unread(cause.problems), format }
    throw cause
  }
}

function readBaked(baked: Baked | undefined, format: 'png' | 'svg'): ReadInput {
  if (baked === undefined) {
    const hint =
      'editing, resizing or uploading a picture often takes the badge out: ask for the original file'
    return { ...unread([problem('OB_CARRIER_MISSING', 'the picture carries no badge', { hint })]), format }
  }
  const { generation, credential, text, problems } = baked
  if (generation !== '3.0') {
    const what = generation === 'clr-2.0' ? 'a CLR 2.0' : `an Open Badge ${generation}`
    const { problem: older } = unsupported(generation, what)
    return { format, generation, ...(credential && { value: credential }), problems: [older] }
  }
  if (credential !== undefined) return { format, generation, value: credential, problems }
  return { format, generation, problems, ...(!hasError(problems) && { jws: text }) }
}

const FILE_NAME = /^[^\n{}[\]"]{1,400}\.(?:png|svg|json|jsonld|jws|jwt|jpe?g|gif|webp|pdf)$/i

const PNG_IN_BASE64 = 'iVBORw0KGgo'

// What is wrong with a token of another number of parts is said when it is read. Base64url of a header with "alg" always has
// a capital letter; the name of a host has none.
const JWS = /^(?=.*[A-Z])[\w-]*(?:\.[\w-]*){2,4}(?:~.*)?$/s

// Base64 of "{", beginning a header. Such a text was meant as a token, also if it came with padding, in lines, or cut off.
const DAMAGED_JWS = /^e(?:y[ABIJ]|w[0ko])[\w+/=\s-]*(?:\.[\w+/=\s-]*){1,4}(?:~.*)?$/s

const BYTE_ORDER_MARK = '\ufeff'

// An object, however broken; alone, in a list, or as a text in JSON. Rich text begins with a brace as well.
const MEANT_AS_JSON = /^(?:\{(?!\\rtf)|\[\s*[[{"\]]|"\s*\{)/

function readText(given: string, limits: Limits, within?: 'data URL'): ReadInput {
  // Ceilings first: nothing below looks at more than this.
  if (given.length > limits.maxImageBytes * 2) return tooLong(given.length, limits)
  const text = given.trim()
  if (text === '') return refused('OB_INPUT_EMPTY', 'the text is empty')
  if (/^data:/i.test(text)) {
    return within === 'data URL'
      ? refused('OB_INPUT_KIND', 'found a data URL inside a data URL')
      : readDataUrl(text, limits)
  }
  if (/^https?:\/\/\S+$/i.test(text)) {
    return refused('OB_INPUT_IS_ADDRESS', `found the address ${quote(text, 200)}; nothing is fetched`, {
      hint: 'fetch the file yourself and give its bytes'
    })
  }
  // With what stands around it: XML allows less there than is cut from other texts.
  if (text.startsWith('<')) return readMarkup(given, limits)
  if (FILE_NAME.test(text)) {
    return refused('OB_INPUT_KIND', `found ${quote(text)}, which looks like the name of a file`, {
      hint: 'read the file yourself and give its bytes'
    })
  }
  if (text.startsWith(PNG_IN_BASE64)) {
    return refused('OB_INPUT_KIND', 'found a PNG as base64 text', { hint: 'decode it and give its bytes' })
  }
  if (JWS.test(text) || DAMAGED_JWS.test(text)) {
    return { format: 'jws', generation: '3.0', jws: text, problems: [] }
  }
  if (!MEANT_AS_JSON.test(text)) return unknownFormat('text')
  // Cut off with the white space, but the reader of JSON is to warn of it.
  return readAs(readJson(given.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + text : text, limits))
}

function readMarkup(text: string, limits: Limits): ReadInput {
  const bytes = encodeUtf8(text)
  if (pictureFormat(bytes) === 'svg') return readPicture(bytes, 'svg', limits)
  return refused('OB_INPUT_KIND', 'found markup that is no SVG picture, as of a web page', { hint: fileHint })
}

function readDataUrl(url: string, limits: Limits): ReadInput {
  const comma = url.indexOf(',')
  if (comma === -1) return refused('PARSING_ERROR', 'a data URL needs a comma before its data')
  const encoding = /;base64$/i.test(url.slice(0, comma))
  const data = url.slice(comma + 1)
  try {
    const bytes = encoding ? base64.decode(data) : encodeUtf8(decodeURIComponent(data))
    return readBytes(bytes, limits, 'data URL')
  } catch (cause) {
    if (cause instanceof OpenBadgesError) throw cause
    return refused('PARSING_ERROR', 'the data of the data URL cannot be decoded', { cause })
  }
}

function isUrl(input: unknown): input is URL {
  return typeof URL === 'function' && input instanceof URL
}

function isBlobLike(input: unknown): input is BlobLike {
  return typeof Blob === 'function' && input instanceof Blob
}

function tooLong(found: number, { maxImageBytes }: Limits): ReadInput {
  return refused('OB_LIMIT_IMAGE_BYTES', `${found} bytes, at most ${maxImageBytes} are read`)
}

function refused(code: ProblemCode, detail: string, parts?: ProblemParts): ReadInput {
  return unread([problem(code, detail, parts)])
}

function unread(problems: readonly Problem[]): ReadInput {
  return { format: 'unknown', generation: 'unknown', problems }
}
