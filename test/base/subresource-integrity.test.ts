import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DigestAlgorithm, digestSRI } from '../../src/base/subresource-integrity.ts'

describe('digestSRI', () => {
  test.each([
    ['sha256', 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
    [undefined, 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb'],
    [
      'sha512',
      'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=='
    ]
  ] as const)('of nothing by %s', (algorithm, expected) => {
    expect(digestSRI(new Uint8Array(), algorithm)).toBe(expected)
    expect(digestSRI(new Uint8Array(1), algorithm)).not.toBe(expected)
  })

  test('of the example in the standard', () => {
    const script = new TextEncoder().encode("alert('Hello, world.');")
    expect(digestSRI(script)).toBe('sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO')
  })

  test('of any bytes as Node has it', () => {
    const algorithm = fc.constantFrom<DigestAlgorithm>('sha256', 'sha384', 'sha512')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), algorithm, (bytes, algorithm) => {
        const digest = createHash(algorithm).update(bytes).digest('base64')
        expect(digestSRI(bytes, algorithm)).toBe(`${algorithm}-${digest}`)
      })
    )
  })

  test.each<[string, () => string]>([
    ['text', () => digestSRI('text' as never)],
    ['a buffer', () => digestSRI(new ArrayBuffer(1) as never)],
    ['md5', () => digestSRI(new Uint8Array(), 'md5' as never)],
    ['a member of every object', () => digestSRI(new Uint8Array(), 'constructor' as never)]
  ])('%s is a TypeError', (_, digest) => {
    expect(digest).toThrow(TypeError)
  })
})
