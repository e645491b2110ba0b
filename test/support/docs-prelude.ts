/**
 * What stands around the examples of the documentation: keys, badges, pictures, a key service, and a small web on
 * loopback. An example that names one of these and does not make it itself gets it from here.
 * @module
 */
import { createHash, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  bake,
  buildAchievement,
  buildCredential,
  createIssuer,
  type Fetch,
  generateKeyPair,
  type HostedDocument
} from '../../src/index.ts'

export const achievement = buildAchievement({
  id: 'https://example.org/badges/budget',
  name: 'Je sais gérer un budget',
  description: 'Sait établir un budget mensuel et le tenir.',
  criteria: 'Tenir son budget pendant trois mois.'
})

export const recipient = { email: 'lea@example.org' }

export const keyPair = await generateKeyPair()
export const credential = buildCredential({
  issuer: { id: keyPair.controller, name: 'Campus Exemple' },
  recipient,
  achievement
})

const profile = { name: 'Campus Exemple', url: 'https://example.org' }
export const issuer = createIssuer({ profile, signer: keyPair.signer })
export const badge = await issuer.issue({ achievement, recipient })

export const png = new Uint8Array(readFileSync('budget.png'))
export const svg = readFileSync('budget.svg', 'utf8')
export const picture = bake(png, badge)
writeFileSync('badge.png', picture)
writeFileSync('badge.svg', bake(svg, badge))

/** An organisation whose keys are found on the web. */
export const webIssuerId = 'https://example.org/issuer.json'
export const webKeyPair = await generateKeyPair({ controller: webIssuerId })
const webIssuer = createIssuer({ profile, signer: webKeyPair.signer })
export const webBadge = await webIssuer.issue({ achievement, recipient })

/** Puts documents on the web that `fetch` reaches. */
export function publish(documents: readonly HostedDocument[]): void {
  for (const { url, ...answer } of documents) pages.set(url, answer)
}

const pages = new Map<string, Omit<HostedDocument, 'url'>>()
publish(webIssuer.hostedDocuments())

const server = createServer((request, response) => {
  const page = pages.get(`https://${request.headers['x-host']}${request.url}`)
  response.writeHead(page ? 200 : 404, { 'content-type': page?.contentType ?? 'text/plain' })
  response.end(page && JSON.stringify(page.document))
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
server.unref()
const { port } = server.address() as AddressInfo

/** The platform's `fetch`, with every host on loopback. */
export const fetch: Fetch = async (url, init) => {
  const { host, pathname } = new URL(url)
  const headers = { ...init.headers, 'x-host': host }
  const answer = await globalThis.fetch(`http://127.0.0.1:${port}${pathname}`, { ...init, headers })
  const { status, body } = answer
  return { status, body, headers: answer.headers, url, redirected: false }
}

const ed25519 = generateKeyPairSync('ed25519')
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const keys = { 'badges-ed25519': ed25519, 'badges-p256': p256 }
type KeyId = keyof typeof keys

/** A key service: it keeps the secrets, takes messages of 4,096 bytes at most, and answers ECDSA in DER. */
export const kms = {
  publicKey: async (keyId: KeyId): Promise<Uint8Array> =>
    keys[keyId].publicKey.export({ format: 'der', type: 'spki' }),
  publicJwk: async (keyId: KeyId): Promise<JsonWebKey> => keys[keyId].publicKey.export({ format: 'jwk' }),
  sign: async (keyId: KeyId, message: Uint8Array): Promise<Uint8Array> => {
    if (message.length > 4096) throw new RangeError('message of more than 4,096 bytes')
    return sign(keyId === 'badges-p256' ? 'sha256' : null, message, keys[keyId].privateKey)
  }
}

/** A learning management system, as far as its badges go. */
export const courses = {
  id: 'budget-2026',
  completions: async function* () {
    yield { student: { email: 'lea@example.org' }, finishedAt: new Date('2026-11-02T16:00:00Z') }
    yield { student: { email: 'tom@example.org' }, finishedAt: new Date('2026-11-03T16:00:00Z') }
  }
}

/** The SHA-256 of a file, for showing that it is another one. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
