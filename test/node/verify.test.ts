/** A verifier with what the door for Node makes: over the network, and with the schemas of strangers. */
import { afterAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { createVerifier, generateKeyPair, hostedDocuments, type VerifierOptions } from '../../src/index.ts'
import { createNodeFetch, type NodeFetchOptions } from '../../src/node/create-node-fetch.ts'
import { now, signedBadge } from '../support/badges.ts'
import { evaluatorFromSource } from '../support/schema-evaluator.ts'
import { startSecureServer } from '../support/secure-server.ts'

describe('over the network', () => {
  /** The report on a badge whose issuer's host leads to `addresses`, where his documents are. */
  async function reportWith(addresses: readonly string[], options: NodeFetchOptions = {}) {
    const documents = new Map<string, object>()
    const server = await startSecureServer(({ url = '' }, response) => {
      const document = documents.get(url)
      response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' })
      response.end(document && JSON.stringify(document))
    })
    const controller = `did:web:issuer.example.org%3A${server.port}`
    const keyPair = await generateKeyPair({ controller })
    for (const { url, document } of hostedDocuments(keyPair)) documents.set(new URL(url).pathname, document)
    const badge = await signedBadge(
      { issuer: { id: controller, name: 'Campus' } },
      { signer: keyPair.signer }
    )
    const fetch = createNodeFetch({ ca: server.cert, lookup: async () => addresses, ...options })
    const report = await createVerifier({ fetch, now: () => now }).verify(badge)
    await fetch.close()
    return { report, connections: server.connections() }
  }

  test('a badge of an issuer at an address that may be asked verifies', async () => {
    const { report } = await reportWith(['127.0.0.1'], { allowAddresses: ['127.0.0.0/8'] })
    expect([report.verified, report.problems]).toEqual([true, []])
    expect(report.issuer?.key?.foundBy).toBe('did:web')
  })

  test.each([
    ['at a private address', ['127.0.0.1']],
    ['at a public and a private one', ['93.184.215.14', '127.0.0.1']]
  ])('one of an issuer %s is not asked for, and neither good nor bad', async (_, addresses) => {
    const { report, connections } = await reportWith(addresses)
    expect(report.verified).toBe(false)
    expect(report.verdict.authentic).toBe('unknown')
    expect(report.problems.map(({ code }) => code)).toContain('OB_FETCH_ADDRESS')
    expect(report.fetched).toMatchObject([{ code: 'OB_FETCH_ADDRESS' }])
    expect(JSON.stringify(report)).not.toContain('127.0.0.1')
    expect(connections).toBe(0)
  })
})

describe('with the schemas of strangers', async () => {
  const evaluator = await evaluatorFromSource({ timeoutMs: 2_000 })
  afterAll(() => evaluator.close())
  const id = 'https://example.org/schemas/course.json'
  const official = {
    id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
    type: '1EdTechJsonSchemaValidator2019'
  }
  const badge = await signedBadge({ credentialSchema: [official, { id, type: 'JsonSchema' }] })

  async function codesWith(schema: JsonObject): Promise<string[]> {
    const schemas: VerifierOptions['schemas'] = { evaluator, documents: { [id]: schema } }
    const { problems } = await createVerifier({ schemas, now: () => now }).verify(badge)
    return problems.map(({ code }) => code)
  }

  test('one that it conforms to says nothing', async () => {
    expect(await codesWith({ required: ['credentialSubject', 'proof'] })).toEqual([])
  })

  test.each<[string, JsonObject]>([
    ['OB_SCHEMA_MISMATCH', { required: ['evidence'] }],
    ['OB_SCHEMA_UNUSABLE', { $ref: 'https://evil.example/schema' }],
    ['OB_LIMIT_SCHEMA_TIME', { properties: { id: { pattern: '^([a-z0-9:-]+)+!$' } } }]
  ])('%s is reported', async (code, schema) => {
    expect(await codesWith(schema)).toEqual([code])
  })
})
