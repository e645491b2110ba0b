import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { bake, strip, unbake } from '../../src/bake.ts'
import { chunkTypes, codeOf } from '../support/png.ts'
import { vectors } from '../support/vectors.ts'

const { path, missing, note } = vectors('pngsuite')
const files = missing ? [] : readdirSync(path).filter(file => file.endsWith('.png'))
const good = files.filter(file => !file.startsWith('x'))

const credential = Object.freeze({ name: 'Gérer son budget 😀' })

/** The corrupt pictures, each with its one fault. */
const corrupt = {
  'xc1n0g08.png': 'OB_PNG_HEADER',
  'xc9n2c08.png': 'OB_PNG_HEADER',
  'xcrn0g04.png': 'OB_PNG_SIGNATURE',
  'xcsn0g01.png': 'OB_PNG_CRC',
  'xd0n2c08.png': 'OB_PNG_HEADER',
  'xd3n2c08.png': 'OB_PNG_HEADER',
  'xd9n2c08.png': 'OB_PNG_HEADER',
  'xdtn0g01.png': 'OB_PNG_CHUNK_MISSING',
  'xhdn0g08.png': 'OB_PNG_CRC',
  'xlfn0g04.png': 'OB_PNG_SIGNATURE',
  'xs1n0g01.png': 'OB_PNG_SIGNATURE',
  'xs2n0g01.png': 'OB_PNG_SIGNATURE',
  'xs4n0g01.png': 'OB_PNG_SIGNATURE',
  'xs7n0g01.png': 'OB_PNG_SIGNATURE'
}

function picture(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(path, file)))
}

function pixels(image: Uint8Array): Buffer {
  return PNG.sync.read(Buffer.from(image)).data
}

describe.skipIf(missing)(`PngSuite${note}`, () => {
  it('has 162 good and 14 corrupt pictures', () => {
    expect([good.length, files.length - good.length]).toEqual([162, 14])
  })

  it.each(good)('bakes, unbakes and strips %s, and the picture stays the same', file => {
    const image = picture(file)
    const before = image.slice()
    expect(unbake(image, { checkAllCrcs: true })).toBeUndefined()
    const baked = bake(image, credential)
    expect(image).toEqual(before)

    const types = chunkTypes(image)
    expect(chunkTypes(baked)).toEqual(types.toSpliced(types.indexOf('IDAT'), 0, 'iTXt'))
    expect(unbake(baked, { checkAllCrcs: true })).toMatchObject({ credential, problems: [] })
    expect(strip(baked)).toEqual(image)
    expect(pixels(baked).equals(pixels(image))).toBe(true)
  })

  it.each(Object.entries(corrupt))('refuses to bake %s with %s', (file, code) => {
    const image = picture(file)
    expect(codeOf(() => bake(image, credential))).toBe(code)
    expect(codeOf(() => unbake(image, { checkAllCrcs: true }))).toBe(code)
  })
})
