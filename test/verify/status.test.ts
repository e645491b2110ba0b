import { base64urlnopad } from '@scure/base'
import { gzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bake } from '../../src/bake.ts'
import { buildEndorsement } from '../../src/build.ts'
import type { ProblemCode } from '../../src/problem/codes.ts'
import {
  didWebDocument,
  generateKeyPair,
  type KeyPair,
  signCredential,
  signCredentialAsJwt
} from '../../src/sign.ts'
import {
  createStatusList,
  type StatusEntryParts,
  type StatusListCredentialParts,
  setStatus,
  statusEntry,
  statusListCredential
} from '../../src/status.ts'
import {
  createVerifier,
  type Fetch,
  type VerificationReport,
  type VerifierOptions
} from '../../src/verify.ts'
import {
  clock,
  errorsOf,
  issuerKey,
  now,
  outcomeOf,
  signedBadge,
  strangerKey,
  tampered,
  unsignedBadge
} from '../support/badges.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'
import { Answer, type Page, serve } from '../support/web.ts'

const url = 'https://campus.example/status/3'
const index = 94_567
const created = '2026-11-20T08:00:00Z'

type ListParts = Partial<StatusListCredentialParts> & {
  readonly value?: number
  readonly statusSize?: number
  readonly by?: KeyPair
}

const unsignedList = ({ value = 0, statusSize = 1, by = issuerKey, ...parts }: ListParts = {}) =>
  statusListCredential(setStatus(createStatusList({ statusSize }), [[index, value]]), {
    id: url,
    issuer: by.controller,
    statusPurpose: 'revocation',
    validFrom: created,
    ...parts
  })

const listOf = (parts: ListParts = {}) =>
  signCredential(unsignedList(parts), { signer: (parts.by ?? issuerKey).signer, kind: 'credential', created })

const entry = (parts: Partial<StatusEntryParts> = {}) =>
  statusEntry({ statusListCredential: url, statusListIndex: index, ...parts })

const badgeWith = (...credentialStatus: object[]) =>
  signedBadge({
    credentialStatus: (credentialStatus.length === 1 ? credentialStatus[0] : credentialStatus) as never
  })

const badge = await badgeWith(entry())

async function verified(pages: Record<string, Page>, options: VerifierOptions = {}, held: unknown = badge) {
  const { fetch, asked } = await serve(pages)
  const report = await createVerifier({ now: clock, fetch, ...options }).verify(held)
  return { report, asked }
}

/** How the check ended, its problems, and after them those of the lists as documents of their own. */
const statusOf = (report: VerificationReport) => [
  ...outcomeOf(report, 'status'),
  ...report.statuses.flatMap(({ listProblems }) => listProblems.map(({ code }) => `list: ${code}`))
]

const briefly = ({ report }: Awaited<ReturnType<typeof verified>>) => [
  report.verified,
  report.verdict.authentic,
  report.verdict.current,
  ...statusOf(report)
]

const current = [true, 'yes', 'yes', 'passed']
const revoked = [false, 'yes', 'no', 'failed', 'OB_STATUS_REVOKED']
const unknown = (...codes: string[]) => [false, 'yes', 'unknown', 'inconclusive', ...codes]

const jwtPage = (jwt: string) => new Answer(jwt, { headers: { 'content-type': 'application/vc+jwt' } })

/** The list in a JWT, whose period is its own. */
async function jwtList(claims: { nbf?: number; exp?: number }): Promise<Answer> {
  const list = unsignedList()
  return jwtPage(await signAnyJwt({ ...list, ...claimsOf(list), ...claims }, issuerKey))
}
const seconds = (date: string) => Date.parse(date) / 1000

