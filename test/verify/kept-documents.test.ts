import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { keepDocuments } from '../../src/fetch/kept-documents.ts'
import {
  createVerifier,
  didWebDocument,
  type Fetch,
  generateKeyPair,
  signCredential,
  type VerifierOptions
} from '../../src/index.ts'
import { errorsOf, now, outcomeOf, unsignedBadge } from '../support/badges.ts'
import { Answer, type Page, serve } from '../support/web.ts'

const controller = 'did:web:campus.example'
const at = 'https://campus.example/.well-known/did.json'
const created = new Date(now)
const key = await generateKeyPair({ controller })
const nextKey = await generateKeyPair({ controller })
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

  test('but each asks itself where the one that was first has given up, or got nothing', async () => {
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
      expect([(await first).verdict.authentic, (await second).verdict.authentic]).toEqual(['unknown', 'yes'])
      expect(asked.filter(url => url === at)).toHaveLength(2)
    }
  })

  test('and who waits for the document of another can still give up, or run out of time', async () => {
    const fetch: Fetch = () => new Promise(() => {})
    const verifier = createVerifier({ now: () => now, fetch, fetchLimits: { totalFetchTimeoutMs: 200 } })
    const first = verifier.verify(badge)
    const giveUp = new AbortController()
    const [second, third] = [verifier.verify(badge, { signal: giveUp.signal }), verifier.verify(badge)]
    await sleep(20)
    giveUp.abort()
    const start = performance.now()
    expect(outcomeOf(await second, 'proof')).toEqual(['inconclusive', 'OB_FETCH_ABORTED'])
    expect(performance.now() - start).toBeLessThan(150)
    const late = await verifier.verify(badge, { signal: giveUp.signal })
    expect(outcomeOf(late, 'proof')).toEqual(['inconclusive', 'OB_FETCH_ABORTED'])
    expect(outcomeOf(await first, 'proof')).toEqual(['inconclusive', 'OB_FETCH_TIMEOUT'])
    expect(outcomeOf(await third, 'proof')).toEqual(['inconclusive', 'OB_FETCH_TIMEOUT'])
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
