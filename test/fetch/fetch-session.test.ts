import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { Fetch } from '../../src/fetch/fetch.ts'
import { defaultFetchLimits, type FetchLimits } from '../../src/fetch/fetch-limits.ts'
import {
  createFetchSession,
  type FetchSessionOptions,
  type LoadRequest
} from '../../src/fetch/fetch-session.ts'
import { frozen } from '../support/frozen.ts'
import { type Handler, type Loopback, sendJson, startLoopback } from '../support/loopback.ts'
import { refusedUrls } from '../support/refused-urls.ts'

const now = () => Date.UTC(2025, 5, 1, 12)
const time = '2025-06-01T12:00:00Z'
const request: LoadRequest = frozen({ purpose: 'the document of the issuer', accept: 'application/json' })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let loopback: Loopback | undefined
afterEach(async () => {
  await loopback?.close()
  loopback = undefined
})

async function session(handler: Handler, options: FetchSessionOptions = {}) {
  loopback = await startLoopback(handler)
  const { asked, fetch } = loopback
  const made = createFetchSession({ fetch, now, ...options })
  return {
    asked,
    load: made.load,
    get fetched() {
      return made.fetched
    }
  }
}

const limits = (some: Partial<FetchLimits>): FetchLimits => ({ ...defaultFetchLimits, ...some })
const url = 'https://issuer.example/profile'

/** The code of the only problem, and the status; fails for a document. */
async function refusal(loading: Promise<unknown>): Promise<[string | undefined, number | undefined]> {
  const loaded = (await loading) as { problems?: { code: string }[]; status?: number }
  expect(loaded.problems).toHaveLength(1)
  return [loaded.problems?.[0]?.code, loaded.status]
}

describe('a document', () => {
  test('is loaded, and told in full', async () => {
    const { load, asked } = await session((_, response) => sendJson(response, { id: url }))
    const text = JSON.stringify({ id: url })
    expect(await load(url, request)).toEqual({
      url,
      status: 200,
      mediaType: 'application/json',
      bytes: new TextEncoder().encode(text)
    })
    expect(asked).toEqual([url])
  })

  test('stands in fetched with its time, status and hash', async () => {
    const loading = await session((_, response) => sendJson(response, { id: url }))
    await loading.load(url, request)
    expect(loading.fetched).toEqual([{ url, time, status: 200, sha256: sha256(JSON.stringify({ id: url })) }])
    expect(Object.isFrozen(loading.fetched)).toBe(true)
    expect(Object.isFrozen(loading.fetched[0])).toBe(true)
  })

  test('is asked for by GET, anonymously, with what the caller accepts', async () => {
    const seen: unknown[] = []
    const given: Fetch = async (asked, init) => {
      const { signal, ...others } = init
      seen.push(asked, others, signal.aborted)
      return new Response('{}')
    }
    await createFetchSession({ fetch: given }).load(url, request)
    expect(seen).toEqual([
      url,
      {
        method: 'GET',
        headers: { accept: 'application/json' },
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store'
      },
      false
    ])
  })

  test('reaches the server without cookies or referrer', async () => {
    let names: string[] = []
    const { load } = await session(({ headers }, response) => {
      names = Object.keys(headers)
      sendJson(response, {})
    })
    await load(url, request)
    expect(names).toContain('accept')
    expect(names.filter(name => ['cookie', 'referer', 'authorization', 'origin'].includes(name))).toEqual([])
  })

  test('is asked for without its fragment, as the URL parser writes it', async () => {
    const loading = await session((_, response) => sendJson(response, {}))
    const loaded = await loading.load('https://ISSUER.example:443#key-1', request)
    expect(loaded).toMatchObject({ url: 'https://issuer.example/' })
    expect(loading.fetched.map(entry => entry.url)).toEqual(['https://issuer.example/'])
  })

  test('may be empty, and may have no media type', async () => {
    const { load } = await session((_, response) => response.end())
    expect(await load(url, request)).toEqual({ url, status: 200, mediaType: '', bytes: new Uint8Array() })
    const bare = createFetchSession({ fetch: async () => new Response(null) })
    expect(await bare.load(url, request)).toMatchObject({ status: 200, bytes: new Uint8Array() })
  })

  test('may be exactly as long as allowed, in many pieces', async () => {
    const text = 'x'.repeat(20_001)
    const { load } = await session(async (_, response) => {
      for (let at = 0; at < text.length; at += 3_000) {
        response.write(text.slice(at, at + 3_000))
        await sleep(2)
      }
      response.end()
    })
    const loaded = await load(url, { ...request, maxBytes: text.length })
    expect('bytes' in loaded && new TextDecoder().decode(loaded.bytes)).toBe(text)
    expect(await refusal(load(url, { ...request, maxBytes: text.length - 1 }))).toEqual([
      'OB_LIMIT_FETCH_BYTES',
      200
    ])
  })

  test('of 64 KiB is read by default, one byte more is not', async () => {
    const { load } = await session((_, response, { pathname }) =>
      response.end(Buffer.alloc(pathname === '/fits' ? 65_536 : 65_537))
    )
    expect(await load('https://issuer.example/fits', request)).toMatchObject({ status: 200 })
    expect(await refusal(load(url, request))).toEqual(['OB_LIMIT_FETCH_BYTES', 200])
  })
})