describe('a badge with a status is', () => {
  test('current if its list has nothing against it, and the report says which list that was', async () => {
    const found = await verified({ [url]: await listOf({ validUntil: '2026-12-01T00:00:00Z' }) })
    expect(briefly(found)).toEqual(current)
    expect(found.asked).toEqual([url])
    expect(found.report.statuses).toEqual([
      {
        path: '/credentialStatus',
        outcome: 'passed',
        type: 'BitstringStatusListEntry',
        purpose: 'revocation',
        list: url,
        value: 0,
        listIssuer: issuerKey.controller,
        listValidFrom: created,
        listValidUntil: '2026-12-01T00:00:00Z',
        fetchedAt: found.report.fetched[0]?.time,
        listProblems: []
      }
    ])
  })

  test('revoked if its list says so, embedded or JWT', async () => {
    expect(briefly(await verified({ [url]: await listOf({ value: 1 }) }))).toEqual(revoked)
    const jwt = (value: number) =>
      signCredentialAsJwt(unsignedList({ value }), { signer: issuerKey.signer, kind: 'credential' })
    expect(briefly(await verified({ [url]: jwtPage(await jwt(1)) }))).toEqual(revoked)
    expect(briefly(await verified({ [url]: jwtPage(await jwt(0)) }))).toEqual(current)
  })

  test('suspended if its list says so', async () => {
    const held = await badgeWith(entry({ statusPurpose: 'suspension' }))
    const found = await verified({ [url]: await listOf({ statusPurpose: 'suspension', value: 1 }) }, {}, held)
    expect(briefly(found)).toEqual([false, 'yes', 'no', 'failed', 'OB_STATUS_SUSPENDED'])
  })

  test('current where there is a newer copy, or a message, which are told', async () => {
    const refresh = await badgeWith(entry({ statusPurpose: 'refresh' }))
    expect(
      briefly(await verified({ [url]: await listOf({ statusPurpose: 'refresh', value: 1 }) }, {}, refresh))
    ).toEqual([...current, 'OB_STATUS_REFRESH'])
    const statusMessage = [
      { status: '0x0', message: 'rien' },
      { status: '0x1', message: 'en révision' },
      { status: '0x2', message: 'renouvelé' },
      { status: '0x3', message: 'archivé' }
    ]
    const message = await badgeWith(entry({ statusPurpose: 'message', statusSize: 2, statusMessage }))
    const found = await verified(
      { [url]: await listOf({ statusPurpose: 'message', statusSize: 2, value: 2 }) },
      {},
      message
    )
    expect(briefly(found)).toEqual([...current, 'OB_STATUS_MESSAGE'])
    expect(found.report.statuses[0]).toMatchObject({ value: 2, message: 'renouvelé' })
  })

  test.each([0, 1])('revoked if one of several lists says so, whichever (%i)', async place => {
    const other = 'https://campus.example/status/4'
    const held = await badgeWith(
      entry(),
      entry({ statusListCredential: other, statusPurpose: 'suspension', statusListIndex: index })
    )
    const values = [place === 0 ? 1 : 0, place === 1 ? 1 : 0]
    const pages = {
      [url]: await listOf({ value: values[0] as number }),
      [other]: await listOf({ id: other, statusPurpose: 'suspension', value: values[1] as number })
    }
    const { report } = await verified(pages, {}, held)
    expect([report.verified, report.verdict.current]).toEqual([false, 'no'])
    expect(errorsOf(report)).toEqual([place === 0 ? 'OB_STATUS_REVOKED' : 'OB_STATUS_SUSPENDED'])
    expect(report.statuses.map(({ value }) => value)).toEqual(values)
  })
})

