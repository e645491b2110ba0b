import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createIssuer, type IssueInput, type Signer } from '../../src/index.ts'
import { achievement, clock, issuerKey } from '../support/badges.ts'

const issuer = createIssuer({ profile: { name: 'Campus Exemple' }, signer: issuerKey.signer, now: clock })
const inputOf = (index: number) => ({
  achievement,
  recipient: { email: `p${index}@example.org` },
  row: index
})
const partsOf = ({ row: _, ...parts }: ReturnType<typeof inputOf>): IssueInput => parts

function refuseSecond(row: ReturnType<typeof inputOf>): IssueInput {
  if (row.row === 1) throw new RangeError('no such class')
  return partsOf(row)
}

function* endlessly() {
  for (let index = 0; ; index++) yield partsOf(inputOf(index))
}

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const result of results) all.push(result)
  return all
}

describe('issuing many badges', () => {
  test('gives one result for each input, in order', async () => {
    const inputs = Array.from({ length: 25 }, (_, index) => partsOf(inputOf(index)))
    const results = await collect(issuer.issueAll(inputs))
    expect(results.map(({ index }) => index)).toEqual(inputs.map((_, index) => index))
    expect(results.every(({ input }, index) => input === inputs[index])).toBe(true)
    expect(results.every(({ badge }) => badge?.proof.length === 1)).toBe(true)
  })

  test('gives the problems of an input that makes no badge, and all the others their badges', async () => {
    const bad = { achievement, recipient: { email: 'nobody' } }
    const results = await collect(issuer.issueAll([partsOf(inputOf(0)), bad, partsOf(inputOf(2))]))
    expect(results.map(({ badge }) => badge !== undefined)).toEqual([true, false, true])
    expect(results[1]?.problems?.map(({ code }) => code)).toEqual(['MALFORMED_VALUE_ERROR'])
  })

  test('makes awards of rows that have more to them', async () => {
    const rows = [inputOf(0), inputOf(1)]
    const results = await collect(
      issuer.issueAll(rows, {
        award: async ({ row: _, ...parts }, index) => ({ ...parts, name: `No. ${index}` })
      })
    )
    expect(results.map(({ input }) => input.row)).toEqual([0, 1])
    expect(results.map(({ badge }) => badge?.name)).toEqual(['No. 0', 'No. 1'])
    expect(() => issuer.issueAll(rows, { award: 'achievement' as never })).toThrow(TypeError)
  })

  test.each<[string, (row: ReturnType<typeof inputOf>) => IssueInput | Promise<IssueInput>]>([
    ['throws', row => refuseSecond(row)],
    ['answers a promise that is rejected', async row => refuseSecond(row)]
  ])('goes on with the others where `award` %s', async (_, award) => {
    const results = await collect(issuer.issueAll([inputOf(0), inputOf(1), inputOf(2)], { award }))
    expect(results.map(({ badge }) => badge !== undefined)).toEqual([true, false, true])
    expect(results[1]?.problems).toEqual([
      {
        code: 'OB_AWARD_FAILED',
        severity: 'error',
        detail: 'there is no award of this input: `award` threw "no such class"',
        cause: { name: 'RangeError', message: 'no such class' },
        spec: expect.any(String)
      }
    ])
  })

  test.each([
    ['a source', {}],
    ['a source with more at a time', { concurrency: 20 }],
    ['an asynchronous source', { later: true }]
  ])('copies each award before it asks for the next, so that %s may use one object again', async (_, how) => {
    const { later = false, ...options } = how as { later?: boolean; concurrency?: number }
    const shared = { achievement, name: '', recipient: { id: '' } }
    const changed = (index: number) => {
      shared.name = `No. ${index}`
      shared.recipient.id = `urn:x:${index}`
      return shared
    }
    function* now() {
      for (let index = 0; index < 12; index++) yield changed(index)
    }
    async function* then() {
      yield* now()
    }
    const results = await collect(issuer.issueAll(later ? then() : now(), options))
    const made = results.map(({ badge }) => [badge?.name, badge?.credentialSubject.id])
    expect(made).toEqual(Array.from({ length: 12 }, (_, index) => [`No. ${index}`, `urn:x:${index}`]))
    const rows = Array.from({ length: 12 }, (_, index) => index)
    const ofRows = await collect(issuer.issueAll(rows, { award: changed, ...options }))
    expect(ofRows.map(({ badge }) => badge?.name)).toEqual(rows.map(index => `No. ${index}`))
  })

  test.each(['iterator', 'asyncIterator'] as const)(
    'opens its source (%s) when the loop begins',
    async kind => {
      const broken = () => {
        throw new RangeError('the source cannot be opened')
      }
      const source = { [Symbol[kind]]: broken } as unknown as Iterable<IssueInput>
      const results = issuer.issueAll(source)
      await expect(collect(results)).rejects.toThrow('the source cannot be opened')
    }
  )

  test('takes an asynchronous source, and no more of it than the loop and the concurrency ask for', async () => {
    let taken = 0
    async function* endless() {
      for (;;) yield partsOf(inputOf(taken++))
    }
    let seen = 0
    for await (const { badge } of issuer.issueAll(endless(), { concurrency: 3 })) {
      expect(badge).toBeDefined()
      if (++seen === 5) break
    }
    expect(taken).toBeLessThanOrEqual(8)
  })

  test('has as many badges under way as it is told, and no more', async () => {
    let [underWay, most] = [0, 0]
    let release: () => void = () => {}
    const full = new Promise<void>(resolve => {
      release = resolve
    })
    const slow: Signer = {
      ...issuerKey.signer,
      sign: async message => {
        most = Math.max(most, ++underWay)
        if (underWay === 5) release()
        await Promise.race([full, sleep(2_000)])
        await sleep(20)
        underWay--
        return issuerKey.signer.sign(message)
      }
    }
    const slowly = createIssuer({ signer: slow, profile: { name: 'Campus' }, now: clock })
    const inputs = Array.from({ length: 12 }, (_, index) => partsOf(inputOf(index)))
    await collect(slowly.issueAll(inputs, { concurrency: 5 }))
    expect(most).toBe(5)
  })

  test('tells how far it is', async () => {
    const done: number[] = []
    const inputs = [0, 1, 2].map(index => partsOf(inputOf(index)))
    await collect(issuer.issueAll(inputs, { onProgress: count => done.push(count) }))
    expect(done).toEqual([1, 2, 3])
  })

  test('ends with the reason of the signal', async () => {
    const controller = new AbortController()
    const inputs = Array.from({ length: 100 }, (_, index) => partsOf(inputOf(index)))
    let seen = 0
    const loop = (async () => {
      for await (const _ of issuer.issueAll(inputs, { signal: controller.signal })) {
        if (++seen === 3) controller.abort(new Error('enough'))
      }
    })()
    await expect(loop).rejects.toThrow('enough')
    expect(seen).toBeLessThan(100)
  })

  test('lets others have their turn, so that a deadline is kept', async () => {
    let seen = 0
    const loop = (async () => {
      for await (const _ of issuer.issueAll(endlessly(), { signal: AbortSignal.timeout(400) })) seen++
    })()
    await expect(loop).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }))
    expect(seen).toBeGreaterThan(0)
  })

  test('ends with the signal also while a signer keeps it waiting', async () => {
    const silent: Signer = { ...issuerKey.signer, sign: () => new Promise(() => {}) }
    const waiting = createIssuer({ signer: silent, profile: { name: 'Campus' }, now: clock })
    const controller = new AbortController()
    const loop = collect(waiting.issueAll([partsOf(inputOf(0))], { signal: controller.signal }))
    await sleep(5)
    controller.abort(new Error('the class is over'))
    await expect(loop).rejects.toThrow('the class is over')
  })

  test.each(['in its body', 'by its source'])('ends at once if it is aborted %s', async where => {
    const controller = new AbortController()
    const abort = () => controller.abort(new Error('enough'))
    async function* waiting() {
      yield partsOf(inputOf(0))
      if (where === 'by its source') abort()
      await new Promise(() => {})
    }
    const loop = (async () => {
      const results = issuer.issueAll(waiting(), { signal: controller.signal, concurrency: 1 })
      for await (const _ of results) if (where === 'in its body') abort()
    })()
    await expect(loop).rejects.toThrow('enough')
  })

  test('begins nothing under a signal that was aborted', async () => {
    const results = issuer.issueAll(endlessly(), { signal: AbortSignal.abort(new Error('too late')) })
    await expect(collect(results)).rejects.toThrow('too late')
  })

  test('closes its source when the loop is left', async () => {
    let closed = false
    function* source() {
      try {
        yield* endlessly()
      } finally {
        closed = true
      }
    }
    for await (const _ of issuer.issueAll(source())) break
    expect(closed).toBe(true)
  })

  test('throws what the source throws, and for wrong calls', async () => {
    async function* broken() {
      yield partsOf(inputOf(0))
      throw new RangeError('the database is gone')
    }
    await expect(collect(issuer.issueAll(broken()))).rejects.toThrow(RangeError)
    const timeless = createIssuer({
      signer: issuerKey.signer,
      profile: { name: 'Campus' },
      now: () => Number.NaN
    })
    await expect(collect(timeless.issueAll([partsOf(inputOf(0))]))).rejects.toThrow(TypeError)
    expect(() => issuer.issueAll([], { concurrency: 0 })).toThrow(TypeError)
    expect(() => issuer.issueAll('lea@example.org' as never)).toThrow(TypeError)
    expect(() => issuer.issueAll([], { paralel: 2 } as never)).toThrow(TypeError)
  })
})
