/** A given `fetch` that does not do what it should: each has its code, in time, and nothing is ever thrown. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import type { Fetch } from '../../src/fetch/fetch.ts'
import { defaultFetchLimits } from '../../src/fetch/fetch-limits.ts'
import { createFetchSession } from '../../src/fetch/fetch-session.ts'

const url = 'https://issuer.example/profile'

/** What comes of a fetch that answers with anything at all. */
async function codeOf(
  fetch: (...given: Parameters<Fetch>) => unknown,
  limits = defaultFetchLimits
): Promise<string | undefined> {
  // The point of these tests is that it does not keep to its type.
  const { load } = createFetchSession({ fetch: fetch as Fetch, limits })
  const loaded = await load(url, { purpose: 'the document of the issuer', accept: 'application/json' })
  return 'problems' in loaded ? loaded.problems.map(({ code }) => code).join(' ') : undefined
}

const body = () => new Response('{}').body
const headers = new Headers({ 'content-type': 'application/json' })
const good = () => ({ status: 200, headers, body: body() })

const withReader = (reader: object) => async () => ({ ...good(), body: { getReader: () => reader } })
const read =
  (...pieces: unknown[]) =>
  async () =>
    pieces.length > 0 ? { done: false, value: pieces.shift() } : { done: true, value: undefined }
const cancel = async () => {}

describe('will do', () => {
  test.each<[string, (...given: Parameters<Fetch>) => unknown]>([
    ['a Response', async () => new Response('{}')],
    ['one that is not awaited', () => new Response('{}')],
    ['a plain object', async () => good()],
    [
      'an empty url and no redirect, as new Response has them',
      async () => ({ ...good(), url: '', redirected: false })
    ],
    ['the url that was asked for', async asked => ({ ...good(), url: asked })],
    ['it with a fragment', async asked => ({ ...good(), url: `${asked}#key` })],
    [
      'another url where no redirect was followed',
      async () => ({ ...good(), url: 'http://127.0.0.1/', redirected: false })
    ],
    [
      'bytes in an odd place of a buffer',
      withReader({ read: read(new Uint8Array([1, 123, 125]).subarray(1)), cancel })
    ],
    ['empty pieces', withReader({ read: read(new Uint8Array(), new Uint8Array([123, 125])), cancel })],
    [
      'a cancel that rejects',
      withReader({ read: read(), cancel: async () => Promise.reject(new Error('no')) })
    ],
    [
      'a cancel that throws',
      withReader({
        read: read(),
        cancel: () => {
          throw new Error('no')
        }
      })
    ]
  ])('%s', async (_, fetch) => {
    expect(await codeOf(fetch)).toBeUndefined()
  })

  test('one that must not be called as a method, as the platform’s own', async () => {
    let seen: unknown = 'nothing'
    await codeOf(function (this: unknown) {
      seen = this
      return new Response('{}')
    })
    expect(seen).toBeUndefined()
  })
})

describe('is no answer', () => {
  const getter = (name: string) =>
    Object.defineProperty(good(), name, {
      get: () => {
        throw new Error(`no ${name}`)
      }
    })

  test.each<[string, (...given: Parameters<Fetch>) => unknown]>([
    [
      'what is thrown at once',
      () => {
        throw new TypeError('no')
      }
    ],
    ['a rejection', async () => Promise.reject(new TypeError('no'))],
    ['a rejection without a reason', async () => Promise.reject()],
    ['a rejection with text', async () => Promise.reject('no')],
    ['a rejection with null', async () => Promise.reject(null)],
    ['nothing', async () => undefined],
    ['null', async () => null],
    ['text', async () => '{}'],
    ['an object of another kind', async () => ({ data: {} })],
    ['no status', async () => ({ headers, body: body() })],
    ['a status as text', async () => ({ ...good(), status: '200' })],
    ['the status NaN', async () => ({ ...good(), status: Number.NaN })],
    ['the status 200.5', async () => ({ ...good(), status: 200.5 })],
    ['the status 0', async () => ({ ...good(), status: 0 })],
    ['the status 100', async () => ({ ...good(), status: 100 })],
    ['the status 999', async () => ({ ...good(), status: 999 })],
    ['a network error of the platform', async () => Response.error()],
    ['an opaque answer', async () => ({ ...good(), type: 'opaque', status: 0, body: null })],
    ['no header fields', async () => ({ status: 200, body: body() })],
    [
      'header fields as a plain object',
      async () => ({ ...good(), headers: { 'content-type': 'application/json' } })
    ],
    ['header fields that are no text', async () => ({ ...good(), headers: { get: () => 7 } })],
    [
      'header fields that throw',
      async () => ({
        ...good(),
        headers: {
          get: () => {
            throw new Error('no')
          }
        }
      })
    ],
    ['no body', async () => ({ status: 200, headers })],
    ['a body as text', async () => ({ ...good(), body: '{}' })],
    ['a body as bytes', async () => ({ ...good(), body: new Uint8Array(2) })],
    [
      'a body that was read already',
      async () => {
        const response = new Response('{}')
        await response.text()
        return response
      }
    ],
    [
      'a body that is locked',
      async () => {
        const response = new Response('{}')
        response.body?.getReader()
        return response
      }
    ],
    ['a body without a reader', async () => ({ ...good(), body: { getReader: () => undefined } })],
    ['a reader that cannot read', withReader({})],
    ['a reader that rejects', withReader({ read: async () => Promise.reject(new Error('no')), cancel })],
    ['a reader that answers nothing', withReader({ read: async () => undefined, cancel })],
    ['pieces of text', withReader({ read: read('{}'), cancel })],
    ['pieces that are numbers', withReader({ read: read(123, 125), cancel })],
    ['pieces of nothing', withReader({ read: read(undefined), cancel })],
    ...['status', 'headers', 'body', 'url', 'redirected', 'type', 'bodyUsed'].map((name): [string, Fetch] => [
      `a ${name} that throws`,
      async () => getter(name)
    ])
  ])('%s', async (_, fetch) => {
    expect(await codeOf(fetch)).toBe('OB_FETCH_FAILED')
  })
})