describe('the status is unknown, and the badge not verified, if the list', () => {
  const other = 'https://campus.example/status/other'
  const cases: Record<string, [codes: string[], page: () => Page | Promise<Page>]> = {
    'is not there': [['STATUS_RETRIEVAL_ERROR', 'OB_FETCH_STATUS'], () => new Answer('', { status: 404 })],
    'is not to be had': [
      ['STATUS_RETRIEVAL_ERROR', 'OB_FETCH_STATUS'],
      () => new Answer('', { status: 500 })
    ],
    'is a web page': [
      ['STATUS_RETRIEVAL_ERROR', 'OB_FETCH_MEDIA_TYPE'],
      () => new Answer('<html></html>', { headers: { 'content-type': 'text/html' } })
    ],
    'is empty': [['STATUS_VERIFICATION_ERROR', 'list: OB_INPUT_EMPTY'], () => new Answer('')],
    'lies in a picture': [
      ['STATUS_VERIFICATION_ERROR'],
      async () => new Answer(bake('<svg xmlns="http://www.w3.org/2000/svg"/>', await listOf()))
    ],
    'is no JSON': [['STATUS_VERIFICATION_ERROR', 'list: PARSING_ERROR'], () => new Answer('{"a":')],
    'is unsigned': [['STATUS_VERIFICATION_ERROR', 'list: OB_PROOF_MISSING'], () => unsignedList()],
    'was changed': [
      ['STATUS_VERIFICATION_ERROR', 'list: PROOF_VERIFICATION_ERROR'],
      async () =>
        tampered(await listOf(), copy => {
          copy.validFrom = '2026-11-21T08:00:00Z'
        })
    ],
    'was signed by a stranger in the name of the issuer': [
      ['STATUS_VERIFICATION_ERROR', 'list: OB_KEY_NOT_ISSUERS'],
      () => signAnything(unsignedList(), strangerKey, { created })
    ],
    'is a good list of a stranger': [['OB_STATUS_ISSUER'], () => listOf({ by: strangerKey })],
    'is another list of the issuer': [['STATUS_VERIFICATION_ERROR'], () => listOf({ id: other })],
    'has expired': [
      ['STATUS_VERIFICATION_ERROR', 'list: OB_EXPIRED'],
      () => listOf({ validUntil: '2026-11-21T08:00:00Z' })
    ],
    'is not valid yet': [
      ['STATUS_VERIFICATION_ERROR', 'list: OB_NOT_YET_VALID'],
      () => signAnything(unsignedList({ validFrom: '2026-12-01T08:00:00Z' }), issuerKey, { created })
    ],
    'came in a JWT that has ended, and names no end itself': [
      ['STATUS_VERIFICATION_ERROR', 'list: OB_EXPIRED'],
      () => jwtList({ exp: seconds('2026-11-22T11:58:00Z') })
    ],
    'has another purpose': [
      ['STATUS_VERIFICATION_ERROR'],
      () => listOf({ statusPurpose: 'suspension', value: 1 })
    ],
    'is a badge': [['STATUS_VERIFICATION_ERROR'], () => signedBadge({ id: url })],
    'is short': [
      ['STATUS_LIST_LENGTH_ERROR'],
      () =>
        signAnything(
          tampered(unsignedList(), copy => {
            copy.credentialSubject.encodedList = `u${base64urlnopad.encode(gzipSync(new Uint8Array(16)))}`
          }),
          issuerKey,
          { created }
        )
    ],
    'redirects to another host': [
      ['STATUS_RETRIEVAL_ERROR', 'OB_FETCH_REDIRECT'],
      () => new Answer('', { status: 302, headers: { location: 'https://elsewhere.example/' } })
    ]
  }

  test.each(Object.entries(cases))('%s', async (_, [codes, page]) => {
    const found = await verified({ [url]: await page() })
    expect(briefly(found)).toEqual(unknown(...codes))
    expect(found.report.statuses).toMatchObject([{ path: '/credentialStatus', outcome: 'inconclusive' }])
  })

  test.each(Object.entries(cases))(
    '%s, and it is verified only where that is accepted by name',
    async (_, [, page]) => {
      const found = await verified({ [url]: await page() }, { accept: ['unavailable-status'] })
      expect(briefly(found).slice(0, 4)).toEqual([true, 'yes', 'yes', 'skipped'])
      expect(errorsOf(found.report)).toEqual([])
      expect(found.report.problems.length).toBeGreaterThan(0)
    }
  )
})

test('a list that has expired is not told as a badge that has', async () => {
  const { report } = await verified({ [url]: await listOf({ validUntil: '2026-11-21T08:00:00Z' }) })
  expect(errorsOf(report)).toEqual(['STATUS_VERIFICATION_ERROR'])
  expect(report.statuses[0]?.listProblems).toMatchObject([
    { code: 'OB_EXPIRED', severity: 'error', path: '/validUntil' }
  ])
  const ended = await signedBadge({ credentialStatus: entry(), validUntil: '2026-11-21T08:00:00Z' })
  const { report: own } = await verified({ [url]: await listOf() }, {}, ended)
  expect(errorsOf(own)).toEqual(['OB_EXPIRED'])
  expect(own.statuses[0]?.listProblems).toEqual([])
})

describe('what is wrong within a good list stands with the list', () => {
  const { id: _, ...parts } = unsignedList()
  const listWith = (subject: object) =>
    signAnything(
      { id: url, ...parts, credentialSubject: { ...parts.credentialSubject, ...subject } },
      issuerKey,
      { created }
    )
  const where = async (subject: object) => {
    const found = await verified({ [url]: await listWith(subject) })
    return [briefly(found), found.report.statuses[0]?.value]
  }

  test('and the status is unknown if the list cannot be read for it', async () => {
    const bad = ['STATUS_VERIFICATION_ERROR', 'list: MALFORMED_VALUE_ERROR']
    expect(await where({ encodedList: 'uAAAA' })).toEqual([unknown(...bad), undefined])
  })

  test('and the badge is none the worse if it can', async () => {
    expect(await where({ ttl: 'soon' })).toEqual([[...current, 'list: MALFORMED_VALUE_ERROR'], 0])
    expect(await where({ ttl: 1000 })).toEqual([current, 0])
  })
})

