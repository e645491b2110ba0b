/** The fetch for servers, on a real server with TLS: what it connects to, and what it does not. */
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createFetchSession, type LoadRequest } from '../../src/fetch/fetch-session.ts'
import { createNodeFetch, type NodeFetch, type NodeFetchOptions } from '../../src/node/create-node-fetch.ts'
import { frozen } from '../support/frozen.ts'
import { refusedUrls } from '../support/refused-urls.ts'
import { type SecureHandler, type SecureServer, startSecureServer } from '../support/secure-server.ts'

const host = 'issuer.example.org'
const request: LoadRequest = frozen({ purpose: 'the document of the issuer', accept: 'application/json' })
const signal = new AbortController().signal
const init = frozen({
  method: 'GET',
  headers: { accept: 'application/json' },
  redirect: 'manual',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store'
} as const)

const sendName: SecureHandler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"Campus"}')
}

/** A look-up that answers each time with the next of `answers`, the last one for ever; it counts. */
function lookups(...answers: readonly (readonly string[])[]) {
  const asked: string[] = []
  const lookup = async (hostname: string) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? []
    asked.push(hostname)
    return answer
  }
  return { lookup, asked }
}

const toLoopback = lookups(['127.0.0.1']).lookup

/** A fetch for the length of a test, which trusts `server` and may connect to it. */
function fetchFor(server: SecureServer, options: NodeFetchOptions = {}): NodeFetch {
  return open({ ca: server.cert, allowAddresses: ['127.0.0.1'], lookup: toLoopback, ...options })
}

function open(options: NodeFetchOptions): NodeFetch {
  const made = createNodeFetch(frozen(options))
  onTestFinished(() => made.close())
  return made
}

async function codeOf(fetching: Promise<unknown>): Promise<unknown> {
  const thrown = await fetching.then(
    () => undefined,
    (error: unknown) => error
  )
  const { code, cause } = (thrown ?? {}) as { code?: unknown; cause?: { code?: unknown } }
  return code ?? cause?.code ?? thrown
}

const get = (nodeFetch: NodeFetch, url: string) => nodeFetch(url, { ...init, signal })

async function textOf(fetching: ReturnType<NodeFetch>): Promise<unknown> {
  const reader = (await fetching).body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value
}

