import { expect, it } from 'vitest'
import { decodeLatin1 } from '../../src/image/latin1.ts'

it('reads every byte as the code point of its number, in texts of any length', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at & 255)
  const text = decodeLatin1(bytes)
  expect(text).toHaveLength(bytes.length)
  expect(Uint8Array.from(text, character => character.charCodeAt(0))).toEqual(bytes)
})
