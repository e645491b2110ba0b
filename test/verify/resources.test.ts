import { createHash } from 'node:crypto'
import { base58 } from '@scure/base'
import { describe, expect, test } from 'vitest'
import { buildCredential, createVerifier, digestSRI, signCredential } from '../../src/index.ts'
import { checkResources } from '../../src/verify/checks/resources.ts'
import { achievement, clock, issuerKey, outcomeOf, tampered, unsignedBadge } from '../support/badges.ts'
import { effort } from '../support/effort.ts'
import { signAnything } from '../support/sign-anything.ts'

const url = 'https://example.org/evidence/report.pdf'
const bytes = new TextEncoder().encode('Léa a tenu son budget pendant trois mois.')
const others = new TextEncoder().encode('Léa a tenu son budget pendant trois ans.')

const hash = (name: string, data = bytes) => createHash(name).update(data).digest()
const sri = (name: string, data = bytes) => `${name}-${hash(name, data).toString('base64')}`
const codes = { sha256: [0x12, 32], sha384: [0x20, 48], sha512: [0x13, 64] } as const
const multihash = (name: keyof typeof codes, data = bytes) =>
  Buffer.from([...codes[name], ...hash(name, data)])
const base64url = (data: Uint8Array) => `u${Buffer.from(data).toString('base64url')}`

const evidence = (members: object) => ({
  evidence: [{ id: url, type: ['Evidence'], name: 'Rapport', ...members }]
})

const verify = async (members: object, resources: Record<string, Uint8Array> = { [url]: bytes }) => {
  const badge = await signAnything({ ...unsignedBadge(), ...members }, issuerKey)
  return createVerifier({ now: clock }).verify(badge, { resources })
}

const briefly = async (...given: Parameters<typeof verify>) => {
  const report = await verify(...given)
  return [report.verified, report.verdict.authentic, ...outcomeOf(report, 'resources')]
}

const fits = [true, 'yes', 'passed']
const differs = [false, 'yes', 'failed', 'OB_RESOURCE_DIGEST']
const open = [false, 'yes', 'inconclusive', 'OB_RESOURCE_NO_DIGEST']

const written: [string, (data?: typeof bytes) => object][] = [
  ...(['sha256', 'sha384', 'sha512'] as const).flatMap(
    (name): [string, (data?: typeof bytes) => object][] => [
      [`${name} as SRI`, data => ({ digestSRI: sri(name, data) })],
      [`${name} as base64url`, data => ({ digestMultibase: base64url(multihash(name, data)) })],
      [`${name} as base58`, data => ({ digestMultibase: `z${base58.encode(multihash(name, data))}` })]
    ]
  )
]

describe.each(written)('a digest in %s', (_, digest) => {
  test('fits the bytes it is of, and no others', async () => {
    expect(await briefly(evidence(digest()))).toEqual(fits)
    expect(await briefly(evidence(digest(others)))).toEqual(differs)
  })

  test('fits in relatedResource as well', async () => {
    expect(await briefly({ relatedResource: [{ id: url, ...digest() }] })).toEqual(fits)
    expect(await briefly({ relatedResource: [{ id: url, ...digest(others) }] })).toEqual(differs)
  })
})

describe('of several digests', () => {
  test('those of the strongest algorithm count, and one that fits is enough', async () => {
    expect(await briefly(evidence({ digestSRI: `${sri('sha256', others)} ${sri('sha512')}` }))).toEqual(fits)
    expect(await briefly(evidence({ digestSRI: `${sri('sha256')} ${sri('sha512', others)}` }))).toEqual(
      differs
    )
    expect(await briefly(evidence({ digestSRI: `${sri('sha384', others)} ${sri('sha384')}` }))).toEqual(fits)
  })

  test('each member has to fit', async () => {
    const good = base64url(multihash('sha256'))
    expect(await briefly(evidence({ digestSRI: sri('sha256'), digestMultibase: good }))).toEqual(fits)
    expect(await briefly(evidence({ digestSRI: sri('sha256', others), digestMultibase: good }))).toEqual(
      differs
    )
  })
})