describe('connects to what it has looked at', () => {
  test('a public address, as the loopback of this test is allowed to be', async () => {
    const server = await startSecureServer(sendName)
    const session = createFetchSession({ fetch: fetchFor(server) })
    const url = `https://${host}:${server.port}/profile`
    const loaded = await session.load(url, request)
    expect(loaded).toMatchObject({ url, status: 200, mediaType: 'application/json' })
    expect(server.asked).toEqual([`${host}:${server.port}/profile`])
  })

  test('and not to a private one, and says so', async () => {
    const server = await startSecureServer(sendName)
    const session = createFetchSession({ fetch: fetchFor(server, { allowAddresses: [] }) })
    const loaded = await session.load(`https://${host}:${server.port}/profile`, request)
    expect(loaded).toMatchObject({
      problems: [{ code: 'OB_FETCH_ADDRESS', severity: 'error', cause: { code: 'OB_FETCH_ADDRESS' } }]
    })
    expect(JSON.stringify(loaded)).not.toContain('127.0.0.1')
    expect(session.fetched).toMatchObject([{ code: 'OB_FETCH_ADDRESS' }])
    expect(server.connections()).toBe(0)
  })

  test.each([
    ['loopback', '127.0.0.1'],
    ['IPv6 loopback', '::1'],
    ['any', '0.0.0.0'],
    ['a private network', '10.0.0.1'],
    ['another', '192.168.1.1'],
    ['the metadata of clouds', '169.254.169.254'],
    ['the same in IPv6', '::ffff:a9fe:a9fe'],
    ['the network of a provider', '100.64.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['unique local', 'fd00:ec2::254'],
    ['link-local', 'fe80::1%lo'],
    ['multicast', '224.0.0.1'],
    ['no address', 'localhost'],
    ['an octal number', '0177.0.0.1']
  ])('not to %s: %s', async (_, address) => {
    const { lookup, asked } = lookups([address])
    expect(await codeOf(get(open({ lookup }), `https://${host}/`))).toBe('OB_FETCH_ADDRESS')
    expect(asked).toEqual([host])
  })

  test.each([
    ['first', ['127.0.0.1', '93.184.215.14']],
    ['last', ['93.184.215.14', '127.0.0.1']],
    ['in IPv6', ['2606:2800:220:1:248:1893:25c8:1946', '::ffff:127.0.0.1']]
  ])('not at all where a private address stands among public ones: %s', async (_, addresses) => {
    const server = await startSecureServer(sendName)
    const { lookup } = lookups(addresses)
    const nodeFetch = fetchFor(server, { lookup, allowAddresses: [] })
    expect(await codeOf(get(nodeFetch, `https://${host}:${server.port}/`))).toBe('OB_FETCH_ADDRESS')
    expect(server.connections()).toBe(0)
  })

  test('and to the next one where the first does not answer', async () => {
    const server = await startSecureServer(sendName)
    const { lookup } = lookups(['127.0.0.9', '127.0.0.1'])
    const nodeFetch = fetchFor(server, { lookup, allowAddresses: ['127.0.0.0/8'] })
    expect(await textOf(get(nodeFetch, `https://${host}:${server.port}/`))).toBe('{"name":"Campus"}')
  })

  test('a host without addresses, or whose look-up fails, is no answer', async () => {
    const { lookup } = lookups([])
    const session = createFetchSession({ fetch: open({ lookup }) })
    expect(await session.load(`https://${host}/`, request)).toMatchObject({
      problems: [{ code: 'OB_FETCH_FAILED' }]
    })
    const failing = async () => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOTFOUND' }))
    expect(await codeOf(get(open({ lookup: failing }), `https://${host}/`))).toBe('ENOTFOUND')
  })

  test('a name that the system does not know is none either', async () => {
    expect(await codeOf(get(open({}), 'https://nobody.invalid/'))).toMatch(/^(?:ENOTFOUND|EAI_AGAIN)$/)
  })
})

describe('a name that leads elsewhere the second time', () => {
  test('is looked up once for a connection, and what was looked at is connected to', async () => {
    const server = await startSecureServer(sendName)
    const { lookup, asked } = lookups(['127.0.0.1'], ['10.0.0.1'])
    expect(await textOf(get(fetchFor(server, { lookup }), `https://${host}:${server.port}/`))).toBe(
      '{"name":"Campus"}'
    )
    expect(asked).toEqual([host])
  })

  test('stays where it was while the connection stands', async () => {
    const server = await startSecureServer(sendName)
    const { lookup, asked } = lookups(['127.0.0.1'], ['10.0.0.1'])
    const session = createFetchSession({ fetch: fetchFor(server, { lookup }) })
    for (const path of ['a', 'b', 'c']) {
      // A connection is free for the next one a moment after the end of a body.
      await sleep(20)
      expect(await session.load(`https://${host}:${server.port}/${path}`, request)).toMatchObject({
        status: 200
      })
    }
    expect([asked, server.connections()]).toEqual([[host], 1])
  })

  test('is refused with the next connection', async () => {
    const server = await startSecureServer(sendName)
    const { lookup } = lookups(['127.0.0.1'], ['127.0.0.2'])
    const session = createFetchSession({ fetch: fetchFor(server, { lookup }) })
    const load = (path: string) => session.load(`https://${host}:${server.port}/${path}`, request)
    expect(await load('a')).toMatchObject({ status: 200 })
    server.hangUp()
    // By the connection that is gone, or by its look-up.
    expect(await load('b')).toMatchObject({ problems: [{}] })
    expect(await load('c')).toMatchObject({ problems: [{ code: 'OB_FETCH_ADDRESS' }] })
    expect(server.connections()).toBe(1)
  })

  test('and may come back', async () => {
    const server = await startSecureServer(sendName)
    const { lookup } = lookups(['10.0.0.1'], ['127.0.0.1'])
    const nodeFetch = fetchFor(server, { lookup })
    const url = `https://${host}:${server.port}/`
    expect(await codeOf(get(nodeFetch, url))).toBe('OB_FETCH_ADDRESS')
    expect(await textOf(get(nodeFetch, url))).toBe('{"name":"Campus"}')
  })

  test('is looked up for each connection, where there are many at once', async () => {
    const server = await startSecureServer(sendName)
    const { lookup, asked } = lookups(['127.0.0.1'], ['127.0.0.1'], ['10.0.0.1'], ['127.0.0.1'])
    const nodeFetch = fetchFor(server, { lookup })
    const url = `https://${host}:${server.port}/`
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => textOf(get(nodeFetch, url)).catch(({ code }) => code))
    )
    expect(answers.toSorted()).toEqual([
      ...Array.from({ length: 1 }, () => 'OB_FETCH_ADDRESS'),
      ...Array.from({ length: 4 }, () => '{"name":"Campus"}')
    ])
    expect([asked.length, server.connections()]).toEqual([5, 4])
  })
})

