import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { takeBreath } from '../../src/base/breath.ts'
import { createFreshCache } from '../../src/base/fresh-cache.ts'

const value = (name: string, size = 1) => ({ name, size })
const cache = () => createFreshCache<ReturnType<typeof value>>(({ size }) => size)

describe('a cache of what is fresh', () => {
  test('has a value from when it was had until its time is over', () => {
    const kept = cache()
    kept.set('a', value('a'), 1_000, 50)
    expect([999, 1_000, 1_049, 1_050].map(now => kept.get('a', now)?.name)).toEqual([
      undefined,
      'a',
      'a',
      undefined
    ])
    expect(kept.get('b', 1_000)).toBeUndefined()
  })

  test('keeps nothing for no time', () => {
    const kept = cache()
    kept.set('a', value('a'), 1_000, 0)
    kept.set('b', value('b'), 1_000, -1)
    expect([kept.get('a', 1_000), kept.get('b', 1_000)]).toEqual([undefined, undefined])
  })

  test('puts nothing older in the place of what was had later, unless that is over', async () => {
    const kept = cache()
    kept.set('a', value('new'), 1_000, 20)
    kept.set('a', value('old'), 999, 20)
    expect(kept.get('a', 1_000)?.name).toBe('new')
    kept.set('a', value('as new'), 1_000, 20)
    expect(kept.get('a', 1_000)?.name).toBe('as new')
    await sleep(25)
    kept.set('a', value('old'), 999, 20)
    expect(kept.get('a', 1_000)?.name).toBe('old')
  })

  test('holds a thousand things, and 32 MiB', () => {
    const kept = cache()
    for (let index = 0; index <= 1_000; index++) kept.set(`${index}`, value(`${index}`), 0, 10_000)
    expect([kept.get('0', 0), kept.get('1', 0)?.name]).toEqual([undefined, '1'])
    kept.set('large', value('large', 32 * 1024 * 1024), 0, 10_000)
    expect([kept.get('large', 0)?.name, kept.get('1', 0)]).toEqual(['large', undefined])
    kept.set('too large', value('too large', 32 * 1024 * 1024 + 1), 0, 10_000)
    expect(kept.get('too large', 0)).toBeUndefined()
  })
})

describe('a breath', () => {
  test.each(['with', 'without'])('lets timers go off first, on platforms %s channels', async which => {
    if (which === 'without') vi.stubGlobal('MessageChannel', undefined)
    let isOver = false
    const timer = setTimeout(() => {
      isOver = true
    }, 5)
    const start = performance.now()
    while (!isOver && performance.now() - start < 5_000) await takeBreath()
    clearTimeout(timer)
    vi.unstubAllGlobals()
    expect(isOver).toBe(true)
  })
})
