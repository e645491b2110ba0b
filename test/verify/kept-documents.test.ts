import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { keepDocuments } from '../../src/fetch/kept-documents.ts'
import {
  createStatusList,
  createVerifier,
  didWebDocument,
  type Fetch,
  generateKeyPair,
  signCredential,
  signCredentialAsJwt,
  statusEntry,
  statusListCredential,
  type VerifierOptions
} from '../../src/index.ts'
import { errorsOf, now, outcomeOf, unsignedBadge } from '../support/badges.ts'
import { Answer, type Page, serve } from '../support/web.ts'

const controller = 'did:web:campus.example'
const at = 'https://campus.example/.well-known/did.json'
const created = new Date(now)
const key = await generateKeyPair({ controller })
const nextKey = await generateKeyPair({ controller })
const nextUnsigned = unsignedBadge({ issuer: { id: controller, name: 'Campus' } })
const nextBadge = await signCredential(nextUnsigned, { signer: nextKey.signer, created })
const nextJwt = await signCredentialAsJwt(nextUnsigned, { signer: nextKey.signer })
const badge = await signCredential(unsignedBadge({ issuer: { id: controller, name: 'Campus' } }), {
  signer: key.signer,
  created
})

async function served(page: Page, options: VerifierOptions = {}) {
  let time = now
  const pages: Record<string, Page> = { [at]: page }
  const { fetch, asked } = await serve(pages)
  const verifier = createVerifier({ now: () => time, fetch, ...options })
  return {
    asked,
    pages,
    verifier,
    verify: (afterSeconds: number) => {
      time = now + afterSeconds * 1000
      return verifier.verify(badge)
    }
  }
}