describe('asks only what the guard lets through', () => {
  test.each(refusedUrls)('not %j', async url => {
    const { lookup, asked } = lookups(['93.184.215.14'])
    expect(await codeOf(get(open({ lookup, allowAddresses: ['0.0.0.0/0', '::/0'] }), url))).toBe(
      'OB_FETCH_URL'
    )
    expect(asked).toEqual([])
  })

  test('and only the hosts it may', async () => {
    const server = await startSecureServer(sendName, [host, 'other.example.org'])
    const [url, other] = [host, 'other.example.org'].map(name => `https://${name}:${server.port}/`) as [
      string,
      string
    ]
    const { lookup, asked } = lookups(['127.0.0.1'])
    const allowing = fetchFor(server, { lookup, allowHosts: [host] })
    const denying = fetchFor(server, { lookup, denyHosts: ['other.example.org'] })
    const both = fetchFor(server, { lookup, allowHosts: [host], denyHosts: [host] })
    const none = fetchFor(server, { lookup, allowHosts: [] })
    expect(await codeOf(get(allowing, other))).toBe('OB_FETCH_NOT_ALLOWED')
    expect(await codeOf(get(denying, other))).toBe('OB_FETCH_NOT_ALLOWED')
    expect(await codeOf(get(denying, other.toUpperCase().replace('HTTPS', 'https')))).toBe(
      'OB_FETCH_NOT_ALLOWED'
    )
    expect(await codeOf(get(both, url))).toBe('OB_FETCH_NOT_ALLOWED')
    expect(await codeOf(get(none, url))).toBe('OB_FETCH_NOT_ALLOWED')
    expect(asked).toEqual([])
    expect(await textOf(get(allowing, url))).toBe('{"name":"Campus"}')
    expect(await textOf(get(denying, url))).toBe('{"name":"Campus"}')
    const session = createFetchSession({ fetch: denying })
    expect(await session.load(other, request)).toMatchObject({ problems: [{ code: 'OB_FETCH_NOT_ALLOWED' }] })
  })
})

describe('redirects', () => {
  const redirecting =
    (target: string): SecureHandler =>
    (incoming, response) => {
      if (incoming.url === '/to') return sendName(incoming, response)
      response.writeHead(302, { location: target }).end()
    }

  test('are not followed by itself', async () => {
    const server = await startSecureServer(redirecting('/to'))
    const response = await get(fetchFor(server), `https://${host}:${server.port}/`)
    expect([response.status, response.headers.get('location')]).toEqual([302, '/to'])
    expect(server.asked).toHaveLength(1)
  })

  test('are followed by a session within the host, looked at again', async () => {
    const server = await startSecureServer(redirecting('/to'))
    const session = createFetchSession({ fetch: fetchFor(server) })
    const url = `https://${host}:${server.port}`
    expect(await session.load(`${url}/`, { ...request, maxRedirects: 1 })).toMatchObject({ url: `${url}/to` })
  })

  test.each([
    'https://169.254.169.254/',
    'http://issuer.example.org/',
    'https://localhost:8443/',
    'https://other.example.org/'
  ])('and not to %s', async target => {
    const server = await startSecureServer(redirecting(target))
    const { lookup, asked } = lookups(['127.0.0.1'])
    const session = createFetchSession({ fetch: fetchFor(server, { lookup }) })
    const loaded = await session.load(`https://${host}:${server.port}/`, { ...request, maxRedirects: 3 })
    expect(loaded).toMatchObject({ problems: [{ code: 'OB_FETCH_REDIRECT' }] })
    expect(asked).toEqual([host])
  })
})

