import { describe, expect, test } from 'vitest'
import { buildEndorsement } from '../../src/build.ts'
import { didWebDocument, generateKeyPair, signCredential } from '../../src/sign.ts'
import { createStatusList, setStatus, statusEntry, statusListCredential } from '../../src/status.ts'
import { createVerifier, type EvidenceBundle, type Fetch, type VerifierOptions } from '../../src/verify.ts'
import { clock, now, outcomeOf, tampered, unsignedBadge } from '../support/badges.ts'
import { Answer, type Page, serve } from '../support/web.ts'

const created = '2026-11-20T08:00:00Z'
const issuer = await generateKeyPair({ controller: 'did:web:campus.example' })
const employer = await generateKeyPair({ controller: 'did:web:employer.example' })
const listUrl = 'https://campus.example/status/3'
const refreshUrl = 'https://campus.example/refresh/1'
const badgeId = unsignedBadge().id

const endorsement = await signCredential(
  buildEndorsement(
    {
      issuer: { id: employer.controller, name: 'Ateliers Exemple' },
      name: 'Endorsement',
      credentialSubject: { id: badgeId, endorsementComment: 'Oui.' },
      validFrom: created
    },
    { now: clock }
  ),
  { signer: employer.signer, created }
)

const unsigned = (validFrom: string) =>
  unsignedBadge({
    issuer: { id: issuer.controller, name: 'Campus Exemple' },
    validFrom,
    credentialStatus: statusEntry({ statusListCredential: listUrl, statusListIndex: 5 }) as never,
    refreshService: { id: refreshUrl, type: '1EdTechCredentialRefresh' },
    endorsement: [endorsement]
  })

const sign = (validFrom: string) => signCredential(unsigned(validFrom), { signer: issuer.signer, created })
const badge = await sign('2026-11-01T08:00:00Z')
const newer = await sign('2026-11-10T08:00:00Z')

const listOf = (value: number, validUntil = '2026-12-01T00:00:00Z') =>
  signCredential(
    statusListCredential(setStatus(createStatusList(), [[5, value]]), {
      id: listUrl,
      issuer: issuer.controller,
      statusPurpose: 'revocation',
      validFrom: created,
      validUntil
    }),
    { signer: issuer.signer, kind: 'credential', created }
  )

const good = {
  'https://campus.example/.well-known/did.json': didWebDocument(issuer),
  'https://employer.example/.well-known/did.json': didWebDocument(employer),
  [refreshUrl]: newer,
  [listUrl]: await listOf(0)
} satisfies Record<string, Page>

const options: VerifierOptions = { refresh: 'try', now: clock }

/** A network that is gone. */
const dead: Fetch = () => {
  throw new Error('the network must not be asked')
}

const tenYears = 10 * 365 * 24 * 3_600_000

/** Verifies with the network on, and again with nothing but the evidence, ten years later. */
async function replayed(pages: Record<string, Page>, held: unknown = badge) {
  const { fetch } = await serve(pages)
  const verifier = createVerifier({ ...options, fetch })
  const { evidence, ...report } = await verifier.verify(held, { keepEvidence: true })
  if (evidence === undefined) throw new Error('no evidence')
  const kept: EvidenceBundle = JSON.parse(JSON.stringify(evidence))
  const later = createVerifier({ ...options, fetch: dead, now: () => now + tenYears })
  const { evidence: again, ...replay } = await later.verify(held, { evidence: kept, keepEvidence: true })
  return { report, replay, kept, again, later }
}

const cases: Record<string, Record<string, Page>> = {
  'that was revoked': { ...good, [listUrl]: await listOf(1) },
  'whose list was not there': { ...good, [listUrl]: new Answer('', { status: 404 }) },
  'whose list had expired': { ...good, [listUrl]: await listOf(0, '2026-11-21T00:00:00Z') },
  'whose list was no JSON': { ...good, [listUrl]: new Answer('\ufeff{"a":') },
  'whose newer copy was bytes': { ...good, [refreshUrl]: new Answer('\xff\xfe\x00', { headers: {} }) },
  'whose newer copy stood behind a redirect': {
    ...good,
    [refreshUrl]: new Answer('', { status: 302, headers: { location: 'https://elsewhere.example/' } })
  },
  'whose issuer published another key': {
    ...good,
    'https://campus.example/.well-known/did.json': didWebDocument(
      await generateKeyPair({ controller: 'did:web:campus.example' })
    )
  },
  'whose endorser was gone': {
    ...good,
    'https://employer.example/.well-known/did.json': new Answer('', { status: 410 })
  }
}