describe('a verifier keeps the documents of issuers', () => {
  test('for a minute, and says so', async () => {
    const { asked, verify } = await served(didWebDocument(key))
    const first = await verify(0)
    const second = await verify(59.9)
    expect([first.verified, second.verified]).toEqual([true, true])
    expect(second.fetched).toEqual([{ ...first.fetched[0], cached: true }])
    expect(asked).toEqual([at])
    const third = await verify(60)
    expect(third.fetched.map(({ cached }) => cached)).toEqual([undefined])
    expect(asked).toEqual([at, at])
  })

  test('for as long as it is told, or not at all', async () => {
    const long = await served(didWebDocument(key), { controllerMaxAge: 3_600 })
    await long.verify(0)
    await long.verify(3_599)
    expect(long.asked).toHaveLength(1)
    const never = await served(didWebDocument(key), { controllerMaxAge: 0 })
    await never.verify(0)
    await never.verify(0)
    expect(never.asked).toHaveLength(2)
  })

  test('and notices that a key was taken back once they are old', async () => {
    const { pages, verify } = await served(didWebDocument(key))
    expect((await verify(0)).verdict.authentic).toBe('yes')
    pages[at] = didWebDocument(nextKey)
    expect((await verify(59)).verdict.authentic).toBe('yes')
    const late = await verify(60)
    expect([late.verdict.authentic, errorsOf(late)]).toEqual(['no', ['OB_KEY_NOT_FOUND']])
  })

  test.each([
    ['a key that was added since', () => didWebDocument([key, nextKey])],
    ['a key that took the place of another', () => didWebDocument(nextKey)],
    ['a document that was mended', () => didWebDocument(nextKey), new Answer('{"error":"maintenance"}')],
    ['a document that was cut short', () => didWebDocument(nextKey), new Answer('{"id":')],
    ['a document that was none', () => didWebDocument(nextKey), new Answer('', { status: 404 })]
  ])('but never refuse %s: a no is asked for anew', async (_, later, before: Page = didWebDocument(key)) => {
    const { asked, pages, verify, verifier } = await served(before)
    await verify(0)
    pages[at] = later()
    const later1 = await verifier.verify(nextBadge)
    expect([later1.verdict.authentic, later1.fetched.filter(({ url }) => url === at)]).toEqual([
      'yes',
      [expect.not.objectContaining({ cached: true })]
    ])
    expect(asked.filter(url => url === at)).toHaveLength(2)
    expect((await verifier.verify(nextJwt)).verdict.authentic).toBe('yes')
    expect(asked.filter(url => url === at)).toHaveLength(2)
  })

  test('and a key of the same name that is another one by now is found as well', async () => {
    const id = `${controller}#key`
    const [old, young] = await Promise.all([1, 2].map(() => generateKeyPair({ controller, id })))
    if (old === undefined || young === undefined) throw new Error('two')
    const unsigned = unsignedBadge({ issuer: { id: controller, name: 'Campus' } })
    const { pages, verifier } = await served(didWebDocument(old))
    const first = await signCredential(unsigned, { signer: old.signer, created })
    expect((await verifier.verify(first)).verified).toBe(true)
    pages[at] = didWebDocument(young)
    const second = await signCredential(unsigned, { signer: young.signer, created })
    expect((await verifier.verify(second)).verified).toBe(true)
    const forged = await verifier.verify({ ...second, name: 'Another name' })
    expect([forged.verdict.authentic, errorsOf(forged)]).toEqual(['no', ['PROOF_VERIFICATION_ERROR']])
  })

  test('and the status list that a new key signed is believed at once', async () => {
    const list = 'https://campus.example/status/1'
    const listBy = ({ signer }: typeof key) =>
      signCredential(
        statusListCredential(createStatusList(), {
          id: list,
          issuer: controller,
          statusPurpose: 'revocation',
          validFrom: created
        }),
        {
          signer,
          created,
          kind: 'credential'
        }
      )
    const credentialStatus = statusEntry({ statusListCredential: list, statusListIndex: 3 })
    const revocable = await signCredential(
      unsignedBadge({
        issuer: { id: controller, name: 'Campus' },
        credentialStatus: credentialStatus as never
      }),
      { signer: key.signer, created }
    )
    const { pages, verifier } = await served(didWebDocument(key), { statusMaxAge: 0 })
    pages[list] = await listBy(key)
    expect((await verifier.verify(revocable)).verified).toBe(true)
    pages[at] = didWebDocument([key, nextKey])
    pages[list] = await listBy(nextKey)
    const { evidence, ...live } = await verifier.verify(revocable, { keepEvidence: true })
    expect([live.verified, errorsOf(live)]).toEqual([true, []])
    const { evidence: _, ...replayed } = await verifier.verify(revocable, { evidence: evidence as never })
    expect(replayed).toEqual(live)
  })

  test('no longer than that by the clock of the platform, if the one that was given stands still', async () => {
    const { asked, verify } = await served(didWebDocument(key), { controllerMaxAge: 0.1 })
    await verify(0)
    await verify(0)
    expect(asked).toHaveLength(1)
    await sleep(110)
    await verify(0)
    expect(asked).toHaveLength(2)
  })

  test('and a verification that breaks breaks no other', async () => {
    const { verifier } = await served(didWebDocument(key))
    const signal = {
      aborted: false,
      addEventListener: () => {
        throw new Error('no listeners here')
      },
      removeEventListener: () => undefined
    }
    expect(errorsOf(await verifier.verify(badge, { signal: signal as never }))).toContain('OB_CHECK_BROKEN')
    expect((await verifier.verify(badge)).verified).toBe(true)
  })

  test('not if the clock was set back', async () => {
    const { asked, verify } = await served(didWebDocument(key))
    await verify(0)
    await verify(-1)
    expect(asked).toHaveLength(2)
  })

  test('not what failed', async () => {
    const { asked, pages, verify } = await served(new Answer('', { status: 503 }))
    expect((await verify(0)).verdict.authentic).toBe('unknown')
    pages[at] = didWebDocument(key)
    expect((await verify(0)).verdict.authentic).toBe('yes')
    expect(asked).toContain(at)
  })

  test('and a kept one counts for nothing among the requests of a verification', async () => {
    const { verify } = await served(didWebDocument(key), { fetchLimits: { maxFetches: 1 } })
    await verify(0)
    expect((await verify(1)).verified).toBe(true)
  })

  test('and asks once for many badges at a time', async () => {
    const { asked, verifier } = await served(didWebDocument(key))
    const reports = await Promise.all(Array.from({ length: 20 }, () => verifier.verify(badge)))
    expect(reports.map(({ verified }) => verified)).toEqual(reports.map(() => true))
    expect(asked).toEqual([at])
    expect(reports.map(({ fetched }) => fetched.length)).toEqual(reports.map(() => 1))
  })

  test('but each asks itself where the one that was first has given up; what the server refuses is refused to all', async () => {
    const answers = [didWebDocument(key)]
    const asked: string[] = []
    let give: (response: Response) => void = () => {}
    const fetch: Fetch = url => {
      asked.push(url)
      if (asked.length > 1) return Promise.resolve(Response.json(answers[0]))
      return new Promise(resolve => {
        give = resolve
      })
    }
    for (const failing of ['given up', 'got nothing']) {
      asked.length = 0
      const verifier = createVerifier({ now: () => now, fetch })
      const giveUp = new AbortController()
      const first = verifier.verify(badge, { signal: giveUp.signal })
      const second = verifier.verify(badge)
      await vi.waitFor(() => expect(asked).toHaveLength(1))
      if (failing === 'given up') giveUp.abort()
      else give(new Response('', { status: 503 }))
      const verdicts = [(await first).verdict.authentic, (await second).verdict.authentic]
      const isGivenUp = failing === 'given up'
      expect([failing, ...verdicts]).toEqual([failing, 'unknown', isGivenUp ? 'yes' : 'unknown'])
      expect(asked.filter(url => url === at)).toHaveLength(isGivenUp ? 2 : 1)
      expect((await verifier.verify(badge)).verdict.authentic).toBe('yes')
    }
  })

  test('and who waits for the document of another can still give up, or run out of time', async () => {
    const fetch: Fetch = () => new Promise(() => {})
    const verifier = createVerifier({ now: () => now, fetch, fetchLimits: { totalFetchTimeoutMs: 200 } })
    const first = verifier.verify(badge)
    const giveUp = new AbortController()
    const [second, third] = [
      verifier.verify(badge, { signal: giveUp.signal, keepEvidence: true }),
      verifier.verify(badge)
    ]
    await sleep(20)
    giveUp.abort()
    const start = performance.now()
    const { evidence, ...given } = await second
    expect(outcomeOf(given, 'proof')).toEqual(['inconclusive', 'OB_FETCH_ABORTED'])
    expect(performance.now() - start).toBeLessThan(150)
    const { evidence: _, ...replayed } = await verifier.verify(badge, { evidence: evidence as never })
    expect(replayed).toEqual(given)
    const late = await verifier.verify(badge, { signal: giveUp.signal })
    expect(outcomeOf(late, 'proof')).toEqual(['inconclusive', 'OB_FETCH_ABORTED'])
    expect(outcomeOf(await first, 'proof')).toEqual(['inconclusive', 'OB_FETCH_TIMEOUT'])
    expect(outcomeOf(await third, 'proof')).toEqual(['inconclusive', 'OB_FETCH_TIMEOUT'])
  })

  test('and one document takes no longer than one request may, for those who wait for it too', async () => {
    const fetch: Fetch = () => new Promise(() => {})
    const verifier = createVerifier({ now: () => now, fetch, fetchLimits: { fetchTimeoutMs: 300 } })
    const timed = async () => {
      const start = performance.now()
      const report = await verifier.verify(badge)
      return [
        report.fetched.filter(({ url }) => url === at).map(({ code }) => code),
        performance.now() - start
      ]
    }
    const first = timed()
    await sleep(150)
    const [codes, took] = await timed()
    await first
    expect(codes).toEqual(['OB_FETCH_TIMEOUT'])
    // the document, and the key set after it
    expect(took).toBeLessThan(900)
  })

  test('and the evidence holds them: it answers the same without a network', async () => {
    const { verifier, verify } = await served(didWebDocument(key))
    await verify(0)
    const { evidence, ...live } = await verifier.verify(badge, { keepEvidence: true })
    expect(live.fetched.map(({ cached }) => cached)).toEqual([true])
    const offline = createVerifier({ now: () => now })
    const { evidence: _, ...replayed } = await offline.verify(badge, { evidence: evidence as never })
    expect(replayed).toEqual(live)
  })

  test('each by the very question, a thousand at most, and none of more than 32 MiB', async () => {
    const kept = keepDocuments(60_000)
    const question = { url: at, accept: 'application/json', maxBytes: 10 }
    const answered = (url: string, bytes = new Uint8Array(3)) => ({
      question: { ...question, url },
      answer: { kind: 'document' as const, status: 200, mediaType: '', bytes },
      fetched: { url, time: '' }
    })
    const session = kept(now)
    const keep = (document: ReturnType<typeof answered>) =>
      session.keep(document.question, Promise.resolve(document))
    expect(await keep(answered(at))).toEqual(answered(at))
    expect(session.get(question)).toEqual(answered(at))
    expect(session.get({ ...question, maxBytes: 11 })).toBeUndefined()
    expect(session.get({ ...question, accept: '*/*' })).toBeUndefined()
    for (let index = 0; index < 1_000; index++) await keep(answered(`${at}?${index}`))
    expect(session.get(question)).toBeUndefined()
    await keep(answered(at, new Uint8Array(33 * 1024 * 1024)))
    expect(session.get(question)).toBeUndefined()
  })

  test.each([-1, 86_401, Number.NaN, '60'])('and %s is no number of seconds', controllerMaxAge => {
    expect(() => createVerifier({ controllerMaxAge } as VerifierOptions)).toThrow(/controllerMaxAge/)
  })
})
