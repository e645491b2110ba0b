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
  buildEndorsement,
  createIssuer,
  createStatusList,
  type Fetch,
  generateKeyPair,
  type HostedDocument,
  type JsonObject,
  setStatus,
  signCredential,
  statusEntry,
  statusListCredential
} from '../../src/index.ts'

export const achievement = buildAchievement({
  id: 'https://example.org/badges/budget',
  name: 'Je sais gérer un budget',
  description: 'Sait établir un budget mensuel et le tenir.',
  criteria: 'Tenir son budget pendant trois mois.'
})

const recipient = { email: 'lea@example.org' }

export const keyPair = await generateKeyPair()
export const credential = buildCredential({
  issuer: { id: keyPair.controller, name: 'Campus Exemple' },
  recipient,
  achievement
})

const profile = { name: 'Campus Exemple', url: 'https://example.org' }
const issuer = createIssuer({ profile, signer: keyPair.signer })
export const badge = await issuer.issue({ achievement, recipient })

export const png = new Uint8Array(readFileSync('budget.png'))
const svg = readFileSync('budget.svg', 'utf8')
export const picture = bake(png, badge)
writeFileSync('badge.png', picture)
writeFileSync('badge.svg', bake(svg, badge))

/** An organisation whose keys are found on the web. */
export const webIssuerId = 'https://example.org/issuer.json'
export const webKeyPair = await generateKeyPair({ controller: webIssuerId })
const webIssuer = createIssuer({ profile, signer: webKeyPair.signer })
export const webBadge = await webIssuer.issue({ achievement, recipient })

/** Badges with a place in a list of that organisation: 7 was revoked since, 5 was not. */
const statusListUrl = 'https://example.org/status/1'
const withStatus = (statusListIndex: number) =>
  webIssuer.issue({
    achievement,
    recipient,
    credentialStatus: statusEntry({ statusListCredential: statusListUrl, statusListIndex })
  })
export const statusBadge = await withStatus(5)
export const revokedBadge = await withStatus(7)
const statusList = await signCredential(
  statusListCredential(setStatus(createStatusList(), [[7, 1]]), {
    id: statusListUrl,
    issuer: webIssuerId,
    statusPurpose: 'revocation'
  }),
  { signer: webKeyPair.signer, kind: 'credential' }
)

/** A badge that an employer endorses, and one of which there is a newer copy. */
export const employerKey = await generateKeyPair()
const endorsedId = 'urn:uuid:3e0b9a52-0000-4000-8000-000000000001'
const endorsement = await signCredential(
  buildEndorsement({
    issuer: { id: employerKey.controller, name: 'Ateliers Exemple' },
    name: 'Reconnaissance',
    credentialSubject: { id: endorsedId, endorsementComment: 'Nous recrutons avec ce badge.' }
  }),
  { signer: employerKey.signer }
)
const refreshService = { id: 'https://example.org/newest/1', type: '1EdTechCredentialRefresh' }
const parts = { id: endorsedId, achievement, recipient, refreshService, endorsement: [endorsement] }
export const endorsedBadge = await webIssuer.issue(parts)

/** Puts documents on the web that `fetch` reaches. */
function publish(documents: readonly HostedDocument[]): void {
  for (const { url, ...answer } of documents) pages.set(url, answer)
}

const pages = new Map<string, Omit<HostedDocument, 'url'>>()
publish(webIssuer.hostedDocuments())
const json = (document: unknown) => ({ document: document as JsonObject, contentType: 'application/json' })
pages.set(statusListUrl, json(statusList))
pages.set(refreshService.id, json(await webIssuer.issue({ ...parts, name: 'La copie la plus récente' })))

const server = createServer((request, response) => {
  const page = pages.get(`https://${request.headers['x-host']}${request.url}`)
  const headers = { 'content-type': page?.contentType ?? 'text/plain', connection: 'close' }
  response.writeHead(page ? 200 : 404, headers)
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

const secret = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** A key service with one key: it keeps the secret, takes messages of 4,096 bytes at most, and answers in DER. */
export const kms = {
  publicKey: async (_keyId: string): Promise<Uint8Array> =>
    secret.publicKey.export({ format: 'der', type: 'spki' }),
  publicJwk: async (_keyId: string): Promise<JsonWebKey> => secret.publicKey.export({ format: 'jwk' }),
  sign: async (_keyId: string, message: Uint8Array): Promise<Uint8Array> => {
    if (message.length > 4096) throw new RangeError('a message of more than 4,096 bytes')
    return sign('sha256', message, secret.privateKey)
  }
}

/** A learning management system, as far as its badges go. */
export const courses = {
  completions: async function* () {
    yield { student: { email: 'lea@example.org' }, finishedAt: new Date('2026-11-02T16:00:00Z') }
    yield { student: { email: 'tom@example.org' }, finishedAt: new Date('2026-11-03T16:00:00Z') }
  }
}

writeFileSync(
  'awards.csv',
  'email,day\nlea@example.org,2026-11-02\ntom@example.org,2026-11-03\n,2026-11-04\n'
)

const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://example.org/assertions/17',
  recipient: { type: 'email', hashed: false, identity: 'lea@example.org' },
  badge: 'https://example.org/badges/17',
  verification: { type: 'hosted' },
  issuedOn: '2022-06-01T08:00:00Z'
}
const carrier = `<openbadges:assertion><![CDATA[${JSON.stringify(assertion)}]]></openbadges:assertion>`
writeFileSync(
  'old-badge.svg',
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org">${carrier}</svg>`
)

/** The SHA-256 of a file, for showing that it is another one. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