describe('one request', () => {
  test('serves all who ask the same, at once or later, fragments aside', async () => {
    const loading = await session(async (_, response) => {
      await sleep(20)
      sendJson(response, { id: url })
    })
    const both = await Promise.all([loading.load(url, request), loading.load(`${url}#key-1`, request)])
    const later = await loading.load(url, { ...request, purpose: 'the document of the key' })
    expect(both[0]).toEqual(both[1])
    expect(later).toEqual(both[0])
    expect(loading.asked).toEqual([url])
    expect(loading.fetched).toHaveLength(1)
  })

  test('gives each of them bytes of their own', async () => {
    const { load } = await session((_, response) => sendJson(response, { id: url }))
    const first = await load(url, request)
    if (!('bytes' in first)) throw new Error('not loaded')
    const before = first.bytes.slice()
    first.bytes.fill(0)
    expect(await load(url, request)).toMatchObject({ bytes: before })
  })

  test('that failed is not made again, and each purpose has its own text', async () => {
    const loading = await session((_, response) => response.writeHead(404).end())
    const first = await loading.load(url, request)
    const second = await loading.load(url, { ...request, purpose: 'the keys of the host' })
    expect(loading.asked).toEqual([url])
    const detailOf = (loaded: typeof first) => ('problems' in loaded ? loaded.problems[0]?.detail : undefined)
    expect(detailOf(first)).toContain('the document of the issuer')
    expect(detailOf(first)).toContain(url)
    expect(detailOf(second)).toContain('the keys of the host')
  })

  test('is another one where another representation is accepted', async () => {
    const loading = await session(({ headers }, response) => sendJson(response, headers.accept))
    const json = await loading.load(url, request)
    const text = await loading.load(url, { ...request, accept: 'text/plain' })
    expect(json).not.toEqual(text)
    expect(loading.asked).toEqual([url, url])
  })
})

describe('without a fetch', () => {
  test('nothing is fetched', async () => {
    const offline = createFetchSession()
    expect(await refusal(offline.load(url, request))).toEqual(['OB_FETCH_NOT_ALLOWED', undefined])
    expect(offline.fetched).toEqual([])
  })
})

describe('hosts that no stranger may name', () => {
  test('are never asked, not even by a redirect', async () => {
    let asked = 0
    const counting: Fetch = async () => {
      asked++
      return new Response('{}')
    }
    for (const refused of refusedUrls) {
      const loading = createFetchSession({ fetch: counting })
      expect([refused, await refusal(loading.load(refused, request))]).toEqual([
        refused,
        ['OB_FETCH_URL', undefined]
      ])
      expect(loading.fetched).toEqual([])
    }
    expect(asked).toBe(0)
    const redirecting = refusedUrls.filter(
      target => /^https?:\/\/[!-~]+$/.test(target) && URL.canParse(target)
    )
    expect(redirecting.length).toBeGreaterThan(60)
    for (const location of redirecting) {
      const answering: Fetch = async () => {
        asked++
        return new Response(null, { status: 302, headers: { location } })
      }
      const loading = createFetchSession({ fetch: answering })
      expect(await refusal(loading.load(url, { ...request, maxRedirects: 3 }))).toEqual([
        'OB_FETCH_REDIRECT',
        302
      ])
      expect(loading.fetched).toHaveLength(1)
    }
    expect(asked).toBe(redirecting.length)
  })
})

describe('a status', () => {
  test.each([201, 203, 204, 205, 206, 300, 304, 305, 306, 400, 401, 403, 404, 410, 418, 429, 500, 503, 599])(
    '%i is not 200',
    async status => {
      const loading = await session((_, response) => response.writeHead(status).end())
      expect(await refusal(loading.load(url, request))).toEqual(['OB_FETCH_STATUS', status])
      expect(loading.fetched).toEqual([{ url, time, status, code: 'OB_FETCH_STATUS' }])
    }
  )

  test('says it all: the body of an error is neither read nor told', async () => {
    const { load } = await session((_, response) => response.writeHead(500).end('the secret of the server'))
    expect(JSON.stringify(await load(url, request))).not.toContain('secret')
  })
})