describe('says little of itself', () => {
  test('the fixed name of the program, and no cookie that it was given before', async () => {
    const server = await startSecureServer((_, response) => {
      response.writeHead(200, { 'set-cookie': 'id=1; Path=/', 'content-type': 'application/json' }).end('{}')
    })
    const nodeFetch = fetchFor(server)
    for (const path of ['a', 'b']) await textOf(get(nodeFetch, `https://${host}:${server.port}/${path}`))
    for (const headers of server.headers) {
      expect(headers).toMatchObject({ accept: 'application/json', 'user-agent': 'openbadges-kit' })
      expect([headers.cookie, headers.referer, headers.authorization]).toEqual([
        undefined,
        undefined,
        undefined
      ])
    }
    expect(server.headers).toHaveLength(2)
  })

  test('and nothing that it is handed beside', async () => {
    const server = await startSecureServer(sendName)
    const headers = { accept: 'text/plain', cookie: 'a=1', authorization: 'Bearer x' }
    await textOf(fetchFor(server)(`https://${host}:${server.port}/`, { ...init, headers, signal }))
    expect(server.headers).toMatchObject([{ accept: 'text/plain' }])
    expect(Object.keys(server.headers[0] ?? {})).not.toEqual(expect.arrayContaining(['cookie']))
    expect(server.headers[0]?.authorization).toBeUndefined()
  })
})

describe('whatever the environment says', () => {
  test('proxies are not asked', async () => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'ALL_PROXY'])
      vi.stubEnv(name, 'http://127.0.0.1:9')
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    onTestFinished(() => void vi.unstubAllEnvs())
    const server = await startSecureServer(sendName)
    expect(await textOf(get(fetchFor(server), `https://${host}:${server.port}/`))).toBe('{"name":"Campus"}')
  })

  test('certificates count', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    onTestFinished(() => void vi.unstubAllEnvs())
    const server = await startSecureServer(sendName)
    const untrusting = open({ allowAddresses: ['127.0.0.1'], lookup: toLoopback })
    expect(await codeOf(get(untrusting, `https://${host}:${server.port}/`))).toBe(
      'DEPTH_ZERO_SELF_SIGNED_CERT'
    )
    expect(server.asked).toEqual([])
  })

  test('and so do the names in them', async () => {
    const server = await startSecureServer(sendName, ['other.example.org'])
    expect(await codeOf(get(fetchFor(server), `https://${host}:${server.port}/`))).toBe(
      'ERR_TLS_CERT_ALTNAME_INVALID'
    )
    expect(server.asked).toEqual([])
  })

  test('several authorities may be given', async () => {
    const [first, second] = [await startSecureServer(sendName), await startSecureServer(sendName)]
    const nodeFetch = fetchFor(first, { ca: [first.cert, second.cert] })
    for (const { port } of [first, second]) {
      expect(await textOf(get(nodeFetch, `https://${host}:${port}/`))).toBe('{"name":"Campus"}')
    }
  })
})