describe('is a redirect in disguise', () => {
  test.each<[string, Partial<Response>]>([
    ['one that the platform hides', { type: 'opaqueredirect', status: 0, body: null }],
    ['one that was followed', { redirected: true }],
    ['one that was followed back to the URL', { redirected: true, url }],
    ['one that only the url gives away', { url: 'https://evil.example/' }],
    ['one to http', { url: url.replace('https', 'http') }]
  ])('%s', async (_, response) => {
    expect(await codeOf(async () => ({ ...good(), ...response }))).toBe('OB_FETCH_REDIRECT')
  })
})

describe('ends in time', () => {
  const soon = { ...defaultFetchLimits, fetchTimeoutMs: 100 }

  test('a fetch that never answers and does not listen to its signal', async () => {
    expect(await codeOf(() => new Promise(() => {}), soon)).toBe('OB_FETCH_TIMEOUT')
  })

  test('a body that never answers and does not listen to its signal', async () => {
    let cancelled = 0
    const reader = {
      read: () => new Promise(() => {}),
      cancel: async () => void cancelled++
    }
    expect(await codeOf(withReader(reader), soon)).toBe('OB_FETCH_TIMEOUT')
    expect(cancelled).toBe(1)
  })

  test('a body of empty pieces without end, which lets no timer run', async () => {
    const reader = { read: async () => ({ done: false, value: new Uint8Array() }), cancel }
    expect(await codeOf(withReader(reader), soon)).toBe('OB_FETCH_TIMEOUT')
  })

  test('an answer that comes too late is cancelled', async () => {
    let answer: (response: object) => void = () => {}
    const late = new Promise<object>(resolve => {
      answer = resolve
    })
    let cancelled = 0
    const reader = { read: read(), cancel: async () => void cancelled++ }
    expect(await codeOf(() => late, soon)).toBe('OB_FETCH_TIMEOUT')
    expect(cancelled).toBe(0)
    answer({ ...good(), body: { getReader: () => reader } })
    await vi.waitFor(() => expect(cancelled).toBe(1))
  })

  test('a rejection that comes too late harms nobody', async () => {
    let reject: (reason: Error) => void = () => {}
    const late = new Promise((_, refuse) => {
      reject = refuse
    })
    expect(await codeOf(() => late, soon)).toBe('OB_FETCH_TIMEOUT')
    reject(new Error('too late'))
    // A rejection that nobody handles would end the process by then.
    await sleep(10)
  })
})

test('what is not read is cancelled: bodies of errors, of redirects, of web pages, and beyond the ceiling', async () => {
  let cancelled = 0
  const answer = (status: number, type: string, length: number) => async () => ({
    status,
    headers: new Headers({ 'content-type': type, location: '/new' }),
    body: {
      getReader: () => ({ read: read(new Uint8Array(length)), cancel: async () => void cancelled++ })
    }
  })
  expect(await codeOf(answer(404, 'text/html', 10))).toBe('OB_FETCH_STATUS')
  expect(cancelled).toBe(1)
  expect(await codeOf(answer(302, 'text/html', 10))).toBe('OB_FETCH_REDIRECT')
  expect(cancelled).toBe(2)
  expect(await codeOf(answer(200, 'text/html', 10))).toBe('OB_FETCH_MEDIA_TYPE')
  expect(cancelled).toBe(3)
  expect(await codeOf(answer(200, 'application/json', 65_537))).toBe('OB_LIMIT_FETCH_BYTES')
  expect(cancelled).toBe(4)
})

test('the signal handed to fetch is aborted when all is over, and not before', async () => {
  const signals: { readonly aborted: boolean }[] = []
  const during: boolean[] = []
  await codeOf(async (_, { signal }) => {
    signals.push(signal)
    await sleep(5)
    during.push(signal.aborted)
    return new Response('{}')
  })
  expect(during).toEqual([false])
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})
