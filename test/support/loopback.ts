/** A real HTTP server on loopback, and a `fetch` that reaches it by the https names it is to have. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fetch } from '../../src/fetch/fetch.ts'

/** Answers a request; `url` is the https URL that was asked for. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void

export interface Loopback {
  /** Asks the server whatever https host is named. */
  readonly fetch: Fetch
  /** The https URLs that reached the server, in order. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

export async function startLoopback(handler: Handler): Promise<Loopback> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `https://${request.headers['x-host']}`)
    asked.push(url.href)
    // A client that has gone away is what many tests are about.
    response.on('error', () => {})
    handler(request, response, url)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    fetch: (url, init) => {
      const { host } = new URL(url)
      const headers = { ...init.headers, 'x-host': host }
      return fetch(url.replace(`https://${host}`, `http://127.0.0.1:${port}`), { ...init, headers })
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, value: unknown, contentType = 'application/json'): void {
  response.writeHead(200, { 'content-type': contentType }).end(JSON.stringify(value))
}
