/** Hosts that are addresses are never looked up: they are looked at before the connection. */
import { buildConnector } from 'undici'
import { describe, expect, test } from 'vitest'
import { addressPolicy } from '../../src/node/address-policy.ts'
import { checkedConnector } from '../../src/node/checked-connector.ts'
import { startSecureServer } from '../support/secure-server.ts'

/** What came of connecting to `hostname`: `connected`, or the code of the error. */
async function connected(
  hostname: string,
  port: number,
  allowAddresses: readonly string[]
): Promise<unknown> {
  const plain = buildConnector({ rejectUnauthorized: false })
  const connect = checkedConnector(plain, addressPolicy(allowAddresses))
  return new Promise(resolve => {
    connect({ hostname, host: hostname, port: String(port), protocol: 'https:' }, (error, socket) => {
      socket?.destroy()
      resolve(error === null ? 'connected' : (error as { code?: unknown }).code)
    })
  })
}

describe('an address as host', () => {
  test('is refused before anything is connected', async () => {
    const server = await startSecureServer(() => {})
    expect(await connected('127.0.0.1', server.port, [])).toBe('OB_FETCH_ADDRESS')
    expect(server.connections()).toBe(0)
  })

  test('and connected to where it is allowed', async () => {
    const server = await startSecureServer(() => {})
    expect(await connected('127.0.0.1', server.port, ['127.0.0.1'])).toBe('connected')
  })

  test.each(['::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '169.254.169.254', '10.0.0.1', 'fe80::1%lo'])(
    'is refused: %s',
    async hostname => {
      expect(await connected(hostname, 443, [])).toBe('OB_FETCH_ADDRESS')
    }
  )
})