test('a list in a JWT that has not ended counts', async () => {
  const list = await jwtList({ exp: seconds('2026-11-22T12:01:00Z') })
  expect(briefly(await verified({ [url]: list })).slice(0, 4)).toEqual(current)
})

describe('the status is unknown if', () => {
  test('no fetch is given', async () => {
    const report = await createVerifier({ now: clock }).verify(badge)
    expect([report.verified, report.verdict.current, ...outcomeOf(report, 'status')]).toEqual([
      false,
      'unknown',
      'inconclusive',
      'STATUS_RETRIEVAL_ERROR'
    ])
  })

  test('its type is not known, unless that is accepted by name', async () => {
    const held = {
      ...unsignedBadge(),
      credentialStatus: { id: 'https://campus.example/s', type: 'CredentialStatusList2017' }
    }
    const jwt = await signAnyJwt({ ...held, ...claimsOf(held) }, issuerKey)
    const strict = await createVerifier({ now: clock }).verify(jwt)
    expect(outcomeOf(strict, 'status')).toEqual(['inconclusive', 'OB_STATUS_TYPE_UNKNOWN'])
    const loose = await createVerifier({ now: clock, accept: ['unknown-status-types'] }).verify(jwt)
    expect([loose.verified, ...outcomeOf(loose, 'status')]).toEqual([
      true,
      'skipped',
      'OB_STATUS_TYPE_UNKNOWN'
    ])
    const other = await createVerifier({ now: clock, accept: ['unavailable-status'] }).verify(jwt)
    expect(other.verified).toBe(false)
  })

  test('it is marked for a purpose that is not known here, whatever is accepted', async () => {
    const accept = ['unavailable-status', 'unknown-status-types'] as const
    const held = await badgeWith(entry({ statusPurpose: 'expulsion' }))
    const of = async (value: number) =>
      verified({ [url]: await listOf({ statusPurpose: 'expulsion', value }) }, { accept }, held)
    expect(briefly(await of(1))).toEqual(unknown('OB_STATUS_PURPOSE_UNKNOWN'))
    expect(briefly(await of(0))).toEqual(current)
  })

  test('a revoked badge stays revoked whatever is accepted', async () => {
    const found = await verified(
      { [url]: await listOf({ value: 1 }) },
      { accept: ['unavailable-status', 'unknown-status-types'] }
    )
    expect(briefly(found)).toEqual(revoked)
  })

  test('a list of others counts only if the verifier names them', async () => {
    const pages = { [url]: await listOf({ by: strangerKey, value: 1 }) }
    expect(briefly(await verified(pages))).toEqual(unknown('OB_STATUS_ISSUER'))
    expect(briefly(await verified(pages, { statusIssuers: [strangerKey.controller] }))).toEqual(revoked)
    expect(briefly(await verified(pages, { statusIssuers: ['did:example:other'] }))).toEqual(
      unknown('OB_STATUS_ISSUER')
    )
  })

  test('nothing is asked for a badge that is not authentic', async () => {
    const forged = tampered(badge, copy => {
      copy.name = 'Changed'
    })
    const { report, asked } = await verified({ [url]: await listOf() }, {}, forged)
    expect([report.verdict.authentic, ...outcomeOf(report, 'status'), asked]).toEqual(['no', 'skipped', []])
  })
})

test('no more than 32 entries are asked, each list once, those of endorsements included', async () => {
  const many = (count: number) =>
    badgeWith(...Array.from({ length: count }, (_, at) => entry({ statusListIndex: at })))
  const pages = { [url]: await listOf() }
  const good = await verified(pages, {}, await many(32))
  expect([...briefly(good), good.asked]).toEqual([...current, [url]])
  const held = await many(33)
  const over = await verified(pages, {}, held)
  expect(briefly(over)).toEqual(unknown('OB_LIMIT_STATUSES'))
  expect(over.report.problems[0]?.path).toBe('/credentialStatus/32')
  expect(briefly(await verified(pages, { limits: { maxStatuses: 33 } }, held))).toEqual(current)
})