describe('a redirect', () => {
  const to = (location: string | undefined, status = 302): Handler => {
    return (_, response, { pathname }) => {
      if (pathname === '/new') sendJson(response, { id: url })
      else response.writeHead(status, location === undefined ? {} : { location }).end()
    }
  }
  const one: LoadRequest = { ...request, maxRedirects: 1 }

  test.each([301, 302, 303, 307, 308])('%i is followed within the origin where one may', async status => {
    const loading = await session(to('/new#there', status))
    expect(await loading.load(url, one)).toMatchObject({ url: 'https://issuer.example/new', status: 200 })
    expect(loading.fetched).toEqual([
      { url, time, status, redirectedTo: 'https://issuer.example/new' },
      { url: 'https://issuer.example/new', time, status: 200, sha256: sha256(JSON.stringify({ id: url })) }
    ])
  })

  test('is not followed by default, but told', async () => {
    const loading = await session(to('/new'))
    expect(await refusal(loading.load(url, request))).toEqual(['OB_FETCH_REDIRECT', 302])
    expect(loading.fetched).toEqual([{ url, time, status: 302, redirectedTo: 'https://issuer.example/new' }])
  })

  test.each([
    ['another host', 'https://evil.example/new'],
    ['a subdomain', 'https://www.issuer.example/new'],
    ['another port', 'https://issuer.example:8443/new'],
    ['http', 'http://issuer.example/new'],
    ['a private host', 'https://localhost/new'],
    ['an address', 'https://169.254.169.254/new'],
    ['another host by two slashes', '//evil.example/new'],
    ['another host by backslashes', '\\\\evil.example/new'],
    ['a user name', 'https://user@issuer.example/new'],
    ['data', 'data:application/json,{}'],
    ['a file', 'file:///etc/passwd'],
    ['nowhere', undefined],
    ['an empty place, which is itself', ''],
    ['what is no URL', 'https://['],
    ['a URL that is too long', `/${'a'.repeat(3_000)}`]
  ])('to %s is refused', async (_, location) => {
    const loading = await session(to(location))
    expect(await refusal(loading.load(url, one))).toEqual(['OB_FETCH_REDIRECT', 302])
    expect(loading.asked).toEqual([url])
  })

  test('to the same host as seen by the URL parser is followed', async () => {
    const { load } = await session(to('https://ISSUER.example:443/a/../new'))
    expect(await load(url, one)).toMatchObject({ url: 'https://issuer.example/new' })
  })

  test('may come as often as allowed, and no more', async () => {
    const chain: Handler = (_, response, { pathname }) => {
      const step = Number(pathname.slice(1))
      if (step === 3) sendJson(response, {})
      else response.writeHead(302, { location: `/${step + 1}` }).end()
    }
    const three = await session(chain)
    expect(await three.load('https://issuer.example/0', { ...request, maxRedirects: 3 })).toMatchObject({
      url: 'https://issuer.example/3'
    })
    expect(three.asked).toHaveLength(4)
    await loopback?.close()
    const two = await session(chain)
    expect(await refusal(two.load('https://issuer.example/0', { ...request, maxRedirects: 2 }))).toEqual([
      'OB_FETCH_REDIRECT',
      302
    ])
    expect(two.asked).toHaveLength(3)
  })

  test('in a circle ends, and asks each URL once', async () => {
    const loading = await session((_, response, { pathname }) =>
      response.writeHead(302, { location: pathname === '/a' ? '/b' : '/a' }).end()
    )
    expect(await refusal(loading.load('https://issuer.example/a', { ...request, maxRedirects: 20 }))).toEqual(
      ['OB_FETCH_REDIRECT', 302]
    )
    expect(loading.asked).toEqual(['https://issuer.example/a', 'https://issuer.example/b'])
  })

  test('that fetch follows by itself is noticed', async () => {
    await session(to('/new'))
    const { fetch: given } = loopback ?? {}
    const disobeying: Fetch = (asked, init) =>
      given?.(asked, { ...init, redirect: 'follow' as 'manual' }) ?? Promise.reject()
    const loading = createFetchSession({ fetch: disobeying, now })
    expect(await refusal(loading.load(url, { ...request, maxRedirects: 3 }))).toEqual([
      'OB_FETCH_REDIRECT',
      200
    ])
    expect(loading.fetched).toEqual([{ url, time, status: 200, code: 'OB_FETCH_REDIRECT' }])
  })
})

