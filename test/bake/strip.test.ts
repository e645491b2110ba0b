import { describe, expect, it } from 'vitest'
import { bake, strip } from '../../src/bake.ts'
import { chunk, codeOf, idat, iend, ihdr, itxt, join, png, soundPng, text, ztxt } from '../support/png.ts'

const KEYWORD = 'openbadgecredential'

describe('strip', () => {
  it('takes out what bake put in, byte for byte', () => {
    const image = png(ihdr(), chunk('abCd'), idat, chunk('tIME', '\x07\xea\x01\x01\0\0\0'), iend)
    expect(strip(bake(image, { a: 1 }))).toEqual(image)
  })

  it('gives an equal copy of a picture without a credential', () => {
    const image = soundPng(itxt('openbadges', '{}'))
    const before = image.slice()
    const copy = strip(image)
    expect(copy).toEqual(image)
    expect(copy.buffer).not.toBe(image.buffer)
    copy.fill(0)
    expect(image).toEqual(before)
  })

  it('takes out every 3.0 carrier: doubled, of any type, broken, with a wrong checksum', () => {
    const carriers = [
      itxt(KEYWORD, '{}'),
      text(KEYWORD, '{}'),
      ztxt(KEYWORD, '{}'),
      chunk('iTXt', KEYWORD),
      chunk('iTXt', `${KEYWORD}\0\0\0\0\0{}`, { crc: 0 })
    ]
    expect(strip(png(ihdr(), ...carriers, idat, ...carriers, iend))).toEqual(soundPng())
  })

  it('leaves other texts and older badges', () => {
    const others = [
      itxt('openbadges', '{}'),
      text('openbadges', 'a'),
      itxt('clrcredential', '{}'),
      text(`${KEYWORD}s`, 'a')
    ]
    expect(strip(soundPng(...others))).toEqual(soundPng(...others))
  })

  it('refuses a broken picture', () => {
    expect(codeOf(() => strip(png(ihdr(), idat)))).toBe('OB_PNG_TRUNCATED')
    expect(codeOf(() => strip(join(soundPng(), iend)))).toBe('OB_PNG_TRAILING_DATA')
    expect(codeOf(() => strip(soundPng(), { limits: { maxChunks: 2 } }))).toBe('OB_LIMIT_CHUNKS')
  })

  it('throws a TypeError for a wrong argument', () => {
    expect(() => Reflect.apply(strip, undefined, [soundPng().buffer])).toThrow(TypeError)
    expect(() => Reflect.apply(strip, undefined, [soundPng(), { replace: true }])).toThrow(TypeError)
  })
})
