import { expect, test } from 'vitest'
import { createFetchSession } from '../../src/fetch/fetch-session.ts'

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
  const document = (text: string, cached?: true) => ({ text, ...(cached && { cached }) })
  const told = async (recalled: string, keptText: string) => {
    const earlier = sessionWith(recalled)
    await textOf(earlier)
    const other = sessionWith(keptText)
    await textOf(other)
    const session = createFetchSession({
      fetch: () => Promise.reject(new Error('nobody is asked')),
      kept: {
        get: () => other.answered[0],
        underWay: () => undefined,
        keep: (_, answering) => answering
      }
    })
    session.recall(earlier.answered)
    const loaded = await session.load(url, { ...request, mayBeKept: true })
    const text = 'bytes' in loaded ? new TextDecoder().decode(loaded.bytes) : ''
    return [document(text, session.fetched[0]?.cached), session.fetched.length, session.isContradicted]
  }
  expect(await told('{"key":"old"}', '{"key":"new"}')).toEqual([document('{"key":"new"}', true), 1, true])
  expect(await told('{"key":"new"}', '{"key":"new"}')).toEqual([document('{"key":"new"}', true), 1, false])
})
