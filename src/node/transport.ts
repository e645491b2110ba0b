/**
 * HTTP over TLS through undici, with connections that are looked at.
 * @module
 */
import type { FetchResponse, FetchSignal } from '../fetch/fetch.ts'
import type { AddressPolicy } from './address-policy.ts'
import { checkedConnector, checkedLookup } from './checked-connector.ts'
import { FetchRefusal } from './fetch-refusal.ts'
import type { Lookup } from './lookup.ts'

/** How to connect. */
export interface TransportOptions {
  readonly lookup: Lookup
  readonly isAllowed: AddressPolicy
  readonly timeoutMs: number
  readonly ca?: string | readonly string[]
}

/** Makes requests. */
export interface Transport {
  get(url: string, accept: string, signal: FetchSignal): Promise<FetchResponse>
  close(): Promise<void>
}

const USER_AGENT = 'openbadges-kit'
const MAX_HEADER_BYTES = 16 * 1024
const KEEP_ALIVE_MS = 4_000

/** Loads undici, and makes an agent of its own; no other one is ever asked, nor the proxies that others know. */
export async function openTransport({
  lookup,
  isAllowed,
  timeoutMs,
  ca
}: TransportOptions): Promise<Transport> {
  // Where nobody has used the platform's own `fetch` yet, undici would put itself in its place.
  await new Response('').text()
  const { Agent, buildConnector, fetch } = await import('undici')
  const connect = buildConnector({
    lookup: checkedLookup(lookup, isAllowed),
    timeout: timeoutMs,
    // Sockets ask for all addresses then, and try one after the other.
    autoSelectFamily: true,
    allowH2: false,
    // Given, so that no variable of the environment and no flag can say otherwise.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    maxCachedSessions: 0,
    ...(ca !== undefined && { ca: typeof ca === 'string' ? ca : [...ca] })
  })
  const agent = new Agent({
    connect: checkedConnector(connect, isAllowed),
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS
  })
  return {
    async get(url, accept, signal) {
      const headers = { accept, 'user-agent': USER_AGENT }
      const how = {
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store'
      } as const
      try {
        return await fetch(url, { headers, ...how, signal, dispatcher: agent })
      } catch (thrown) {
        // undici says in the cause what happened.
        throw thrown instanceof Error && thrown.cause instanceof FetchRefusal ? thrown.cause : thrown
      }
    },
    close: () => agent.destroy()
  }
}
