import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ProblemCode } from '../../src/problem/codes.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { encodeList } from '../../src/status/encoded-list.ts'
import { createListExpander } from '../../src/status/list-expander.ts'
import { inWords, problemsOf } from '../support/problems.ts'

function codeOf(make: () => unknown): ProblemCode | undefined {
  try {
    make()
    return undefined
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return inWords(thrown.problems[0]).code
    throw thrown
  }
}

const listOf = (fill: number) => encodeList(new Uint8Array(16_384).fill(fill))

describe('the lists of one verification', () => {
  test('are expanded once each', () => {
    const expand = createListExpander(16_384)
    const first = expand(listOf(7), 'multibase', 16_384)
    expect(first.bytes).toEqual(new Uint8Array(16_384).fill(7))
    expect(expand(listOf(7), 'multibase', 16_384)).toBe(first)
  })

  test('have one ceiling of bytes together', () => {
    const expand = createListExpander(32_768)
    expect([1, 2, 3, 2].map(fill => codeOf(() => expand(listOf(fill), 'multibase', 32_768)))).toEqual([
      undefined,
      undefined,
      'OB_LIMIT_STATUS_LIST',
      undefined
    ])
  })

  test('have one ceiling of characters together, those that cannot be expanded included', () => {
    const expand = createListExpander(16 * 1024 * 1024)
    const noise = () => `u${randomBytes(300_000).toString('base64url')}`
    expect([1, 2, 3].map(() => codeOf(() => expand(noise(), 'multibase', 16 * 1024 * 1024)))).toEqual([
      'MALFORMED_VALUE_ERROR',
      'MALFORMED_VALUE_ERROR',
      'OB_LIMIT_STATUS_LIST'
    ])
  })

  test('that are too much are told where they were named', () => {
    const expand = createListExpander(16 * 1024 * 1024)
    const tooMuch = 'u'.repeat(1024 * 1024 + 1)
    const problemsAt = (...place: [path?: string]) =>
      problemsOf(() => expand(tooMuch, 'multibase', 16 * 1024 * 1024, ...place))
    expect(problemsAt('/credentialStatus/1')).toEqual(['OB_LIMIT_STATUS_LIST /credentialStatus/1'])
    expect(problemsAt()).toEqual(['OB_LIMIT_STATUS_LIST undefined'])
  })
})
