/** Servers that are slow, huge, lying or gone: each has its code, without hanging. */
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { defaultFetchLimits, type FetchLimits } from '../../src/fetch/fetch-limits.ts'
import {
  createFetchSession,
  type FetchSession,
  type FetchSessionOptions,
  type LoadRequest
} from '../../src/fetch/fetch-session.ts'
import { effort } from '../support/effort.ts'
import { frozen } from '../support/frozen.ts'
import { type Handler, type Loopback, sendJson, startLoopback } from '../support/loopback.ts'

const request: LoadRequest = frozen({ purpose: 'the document of the issuer', accept: 'application/json' })
const url = 'https://issuer.example/profile'
const MiB = 1024 * 1024
/** Far above what these tests wait for, as machines are slow, and below the five seconds of a time-out by default. */
const HANGING_MS = 4_000

let loopback: Loopback | undefined
afterEach(async () => {
  await loopback?.close()
  loopback = undefined
})

async function session(
  handler: Handler,
  limits: Partial<FetchLimits> = {},
  options: FetchSessionOptions = {}
): Promise<FetchSession> {
  loopback = await startLoopback(handler)
  return createFetchSession({
    fetch: loopback.fetch,
    limits: { ...defaultFetchLimits, ...limits },
    ...options
  })
}

/** What came of loading: its code and status, and how many milliseconds it took. */
async function timed(load: () => Promise<unknown>) {
  const start = performance.now()
  const { problems, status } = (await load()) as { problems?: { code: string }[]; status?: number }
  return { code: problems?.map(({ code }) => code).join(' '), status, ms: performance.now() - start }
}

