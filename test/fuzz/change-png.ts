/**
 * Changes of a PNG: of its bytes, of its chunks with right checksums, of the badge in it.
 * @module
 */
import { deflateSync } from 'node:zlib'
import { chunk, itxt, join, latin1, signature, text, ztxt } from '../support/png.ts'
import type { Random } from './random.ts'

/** Changes the bytes of a picture; `another` is one with another badge. */
export type BytesChange = (bytes: Uint8Array, random: Random, another: () => Uint8Array) => Uint8Array

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = Buffer.from(bytes)
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= view.length; ) {
    const length = Math.min(view.readUInt32BE(at), view.length - at - 12)
    chunks.push({
      type: view.toString('latin1', at + 4, at + 8),
      data: new Uint8Array(view.subarray(at + 8, at + 8 + length))
    })
    at += length + 12
  }
  return chunks
}

const written = (chunks: readonly Chunk[]) =>
  join(signature, ...chunks.map(({ type, data }) => chunk(type, data)))

/** Edits the list of chunks; their checksums are right again afterwards. */
function withChunks(
  edit: (chunks: Chunk[], place: number, random: Random, another: () => Uint8Array) => void
): BytesChange {
  return (bytes, random, another) => {
    const chunks = chunksOf(bytes)
    if (chunks.length > 0) edit(chunks, random.below(chunks.length), random, another)
    return written(chunks)
  }
}

const types = [
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'iTXt',
  'tEXt',
  'zTXt',
  'tIME',
  'gAMA',
  'acTL',
  'fdAT',
  'abCD',
  'ABCD',
  'itxt'
]

const isCarrier = ({ type }: Chunk) => type === 'iTXt'

/** What stands in the chunk of the badge, after keyword, flags and tags. */
function carriedIn(chunks: readonly Chunk[]): Uint8Array {
  const { data } = chunks.find(isCarrier) ?? { data: new Uint8Array() }
  return data.slice(data.lastIndexOf(0) + 1)
}

const keywords = [
  'openbadgecredential',
  'openbadges',
  'openbadgecredential ',
  'OpenBadgeCredential',
  'clrcredential',
  'x'
]

/** Chunks that carry `body` in other ways than a badge should be carried. */
const carriers: readonly ((body: Uint8Array, random: Random) => Uint8Array)[] = [
  (body, random) => itxt(random.pick(keywords), body),
  (body, random) => itxt(random.pick(keywords), body, { head: '\0\0\0fr\0Badge\0' }),
  (body, random) =>
    chunk('iTXt', join(latin1(`${random.pick(keywords)}\0\u0001\0\0\0`), new Uint8Array(deflateSync(body)))),
  (body, random) => chunk('iTXt', join(latin1(`${random.pick(keywords)}\0\u0001\u0001\0\0`), body)),
  (body, random) => text(random.pick(keywords), body),
  (body, random) => ztxt(random.pick(keywords), Buffer.from(body).toString('latin1')),
  (body, random) => chunk('iTXt', join(latin1(random.pick(keywords)), body)),
  (_, random) => itxt(random.pick(keywords), ''),
  () => ztxt('openbadgecredential', 'x'.repeat(3_000_000))
]

const raw = (bytes: Uint8Array): Chunk => ({
  type: Buffer.from(bytes.subarray(4, 8)).toString('latin1'),
  data: bytes.slice(8, -4)
})

/** Damage to bytes of any kind: a bit, a byte, a run, an end. */
export const byteChanges: Readonly<Record<string, BytesChange>> = {
  bit: (bytes, random) => {
    const place = random.below(bytes.length)
    return bytes.with(place, (bytes[place] ?? 0) ^ (1 << random.below(8)))
  },
  byte: (bytes, random) => bytes.with(random.below(bytes.length), random.below(256)),
  'bytes in between': (bytes, random) => {
    const place = random.below(bytes.length + 1)
    const added = Uint8Array.from({ length: 1 + random.below(8) }, () => random.below(256))
    return join(bytes.slice(0, place), added, bytes.slice(place))
  },
  'bytes gone': (bytes, random) => {
    const place = random.below(bytes.length)
    return join(bytes.slice(0, place), bytes.slice(place + 1 + random.below(16)))
  },
  'cut off': (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  'more after it': (bytes, random, another) =>
    join(bytes, random.pick([latin1('PK\u0003\u0004'), latin1('<html>'), new Uint8Array(1), another()])),
  spliced: (bytes, random, another) => {
    const other = another()
    return join(bytes.slice(0, random.below(bytes.length)), other.slice(random.below(other.length)))
  }
}

/** Changes of a PNG by name. */
export const pngChanges: Readonly<Record<string, BytesChange>> = {
  ...byteChanges,
  'chunk gone': withChunks((chunks, place) => chunks.splice(place, 1)),
  'chunk twice': withChunks((chunks, place, random) => {
    const twin = chunks[place]
    if (twin !== undefined) chunks.splice(random.below(chunks.length + 1), 0, twin)
  }),
  'chunk moved': withChunks((chunks, place, random) => {
    chunks.splice(random.below(chunks.length), 0, ...chunks.splice(place, 1))
  }),
  'chunk called otherwise': withChunks((chunks, place, random) => {
    chunks[place] = { type: random.pick(types), data: chunks[place]?.data ?? new Uint8Array() }
  }),
  'chunk of another': withChunks((chunks, place, random, another) => {
    chunks.splice(place, random.below(2), random.pick(chunksOf(another())))
  }),
  'data of a chunk': withChunks((chunks, place, random, another) => {
    const one = random.oneIn(2) ? chunks.find(isCarrier) : chunks[place]
    if (one === undefined || one.data.length === 0) return
    const change = random.pick(Object.values(byteChanges))
    chunks[chunks.indexOf(one)] = { ...one, data: change(one.data, random, () => another().slice(0, 64)) }
  }),
  'another carrier': withChunks((chunks, place, random, another) => {
    const body = carriedIn(random.oneIn(2) ? chunks : chunksOf(another()))
    const added = raw(random.pick(carriers)(body, random))
    if (random.oneIn(2)) chunks.splice(place, 0, added)
    else chunks.splice(Math.max(chunks.findIndex(isCarrier), 0), 1, added)
  }),
  'a false length': (bytes, random) => {
    const copy = Buffer.from(bytes)
    if (copy.length < 16) return bytes
    const starts = [8]
    for (const { data } of chunksOf(bytes)) starts.push((starts.at(-1) ?? 8) + data.length + 12)
    const at = random.pick(starts)
    if (at + 4 > copy.length) return bytes
    copy.writeUInt32BE(random.pick([0, 1, 0x7fffffff, 0x80000000, 0xffffffff, copy.length]), at)
    return new Uint8Array(copy)
  }
}

/** `picture` with other bytes where its badge stood. */
export function withCarried(picture: Uint8Array, body: string | Uint8Array): Uint8Array {
  return written(
    chunksOf(picture).map(one => (isCarrier(one) ? raw(itxt('openbadgecredential', body)) : one))
  )
}