describe('lists have limits together, so that none of them', () => {
  const lists = 12
  const urlOf = (at: number) => `https://campus.example/status/${at}`
  const many = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at))

  async function answered(content: (at: number) => object): Promise<[outcomes: unknown[], codes: unknown[]]> {
    const pages: Record<string, Page> = {}
    for (let at = 0; at < lists; at++) {
      const list = { ...unsignedList({ id: urlOf(at) }), ...content(at) }
      pages[urlOf(at)] = await signAnything(list, issuerKey, { created })
    }
    const held = badgeWith(...many(lists, at => entry({ statusListCredential: urlOf(at) })))
    const { report } = await verified(pages, {}, await held)
    return [report.statuses.map(({ outcome }) => outcome), statusOf(report).slice(1)]
  }

  const cases: Record<string, [ProblemCode, content: (at: number) => object]> = {
    'has many objects': [
      'OB_LIMIT_OBJECTS',
      at => ({
        relatedResource: many(50, index => ({ id: `urn:x:${at}:${index}`, digestSRI: 'sha256-x' }))
      })
    ],
    'has many values': [
      'OB_LIMIT_VALUES',
      at => ({
        relatedResource: [{ id: `urn:x:${at}`, digestSRI: many(400, index => `sha256-${index}`) }]
      })
    ],
    'is long': ['OB_LIMIT_BYTES', () => ({ description: 'é'.repeat(100_000) })]
  }

  test.each(Object.entries(cases))('%s', async (_, [code, content]) => {
    const [outcomes, codes] = await answered(content)
    const read = outcomes.indexOf('inconclusive')
    expect(read).toBeGreaterThanOrEqual(3)
    expect(read).toBeLessThan(lists)
    expect(outcomes.slice(read)).toEqual(Array.from({ length: lists - read }, () => 'inconclusive'))
    expect(new Set(codes)).toEqual(new Set(['STATUS_VERIFICATION_ERROR', `list: ${code}`]))
  })

  test('is an honest one', async () => {
    const [outcomes, codes] = await answered(() => ({ description: 'é'.repeat(1_000) }))
    expect([new Set(outcomes), codes]).toEqual([new Set(['passed']), []])
  })
})

describe('an endorsement uses up nothing that the status of the badge needs', () => {
  const endorsedBadge = async (credentialStatus: object[]) => {
    const endorsement = {
      ...buildEndorsement(
        {
          issuer: { id: strangerKey.controller, name: 'Stranger' },
          name: 'Endorsement',
          credentialSubject: { id: unsignedBadge().id, endorsementComment: 'Oui.' },
          validFrom: created
        },
        { now: clock }
      ),
      credentialStatus
    }
    const jwt = await signAnyJwt({ ...endorsement, ...claimsOf(endorsement) }, strangerKey)
    return signedBadge({ credentialStatus: entry() as never, endorsementJwt: [jwt] })
  }
  const cases: Record<string, (at: number) => StatusEntryParts> = {
    'no place among the entries': at => ({ statusListCredential: url, statusListIndex: at }),
    'no request': at => ({ statusListCredential: `https://elsewhere.example/${at}`, statusListIndex: 5 })
  }

  test.each(Object.entries(cases))('%s', async (_, parts) => {
    const held = await endorsedBadge(Array.from({ length: 32 }, (_, at) => statusEntry(parts(at))))
    const found = await verified(
      { [url]: await listOf({ value: 1 }) },
      { accept: ['unavailable-status'] },
      held
    )
    expect(briefly(found)).toEqual(revoked)
    const good = await verified({ [url]: await listOf() }, {}, held)
    expect(briefly(good)).toEqual(current)
  })
})

