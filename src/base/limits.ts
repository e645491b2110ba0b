/**
 * The ceilings of everything that comes from outside.
 * @module
 */

/** Ceilings of what is read. Each one passed gives a problem `OB_LIMIT_...`. */
export interface Limits {
  /** Bytes of a credential as UTF-8 text. Default 2 MiB. `OB_LIMIT_BYTES` */
  readonly maxBytes: number
  /** Nesting of objects and arrays, 128 at most. Default 32. `OB_LIMIT_DEPTH` */
  readonly maxDepth: number
  /** Number of objects. Default 3,000. `OB_LIMIT_OBJECTS` */
  readonly maxObjects: number
  /** Number of values of all kinds. Default 20,000. `OB_LIMIT_VALUES` */
  readonly maxValues: number
  /** Items of one list that are no objects, in what is processed as JSON-LD. Default 1,000. `OB_LIMIT_ITEMS` */
  readonly maxItems: number
  /** UTF-16 units of one string; a member name has 1,000 at most. Default 1 Mi. `OB_LIMIT_STRING` */
  readonly maxStringLength: number
  /** Items of `@context`. Default 8. `OB_LIMIT_CONTEXTS` */
  readonly maxContexts: number
  /** Items of `proof`. Default 8. `OB_LIMIT_PROOFS` */
  readonly maxProofs: number
  /** Endorsements of a badge that are verified. Default 32. `OB_LIMIT_ENDORSEMENTS` */
  readonly maxEndorsements: number
  /** Bytes of a status list once inflated; one holds eight entries of one bit. Default 16 MiB. `OB_LIMIT_STATUS_LIST` */
  readonly maxStatusListBytes: number
  /** Entries of `credentialStatus` that are asked, those of endorsements included. Default 32. `OB_LIMIT_STATUSES` */
  readonly maxStatuses: number
  /** RDF statements of a credential. Default 25,000. `OB_LIMIT_QUADS` */
  readonly maxQuads: number
  /** Bytes of a picture. Default 10 MiB. `OB_LIMIT_IMAGE_BYTES` */
  readonly maxImageBytes: number
  /** Chunks of a PNG. Default 10,000. `OB_LIMIT_CHUNKS` */
  readonly maxChunks: number
  /** Elements of an SVG. Default 200,000. `OB_LIMIT_ELEMENTS` */
  readonly maxElements: number
  /** Nesting of the elements of an SVG. Default 256. `OB_LIMIT_ELEMENT_DEPTH` */
  readonly maxElementDepth: number
}

/** The ceilings that hold unless the caller gives others. */
export const defaultLimits: Limits = Object.freeze({
  maxBytes: 2 * 1024 * 1024,
  maxDepth: 32,
  maxObjects: 3_000,
  maxValues: 20_000,
  maxItems: 1_000,
  maxStringLength: 1024 * 1024,
  maxContexts: 8,
  maxProofs: 8,
  maxEndorsements: 32,
  maxStatuses: 32,
  maxStatusListBytes: 16 * 1024 * 1024,
  maxQuads: 25_000,
  maxImageBytes: 10 * 1024 * 1024,
  maxChunks: 10_000,
  maxElements: 200_000,
  maxElementDepth: 256
})

/** Deeper than this some walk over a document could overflow the stack. */
const DEEPEST = 128

/**
 * `limits` over the defaults.
 * @throws TypeError for an unknown name, or a value that is not a whole number of at least 1
 */
export function withDefaultLimits(limits: Partial<Limits> = {}): Limits {
  if (typeof limits !== 'object' || limits === null) throw new TypeError('limits must be an object')
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultLimits, name)) throw new TypeError(`limits.${name} is not a limit`)
    if (!(Number.isSafeInteger(value) && value >= 1)) {
      throw new TypeError(`limits.${name} must be a whole number of at least 1`)
    }
  }
  if ((limits.maxDepth ?? 0) > DEEPEST) throw new TypeError(`limits.maxDepth must be at most ${DEEPEST}`)
  return { ...defaultLimits, ...limits }
}
