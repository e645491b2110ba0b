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

test('long texts, and what took the long road, count for more', async () => {
  const left = async (text: string, road: 'compiled' | 'jsonld') => {
    const allowance = createChainAllowance(10_000)
    await allowance.within(async () => ({ text, road }))
    let most = 0
    const noted = async (max: number) => {
      most = max
      return { text: '', road: 'compiled' as const }
    }
    await allowance.within(noted).catch(() => undefined)
    return most
  }
  expect(await left(statements(99), 'compiled')).toBe(1_900)
  expect(await left(statements(99), 'jsonld')).toBe(1_000)
  expect(await left(`_:a <urn:b> "${'x'.repeat(100_000)}" .\n`, 'compiled')).toBe(1_666)
  expect(await left(statements(300), 'jsonld')).toBe(0)
})