describe('bounds', () => {
  const withHead =
    (bytes: number): SecureHandler =>
    (_, response) => {
      response.writeHead(200, { 'x-long': 'x'.repeat(bytes), 'content-type': 'application/json' }).end('{}')
    }

  test('the head of an answer', async () => {
    const [short, long] = [
      await startSecureServer(withHead(12_000)),
      await startSecureServer(withHead(17_000))
    ]
    expect(await textOf(get(fetchFor(short), `https://${host}:${short.port}/`))).toBe('{}')
    expect(await codeOf(get(fetchFor(long), `https://${host}:${long.port}/`))).toBe(
      'UND_ERR_HEADERS_OVERFLOW'
    )
  })

  test('how long it waits for the head', async () => {
    const server = await startSecureServer(() => {})
    expect(await codeOf(get(fetchFor(server, { timeoutMs: 50 }), `https://${host}:${server.port}/`))).toBe(
      'UND_ERR_HEADERS_TIMEOUT'
    )
  })

  test('how long it waits for the body', async () => {
    const server = await startSecureServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{')
    })
    const { body } = await get(fetchFor(server, { timeoutMs: 200 }), `https://${host}:${server.port}/`)
    const reader = body?.getReader()
    expect(await reader?.read()).toMatchObject({ done: false })
    expect(await codeOf(reader?.read() ?? Promise.resolve())).toBe('UND_ERR_BODY_TIMEOUT')
  })

  test('how long it waits for a connection', async () => {
    const server = await startSecureServer(sendName)
    const lookup = () => new Promise<never>(() => {})
    expect(
      await codeOf(get(fetchFor(server, { lookup, timeoutMs: 50 }), `https://${host}:${server.port}/`))
    ).toBe('UND_ERR_CONNECT_TIMEOUT')
  })

  test('and a session what it reads, coded or not, and when it ends', async () => {
    const bomb = gzipSync(new Uint8Array(20_000_000))
    const server = await startSecureServer((incoming, response) => {
      if (incoming.url === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    })
    const limits = {
      maxFetches: 9,
      maxParallelFetches: 4,
      fetchTimeoutMs: 2_000,
      totalFetchTimeoutMs: 9_000,
      maxFetchBytes: 65_536
    }
    const session = createFetchSession({ fetch: fetchFor(server), limits })
    const load = (path: string) => session.load(`https://${host}:${server.port}/${path}`, request)
    expect(await load('bomb')).toMatchObject({ problems: [{ code: 'OB_LIMIT_FETCH_BYTES' }] })
    expect(await load('slow')).toMatchObject({ problems: [{ code: 'OB_FETCH_TIMEOUT' }] })
  })

  test('a signal ends a request', async () => {
    const controller = new AbortController()
    const server = await startSecureServer(() => controller.abort())
    const asked = fetchFor(server)(`https://${host}:${server.port}/`, { ...init, signal: controller.signal })
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('close', () => {
  test('ends what is under way, and all that would follow', async () => {
    const server = await startSecureServer((incoming, response) => {
      if (incoming.url !== '/never') sendName(incoming, response)
    })
    const nodeFetch = fetchFor(server)
    const url = `https://${host}:${server.port}`
    expect(await textOf(get(nodeFetch, `${url}/`))).toBe('{"name":"Campus"}')
    const pending = codeOf(get(nodeFetch, `${url}/never`))
    await vi.waitFor(() => expect(server.asked).toHaveLength(2))
    await nodeFetch.close()
    expect(await pending).toBe('UND_ERR_DESTROYED')
    await expect(get(nodeFetch, `${url}/`)).rejects.toThrow(TypeError)
    await nodeFetch.close()
  })

  test('and may come before anything else', async () => {
    await expect(createNodeFetch().close()).resolves.toBeUndefined()
  })
})

test.each<[string, unknown]>([
  ['null', null],
  ['an unknown option', { allowHost: [host] }],
  ['hosts as one text', { allowHosts: host }],
  ['no list of hosts', { allowHosts: null }],
  ['a number as certificate', { ca: [7] }],
  ['a host with a port', { allowHosts: [`${host}:443`] }],
  ['a host with a scheme', { denyHosts: [`https://${host}`] }],
  ['a host in upper case', { denyHosts: ['Issuer.example.org'] }],
  ['a host with a path', { denyHosts: [`${host}/`] }],
  ['no host', { denyHosts: [''] }],
  ['something else than a host', { denyHosts: [7] }],
  ['addresses as one text', { allowAddresses: '10.0.0.0/8' }],
  ['an address that is none', { allowAddresses: ['10.0.0/8'] }],
  ['a lookup that is no function', { lookup: 'system' }],
  ['no time', { timeoutMs: 0 }],
  ['too much time', { timeoutMs: 600_001 }],
  ['half a millisecond', { timeoutMs: 0.5 }]
])('refuses %s as options', (_, options) => {
  // Typed as what it is not: callers in JavaScript do that.
  expect(() => createNodeFetch(options as NodeFetchOptions)).toThrow(TypeError)
})