describe('a list of revocations that is not signed', () => {
  const home = 'https://university.example/issuers/1'
  const plain = 'https://university.example/revoked.json'
  const credentialStatus = { id: plain, type: '1EdTechRevocationList' }

  async function ofUniversity(list: Page, status: object = credentialStatus, listUrl = plain) {
    const key = await generateKeyPair({ controller: 'did:web:university.example' })
    const held = await signCredential(
      {
        ...unsignedBadge({
          issuer: { id: key.controller, name: 'University' },
          credentialStatus: status as never
        })
      },
      { signer: key.signer, created }
    )
    return verified(
      { 'https://university.example/.well-known/did.json': didWebDocument(key), [listUrl]: list, [home]: {} },
      {},
      held
    )
  }

  const id = 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000001'

  test('counts on the host of the issuer, with a warning', async () => {
    const transport = 'OB_STATUS_TRANSPORT_ONLY'
    const document = { id: plain, issuer: 'did:web:university.example' }
    expect(briefly(await ofUniversity({ ...document, revokedCredential: [{ id, revoked: true }] }))).toEqual([
      ...revoked,
      transport
    ])
    expect(briefly(await ofUniversity({ ...document, revokedCredentials: [] }))).toEqual([
      ...current,
      transport
    ])
  })

  test.each<[string, Page, string[]]>([
    ['is not there', new Answer('', { status: 404 }), ['STATUS_RETRIEVAL_ERROR', 'OB_FETCH_STATUS']],
    ['is no JSON', new Answer('{"revokedCredential":'), ['STATUS_VERIFICATION_ERROR', 'list: PARSING_ERROR']],
    ['is a list of ids', [id], ['STATUS_VERIFICATION_ERROR', 'list: OB_FETCH_NOT_JSON']]
  ])('leaves the status unknown if it %s', async (_, list, codes) => {
    expect(briefly(await ofUniversity(list))).toEqual(unknown(...codes))
  })

  test('has the room of one list, however often it is named, and whatever else is', async () => {
    const other = 'https://university.example/revoked-too.json'
    const list = { revokedCredential: ['x'.repeat(600_000)] }
    const both = async (second: string) => {
      const entries = [credentialStatus, { ...credentialStatus, id: second }]
      const key = await generateKeyPair({ controller: 'did:web:university.example' })
      const badge = unsignedBadge({
        issuer: { id: key.controller, name: 'University' },
        credentialStatus: entries as never
      })
      const held = await signCredential({ ...badge }, { signer: key.signer, created })
      const pages = { [plain]: list, [other]: list }
      const { report } = await verified(
        { 'https://university.example/.well-known/did.json': didWebDocument(key), ...pages },
        {},
        held
      )
      return report.statuses.map(({ outcome, listProblems }) => [
        outcome,
        listProblems.map(({ code }) => code)
      ])
    }
    expect(await both(plain)).toEqual([
      ['passed', []],
      ['passed', []]
    ])
    expect(await both(other)).toEqual([
      ['passed', []],
      ['inconclusive', ['OB_LIMIT_BYTES']]
    ])
  })

  test('does not count elsewhere, for another issuer, or with another id', async () => {
    const elsewhere = 'https://other.example/revoked.json'
    const list = { revokedCredential: [] }
    expect(briefly(await ofUniversity(list, { ...credentialStatus, id: elsewhere }, elsewhere))).toEqual(
      unknown('OB_STATUS_ISSUER')
    )
    expect(briefly(await ofUniversity({ ...list, issuer: 'did:web:other.example' }))).toEqual(
      unknown('OB_STATUS_ISSUER')
    )
    expect(briefly(await ofUniversity({ ...list, id: elsewhere }))).toEqual(
      unknown('STATUS_VERIFICATION_ERROR')
    )
  })
})

