import { expect, test } from 'vitest'
import { createFetchSession } from '../../src/fetch/fetch-session.ts'
import type { AnsweredQuestion } from '../../src/fetch/questioner.ts'

const url = 'https://example.org/did.json'
const request = {
  purpose: 'the document',
  accept: 'application/json',
  mediaTypes: ['application/json'],
  maxBytes: 1_000,
  maxRedirects: 0
}

/** A session in which `text` stands at every address. */
const sessionWith = (text: string) =>
  createFetchSession({
    fetch: async () => new Response(text, { headers: { 'content-type': 'application/json' } }),
    now: () => Date.parse('2026-11-20T08:00:00Z')
  })

const textOf = async (loading: ReturnType<typeof sessionWith>) => {
  const loaded = await loading.load(url, request)
  return 'bytes' in loaded ? new TextDecoder().decode(loaded.bytes) : loaded.problems
}

test('what is recalled stands in the evidence, and answers nobody: who asks gets what is there now', async () => {
  const earlier = sessionWith('{"key":"old"}')
  expect(await textOf(earlier)).toBe('{"key":"old"}')
  const session = sessionWith('{"key":"new"}')
  session.recall(earlier.answered)
  expect(session.fetched.map(({ cached }) => cached)).toEqual([true])
  expect(await textOf(session)).toBe('{"key":"new"}')
  expect(session.fetched.map(({ cached = false }) => cached)).toEqual([false])
  expect(session.answered).toHaveLength(1)
})

test('what was asked for is not replaced by what is recalled, nor is anything recalled twice', async () => {
  const earlier = sessionWith('{"key":"old"}')
  await textOf(earlier)
  const asked = sessionWith('{"key":"new"}')
  await textOf(asked)
  asked.recall(earlier.answered)
  expect(asked.fetched.map(({ cached = false }) => cached)).toEqual([false])
  const twice = sessionWith('{}')
  twice.recall(earlier.answered)
  twice.recall(earlier.answered)
  expect(twice.fetched).toHaveLength(1)
})

test('what contradicts what was asked is not recalled, nor is anything beside it', async () => {
  const earlier = sessionWith('{"key":"old"}')
  await textOf(earlier)
  await earlier.load('https://example.org/list', request)
  const asked = sessionWith('{"key":"new"}')
  await textOf(asked)
  expect(asked.recall(earlier.answered)).toBe(false)
  expect(asked.fetched.map(({ url: of }) => of)).toEqual([url])
  const same = sessionWith('{"key":"old"}')
  await textOf(same)
  expect(same.recall(earlier.answered)).toBe(true)
  expect(same.fetched.map(({ cached = false }) => cached)).toEqual([false, true])
})

test('what is kept answers like the network: it stands for what was recalled, and may contradict it', async () => {
  const told = async (recalled: string, keptText: string) => {
    const [earlier, other] = [sessionWith(recalled), sessionWith(keptText)]
    await Promise.all([textOf(earlier), textOf(other)])
    let kept: AnsweredQuestion | undefined
    const session = createFetchSession({
      fetch: () => Promise.reject(new Error('nobody is asked')),
      kept: { get: () => kept, underWay: () => undefined, keep: (_, answering) => answering }
    })
    const before = session.recall(earlier.answered)
    kept = other.answered[0]
    const loaded = await session.load(url, { ...request, mayBeKept: true })
    const text = 'bytes' in loaded ? new TextDecoder().decode(loaded.bytes) : ''
    return [before, text, session.fetched.map(({ cached }) => cached), session.isContradicted]
  }
  expect(await told('{"key":"old"}', '{"key":"new"}')).toEqual([true, '{"key":"new"}', [true], true])
  expect(await told('{"key":"new"}', '{"key":"new"}')).toEqual([true, '{"key":"new"}', [true], false])
})

test('what the verifier knows otherwise by now is not recalled', async () => {
  const [earlier, other] = [sessionWith('{"key":"old"}'), sessionWith('{"key":"new"}')]
  await Promise.all([textOf(earlier), textOf(other)])
  const knowing = (kept: AnsweredQuestion | undefined) =>
    createFetchSession({
      fetch: () => Promise.reject(new Error('nobody is asked')),
      kept: { get: () => kept, underWay: () => undefined, keep: (_, answering) => answering }
    })
  expect(knowing(other.answered[0]).recall(earlier.answered)).toBe(false)
  expect(knowing(earlier.answered[0]).recall(earlier.answered)).toBe(true)
  expect(knowing(undefined).recall(earlier.answered)).toBe(true)
})