describe('one that is not read beside one that is', () => {
  const unread = { digestMultibase: base64url(Buffer.from([0x11, 20, ...hash('sha1')])) }

  test('is passed over', async () => {
    expect(await briefly(evidence({ digestSRI: sri('sha256'), ...unread }))).toEqual(fits)
    expect(await briefly(evidence({ digestSRI: sri('sha256', others), ...unread }))).toEqual(differs)
    expect(await briefly(evidence({ digestSRI: `${sri('md5')} ${sri('sha384')}?x` }))).toEqual(fits)
    expect(await briefly(evidence({ digestSRI: `${sri('md5')} ${sri('sha384', others)}?x` }))).toEqual(
      differs
    )
    expect(await briefly(evidence({ digestSRI: `sha512-AAAA ${sri('sha256')}` }))).toEqual(fits)
  })
})

test('a digest may be written in a list, and in the alphabet for addresses', async () => {
  expect(await briefly(evidence({ digestSRI: [sri('sha256', others), sri('sha384')] }))).toEqual(fits)
  expect(await briefly(evidence({ digestSRI: [sri('sha256'), sri('sha384', others)] }))).toEqual(differs)
  const digestMultibase = [base64url(multihash('sha256', others)), base64url(multihash('sha256'))]
  expect(await briefly(evidence({ digestMultibase }))).toEqual(fits)
  const written = sri('sha384').slice(7).replaceAll('+', '-').replaceAll('/', '_')
  expect(await briefly(evidence({ digestSRI: `sha384-${written}` }))).toEqual(fits)
})

test('a published digest: that of nothing', async () => {
  const nothing = { [url]: new Uint8Array() }
  const digestSRI = 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb'
  expect(await briefly(evidence({ digestSRI }), nothing)).toEqual(fits)
  expect(await briefly(evidence({ digestSRI }))).toEqual(differs)
})

test('the builder’s own digest, for evidence and for a picture', async () => {
  const picture = 'https://example.org/budget.png'
  const built = buildCredential({
    id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000002',
    issuer: issuerKey.controller,
    validFrom: '2026-11-01T08:00:00Z',
    recipient: { email: 'lea@example.org' },
    achievement: { ...achievement, image: picture },
    evidence: { id: url, extension: { digestSRI: digestSRI(bytes) } },
    extension: { relatedResource: [{ id: picture, type: 'Image', digestSRI: digestSRI(others, 'sha512') }] }
  })
  const badge = await signCredential(built, {
    signer: issuerKey.signer,
    created: '2026-11-01T08:00:00Z'
  })
  const answer = async (resources: Record<string, Uint8Array>) =>
    outcomeOf(await createVerifier({ now: clock }).verify(badge, { resources }), 'resources')
  expect(await answer({ [url]: bytes, [picture]: others })).toEqual(['passed'])
  expect(await answer({ [url]: bytes, [picture]: bytes })).toEqual(['failed', 'OB_RESOURCE_DIGEST'])
})

describe('every word on an address counts', () => {
  const answer = (own: object, related: object) => {
    const credential = { evidence: [{ id: url, ...own }], relatedResource: { id: url, ...related } }
    const { outcome, problems } = checkResources(credential, { [url]: bytes })
    return [outcome, ...problems.map(({ code, path }) => `${code} ${path}`)]
  }
  const [good, bad] = [{ digestSRI: sri('sha256') }, { digestSRI: sri('sha384', others) }]

  test('where one object has a digest and another has not', () => {
    expect(answer({}, good)).toEqual(['passed'])
    expect(answer({}, bad)).toEqual(['failed', 'OB_RESOURCE_DIGEST /relatedResource/digestSRI'])
  })

  test('where two contradict each other', () => {
    expect(answer(good, good)).toEqual(['passed'])
    expect(answer(good, bad)).toEqual(['failed', 'OB_RESOURCE_DIGEST /relatedResource/digestSRI'])
    expect(answer(bad, good)).toEqual(['failed', 'OB_RESOURCE_DIGEST /evidence/0/digestSRI'])
  })

  test('but not that of an endorser, or of a proof', () => {
    const said = { id: url, digestSRI: sri('sha256') }
    for (const member of ['endorsement', 'proof', '@context'])
      expect(checkResources({ [member]: [said] }, { [url]: bytes }).outcome).toBe('inconclusive')
    expect(checkResources({ evidence: [said] }, { [url]: bytes }).outcome).toBe('passed')
  })
})

