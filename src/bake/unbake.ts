/**
 * Reads the credential that a picture carries.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { failure } from '../problem/error.ts'
import { type Problem, problem, worstFirst } from '../problem/problem.ts'
import { checkOptions, imageBytes } from './arguments.ts'
import { type Generation, generations } from './carrier.ts'
import { type ContainerFormat, containerOf } from './containers.ts'
import { isCompactJws, type ObjectReading, readObject } from './credential-text.ts'

/** Options of {@link unbake}. */
export interface UnbakeOptions {
  /** PNG: check the CRC of every chunk. Default false: only those of the header and of the credential. */
  readonly checkAllCrcs?: boolean
  /** Ceilings of picture and credential, over the defaults. A compressed credential may have a quarter of `maxBytes`. */
  readonly limits?: Partial<Limits>
}

/** What a picture carries. Nothing of it is verified yet. */
export interface Baked {
  /** The kind of picture. */
  readonly format: ContainerFormat
  /** Which generation of badges it carries. */
  readonly generation: Generation
  /**
   * The text as it stands in the picture: JSON, a compact JWS, or (before 3.0) the address of a badge. In an SVG
   * outside of CDATA its references are decoded.
   */
  readonly text: string
  /** The text as a frozen object, if it is JSON that the strict reader accepts; absent for a JWS or an address. */
  readonly credential?: JsonObject
  /** What is odd about the carrier (warnings), and why the text could not be read (errors); worst first. */
  readonly problems: readonly Problem[]
}

/**
 * Reads the badge that a picture carries, of any generation. Where there are several generations, the newest is read
 * and a warning `OB_CARRIER_OLDER_BESIDE` says so. Pixels are never decoded; an SVG is never drawn, and nothing that it
 * refers to is fetched. In an SVG a badge is found by its namespace, directly within the root.
 *
 * Text that cannot be read as a credential gives no exception but problems (`OB_CARRIER_MALFORMED` if it is neither a
 * JSON object nor a JWS, else those of the JSON reader): the text is there all the same. Warnings:
 * `OB_CARRIER_COMPRESSED`, `OB_CARRIER_NOT_ITXT`, `OB_CARRIER_NOT_LATIN1`, and those of the JSON reader. NOT checked:
 * anything the credential says; that is what verifying is for.
 * @param image the bytes of a PNG or SVG, or the text of an SVG; not changed
 * @param options see {@link UnbakeOptions}
 * @returns what is inside, or `undefined` if the picture is sound and carries no badge
 * @throws OpenBadgesError `OB_IMAGE_FORMAT`, `OB_PNG_...` and `OB_SVG_...` for a broken picture,
 *   `OB_CARRIER_DUPLICATE` for two badges of the same generation, `OB_CARRIER_MISPLACED`, `OB_CARRIER_MALFORMED` and
 *   `OB_CARRIER_NOT_UTF8` for a carrier that cannot be read, `OB_LIMIT_...`
 * @throws TypeError for arguments of the wrong type
 * @example
 * const { credential, generation } = unbake(picture) ?? {}
 * @see https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
 */
export function unbake(image: Uint8Array | string, options: UnbakeOptions = {}): Baked | undefined {
  const limits = checkOptions(options, ['checkAllCrcs'])
  const bytes = imageBytes(image, limits)
  const { checkAllCrcs = false } = options
  const { format, container } = containerOf(bytes)

  const carriers = container.find(bytes, { limits, checkAllCrcs })
  const [newest] = carriers.toSorted(
    (a, b) => generations.indexOf(a.generation) - generations.indexOf(b.generation)
  )
  if (!newest) return undefined
  const { generation } = newest
  const same = carriers.filter(carrier => carrier.generation === generation).length
  if (same > 1) {
    throw failure('OB_CARRIER_DUPLICATE', `the picture carries ${same} badges of generation ${generation}`, {
      hint: 'which one counts would be a guess: ask the issuer for the picture again'
    })
  }

  const { text, problems } = newest.read()
  const reading = readText(text, generation, limits)
  const beside = carriers.length > same ? [olderBeside(generation)] : []
  return {
    format,
    generation,
    text,
    ...(reading.credential && { credential: reading.credential }),
    problems: worstFirst([...problems, ...beside, ...reading.problems])
  }
}

const ADDRESS = /^https?:\/\/\S+$/i

function readText(text: string, generation: Generation, limits: Limits): ObjectReading {
  const trimmed = text.trim()
  const mayBeAddress = generation === '1.0' || generation === '2.0'
  if (isCompactJws(trimmed) || (mayBeAddress && ADDRESS.test(trimmed))) return { problems: [] }
  return readObject(text, limits)
}

function olderBeside(generation: Generation): Problem {
  return problem('OB_CARRIER_OLDER_BESIDE', `an older badge stands beside that of generation ${generation}`, {
    severity: 'warning',
    hint: 'only the newest is read'
  })
}
