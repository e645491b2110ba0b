/** `#base64url`: what Node does in its own way, and what the Web does, is the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as ofNode from '../../src/node/base64url.ts'
import * as ofTheWeb from '../../src/platform/base64url.ts'

describe('base64url of both platforms', () => {
  test('writes the same, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(5), (bytes, from) => {
        // Not at the beginning of its buffer.
        const part = bytes.subarray(from)
        const text = ofNode.encode(part)
        expect(ofTheWeb.encode(part)).toBe(text)
        expect([ofNode.decode(text), ofTheWeb.decode(text)]).toEqual([part, part])
      })
    )
  })

  test('reads the same, and refuses the same', () => {
    const text = fc.oneof(
      fc.stringMatching(/^[\w-]{0,12}$/),
      fc.stringMatching(/^[\w+/=\s-]{0,12}$/),
      fc.string({ unit: 'binary', maxLength: 8 })
    )
    let read = 0
    fc.assert(
      fc.property(text, text => {
        const bytes = ofNode.decode(text)
        if (bytes !== undefined) read++
        expect([text, ofTheWeb.decode(text)]).toEqual([text, bytes])
      }),
      { numRuns: 5_000 }
    )
    expect(read).toBeGreaterThan(500)
  })

  test('gives bytes in a buffer of their own', () => {
    const bytes = ofNode.decode('AQID')
    expect(bytes?.buffer.byteLength).toBe(3)
    expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
  })
})
