/**
 * The words by which a picture carries a credential, one line per generation of badges.
 * @module
 */
import type { PngTextType } from '../image/png-text.ts'

/**
 * Which generation of badges a picture carries: `3.0`; `clr-2.0` (a Comprehensive Learner Record); `2.0` (1.1 badges
 * were baked the same way); `1.0` (and older).
 */
export type Generation = '3.0' | 'clr-2.0' | '2.0' | '1.0'

/** All generations, newest first: the first one that a picture carries is the one that is read. */
export const generations: readonly Generation[] = ['3.0', 'clr-2.0', '2.0', '1.0']

/**
 * Keyword of the iTXt chunk that is written.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#png-baking
 */
export const PNG_KEYWORD = 'openbadgecredential'

/** How one generation is carried by a PNG. */
export interface PngCarrier {
  readonly generation: Generation
  readonly keyword: string
  /** The types of text chunk that count as its carrier. */
  readonly types: readonly PngTextType[]
  /** True if the generation asks for iTXt, so that another type is worth a warning. */
  readonly wantsItxt: boolean
}

/** Every PNG carrier that is read. The 1.0 and 2.0 ones share a keyword and differ by the type of chunk. */
export const pngCarriers: readonly PngCarrier[] = [
  { generation: '3.0', keyword: PNG_KEYWORD, types: ['iTXt', 'tEXt', 'zTXt'], wantsItxt: true },
  { generation: 'clr-2.0', keyword: 'clrcredential', types: ['iTXt', 'tEXt', 'zTXt'], wantsItxt: true },
  { generation: '2.0', keyword: 'openbadges', types: ['iTXt'], wantsItxt: true },
  { generation: '1.0', keyword: 'openbadges', types: ['tEXt', 'zTXt'], wantsItxt: false }
]

/**
 * Namespace of the element that is written into an SVG.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#svg-baking
 */
export const SVG_CARRIER_NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0'

/** Local name of the element that is written into an SVG. */
export const SVG_CARRIER_NAME = 'credential'

/** How one generation is carried by an SVG: by an element of this name, directly within the root. */
export interface SvgCarrier {
  readonly generation: Generation
  readonly namespace: string
  readonly localName: string
  /** True if a JWS belongs into `verify` and JSON into the body, never both; else the body counts where there is one. */
  readonly oneForm: boolean
}

/** Every SVG carrier that is read. 1.1 badges were baked as 2.0 ones are. */
export const svgCarriers: readonly SvgCarrier[] = [
  { generation: '3.0', namespace: SVG_CARRIER_NAMESPACE, localName: SVG_CARRIER_NAME, oneForm: true },
  {
    generation: 'clr-2.0',
    namespace: 'https://purl.imsglobal.org/clr/v2p0',
    localName: 'credential',
    oneForm: true
  },
  { generation: '2.0', namespace: 'http://openbadges.org', localName: 'assertion', oneForm: false }
]
