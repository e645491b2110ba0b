import { setImmediate as tick } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from '../../src/fetch/turns.ts'

/** Work that goes on until it is told to end. */
function work(name: string, started: string[]) {
  let end: (failure?: Error) => void = () => {}
  const done = new Promise<string>((resolve, reject) => {
    end = failure => (failure === undefined ? resolve(name) : reject(failure))
  })
  const start = () => {
    started.push(name)
    return done
  }
  return { end, start }
}

test('a place goes from hand to hand, first come, first served, also after a failure', async () => {
  const started: string[] = []
  const takeTurn = createTurns(1)
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => work(name, started))
  if (!(a && b && c && d)) throw new Error('four')
  const turnOfA = takeTurn(a.start)
  const turnOfB = takeTurn(b.start)
  expect(started).toEqual(['a'])
  a.end(new Error('a failed'))
  await expect(turnOfA).rejects.toThrow('a failed')
  await tick()
  expect(started).toEqual(['a', 'b'])
  // Who comes now, while b works, waits as well.
  const turnOfC = takeTurn(c.start)
  const turnOfD = takeTurn(d.start)
  await tick()
  expect(started).toEqual(['a', 'b'])
  b.end()
  expect(await turnOfB).toBe('b')
  await tick()
  expect(started).toEqual(['a', 'b', 'c'])
  c.end()
  d.end()
  expect([await turnOfC, await turnOfD]).toEqual(['c', 'd'])
  expect(await takeTurn(async () => 'e')).toBe('e')
})
