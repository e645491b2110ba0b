import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Achievement,
  buildCredential,
  createVerifier,
  type IssueInput,
  lintCredential,
  type Verifier
} from '../../src/index.ts'

const root = resolve(import.meta.dirname, '../..')
const examples = join(root, 'examples')
const PEOPLE = 5
/** Beside those of the organisation: one badge by oneself, one by a peer. */
const BY_PEOPLE = 2

interface Person {
  readonly slug: string
  readonly email: string
}

/** The examples are plain JavaScript, so what they export is named here. */
interface Dest1 {
  readonly family: readonly Achievement[]
  readonly knowHow: Achievement
  readonly thanks: Achievement
  readonly recipients: readonly Person[]
  readonly coaches: readonly { readonly id: string }[]
  readonly awardsFor: (person: Person, index: number, today: Date) => IssueInput[]
  readonly knowHowOf: (person: Person, did: string, index: number) => IssueInput
  readonly thanksTo: (person: Person, did: string, index: number) => IssueInput
  readonly drawBadge: (slug: string) => Uint8Array
}

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

let folder: string
let dest1: Dest1

beforeAll(async () => {
  expect(existsSync(join(root, 'dist/index.js')), 'the examples use what is built: npm run build').toBe(true)
  folder = await mkdtemp(join(tmpdir(), 'openbadges-kit-'))
  const names = ['achievements', 'people', 'awards', 'pictures']
  const modules = await Promise.all(names.map(name => import(join(examples, `dest1/${name}.mjs`))))
  dest1 = Object.assign({}, ...modules)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(program: string, ...options: string[]): Promise<Ended> {
  try {
    const ended = await promisify(execFile)(process.execPath, [join(examples, program), ...options], {
      cwd: folder
    })
    return { code: 0, ...ended }
  } catch (thrown) {
    // What execFile rejects with once the program has ended by itself
    return thrown as Ended
  }
}

describe('the DEST1 family', () => {
  const today = new Date('2026-11-22T09:30:00Z')

  test('has seventeen badge classes, five of them with their real names', () => {
    const { family } = dest1
    expect(family).toHaveLength(17)
    expect(new Set(family.map(({ id }) => id)).size).toBe(17)
    expect(family.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "Je m'engage dans la démarche DEST1",
        'Je suis autonome dans mes démarches administratives',
        'Je suis initié au numérique',
        'Je prends soin de ma santé',
        'Je sais gérer un budget'
      ])
    )
    expect(family.every(({ inLanguage }) => inLanguage === 'fr')).toBe(true)
  })

  test('has fifty recipients, each with an address of their own', () => {
    expect(dest1.recipients).toHaveLength(50)
    expect(new Set(dest1.recipients.map(({ email }) => email)).size).toBe(50)
  })

  test('is awarded in some 250 badges, from one to seventeen each, of every class, by every coach', () => {
    const { family, recipients, coaches, awardsFor } = dest1
    const each = recipients.map((person, index) => awardsFor(person, index, today))
    const counts = each.map(awards => awards.length)
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 17])
    const all = each.flat()
    expect(all).toHaveLength(252)
    for (const awards of each) {
      expect(new Set(awards.map(({ achievement }) => achievement.id)).size).toBe(awards.length)
    }
    expect(new Set(all.map(({ achievement }) => achievement.id))).toEqual(new Set(family.map(({ id }) => id)))
    expect(new Set(all.map(({ credentialSubject }) => credentialSubject?.source))).toEqual(new Set(coaches))
  })

  test('is awarded in badges that build without a warning, and the same badges at each run', () => {
    const { recipients, awardsFor, knowHowOf, thanksTo } = dest1
    const did = 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'
    for (const [index, person] of recipients.entries()) {
      const awards = awardsFor(person, index, today)
      expect(awardsFor(person, index, today)).toEqual(awards)
      for (const input of [...awards, knowHowOf(person, did, index), thanksTo(person, did, index)]) {
        const credential = buildCredential({ ...input, issuer: 'did:web:example.org' }, { now: () => today })
        expect(lintCredential(credential)).toEqual([])
      }
    }
  })

  test('has a picture of its own for each badge class, 256 pixels wide', () => {
    const { family, knowHow, thanks, drawBadge } = dest1
    const pictures = [...family, knowHow, thanks].map(({ id }) => {
      const { width, height, data } = PNG.sync.read(Buffer.from(drawBadge(id.slice(id.lastIndexOf('/') + 1))))
      expect([width, height]).toEqual([256, 256])
      return data.toString('base64')
    })
    expect(new Set(pictures).size).toBe(19)
  })

  test('lends its picture of the budget badge to the short examples', async () => {
    const kept = PNG.sync.read(await readFile(join(examples, 'budget.png')))
    expect(kept.data.equals(PNG.sync.read(Buffer.from(dest1.drawBadge('budget'))).data)).toBe(true)
  })
})