describe('a verifier keeps lists', () => {
  async function served(list: Page, options: VerifierOptions = {}) {
    let time = now
    const pages: Record<string, Page> = { [url]: list }
    const { fetch, asked } = await serve(pages)
    const verifier = createVerifier({ now: () => time, fetch, ...options })
    return {
      asked,
      pages,
      verify: async (afterSeconds: number) => {
        time = now + afterSeconds * 1000
        return verifier.verify(badge)
      }
    }
  }

  test('for five minutes, and says so', async () => {
    const { asked, verify } = await served(await listOf())
    const first = await verify(0)
    const second = await verify(299)
    expect(asked).toEqual([url])
    expect(second.fetched).toEqual([{ ...first.fetched[0], cached: true }])
    expect(second.statuses).toEqual(first.statuses)
    await verify(300)
    expect(asked).toEqual([url, url])
  })

  test('for less if the list asks for less, for as long as it is told, or not at all', async () => {
    const short = await served(await listOf({ ttl: 10_000 }))
    await short.verify(0)
    await short.verify(9)
    await short.verify(10)
    expect(short.asked).toHaveLength(2)

    const fresh = await served(await listOf({ ttl: 0 }))
    await fresh.verify(0)
    await fresh.verify(0)
    expect(fresh.asked).toHaveLength(2)

    const long = await served(await listOf({ ttl: 86_400_000 }), { statusMaxAge: 3_600 })
    await long.verify(0)
    await long.verify(3_599)
    await long.verify(3_600)
    expect(long.asked).toHaveLength(2)

    const never = await served(await listOf(), { statusMaxAge: 0 })
    await never.verify(0)
    await never.verify(0)
    expect(never.asked).toHaveLength(2)
  })

  test('also where a document of the issuer was not there, and his key stands elsewhere', async () => {
    const controller = 'https://campus.example/issuers/1'
    const keySet = 'https://campus.example/.well-known/jwks.json'
    const key = await generateKeyPair({ controller })
    const { signer } = key
    const list = await signCredential(unsignedList({ by: key }), { signer, kind: 'credential', created })
    const held = await signCredential(
      unsignedBadge({ issuer: { id: controller, name: 'Campus' }, credentialStatus: entry() as never }),
      { signer, created }
    )
    const pages = { [url]: list, [keySet]: { keys: [{ ...key.publicKey, kid: key.id }] } }
    const { fetch, asked } = await serve(pages)
    const verifier = createVerifier({ now: clock, fetch, controllerMaxAge: 0 })
    const [first, second] = [await verifier.verify(held), await verifier.verify(held)]
    expect([first.verified, second.verified]).toEqual([true, true])
    expect(asked).toEqual([controller, keySet, url, controller, keySet])
    expect(second.fetched.map(({ cached }) => cached === true)).toEqual([false, false, true])
  })

  test('for no longer than the key that signed them is published', async () => {
    const [first, second] = await Promise.all(
      ['1', '2'].map(name =>
        generateKeyPair({ controller: 'did:web:campus.example', id: `did:web:campus.example#${name}` })
      )
    )
    if (first === undefined || second === undefined) throw new Error('two')
    const heldBy = (key: KeyPair) =>
      signCredential(
        unsignedBadge({ issuer: { id: key.controller, name: 'Campus' }, credentialStatus: entry() as never }),
        { signer: key.signer, created }
      )
    const at = 'https://campus.example/.well-known/did.json'
    const pages: Record<string, Page> = { [at]: didWebDocument(first), [url]: await listOf({ by: first }) }
    const { fetch } = await serve(pages)
    const verifier = createVerifier({ now: clock, fetch, controllerMaxAge: 0 })
    expect((await verifier.verify(await heldBy(first))).verified).toBe(true)
    pages[at] = didWebDocument(second)
    const later = await heldBy(second)
    const { evidence, ...live } = await verifier.verify(later, { keepEvidence: true })
    expect(statusOf(live)).toEqual(['inconclusive', 'STATUS_VERIFICATION_ERROR', 'list: OB_KEY_NOT_FOUND'])
    const { evidence: _, ...replayed } = await verifier.verify(later, { evidence: evidence as never })
    expect(replayed).toEqual(live)
  })

  test('and looks at them again where an endorsement shows that the key is another by now', async () => {
    const [first, second] = await Promise.all(
      ['1', '2'].map(name =>
        generateKeyPair({ controller: 'did:web:lists.example', id: `did:web:lists.example#${name}` })
      )
    )
    if (first === undefined || second === undefined) throw new Error('two')
    const at = 'https://lists.example/.well-known/did.json'
    const pages: Record<string, Page> = { [at]: didWebDocument(first), [url]: await listOf({ by: first }) }
    const { fetch } = await serve(pages)
    const statusIssuers = [first.controller]
    const verifier = createVerifier({ now: clock, fetch, statusIssuers, controllerMaxAge: 0 })
    expect((await verifier.verify(badge)).verified).toBe(true)
    pages[at] = didWebDocument(second)
    pages[url] = await listOf({ by: second, value: 1 })
    const praised = await signedBadge({
      id: 'urn:x:praised',
      credentialStatus: entry() as never,
      endorsement: [
        await signCredential(
          buildEndorsement({
            issuer: { id: second.controller, name: 'Lists' },
            name: 'Praise',
            validFrom: created,
            credentialSubject: { id: 'urn:x:praised', endorsementComment: 'Good.' }
          }),
          { signer: second.signer, created }
        )
      ]
    })
    const { evidence, ...live } = await verifier.verify(praised, { keepEvidence: true })
    expect([live.verdict.current, ...outcomeOf(live, 'status')]).toEqual([
      'no',
      'failed',
      'OB_STATUS_REVOKED'
    ])
    const { evidence: _, ...replayed } = await verifier.verify(praised, { evidence: evidence as never })
    expect(replayed).toEqual(live)
  })

  test('for no longer than their proofs are good', async () => {
    const expires = '2026-11-22T12:01:40Z'
    const { asked, verify } = await served(
      await signAnything(unsignedList(), issuerKey, { created, expires })
    )
    await verify(0)
    expect((await verify(99)).verified).toBe(true)
    expect(asked).toHaveLength(1)
    await verify(100)
    expect(asked).toHaveLength(2)
    expect((await verify(161)).verdict.current).toBe('unknown')
  })

  test('in JWTs until these end', async () => {
    const { asked, verify } = await served(await jwtList({ exp: seconds('2026-11-22T12:01:00Z') }))
    expect((await verify(119)).verified).toBe(true)
    expect(statusOf(await verify(121))).toEqual([
      'inconclusive',
      'STATUS_VERIFICATION_ERROR',
      'list: OB_EXPIRED'
    ])
    expect(asked).toHaveLength(1)
  })

  test('not because of a badge that they do not answer: whose it is, it could say nothing of their ttl', async () => {
    const pages: Record<string, Page> = { [url]: await listOf({ ttl: 0 }) }
    const { fetch } = await serve(pages)
    const statusIssuers = [issuerKey.controller]
    const verifier = createVerifier({ now: clock, fetch, statusIssuers, statusMaxAge: 86_400 })
    const strangers = await signCredential(
      unsignedBadge({
        issuer: { id: strangerKey.controller, name: 'Stranger' },
        credentialStatus: entry({ statusPurpose: 'suspension' }) as never
      }),
      { signer: strangerKey.signer, created }
    )
    expect((await verifier.verify(strangers)).verdict.current).toBe('unknown')
    pages[url] = await listOf({ ttl: 0, value: 1 })
    expect((await verifier.verify(badge)).verdict.current).toBe('no')
  })

  test('and notices a revocation once they are old', async () => {
    const { pages, verify } = await served(await listOf())
    expect((await verify(0)).verified).toBe(true)
    pages[url] = await listOf({ value: 1 })
    expect((await verify(100)).verified).toBe(true)
    expect((await verify(301)).verified).toBe(false)
  })

  test('that have expired meanwhile no longer count', async () => {
    const { asked, verify } = await served(await listOf({ validUntil: '2026-11-22T12:01:00Z' }))
    expect((await verify(0)).verified).toBe(true)
    const late = await verify(200)
    expect([late.verdict.current, ...statusOf(late)]).toEqual([
      'unknown',
      'inconclusive',
      'STATUS_VERIFICATION_ERROR',
      'list: OB_EXPIRED'
    ])
    expect(asked).toEqual([url])
  })

  test('but none that does not verify, and none that could not be had', async () => {
    const { asked, pages, verify } = await served(new Answer('', { status: 500 }))
    expect((await verify(0)).verdict.current).toBe('unknown')
    pages[url] = await signAnything(unsignedList(), strangerKey, { created })
    expect((await verify(0)).verdict.current).toBe('unknown')
    pages[url] = await listOf()
    expect((await verify(0)).verified).toBe(true)
    expect(asked).toHaveLength(3)
  })

  test('which a clock that is set back does not make fresh', async () => {
    const { asked, verify } = await served(await listOf())
    await verify(0)
    await verify(-60)
    expect(asked).toHaveLength(2)
  })

  test('that are judged for each badge anew: a list of another issuer is not made his by being kept', async () => {
    const pages: Record<string, Page> = { [url]: await listOf({ by: strangerKey }) }
    const { fetch } = await serve(pages)
    const verifier = createVerifier({ now: clock, fetch })
    const strangers = await signCredential(
      unsignedBadge({
        issuer: { id: strangerKey.controller, name: 'Stranger' },
        credentialStatus: entry() as never
      }),
      { signer: strangerKey.signer, created }
    )
    expect((await verifier.verify(strangers)).verified).toBe(true)
    expect(outcomeOf(await verifier.verify(badge), 'status')).toEqual(['inconclusive', 'OB_STATUS_ISSUER'])
  })
})

