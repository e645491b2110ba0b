import { expect, test } from 'vitest'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { createChainAllowance } from '../../src/proof/chain-allowance.ts'

const statements = (count: number) => '_:a <urn:b> _:c .\n'.repeat(count)

/** What each of several documents of so many statements was told that it may have. */
async function told(maxQuads: number, counts: readonly number[]): Promise<(number | string)[]> {
  const allowance = createChainAllowance(maxQuads)
  const answers: (number | string)[] = []
  for (const count of counts) {
    const canonicalize = async (left: number) => {
      answers.push(left)
      if (count > left) throw new Error('too long')
      return { text: statements(count), road: 'compiled' } as const
    }
    await allowance.within(canonicalize).then(
      ({ text }) => expect(text).toBe(statements(count)),
      thrown => answers.push(thrown instanceof OpenBadgesError ? thrown.code : 'too long')
    )
  }
  return answers
}

test('documents may have a fifth of the limit together', async () => {
  expect(await told(1_000, [99, 49, 10])).toEqual([200, 100, 50])
  expect(await told(1_000, [199, 1])).toEqual([200, 'OB_LIMIT_QUADS'])
})

test('after one that is too long nothing is canonicalized', async () => {
  expect(await told(1_000, [201, 1, 1])).toEqual([200, 'too long', 'OB_LIMIT_QUADS', 'OB_LIMIT_QUADS'])
})
