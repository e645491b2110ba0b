/**
 * A real HTTPS server on loopback, which answers under any of its names.
 * @module
 */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'
import { selfSigned } from './certificate.ts'

/** A server for the length of a test. */
export interface SecureServer {
  readonly port: number
  /** Its certificate in PEM. */
  readonly cert: string
  /** Host, port and path of the requests so far, in order. */
  readonly asked: readonly string[]
  /** Header fields of the requests so far, in order. */
  readonly headers: readonly IncomingMessage['headers'][]
  /** How many connections were opened so far: also those that never asked. */
  connections(): number
  /** Ends all connections; new ones are taken. */
  hangUp(): void
}

/** What a server does with a request. */
export type SecureHandler = (request: IncomingMessage, response: ServerResponse) => void

/** Starts a server on 127.0.0.1 for `names`. */
export async function startSecureServer(
  handler: SecureHandler,
  names: readonly string[] = ['issuer.example.org'],
  options: ServerOptions = {}
): Promise<SecureServer> {
  const { key, cert } = selfSigned(names)
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const sockets = new Set<Duplex>()
  let connections = 0
  const server = createServer({ key, cert, ...options }, (request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    headers.push(request.headers)
    response.on('error', () => {})
    handler(request, response)
  })
  server.on('connection', socket => {
    connections++
    sockets.add(socket)
    socket.on('error', () => {})
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  onTestFinished(async () => {
    const closed = new Promise(resolve => server.close(resolve))
    hangUp()
    await closed
  })
  const { port } = server.address() as AddressInfo
  return { port, cert, asked, headers, connections: () => connections, hangUp }
}