test('a list of 131,072 entries with 4,500 revocations is published, signed, served and read back right', async () => {
  const entries = 131_072
  const chosen = new Set<number>()
  for (let at = 7; chosen.size < 4_500; at = (at * 75 + 74) % 65_537) chosen.add(at)
  const list = setStatus(
    createStatusList(),
    [...chosen].map((at): [number, number] => [at, 1])
  )
  const page = await signCredential(
    statusListCredential(list, {
      id: url,
      issuer: issuerKey.controller,
      statusPurpose: 'revocation',
      validFrom: created
    }),
    { signer: issuerKey.signer, kind: 'credential', created }
  )
  const { fetch, asked } = await serve({ [url]: page })
  const verifier = createVerifier({ now: clock, fetch: fetch as Fetch })
  const looked = [...[...chosen].slice(0, 60), 0, 1, 2, 3, entries - 1, entries - 2, 70_000]
  for (const at of looked) {
    const report = await verifier.verify(await badgeWith(entry({ statusListIndex: at })))
    expect([at, report.verdict.current]).toEqual([at, chosen.has(at) ? 'no' : 'yes'])
  }
  expect(asked).toEqual([url])
  const beyond = tampered(entry(), copy => {
    copy.statusListIndex = String(entries)
  })
  const report = await verifier.verify(await badgeWith(beyond))
  expect(outcomeOf(report, 'status')).toEqual(['inconclusive', 'RANGE_ERROR'])
})
