/**
 * Verifies one of the most expensive inputs that the default limits let in, and tells what came of it:
 *   node test/package/worst-inputs.mjs <name>
 */
import { argv, memoryUsage, resourceUsage } from 'node:process'
import {
  createStatusList,
  createVerifier,
  generateKeyPair,
  signCredential,
  signCredentialAsJwt,
  statusEntry,
  statusListCredential
} from '../../dist/index.js'

const { controller, signer } = await generateKeyPair()
const listUrl = 'https://lists.example/1'
const some = (count, make) => Array.from({ length: count }, (_, index) => make(index))

const badgeWith = (more, ofSubject) => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
  ],
  id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000101',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: controller, type: ['Profile'], name: 'Campus' },
  validFrom: '2026-01-01T00:00:00Z',
  name: 'Badge',
  credentialSubject: {
    type: ['AchievementSubject'],
    id: 'did:example:lea',
    achievement: {
      id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000100',
      type: ['Achievement'],
      name: 'Badge',
      description: 'For all.',
      criteria: { narrative: 'Come.' }
    },
    ...ofSubject
  },
  ...more
})
const signed = async (more, ofSubject) =>
  JSON.stringify(await signCredential(badgeWith(more, ofSubject), { signer }))
const results = some(990, index => ({ type: ['Result'], value: `${index}` }))
const evidence = some(990, index => ({
  id: `urn:x:${index}`,
  type: ['Evidence'],
  narrative: 'y'.repeat(900)
}))
const identifier = some(990, index => ({
  type: 'IdentityObject',
  identityType: 'name',
  hashed: false,
  identityHash: `${index}`
}))

async function longestList() {
  const list = createStatusList({ length: 16 * 1024 * 1024 * 8 })
  const unsecured = statusListCredential(list, {
    id: listUrl,
    issuer: controller,
    statusPurpose: 'revocation',
    validFrom: '2026-01-01T00:00:00Z'
  })
  return JSON.stringify(await signCredential(unsecured, { signer, kind: 'credential' }))
}

const inputs = {
  'many objects': () => signed({ evidence }, { result: results, identifier }),
  'many objects, forged': async () => {
    const badge = JSON.parse(await signed())
    const more = { ...badge.credentialSubject, result: results, identifier }
    return JSON.stringify({ ...badge, evidence, credentialSubject: more })
  },
  'long texts': () => signed({ evidence: [{ type: ['Evidence'], narrative: 'é'.repeat(900_000) }] }),
  'many values': () => JSON.stringify({ a: some(1_000_000, () => 1) }),
  'deep JSON': () => '['.repeat(2_000_000),
  'deep JSON in a JWT': async () => {
    const [header, , signature] = (await signCredentialAsJwt(badgeWith(), { signer })).split('.')
    return [header, btoa(`{"a":${'['.repeat(1_000_000)}`).replaceAll('=', ''), signature].join('.')
  },
  'a drawing of many elements': () =>
    `<svg xmlns="http://www.w3.org/2000/svg">${'<g a="1"/>'.repeat(199_000)}<text>${'x'.repeat(7_000_000)}</text></svg>`,
  'a drawing of many attributes': () =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${some(500_000, index => `a${index}="1"`).join(' ')}/>`,
  'the longest status list': () =>
    signed({ credentialStatus: statusEntry({ statusListCredential: listUrl, statusListIndex: 7 }) })
}

const name = argv[2]
const list = name === 'the longest status list' ? await longestList() : ''
const fetch = async () => new Response(list, { headers: { 'content-type': 'application/json' } })
const verifier = createVerifier({ fetch })
const input = await inputs[name]()
const before = memoryUsage.rss()
const { verdict, problems } = await verifier.verify(input)
const megabytes = (resourceUsage().maxRSS * 1024 - before) / 1_000_000
console.log(JSON.stringify({ authentic: verdict.authentic, code: problems[0]?.code ?? 'none', megabytes }))