test('an address that stands somewhere as a text has no digest', () => {
  const { outcome, problems } = checkResources({ issuer: { url } }, { [url]: bytes })
  expect([outcome, ...problems.map(({ code, path }) => `${code} ${path}`)]).toEqual([
    'inconclusive',
    'OB_RESOURCE_NO_DIGEST /issuer/url'
  ])
})

test('addresses are those of the badge to the letter, also where they are names of members', () => {
  const digestSRI = sri('sha256')
  for (const id of ['constructor', '__proto__', 'toString', `${url}#1`]) {
    const given = Object.fromEntries([[id, bytes]])
    expect(checkResources({ evidence: [{ id, digestSRI }] }, given).outcome).toBe('passed')
    expect(checkResources({ evidence: [{ id: url, digestSRI }] }, given).outcome).toBe('inconclusive')
  }
})

test.each([
  ['no digest', {}],
  ['a digest of MD5', { digestSRI: sri('md5') }],
  ['a digest without a name', { digestSRI: hash('sha256').toString('base64') }],
  ['a digest in hexadecimal', { digestSRI: `sha256-${hash('sha256').toString('hex')}z` }],
  ['a multibase of another kind', { digestMultibase: `f${hash('sha256').toString('hex')}` }],
  ['a multihash of SHA-1', { digestMultibase: base64url(Buffer.from([0x11, 20, ...hash('sha1')])) }],
  ['a multihash cut short', { digestMultibase: base64url(multihash('sha256').subarray(0, 20)) }],
  ['a multihash that goes on', { digestMultibase: base64url(Buffer.concat([multihash('sha256'), bytes])) }],
  ['an empty multibase', { digestMultibase: 'u' }],
  ['no base58', { digestMultibase: 'z0OIl' }],
  ['an endless text', { digestMultibase: `z${'1'.repeat(100_000)}` }]
])('bytes for something with %s are tied to nothing', async (_, members) => {
  const found = await briefly(evidence(members))
  expect([found[0], ...found.slice(1, 3)]).toEqual([false, 'yes', 'inconclusive'].slice(0, 3))
  expect(found).toEqual(open)
})

test('what is too long to be a digest is not decoded, which would take the square of its length', async () => {
  const digestMultibase = `z${'2'.repeat(500_000)}`
  const check = () => checkResources({ evidence: [{ id: url, digestMultibase }] }, { [url]: bytes })
  expect(await effort(() => expect(check().outcome).toBe('inconclusive'))).toBeLessThan(20)
})

test('bytes for an address that the badge does not name are tied to nothing', async () => {
  const other = 'https://example.org/evidence/other.pdf'
  expect(await briefly(evidence({ digestSRI: sri('sha256') }), { [other]: bytes })).toEqual(open)
  expect(await briefly(evidence({ digestSRI: sri('sha256') }), { [url]: bytes, [other]: bytes })).toEqual(
    open
  )
})

test('nothing is checked where nothing is given, or the badge is not authentic', async () => {
  expect(await briefly(evidence({ digestSRI: sri('sha256', others) }), {})).toEqual([true, 'yes', 'skipped'])
  const badge = await signAnything(
    { ...unsignedBadge(), ...evidence({ digestSRI: sri('sha256') }) },
    issuerKey
  )
  const forged = tampered(badge, copy => {
    copy.name = 'Changed'
  })
  const report = await createVerifier({ now: clock }).verify(forged, { resources: { [url]: bytes } })
  expect(outcomeOf(report, 'resources')).toEqual(['skipped'])
})

test('what is no bytes by address is a wrong option', async () => {
  for (const resources of ['x', [bytes], { [url]: 'text' }, null, { [url]: [1] }]) {
    await expect(createVerifier().verify({}, { resources: resources as never })).rejects.toThrow(TypeError)
  }
})
