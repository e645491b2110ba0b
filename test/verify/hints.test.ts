/** What went wrong is told with what the reader can do about it. */
import { describe, expect, test } from 'vitest'
import type { ProblemCode } from '../../src/problem/codes.ts'
import { generateKeyPair, type KeyPair, signCredential } from '../../src/sign.ts'
import { createStatusList, setStatus, statusEntry, statusListCredential } from '../../src/status.ts'
import { createVerifier, type VerificationReport, type VerifierOptions } from '../../src/verify.ts'
import { clock, issuerKey, signedBadge, strangerKey, tampered, unsignedBadge } from '../support/badges.ts'
import { signAnything } from '../support/sign-anything.ts'
import { Answer, type Page, serve } from '../support/web.ts'

const url = 'https://campus.example/status/3'
const home = 'https://campus.example/issuer.json'
const created = '2026-11-20T08:00:00Z'
const canary = 'canary-4711@example.org'

const badge = await signedBadge()
const changed = (document: unknown) =>
  tampered(document, copy => {
    copy.name = 'Changed'
  })

function listOf(value: number, statusPurpose = 'revocation', by: KeyPair = issuerKey) {
  const list = statusListCredential(setStatus(createStatusList(), [[7, value]]), {
    id: url,
    issuer: by.controller,
    statusPurpose,
    validFrom: created
  })
  return signCredential(list, { signer: by.signer, kind: 'credential', created })
}

const listed = (statusPurpose = 'revocation') =>
  signedBadge({
    credentialStatus: statusEntry({ statusListCredential: url, statusListIndex: 7, statusPurpose }) as never
  })

async function ofWeb() {
  const key = await generateKeyPair({ controller: home })
  const held = unsignedBadge({ issuer: { id: home, name: 'Campus' } })
  return signCredential(held, { signer: key.signer, created })
}

const verify = (input: unknown, options: VerifierOptions = {}) =>
  createVerifier({ now: clock, ...options }).verify(input)

async function online(input: unknown, pages: Record<string, Page>) {
  const { fetch } = await serve(pages)
  return verify(input, { fetch })
}

const refused = (status: number, headers: Record<string, string> = {}) => ({
  [home]: new Answer('', { status, headers })
})

const cases: Partial<Record<ProblemCode, () => Promise<VerificationReport>>> = {
  OB_INPUT_KIND: () => verify('hello'),
  PARSING_ERROR: () => verify('{"id":'),
  OB_INPUT_EMPTY: () => verify(''),
  OB_INPUT_NO_BADGE: () => verify({ name: 'x' }),
  OB_PROOF_MISSING: () => verify(unsignedBadge()),
  PROOF_VERIFICATION_ERROR: () => verify(changed(badge)),
  OB_KEY_NOT_ISSUERS: async () => verify(await signAnything(unsignedBadge(), strangerKey, { created })),
  OB_EXPIRED: async () => verify(await signedBadge({ validUntil: '2026-11-21T08:00:00Z' })),
  OB_NOT_YET_VALID: () => verify(badge, { now: () => 0 }),
  OB_KEY_UNREACHABLE: async () => verify(await ofWeb()),
  OB_FETCH_NOT_ALLOWED: async () =>
    verify(await ofWeb(), {
      fetch: () => Promise.reject(Object.assign(new Error('no'), { code: 'OB_FETCH_NOT_ALLOWED' }))
    }),
  OB_FETCH_STATUS: async () => online(await ofWeb(), refused(500)),
  OB_FETCH_REDIRECT: async () => online(await ofWeb(), refused(302, { location: 'https://other.example/' })),
  OB_FETCH_MEDIA_TYPE: async () => online(await ofWeb(), refused(200, { 'content-type': 'text/html' })),
  OB_FETCH_NOT_JSON: async () => online(await ofWeb(), { [home]: [1] }),
  OB_FETCH_FAILED: async () => verify(await ofWeb(), { fetch: () => Promise.reject(new Error('down')) }),
  OB_FETCH_TIMEOUT: async () =>
    verify(await ofWeb(), { fetch: () => new Promise(() => {}), fetchLimits: { fetchTimeoutMs: 20 } }),
  OB_LIMIT_FETCHES: async () =>
    verify(await ofWeb(), { fetch: async () => new Response(), fetchLimits: { maxFetches: 1 } }),
  OB_STATUS_REVOKED: async () => online(await listed(), { [url]: await listOf(1) }),
  OB_STATUS_SUSPENDED: async () =>
    online(await listed('suspension'), { [url]: await listOf(1, 'suspension') }),
  OB_STATUS_REFRESH: async () => online(await listed('refresh'), { [url]: await listOf(1, 'refresh') }),
  OB_STATUS_PURPOSE_UNKNOWN: async () => online(await listed('x'), { [url]: await listOf(1, 'x') }),
  OB_STATUS_ISSUER: async () => online(await listed(), { [url]: await listOf(1, 'revocation', strangerKey) }),
  STATUS_RETRIEVAL_ERROR: async () => online(await listed(), {}),
  STATUS_VERIFICATION_ERROR: async () => online(await listed(), { [url]: changed(await listOf(0)) }),
  OB_RECIPIENT_MISMATCH: () => createVerifier({ now: clock }).verify(badge, { expect: { email: canary } }),
  OB_ISSUER_UNKNOWN: () => verify(badge, { trust: [] }),
  OB_ISSUER_NOT_TRUSTED: () => verify(badge, { trust: () => false }),
  OB_TRUST_FAILED: () => verify(badge, { trust: () => Promise.reject(new Error('down')) })
}

const hintsIn = (report: VerificationReport) => [
  ...report.problems,
  ...report.checks.flatMap(({ problems }) => problems),
  ...report.statuses.flatMap(({ listProblems }) => listProblems)
]

describe('a hint says what to do about', () => {
  test.each(Object.entries(cases))('%s', async (code, reported) => {
    const report = await reported()
    const found = report.problems.filter(problem => problem.code === code)
    expect(found.length).toBeGreaterThan(0)
    for (const { hint = '' } of found) expect(hint).toMatch(/\w{2}/)
    const hints = hintsIn(report).map(({ hint = '' }) => hint)
    expect(hints.filter(hint => hint.includes(canary) || /\bz6Mk\w+/.test(hint))).toEqual([])
  })

  test('what is wrong with a status list, which says something else of it than of a badge', async () => {
    const report = await online(await listed(), { [url]: changed(await listOf(0)) })
    const ofBadge = (await verify(changed(badge))).problems.map(({ code, hint }) => ({ code, hint }))
    const ofList = report.statuses[0]?.listProblems.map(({ code, hint }) => ({ code, hint }))
    expect(ofList?.map(({ code }) => code)).toEqual(ofBadge.map(({ code }) => code))
    expect(ofList?.every(({ hint }) => hint !== undefined && hint !== ofBadge[0]?.hint)).toBe(true)
  })
})

test('without fetch the hint is to give one', async () => {
  const hintOf = async (report: Promise<VerificationReport>) =>
    (await report).problems.find(({ code }) => code === 'STATUS_RETRIEVAL_ERROR')?.hint
  const without = await hintOf(verify(await listed()))
  expect(without).toContain('`fetch`')
  expect(without).not.toBe(await hintOf(online(await listed(), {})))
})

test('a badge that is good needs none', async () => {
  const report = await online(await listed(), { [url]: await listOf(0) })
  expect([report.verified, hintsIn(report)]).toEqual([true, []])
})