describe('the demonstration', () => {
  let ended: Ended
  let verifier: Verifier

  beforeAll(async () => {
    ended = await run('dest1/demo.mjs', '--people', String(PEOPLE), '--out', folder)
    const document = JSON.parse(await readFile(join(folder, 'dest1/did.json'), 'utf8'))
    verifier = createVerifier({ controllers: { [document.id]: document } })
  })

  const picture = (...path: string[]) => readFile(join(folder, 'dest1', ...path))

  test('ends well, and tells how many badges were awarded and verified', () => {
    const { recipients, awardsFor } = dest1
    const people = recipients.slice(0, PEOPLE)
    const ofFamily = people.flatMap((person, index) => awardsFor(person, index, new Date())).length
    const awarded = ofFamily + PEOPLE * BY_PEOPLE
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(new RegExp(`^ +Total +${awarded} +${awarded}$`, 'm'))
  })

  test('writes one picture for each badge, and each verifies against the address of its recipient', async () => {
    for (const [index, person] of dest1.recipients.slice(0, PEOPLE).entries()) {
      const files = await readdir(join(folder, 'dest1', person.slug))
      expect(files).toHaveLength(dest1.awardsFor(person, index, new Date()).length + BY_PEOPLE)
      for (const file of files) {
        const report = await verifier.verify(await picture(person.slug, file), {
          expect: { email: person.email }
        })
        expect(report).toMatchObject({ verified: true, problems: [], source: { format: 'png' } })
      }
    }
  })

  test('lets people issue with their own keys, for themselves and for others', async () => {
    const [lea] = dest1.recipients
    const own = await verifier.verify(await picture(lea?.slug ?? '', 'savoir-faire.png'))
    const given = await verifier.verify(await picture(lea?.slug ?? '', 'merci.png'))
    expect([own.issuer?.key?.foundBy, given.issuer?.key?.foundBy]).toEqual(['did:key', 'did:key'])
    expect(given.issuer?.id).not.toBe(own.issuer?.id)
    expect(own.credential?.credentialSubject.id).toBe(own.issuer?.id)
    expect(given.credential?.credentialSubject.id).toBe(own.issuer?.id)
  })

  test('shows a tampered picture that fails because of its proof, though it names who shows it', async () => {
    const [, stranger] = dest1.recipients
    const report = await verifier.verify(await picture('forged.png'), {
      expect: { email: stranger?.email ?? '' }
    })
    expect(report.verdict).toEqual({
      authentic: 'no',
      current: 'unknown',
      bound: 'unknown',
      trusted: 'unknown'
    })
    expect(report.problems.map(({ code }) => code)).toEqual(['PROOF_VERIFICATION_ERROR'])
    expect(ended.stdout).toContain('PROOF_VERIFICATION_ERROR')
  })

  test('shows a good picture that fails because somebody else shows it', async () => {
    const [lea, stranger] = dest1.recipients
    const report = await verifier.verify(await picture(lea?.slug ?? '', 'engagement.png'), {
      expect: { email: stranger?.email ?? '' }
    })
    expect(report.verdict).toEqual({ authentic: 'yes', current: 'yes', bound: 'no', trusted: 'unknown' })
    expect(ended.stdout).toContain('OB_RECIPIENT_MISMATCH')
  })

  test.each(['1', '51', '2.5', 'many'])('refuses --people %s in one line', async people => {
    const { code, stdout, stderr } = await run('dest1/demo.mjs', '--people', people, '--out', folder)
    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      code: 1,
      stdout: '',
      lines: 1
    })
  })
})

describe('the short examples', () => {
  beforeAll(async () => {
    expect(await run('issue.mjs')).toEqual({ code: 0, stdout: 'out/badge.png\n', stderr: '' })
  })

  test('issue a badge that verifies', async () => {
    const ended = await run('verify.mjs', 'out/badge.png', 'lea@example.org')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toContain("bound: 'yes'")
  })

  test('tell that a badge is about somebody else', async () => {
    const ended = await run('verify.mjs', 'out/badge.png', 'marc@example.org')
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toContain('OB_RECIPIENT_MISMATCH')
  })

  test('tell that a picture carries no badge', async () => {
    const ended = await run('verify.mjs', join(examples, 'budget.png'), 'lea@example.org')
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toContain('OB_CARRIER_MISSING')
  })
})