describe('slow', () => {
  const quick = { fetchTimeoutMs: 150 }
  test('header fields that never come end in time', async () => {
    const { load } = await session(() => {}, quick)
    const { code, status, ms } = await timed(() => load(url, request))
    expect([code, status]).toEqual(['OB_FETCH_TIMEOUT', undefined])
    expect(ms).toBeGreaterThan(140)
    expect(ms).toBeLessThan(HANGING_MS)
  })

  test('and those that come in time do not', async () => {
    const { load } = await session(
      async (_, response) => {
        await sleep(50)
        sendJson(response, {})
      },
      { fetchTimeoutMs: 2_000 }
    )
    expect(await timed(() => load(url, request))).toMatchObject({ code: undefined, status: 200 })
  })

  test('a body that drips byte by byte ends in time, and the server is told', async () => {
    let close: () => void = () => {}
    const gone = new Promise<void>(resolve => {
      close = resolve
    })
    const { load } = await session(async (_, response) => {
      response.on('close', close)
      response.writeHead(200, { 'content-type': 'application/json' })
      while (!response.destroyed) {
        response.write(' ')
        await sleep(10)
      }
    }, quick)
    const { code, ms } = await timed(() => load(url, request))
    expect(code).toBe('OB_FETCH_TIMEOUT')
    expect(ms).toBeLessThan(HANGING_MS)
    await gone
  })

  test('a body that stalls ends in time', async () => {
    const { load } = await session((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{')
    }, quick)
    expect((await timed(() => load(url, request))).code).toBe('OB_FETCH_TIMEOUT')
  })

  test('and a drip that is through in time is a document', async () => {
    const { load } = await session(
      async (_, response) => {
        for (const char of '{"a":1}') {
          response.write(char)
          await sleep(5)
        }
        response.end()
      },
      { fetchTimeoutMs: 2_000 }
    )
    expect(await load(url, request)).toMatchObject({ bytes: new TextEncoder().encode('{"a":1}') })
  })

  test('many documents end in the time for all, also those that wait for their turn', async () => {
    const made = await session(() => {}, { fetchTimeoutMs: 150, totalFetchTimeoutMs: 400, maxFetches: 200 })
    // In rounds of four, without a time for all, they would take 7.5 seconds.
    const loads = Array.from({ length: 200 }, (_, step) =>
      made.load(`https://issuer.example/${step}`, request)
    )
    const ended = await Promise.all(loads.map(loading => timed(() => loading)))
    expect(new Set(ended.map(({ code }) => code))).toEqual(new Set(['OB_FETCH_TIMEOUT']))
    expect(Math.max(...ended.map(({ ms }) => ms))).toBeLessThan(HANGING_MS)
    // Three rounds of four fit into the time; the rest is never asked for.
    expect(made.fetched.length).toBeGreaterThanOrEqual(4)
    expect(made.fetched.length).toBeLessThanOrEqual(12)
  })

  test('once the time for all is over, nobody is asked, whatever the clock says', async () => {
    const made = await session(() => {}, { totalFetchTimeoutMs: 100 })
    vi.spyOn(performance, 'now').mockReturnValue(0)
    onTestFinished(() => void vi.restoreAllMocks())
    const loads = Array.from({ length: 8 }, (_, step) => made.load(`https://issuer.example/${step}`, request))
    const codes = (await Promise.all(loads)).map(loaded => 'problems' in loaded && loaded.problems[0]?.code)
    expect(new Set(codes)).toEqual(new Set(['OB_FETCH_TIMEOUT']))
    expect(made.fetched).toHaveLength(4)
  })

  test('the time for all also bounds redirects, and a later load asks nothing', async () => {
    const made = await session(
      async (_, response, { pathname }) => {
        await sleep(60)
        response.writeHead(302, { location: `${pathname}x` }).end()
      },
      { totalFetchTimeoutMs: 200 }
    )
    const { code } = await timed(() => made.load(url, { ...request, maxRedirects: 20 }))
    expect(code).toBe('OB_FETCH_TIMEOUT')
    const { length } = made.fetched
    expect(length).toBeLessThan(6)
    const { code: later } = await timed(() => made.load('https://issuer.example/other', request))
    expect(later).toBe('OB_FETCH_TIMEOUT')
    expect(made.fetched).toHaveLength(length)
  })

  test('no timer stays behind', async () => {
    const set = vi.spyOn(globalThis, 'setTimeout')
    const clear = vi.spyOn(globalThis, 'clearTimeout')
    onTestFinished(() => void vi.restoreAllMocks())
    const running = () => {
      const cleared = new Set(clear.mock.calls.map(([timer]) => timer))
      return set.mock.results.filter(({ value }) => !cleared.has(value)).length
    }
    const { load } = createFetchSession({ fetch: async () => new Response('{}') })
    const loading = load(url, request)
    expect(running()).toBe(1)
    await loading
    expect([set.mock.calls.length, running()]).toEqual([1, 0])
  })
})

describe('huge', () => {
  test('60 MB are not read: neither into memory nor off the server', async () => {
    let sent = 0
    let close: () => void = () => {}
    const gone = new Promise<void>(resolve => {
      close = resolve
    })
    const { load } = await session((_, response) => {
      response.on('close', close)
      const piece = Buffer.alloc(64 * 1024)
      const more = () => {
        while (sent < 60 * MiB && !response.destroyed) {
          sent += piece.length
          if (!response.write(piece)) {
            response.once('drain', more)
            return
          }
        }
        response.end()
      }
      more()
    })
    const { code, status } = await timed(() => load(url, request))
    expect([code, status]).toEqual(['OB_LIMIT_FETCH_BYTES', 200])
    await gone
    expect(sent).toBeLessThan(20 * MiB)
  })

  test('a gzip bomb is counted by what comes out of it', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MiB), { level: 1 })
    const { load } = await session((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end(bomb)
    )
    const before = process.memoryUsage().rss
    const cost = await effort(async () => {
      expect((await timed(() => load(url, request))).code).toBe('OB_LIMIT_FETCH_BYTES')
    })
    expect(cost).toBeLessThan(10)
    expect((process.memoryUsage().rss - before) / MiB).toBeLessThan(100)
  })

  test('and what is honestly compressed is read', async () => {
    const text = JSON.stringify({ text: 'x'.repeat(50_000) })
    const { load } = await session((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text))
    )
    const loaded = await load(url, request)
    expect('bytes' in loaded && new TextDecoder().decode(loaded.bytes)).toBe(text)
  })

  test('header fields without end are no answer', async () => {
    const { load } = await session((_, response) =>
      response.writeHead(200, { 'x-long': 'a'.repeat(MiB) }).end('{}')
    )
    expect((await timed(() => load(url, request))).code).toBe('OB_FETCH_FAILED')
  })
})

