import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import { type AnyCredential, createVerifier, type VerificationReport } from '../../src/index.ts'
import { clock, errorsOf, signedBadge } from '../support/badges.ts'

const badge = await signedBadge()
const forged = { ...badge, name: 'Another name' }
const verifier = createVerifier({ now: clock })

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const result of results) all.push(result)
  return all
}

function* endlessly() {
  for (;;) yield badge
}

/** A verifier that waits for ever for the list of a badge, and how often it was told to stop. */
async function waiting() {
  const ended: boolean[] = []
  const asking = createVerifier({
    now: clock,
    statusIssuers: ['https://example.org'],
    fetch: (_, { signal }) =>
      new Promise(() => signal.addEventListener('abort', () => ended.push(signal.aborted)))
  })
  const credentialStatus = { id: 'https://example.org/status#1', type: '1EdTechRevocationList' }
  const revocable = await signedBadge({ credentialStatus })
  return { asking, revocable, ended }
}

describe('verifying many badges', () => {
  test('gives one report for each input, in order, whatever the input is', async () => {
    const inputs = [badge, forged, JSON.stringify(badge), undefined, 17, new Uint8Array()]
    const results = await collect(verifier.verifyAll(inputs))
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5])
    expect(results.every(({ input }, index) => input === inputs[index])).toBe(true)
    expect(results.map(({ report }) => report?.verified)).toEqual([true, false, true, false, false, false])
  })

  test('answers as verify does', async () => {
    const reports = await Promise.all([badge, forged].map(input => verifier.verify(input)))
    const results = await collect(verifier.verifyAll([badge, forged]))
    expect(results.map(({ report }) => report)).toEqual(reports)
  })

  test('knows the badge of a row, also if it must be waited for, and whom it should be about', async () => {
    const rows = [
      { file: 'lea.json', email: 'lea@example.org' },
      { file: 'lea.json', email: 'tom@example.org' }
    ]
    const results = verifier.verifyAll(rows, {
      badge: ({ file }) => sleep(1, file === 'lea.json' ? badge : undefined),
      options: ({ email }, index) => ({ expect: { email }, keepEvidence: index === 1 })
    })
    const [first, second] = await collect(results)
    expect([first?.input, first?.report?.verdict.bound]).toEqual([rows[0], 'yes'])
    expect([second?.input, second?.report && errorsOf(second.report)]).toEqual([
      rows[1],
      ['OB_RECIPIENT_MISMATCH']
    ])
    expect([first, second].map(result => result?.report?.evidence !== undefined)).toEqual([false, true])
  })

  test('is typed by what was asked for', () => {
    const badges = verifier.verifyAll([badge])
    const credentials = verifier.verifyAll([badge], { options: () => ({ kind: 'credential' }) })
    type ReportOf<T> = T extends AsyncIterable<{ report?: infer Report }> ? Exclude<Report, undefined> : never
    expectTypeOf<ReportOf<typeof badges>>().toEqualTypeOf<VerificationReport>()
    expectTypeOf<ReportOf<typeof credentials>>().toEqualTypeOf<VerificationReport<AnyCredential>>()
  })

  test('takes no more of the source than the loop and the concurrency ask for', async () => {
    let taken = 0
    async function* source() {
      for (const each of endlessly()) {
        taken++
        yield each
      }
    }
    let seen = 0
    for await (const { report } of verifier.verifyAll(source(), { concurrency: 3 })) {
      expect(report?.verified).toBe(true)
      if (++seen === 5) break
    }
    expect(taken).toBeLessThanOrEqual(8)
  })

  test('tells how far it is', async () => {
    const done: number[] = []
    await collect(verifier.verifyAll([badge, forged], { onProgress: count => done.push(count) }))
    expect(done).toEqual([1, 2])
  })

  test('ends with the reason of the signal, and ends what is being fetched', async () => {
    const { asking, revocable, ended } = await waiting()
    const loop = collect(asking.verifyAll([revocable, revocable], { signal: AbortSignal.timeout(30) }))
    await expect(loop).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }))
    expect(ended).toEqual([true, true])
  })

  test('ends what is being fetched when the loop is left, and by a signal of its own', async () => {
    const { asking, revocable, ended } = await waiting()
    for await (const _ of asking.verifyAll([badge, revocable, revocable])) break
    await vi.waitFor(() => expect(ended).toEqual([true, true]))
    const [own] = await collect(
      asking.verifyAll([revocable], { options: () => ({ signal: AbortSignal.timeout(20) }) })
    )
    expect(own?.report?.fetched.map(({ code }) => code)).toEqual(['OB_FETCH_ABORTED'])
  })

  test('takes what is said of each input before it asks for the next, so that one object may be used again', async () => {
    const [lea, tom] = await Promise.all(
      ['lea', 'tom'].map(name => signedBadge({ recipient: { email: `${name}@example.org` } }))
    )
    const shared = { badge: lea, email: '' }
    function* rows() {
      for (const [badge, email] of [
        [lea, 'lea'],
        [tom, 'tom'],
        [lea, 'tom'],
        [tom, 'lea']
      ] as const) {
        Object.assign(shared, { badge, email: `${email}@example.org` })
        yield shared
      }
    }
    const results = await collect(
      verifier.verifyAll(rows(), {
        badge: row => row.badge,
        options: ({ email }) => ({ expect: { email } })
      })
    )
    expect(results.map(({ report }) => report?.verdict.bound)).toEqual(['yes', 'yes', 'no', 'no'])
  })

  test('lets others have their turn, so that a deadline is kept', async () => {
    const loop = collect(verifier.verifyAll(endlessly(), { signal: AbortSignal.timeout(50) }))
    await expect(loop).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }))
  })

  test('tells the error of an input that cannot be asked about, and goes on with the others', async () => {
    const rows = [
      { file: 'lea.json', email: 'lea@example.org' },
      { file: 'lost.json', email: 'lea@example.org' },
      { file: 'lea.json', email: ' ' },
      { file: 'lea.json', email: 'lea@example.org' }
    ]
    const results = verifier.verifyAll(rows, {
      badge: ({ file }) => (file === 'lost.json' ? Promise.reject(new RangeError('no such file')) : badge),
      options: ({ email }) => ({ expect: { email } })
    })
    const all = await collect(results)
    expect(all.map(({ report }) => report?.verified)).toEqual([true, undefined, undefined, true])
    expect(all.map(({ error }) => error?.message)).toEqual([
      undefined,
      'no such file',
      expect.stringContaining('expect.email'),
      undefined
    ])
    const thrown = 'no Error'
    const [odd] = await collect(verifier.verifyAll([badge], { badge: () => Promise.reject(thrown) }))
    expect([odd?.error?.message, odd?.error?.cause]).toEqual([thrown, thrown])
    const wrong = [() => ({ expects: {} }), () => null] as never[]
    for (const options of wrong) {
      const [result] = await collect(verifier.verifyAll([badge], { options }))
      expect(result?.error).toBeInstanceOf(TypeError)
    }
  })

  test('throws what the source throws, and for wrong calls', async () => {
    async function* broken() {
      yield badge
      throw new RangeError('the disk is gone')
    }
    await expect(collect(verifier.verifyAll(broken()))).rejects.toThrow(RangeError)
    expect(() => verifier.verifyAll(JSON.stringify(badge))).toThrow(TypeError)
    expect(() => verifier.verifyAll(new Uint8Array(3))).toThrow(TypeError)
    expect(() => verifier.verifyAll([badge], { concurrency: 1001 })).toThrow(TypeError)
    expect(() => verifier.verifyAll([badge], { expect: {} } as never)).toThrow(/one of `options`, a function/)
    expect(() => verifier.verifyAll([badge], { signal: {} } as never)).toThrow(
      'signal must be an AbortSignal'
    )
    expect(() => verifier.verifyAll([badge], { badge: 'file' } as never)).toThrow(TypeError)
    for (const inputs of [undefined, null, {}, 5])
      expect(() => verifier.verifyAll(inputs as never)).toThrow('inputs must be an iterable')
  })
})
