/** The `fetch` of every platform, and one written by hand, is a `Fetch` without a cast, for old and new compilers. */
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compilerNamed } from '../support/compiler.ts'

const root = resolve(import.meta.dirname, '../..')

const byHand = `
  import type { AbortSignalLike, Fetch, FetchInit, FetchResponse, FetchSignal } from '../../src/fetch/fetch.ts'

  export const plain: Fetch = async (url, init) => ({
    status: url.length,
    headers: { get: name => (name === 'content-type' ? init.headers.accept ?? null : null) },
    body: null
  })
  export const withBody = (body: Uint8Array): Fetch => async () => ({
    status: 200,
    headers: { get: () => null },
    body: { getReader: () => ({ read: async () => ({ done: false, value: body }), cancel: async () => {} }) },
    redirected: false
  })
  export const stops: Fetch = (_, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  export function uses(init: FetchInit, response: FetchResponse): [FetchSignal, 'manual', number] {
    return [init.signal, init.redirect, response.status]
  }
  // @ts-expect-error text is no stream
  export const text: Fetch = async () => ({ status: 200, headers: { get: () => null }, body: '{}' })
  // @ts-expect-error it must be waited for
  export const atOnce: Fetch = () => ({ status: 200, headers: { get: () => null }, body: null })
  // @ts-expect-error it writes nothing
  export const writes: Fetch = async (url, init) => init.method === 'POST' ? plain(url, init) : plain(url, init)
  export const like = (signal: AbortSignalLike): FetchSignal | boolean => signal.aborted`

const platform = `
  export const platforms: Fetch = fetch
  export const wrapped: Fetch = (url, init) => fetch(url.replace('https://example.org', 'http://127.0.0.1:8080'), init)
  export const named: Fetch = (url, init) => fetch(url, { ...init, headers: { ...init.headers, 'user-agent': 'x' } })
  export const slow: Fetch = (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([init.signal, AbortSignal.timeout(5)]) })
  export const own: Fetch = async () => new Response('{}')
  export const signals: AbortSignalLike[] = [new AbortController().signal, AbortSignal.timeout(5)]
  export const theirs: FetchSignal = new AbortController().signal`

const undici = `
  import * as undici from 'undici-types'
  export const packaged = (fetch: typeof undici.fetch): Fetch => fetch
  export const through = (fetch: typeof undici.fetch, dispatcher: undici.Dispatcher): Fetch => (url, init) =>
    fetch(url, { ...init, dispatcher })`

const settings = {
  'the DOM library': { lib: ['ES2023', 'DOM'], types: [], source: byHand + platform },
  'the DOM library of workers': { lib: ['ES2023', 'WebWorker'], types: [], source: byHand + platform },
  neither: { lib: ['ES2023'], types: [], source: byHand },
  'the types of Node': { lib: ['ES2023'], types: ['node'], source: byHand + platform + undici },
  both: { lib: ['ES2023', 'DOM'], types: ['node'], source: byHand + platform }
}

describe.each(['typescript', 'typescript-oldest'] as const)('compiled by %s', async name => {
  const complaints = await compilerNamed(name)

  test.each(Object.entries(settings))('with %s', (_, { lib, types, source }) => {
    const options = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      target: 'ES2022',
      module: 'NodeNext',
      lib,
      types,
      typeRoots: [join(root, 'node_modules/@types')],
      allowImportingTsExtensions: true,
      noEmit: true,
      // Not ours: the types of Node do not agree with every compiler.
      skipLibCheck: true
    }
    const file = join(import.meta.dirname, 'fetch-types-main.ts')
    expect(complaints(options, file, source)).toEqual([])
    expect(complaints(options, file, `${source}\n  export const wrong: Fetch = 1`)).toHaveLength(1)
  })
})
