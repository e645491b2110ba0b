/** Looking names up: as the system does, and not too many at once. */
import { expect, test, vi } from 'vitest'
import { systemLookup, twoAtATime } from '../../src/node/lookup.ts'

test('the system knows its own name', async () => {
  const addresses = await systemLookup('localhost')
  expect(addresses.length).toBeGreaterThan(0)
  expect(addresses.filter(address => address !== '127.0.0.1' && address !== '::1')).toEqual([])
})

test('two names are looked up at a time, and one that fails makes room', async () => {
  const running: { readonly hostname: string; answer(failing: boolean): void }[] = []
  const asked: string[] = []
  const look = twoAtATime(hostname => {
    asked.push(hostname)
    return new Promise((resolve, reject) => {
      running.push({
        hostname,
        answer: failing => (failing ? reject(new Error(hostname)) : resolve([hostname]))
      })
    })
  })
  const answers = Promise.allSettled(['a', 'b', 'c', 'd'].map(look))
  const next = async (failing: boolean, expected: readonly string[]) => {
    await vi.waitFor(() => expect(asked).toEqual(expected))
    running.shift()?.answer(failing)
  }
  await next(false, ['a', 'b'])
  await next(true, ['a', 'b', 'c'])
  await next(false, ['a', 'b', 'c', 'd'])
  await next(false, ['a', 'b', 'c', 'd'])
  expect((await answers).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled'
  ])
})
