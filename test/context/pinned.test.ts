import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { createDocumentLoader } from '../../src/context/document-loader.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'

// If one of these changes, signatures made before may no longer verify: find out why before changing a hash.
const sha256 = {
  'https://www.w3.org/2018/credentials/v1':
    '778eb3a2ffad5df9773231da61b42c098e9849844873a6b5bf9be95c70d73df7',
  'https://www.w3.org/ns/credentials/v2': 'bf6fd611e6773d58f649459a45dbbb81f94e8cfd058a756644cd5a4a882c4050',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json':
    'ce6ab7f5729910f4fd7f35ec2cdb91f15446d1d2f886b6ccc1c1380b47fa8383',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json':
    'a6196945628b9d02b7b60f57f0a8f6baa9771a202d1a9e378555fc95d71d6c33',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json':
    '3b7ee3db2a81386e4369ea73ccc6b85f3cf463094e633466cee7e0b048cbeb35',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json':
    'f3f2f86ec719b425b0849bd3051deea9a5669dec9ba6602022c3df5553767000',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json':
    'f9767b4f07e2c92e6c084c34882f67cb335b13f0aface4b9bfc2ea08432a5892',
  'https://w3id.org/security/data-integrity/v1':
    '3d76dae0cd98b289312e02c08d6a7b746cb1c66da17d605067f10f697ea0a76c',
  'https://w3id.org/security/data-integrity/v2':
    'be223c58c54657e930970f0d11f03caf7287bddc7be7e6f010855190c6b39c21',
  'https://w3id.org/security/suites/ed25519-2020/v1':
    '9ccf2b2a579a86c1fd167f4d1dfbdebc72dae44c7b4d592715cd621e1b5c6ba8',
  'https://w3id.org/security/multikey/v1': '91f130b30b6705ee65dfa8f86e74922a74aaa0d5fc8bb35427ec2d607d3ad3eb',
  'https://www.w3.org/ns/did/v1': '922d86fef06acc0754ef45a4d662c51b57dcd1c9dab3bbdc8d71da81285a5270',
  'https://www.w3.org/ns/credentials/status/v1':
    '1d5d557d174395f467c025726ff37da4b18e81d95e2a7e285d8e2158e5f889ce',
  'https://w3id.org/vc/status-list/2021/v1':
    '2420f53a4af31944aade1e7b98dc2b2e94fd243438d20864e39b1bbf74dc3c28',
  'https://w3id.org/vc-revocation-list-2020/v1':
    '0c61a34e8b0487bc2ec1cd8819501d1bbdadee2d1e99608b7fa7f6977912cd4e'
}

test('every pinned context is the document it was when it was pinned', () => {
  const found = Object.fromEntries(
    pinnedContexts.urls.map(url => [
      url,
      createHash('sha256')
        .update(JSON.stringify(pinnedContexts.get(url)))
        .digest('hex')
    ])
  )
  expect(found).toEqual(sha256)
})

test('context 3.0.3 has the two terms that were added in place in 2026', () => {
  const document = pinnedContexts.get('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json')
  expect(document?.['@context']).toMatchObject({
    endorsementJwt: {
      '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt',
      '@container': '@set'
    },
    jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' }
  })
})

const url = 'https://example.org/terms/v1'
const document = { '@context': { level: 'https://example.org/terms#level' } }

test("a loader gives pinned contexts and the caller's, as copies", async () => {
  const load = createDocumentLoader({ contexts: { [url]: document } })
  const given = await load(url)
  expect(given).toEqual({ contextUrl: null, documentUrl: url, document })
  expect(given.document).not.toBe(document)
  const pinned = await load('https://www.w3.org/ns/did/v1')
  expect(pinned.document).toEqual(pinnedContexts.get('https://www.w3.org/ns/did/v1'))
  expect(pinned.document).not.toBe(pinnedContexts.get('https://www.w3.org/ns/did/v1'))
})

test('an unknown context is refused with its URL and the line that mends it', async () => {
  const refusal = createDocumentLoader()(url)
  await expect(refusal).rejects.toBeInstanceOf(OpenBadgesError)
  await expect(refusal).rejects.toMatchObject({
    code: 'OB_CONTEXT_UNKNOWN',
    problems: [{ hint: expect.stringContaining(`contexts: { "${url}": `) }]
  })
})

test('a pinned context cannot be replaced, and a context document must be one', () => {
  expect(() => createContextSet({ 'https://www.w3.org/ns/did/v1': document })).toThrow(TypeError)
  expect(() => createContextSet({ [url]: { level: 'x' } })).toThrow(TypeError)
})

test('a context changed after it was given stays what it was', () => {
  const mine = structuredClone(document)
  const contexts = createContextSet({ [url]: mine })
  mine['@context'].level = 'https://example.org/other'
  expect(contexts.get(url)).toEqual(document)
})
