/**
 * The codes of problems with pictures, and with what a picture carries.
 * @module
 */
import { OB, PNG, XML } from './standards.ts'

/** Code -> the section of the standard it stands for. */
export const pictureSpecs = {
  OB_IMAGE_FORMAT: `${OB}#baked-badge`,
  OB_PNG_SIGNATURE: `${PNG}#3PNGsignature`,
  OB_PNG_TRUNCATED: `${PNG}#5DataRep`,
  OB_PNG_CHUNK_LENGTH: `${PNG}#5Chunk-layout`,
  OB_PNG_CHUNK_TYPE: `${PNG}#5Chunk-naming-conventions`,
  OB_PNG_CHUNK_ORDER: `${PNG}#5ChunkOrdering`,
  OB_PNG_CHUNK_MISSING: `${PNG}#5ChunkOrdering`,
  OB_PNG_CHUNK_REPEATED: `${PNG}#5ChunkOrdering`,
  OB_PNG_CHUNK_UNKNOWN: `${PNG}#14Ordering`,
  OB_PNG_CRC: `${PNG}#5CRC-algorithm`,
  OB_PNG_HEADER: `${PNG}#11IHDR`,
  OB_PNG_TRAILING_DATA: `${PNG}#11IEND`,
  OB_SVG_MALFORMED: `${XML}#sec-well-formed`,
  OB_SVG_ENCODING: `${XML}#charencoding`,
  OB_SVG_XML_VERSION: `${XML}#sec-prolog-dtd`,
  OB_SVG_DOCTYPE: `${XML}#sec-prolog-dtd`,
  OB_SVG_ENTITY: `${XML}#sec-predefined-ent`,
  OB_SVG_ACTIVE: 'https://www.w3.org/TR/svg-integration/#secure-static-mode',
  OB_SVG_EXTERNAL: 'https://www.w3.org/TR/svg-integration/#secure-static-mode',
  OB_LIMIT_IMAGE_BYTES: `${PNG}#5Chunk-layout`,
  OB_LIMIT_CHUNKS: `${PNG}#5Chunk-layout`,
  OB_LIMIT_ELEMENTS: `${XML}#sec-logical-struct`,
  OB_LIMIT_ATTRIBUTES: `${XML}#sec-starttags`,
  OB_LIMIT_ELEMENT_DEPTH: `${XML}#sec-logical-struct`,
  OB_CARRIER_DUPLICATE: `${OB}#baked-badge`,
  OB_CARRIER_PRESENT: `${OB}#baked-badge`,
  OB_CARRIER_MISPLACED: `${OB}#svg-baking`,
  OB_CARRIER_MALFORMED: `${OB}#baked-badge`,
  OB_CARRIER_COMPRESSED: `${OB}#png-baking`,
  OB_CARRIER_NOT_ITXT: `${OB}#png-baking`,
  OB_CARRIER_NOT_UTF8: `${OB}#baked-badge`,
  OB_CARRIER_NOT_LATIN1: `${PNG}#11tEXt`,
  OB_CARRIER_OLDER_BESIDE: `${OB}#baked-badge`,
  OB_CARRIER_MISSING: `${OB}#baked-badge`
} as const
