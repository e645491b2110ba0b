import { describe, expect, test } from 'vitest'
import { buildEndorsement, createVerifier, type Fetch } from '../../src/index.ts'
import { clock, issuerKey, unsignedBadge } from '../support/badges.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'

/** Hosts that only the machine itself, or the network it stands in, can mean. */
const hosts = [
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '0x7f000001',
  '017700000001',
  '2130706433',
  '127。0。0。1',
  '①②⑦.0.0.1',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.0.1',
  '198.18.0.1',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::a9fe:a9fe]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  'localhost',
  'LOCALHOST',
  'ⓛocalhost',
  'localhost.',
  'issuer.localhost',
  'metadata.google.internal',
  'printer.local',
  'router.home.arpa',
  'intranet'
]

const university = 'https://university.example/issuers/1'
const documents = {
  [university]: { id: university },
  'https://university.example/.well-known/jwks.json': { keys: [] }
} as const

/** Everything that a badge can point with, besides its contexts. */
const pointing: Record<string, (url: string, host: string) => Promise<unknown>> = {
  'issuer.id': url => embedded({ issuer: { id: url } }, `${url}#k`),
  'issuer.id as did:web': (_, host) => {
    const id = `did:web:${host.replaceAll(':', '%3A')}`
    return embedded({ issuer: { id } }, `${id}#k`)
  },
  verificationMethod: url => embedded({}, `${url}#k`),
  kid: url => jwt({ kid: url }),
  jku: url => jwt({ jku: url }),
  x5u: url => jwt({ x5u: url }),
  credentialStatus: url => embedded({ credentialStatus: { id: url, type: 'BitstringStatusListEntry' } }),
  refreshService: url => embedded({ refreshService: { id: url, type: '1EdTechCredentialRefresh' } }),
  credentialSchema: url =>
    embedded({ credentialSchema: [{ id: url, type: '1EdTechJsonSchemaValidator2019' }] }),
  evidence: url => embedded({ evidence: [{ id: url, type: ['Evidence'] }] }),
  image: url => embedded({ image: { id: url, type: 'Image' } }),
  '@context': url => embedded({ '@context': [...unsignedBadge()['@context'], url] }),
  'issuer.url': url => embedded({ issuer: { id: university, type: ['Profile'], url } })
}

function badgeWith(members: object) {
  return { ...unsignedBadge(), issuer: { id: university, type: ['Profile'] }, ...members }
}

const embedded = (members: object, verificationMethod = `${university}#k`) =>
  signAnything(badgeWith(members), issuerKey, { verificationMethod })

const jwt = (header: object) =>
  signAnyJwt({ ...badgeWith({}), ...claimsOf(badgeWith({})) }, issuerKey, { ...header })

describe('no request reaches a private address through', () => {
  test.each(Object.keys(pointing))('%s', async member => {
    const asked: string[] = []
    const spy: Fetch = async url => {
      asked.push(url)
      const document = Object.hasOwn(documents, url) ? documents[url as keyof typeof documents] : undefined
      return document === undefined ? new Response('', { status: 404 }) : Response.json(document)
    }
    const verifier = createVerifier({ now: clock, fetch: spy })
    for (const host of hosts) {
      const input = await pointing[member]?.(`https://${host}/path`, host)
      const report = await verifier.verify(input)
      expect([host, report.verified]).toEqual([host, false])
      expect(asked.filter(url => !Object.hasOwn(documents, url))).toEqual([])
      const reported = report.fetched.filter(({ cached }) => !cached).map(({ url }) => url)
      expect(reported).toEqual(asked.splice(0))
    }
  })

  test('and the twins on a public host are asked for, where keys are', async () => {
    const asked: string[] = []
    const verifier = createVerifier({
      now: clock,
      fetch: async url => {
        asked.push(url)
        return new Response('', { status: 404 })
      }
    })
    await verifier.verify(await pointing['issuer.id']?.('https://other.example/path', 'other.example'))
    await verifier.verify(await pointing['issuer.id as did:web']?.('', 'other.example'))
    expect(asked).toEqual([
      'https://other.example/path',
      'https://other.example/.well-known/jwks.json',
      'https://other.example/.well-known/did.json'
    ])
  })
})

/** What an authentic badge can point with; only those are asked for. */
const pointingOnce: Record<string, (url: string) => Promise<object>> = {
  'credentialStatus, a list': url =>
    authentic({
      credentialStatus: {
        id: 'urn:uuid:1b4a3f4e-0000-4000-8000-000000000001',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '5',
        statusListCredential: url
      }
    }),
  'refreshService, asked': url =>
    authentic({ refreshService: { id: url, type: '1EdTechCredentialRefresh' } }),
  'credentialSchema, asked': url =>
    authentic({ credentialSchema: [official, { id: url, type: '1EdTechJsonSchemaValidator2019' }] }),
  'an endorser': async url => authentic({ endorsement: [await endorsedBy({ id: url })] }),
  'the status of an endorsement': async url =>
    authentic({
      endorsement: [
        await endorsedBy(
          { id: issuerKey.controller },
          {
            credentialStatus: {
              id: 'urn:uuid:1b4a3f4e-0000-4000-8000-000000000002',
              type: 'BitstringStatusListEntry',
              statusPurpose: 'revocation',
              statusListIndex: '5',
              statusListCredential: url
            }
          }
        )
      ]
    })
}

const official = {
  id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
  type: '1EdTechJsonSchemaValidator2019'
}

const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

const authentic = (members: object) =>
  signAnything(
    { ...unsignedBadge(), '@context': [...unsignedBadge()['@context'], extensions], ...members },
    issuerKey
  )

const endorsedBy = (issuer: { id: string }, members: object = {}) =>
  signAnything(
    {
      ...buildEndorsement(
        {
          issuer: { id: issuerKey.controller },
          name: 'Endorsement',
          credentialSubject: { id: unsignedBadge().id },
          validFrom: '2026-11-02T08:00:00Z'
        },
        { now: clock }
      ),
      issuer: { ...issuer, type: ['Profile'] },
      ...members
    },
    issuerKey,
    { verificationMethod: issuer.id === issuerKey.controller ? issuerKey.id : `${issuer.id}#k` }
  )

describe('no request reaches a private address through', () => {
  const evaluator = { evaluate: async () => [] }

  async function askedBy(badge: object | undefined) {
    const asked: string[] = []
    const verifier = createVerifier({
      now: clock,
      refresh: 'try',
      schemas: { evaluator, fetch: true },
      fetch: async url => {
        asked.push(url)
        return new Response('', { status: 404 })
      }
    })
    const report = await verifier.verify(badge)
    expect(report.fetched.map(({ url }) => url)).toEqual(asked)
    return asked
  }

  test.each(Object.keys(pointingOnce))(
    '%s, nor does one pass unnoticed that goes elsewhere',
    async member => {
      const url = 'https://other.example/path'
      expect((await askedBy(await pointingOnce[member]?.(url)))[0]).toBe(url)
      for (const host of hosts) {
        expect([host, await askedBy(await pointingOnce[member]?.(`https://${host}/path`))]).toEqual([
          host,
          []
        ])
      }
    }
  )
})