describe('evidence lets the same report be reached ten years later, without the network', () => {
  test('of a badge with did:web issuer, status list, newer copy and endorsement', async () => {
    const { report, replay, kept, again } = await replayed(good)
    expect(report).toMatchObject({ verified: true, refreshedFrom: refreshUrl })
    expect(report.endorsements.map(({ verified }) => verified)).toEqual([true])
    expect(replay).toEqual(report)
    expect(again).toEqual(kept)
    expect(kept.answers.map(({ url }) => url).toSorted()).toEqual(Object.keys(good).toSorted())
  })

  test.each(Object.entries(cases))('of a badge %s', async (_, pages) => {
    const { report, replay } = await replayed(pages)
    expect(replay).toEqual(report)
  })

  test('of a badge that nobody could be asked for', async () => {
    const { evidence, ...report } = await createVerifier({ ...options, fetch: dead }).verify(badge, {
      keepEvidence: true
    })
    expect(outcomeOf(report, 'proof')).toEqual(['inconclusive', 'OB_FETCH_FAILED'])
    const { evidence: _, ...replay } = await createVerifier({ now: clock, refresh: 'try' }).verify(badge, {
      evidence: evidence as EvidenceBundle,
      keepEvidence: true
    })
    expect(replay).toEqual(report)
  })

  test('also where the list came out of what the verifier kept', async () => {
    const { fetch } = await serve(good)
    const verifier = createVerifier({ ...options, fetch })
    await verifier.verify(badge)
    const { evidence, ...report } = await verifier.verify(badge, { keepEvidence: true })
    expect(report.fetched.some(({ cached }) => cached)).toBe(true)
    const { evidence: _, ...replay } = await createVerifier({ ...options, fetch: dead }).verify(badge, {
      evidence: JSON.parse(JSON.stringify(evidence)),
      keepEvidence: true
    })
    expect(replay).toEqual(report)
  })
})

type Change = Parameters<typeof tampered>[1]

describe('evidence', () => {
  test('is not kept unless asked for', async () => {
    const { fetch } = await serve(good)
    expect(await createVerifier({ ...options, fetch }).verify(badge)).not.toHaveProperty('evidence')
  })

  test('is judged as of now where that is asked for: the list has expired since', async () => {
    const { kept, later } = await replayed(good)
    const report = await later.verify(badge, { evidence: kept, asOf: 'now' })
    expect([report.verified, report.verdict.authentic, report.verdict.current]).toEqual([
      false,
      'yes',
      'unknown'
    ])
    expect(report.statuses[0]?.listProblems.map(({ code }) => code)).toEqual(['OB_EXPIRED'])
  })

  test('makes no other badge good, and none that was changed', async () => {
    const { kept, later } = await replayed(good)
    const other = await signCredential(
      unsignedBadge({ issuer: { id: 'did:web:other.example', name: 'Other' } }),
      { signer: (await generateKeyPair({ controller: 'did:web:other.example' })).signer, created }
    )
    const report = await later.verify(other, { evidence: kept })
    expect([report.verdict.authentic, ...outcomeOf(report, 'proof')]).toEqual([
      'unknown',
      'inconclusive',
      'OB_FETCH_NOT_IN_EVIDENCE'
    ])
    const changed = tampered(badge, copy => {
      copy.name = 'Changed'
    })
    expect((await later.verify(changed, { evidence: kept })).verdict.authentic).toBe('no')
  })

  test('is not mixed with what the verifier keeps', async () => {
    const { kept } = await replayed({ ...good, [listUrl]: await listOf(1) })
    const { fetch, asked } = await serve(good)
    const verifier = createVerifier({ ...options, fetch })
    expect((await verifier.verify(badge, { evidence: kept })).verdict.current).toBe('no')
    expect(asked).toEqual([])
    expect((await verifier.verify(badge)).verdict.current).toBe('yes')
  })

  test('that was damaged, or is something else, is refused as a wrong option', async () => {
    const { kept, later } = await replayed(good)
    const verify = (change: Change) =>
      later.verify(badge, { evidence: tampered(kept, change) as unknown as EvidenceBundle })
    const changes: Change[] = [
      copy => {
        copy.type = 'Other'
      },
      copy => {
        copy.version = 2
      },
      copy => {
        copy.verifiedAt = 'yesterday'
      },
      copy => {
        copy.answers = {}
      },
      copy => {
        copy.answers[0] = null
      },
      copy => {
        delete copy.answers[0].url
      },
      copy => {
        delete copy.answers[0].accept
      },
      copy => {
        copy.answers[0].text += ' '
      },
      copy => {
        copy.answers[0].sha256 = undefined
      },
      copy => {
        copy.answers[0] = { ...copy.answers[0], text: undefined, base64: '?' }
      },
      copy => {
        copy.answers[0].fault = { said: 'x' }
      },
      copy => {
        Object.assign(copy.answers[0], { code: 'OB_FETCH_FAILED', fault: { said: {} } })
      },
      copy => {
        copy.answers[0].maxBytes = '65536'
      },
      copy => {
        copy.answers[0].mediaType = {}
      },
      copy => {
        copy.answers[0].redirectedTo = null
      }
    ]
    for (const change of changes) await expect(verify(change)).rejects.toThrow(TypeError)
    await expect(later.verify(badge, { evidence: 'x' as unknown as EvidenceBundle })).rejects.toThrow(
      TypeError
    )
    await expect(later.verify(badge, { evidence: kept, asOf: 'then' as never })).rejects.toThrow(TypeError)
    expect((await verify(() => undefined)).verified).toBe(true)
  })
})
