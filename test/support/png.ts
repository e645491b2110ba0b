/**
 * Makes small PNGs, sound and broken ones, chunk by chunk. CRC and deflate are those of Node, so that they judge ours.
 * @module
 */

import { crc32, deflateSync } from 'node:zlib'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { inWords } from './problems.ts'

export const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** A whole chunk. `length` and `crc` can be given to make a broken one. */
export function chunk(
  type: string,
  data: Uint8Array | string = '',
  lie: { length?: number; crc?: number } = {}
) {
  const body = Buffer.concat([latin1(type), typeof data === 'string' ? latin1(data) : data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(lie.length ?? body.length - 4, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(lie.crc ?? crc32(body), body.length + 4)
  return new Uint8Array(framed)
}

export interface HeaderFields {
  width?: number
  height?: number
  depth?: number
  colour?: number
  compression?: number
  filter?: number
  interlace?: number
}

/** An IHDR chunk; a picture of 1 x 1 in 8-bit greyscale unless told otherwise. */
export function ihdr(fields: HeaderFields = {}) {
  const { width = 1, height = 1, depth = 8, colour = 0, compression = 0, filter = 0, interlace = 0 } = fields
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, compression, filter, interlace], 8)
  return chunk('IHDR', data)
}

/** The one grey pixel of {@link ihdr}. */
export const idat = chunk('IDAT', deflateSync(Uint8Array.of(0, 128)))
export const iend = chunk('IEND')

/** A PNG of these chunks, or of any other parts. */
export function png(...parts: readonly Uint8Array[]): Uint8Array {
  return join(signature, ...parts)
}

/** A sound PNG with these chunks before its pixels. */
export function soundPng(...extra: readonly Uint8Array[]): Uint8Array {
  return png(ihdr(), ...extra, idat, iend)
}

/** An iTXt chunk as a badge has it, or with other flags and tags. */
export function itxt(keyword: string, text: Uint8Array | string, { head = '\0\0\0\0\0' } = {}) {
  return chunk('iTXt', join(latin1(keyword + head), typeof text === 'string' ? Buffer.from(text) : text))
}

/** A tEXt chunk; `text` as bytes, or as Latin-1. */
export function text(keyword: string, value: Uint8Array | string) {
  return chunk('tEXt', join(latin1(`${keyword}\0`), typeof value === 'string' ? latin1(value) : value))
}

/** A zTXt chunk; `value` as Latin-1. */
export function ztxt(keyword: string, value: string) {
  return chunk('zTXt', join(latin1(`${keyword}\0\0`), deflateSync(latin1(value))))
}

/** The types of the chunks of a sound PNG, read naively. */
export function chunkTypes(image: Uint8Array): string[] {
  const bytes = Buffer.from(image)
  const types: string[] = []
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    types.push(bytes.toString('latin1', at + 4, at + 8))
  return types
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

export function latin1(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(value, 'latin1'))
}

/** The code of the OpenBadgesError that `act` throws; what else it does is given back or thrown on. */
export function codeOf(act: () => unknown): unknown {
  try {
    return act()
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return inWords(thrown.problems[0]).code
    throw thrown
  }
}