describe('a media type', () => {
  const mediaTypes = ['application/json', 'application/jwk-set+json', '+ld']

  test.each([
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/json;charset="a,b"',
    ' application/jwk-set+json',
    'application/x+ld'
  ])('%s will do', async contentType => {
    const { load } = await session((_, response) => sendJson(response, {}, contentType))
    expect(await load(url, { ...request, mediaTypes })).toMatchObject({ status: 200 })
  })

  test.each([
    'text/plain',
    'application/jsonx',
    'application/xml',
    'application/json, text/plain',
    'ld',
    'image/png'
  ])('%s will not, and where all will do it is told', async contentType => {
    const { load } = await session((_, response) => sendJson(response, {}, contentType))
    expect(await refusal(load(url, { ...request, mediaTypes }))).toEqual(['OB_FETCH_MEDIA_TYPE', 200])
    expect(await load(url, request)).toMatchObject({ mediaType: contentType })
  })

  test('that is missing will do only where it may', async () => {
    const { load } = await session((_, response) => response.end('{}'))
    expect(await refusal(load(url, { ...request, mediaTypes }))).toEqual(['OB_FETCH_MEDIA_TYPE', 200])
    expect(await load(url, { ...request, mediaTypes: ['application/json', ''] })).toMatchObject({
      mediaType: ''
    })
  })

  test.each([
    'text/html',
    'TEXT/HTML; charset=utf-8',
    'application/xhtml+xml',
    'application/json, text/html'
  ])('%s is a web page, which never will do', async contentType => {
    const loading = await session((_, response) => sendJson(response, {}, contentType))
    const all = { ...request, mediaTypes: ['text/html', '+xml', contentType] }
    expect(await refusal(loading.load(url, all))).toEqual(['OB_FETCH_MEDIA_TYPE', 200])
    expect(loading.fetched[0]).toEqual({ url, time, status: 200, code: 'OB_FETCH_MEDIA_TYPE' })
  })
})

describe('the number of requests', () => {
  test('is 24 by default, redirects included; the 25th is not made', async () => {
    const loading = await session((_, response, { pathname }) => {
      if (pathname === '/0') response.writeHead(302, { location: '/moved' }).end()
      else sendJson(response, {})
    })
    const load = (step: number) =>
      loading.load(`https://issuer.example/${step}`, { ...request, maxRedirects: 1 })
    for (let step = 0; step < 23; step++) expect(await load(step)).toMatchObject({ status: 200 })
    expect(loading.asked).toHaveLength(24)
    expect(await refusal(load(23))).toEqual(['OB_LIMIT_FETCHES', undefined])
    expect(await load(5)).toMatchObject({ status: 200 })
    expect(loading.asked).toHaveLength(24)
    expect(loading.fetched).toHaveLength(24)
  })

  test('at the same time is 4 by default; all come to their turn, in order', async () => {
    let open = 0
    let most = 0
    let release: () => void = () => {}
    const full = new Promise<void>(resolve => {
      release = resolve
    })
    const loading = await session(async (_, response) => {
      most = Math.max(most, ++open)
      if (open === 4) release()
      await Promise.race([full, sleep(2_000)])
      await sleep(30)
      open--
      sendJson(response, {})
    })
    const urls = Array.from({ length: 11 }, (_, step) => `https://issuer.example/${step}`)
    const loaded = await Promise.all(urls.map(each => loading.load(each, request)))
    expect(loaded.map(each => each.status)).toEqual(urls.map(() => 200))
    expect(most).toBe(4)
    expect(loading.fetched.map(entry => entry.url)).toEqual(urls)
  })

  test('at the same time may be set, and a request that failed gives its place on', async () => {
    let open = 0
    let most = 0
    const loading = await session(
      async ({ socket }) => {
        most = Math.max(most, ++open)
        await sleep(10)
        open--
        socket.destroy()
      },
      { limits: limits({ maxParallelFetches: 1 }) }
    )
    const loads = [1, 2, 3].map(step => loading.load(`https://issuer.example/${step}`, request))
    for (const each of loads) expect(await refusal(each)).toEqual(['OB_FETCH_FAILED', undefined])
    expect(most).toBe(1)
  })
})

describe('wrong options are the caller’s', () => {
  test.each([
    ['fetch', 'https://example.org'],
    ['fetch', null],
    ['signal', {}],
    ['signal', null],
    ['now', 0],
    ['now', () => Number.NaN]
  ])('%s: %s', (name, value) => {
    expect(() => createFetchSession({ [name]: value })).toThrow(TypeError)
  })
})