describe('lying', () => {
  /** Writes the answer as it stands. */
  const raw =
    (answer: string): Handler =>
    ({ socket }) =>
      socket.end(answer)

  test.each([
    ['a content-length that is too long', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{}'],
    ['gzip that is none', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}'],
    ['a chunk that is cut off', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n64\r\n{}'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
    ['nothing', '']
  ])('%s is no answer', async (_, answer) => {
    const made = await session(raw(answer))
    expect(await timed(() => made.load(url, request))).toMatchObject({ code: 'OB_FETCH_FAILED' })
    expect(made.fetched).toMatchObject([{ url, code: 'OB_FETCH_FAILED' }])
  })

  test('a content-length that is too short never gives more than it says', async () => {
    const { load } = await session(
      raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}{}')
    )
    const loaded = await load(url, request)
    expect('problems' in loaded || new TextDecoder().decode(loaded.bytes) === '{}').toBe(true)
  })

  test('and the same answers told rightly are documents', async () => {
    for (const answer of [
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
      'HTTP/1.1 200 OK\r\n\r\n{}'
    ]) {
      const { load } = await session(raw(answer))
      expect(await load(url, request)).toMatchObject({ bytes: new TextEncoder().encode('{}') })
      await loopback?.close()
    }
  })
})

describe('gone', () => {
  test('a connection that is reset says so in its cause', async () => {
    const { load } = await session(({ socket }) => socket.resetAndDestroy())
    const loaded = await load(url, request)
    expect(loaded).toMatchObject({
      problems: [{ code: 'OB_FETCH_FAILED', cause: { code: /ECONNRESET|UND_ERR/ } }]
    })
  })

  test('a connection that breaks in the middle of the body is no document', async () => {
    const { load } = await session(async ({ socket }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":')
      await sleep(20)
      socket.resetAndDestroy()
    })
    expect((await timed(() => load(url, request))).code).toBe('OB_FETCH_FAILED')
  })

  test('a server that is not there is told as that, before the time is out', async () => {
    const { load } = await session(() => {})
    await loopback?.close()
    expect((await timed(() => load(url, request))).code).toBe('OB_FETCH_FAILED')
  })
})

describe('a caller who gives up', () => {
  test('ends all that is under way or waiting, at once and with its own code', async () => {
    const controller = new AbortController()
    const closed: Promise<void>[] = []
    const made = await session(
      (_, response) => {
        closed.push(new Promise(resolve => response.on('close', () => resolve())))
        if (closed.length === 4) controller.abort()
      },
      {},
      { signal: controller.signal }
    )
    const loads = Array.from({ length: 7 }, (_, step) => made.load(`https://issuer.example/${step}`, request))
    const ended = await Promise.all(loads.map(loading => timed(() => loading)))
    expect(ended.map(({ code }) => code)).toEqual(loads.map(() => 'OB_FETCH_ABORTED'))
    expect(Math.max(...ended.map(({ ms }) => ms))).toBeLessThan(HANGING_MS)
    expect(made.fetched.map(({ code }) => code)).toEqual(Array(4).fill('OB_FETCH_ABORTED'))
    await Promise.all(closed)
    expect(closed).toHaveLength(4)
  })

  test('ends a body that is being read', async () => {
    const controller = new AbortController()
    const { load } = await session(
      (_, response) => {
        response.writeHead(200).write('{')
        setTimeout(() => controller.abort(), 30)
      },
      {},
      { signal: controller.signal }
    )
    expect((await timed(() => load(url, request))).code).toBe('OB_FETCH_ABORTED')
  })

  test('before the first request prevents it, and what was loaded before is not given again', async () => {
    const controller = new AbortController()
    const made = await session((_, response) => sendJson(response, {}), {}, { signal: controller.signal })
    expect(await made.load(url, request)).toMatchObject({ status: 200 })
    controller.abort()
    expect((await timed(() => made.load(url, request))).code).toBe('OB_FETCH_ABORTED')
    expect((await timed(() => made.load('https://issuer.example/other', request))).code).toBe(
      'OB_FETCH_ABORTED'
    )
    expect(made.fetched).toHaveLength(1)
  })

  test('leaves no listener on the signal', async () => {
    let listeners = 0
    const signal = {
      aborted: false,
      addEventListener: () => void listeners++,
      removeEventListener: () => void listeners--
    }
    const made = await session((_, response) => sendJson(response, {}), {}, { signal })
    const loading = made.load(url, request)
    expect(listeners).toBe(1)
    await loading
    expect(listeners).toBe(0)
  })
})
