import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { effort } from './effort.ts'

const megabyte = new Uint8Array(1_000_000)
const hash = (times: number) => {
  for (let time = 0; time < times; time++) sha256(megabyte)
}

describe('effort', () => {
  test('is the megabytes that could have been hashed', async () => {
    const cost = await effort(() => hash(20))
    expect(cost).toBeGreaterThan(20 / 4)
    expect(cost).toBeLessThan(20 * 4)
  })

  test('counts what is done after a promise', async () => {
    const cost = await effort(async () => {
      await sleep(1)
      hash(20)
    })
    expect(cost).toBeGreaterThan(20 / 4)
  })

  test('counts no waiting, and no work of other processes', async () => {
    const busy = 'const start = process.cpuUsage().user; while (process.cpuUsage().user - start < 1e6);'
    expect(await effort(() => execFileSync(process.execPath, ['-e', busy]))).toBeLessThan(10)
    expect(await effort(() => sleep(500))).toBeLessThan(10)
  })

  test('throws what the work throws', async () => {
    await expect(effort(() => Promise.reject(new RangeError('too much')))).rejects.toThrow(RangeError)
  })
})
