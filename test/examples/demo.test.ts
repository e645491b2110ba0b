import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createVerifier, type Verifier } from '../../src/index.ts'
import {
  createWorkplace,
  type Dest1,
  type Ended,
  loadDest1,
  SECRET,
  type Workplace
} from '../support/example-programs.ts'
import { serve } from '../support/web.ts'

const PEOPLE = 5
/** Beside those of the organisation: one badge by oneself, one by a peer. */
const BY_PEOPLE = 2

let dest1: Dest1
let workplace: Workplace

beforeAll(async () => {
  dest1 = await loadDest1()
  workplace = await createWorkplace()
})

afterAll(() => workplace.leave())

describe('the demonstration', () => {
  const hosts = ['example.org', 'example.net']
  let ended: Ended
  let pages: Record<string, object>

  beforeAll(async () => {
    ended = await workplace.run('dest1/demo.mjs', '--people', String(PEOPLE), '--out', workplace.folder)
    pages = Object.fromEntries(
      await Promise.all(
        hosts.map(async host => {
          const path = `${host}/.well-known/did.json`
          return [
            `https://${path}`,
            JSON.parse(await readFile(join(workplace.folder, 'dest1/host', path), 'utf8'))
          ]
        })
      )
    )
  })

  const picture = (...path: string[]) => readFile(join(workplace.folder, 'dest1', ...path))
  const verifierOnline = async (): Promise<Verifier> => {
    const { fetch } = await serve(pages)
    return createVerifier({ fetch })
  }

  test('ends well, and tells how many badges were awarded and verified', () => {
    const { recipients, awardsFor } = dest1
    const people = recipients.slice(0, PEOPLE)
    const ofFamily = people.flatMap((person, index) => awardsFor(person, index, new Date())).length
    const awarded = ofFamily + PEOPLE * BY_PEOPLE
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(new RegExp(`^ +Total +${awarded} +${awarded}$`, 'm'))
    expect(ended.stdout).toMatch(new RegExp(`^ +Total +${ofFamily} +${PEOPLE * BY_PEOPLE} +${awarded}$`, 'm'))
  })

  test('tells every request: one for all good badges of the organisation, one for each forgery, none for those of people', () => {
    const ofFamily = dest1.recipients
      .slice(0, PEOPLE)
      .flatMap((person, index) => dest1.awardsFor(person, index, new Date()))
    // In each of two forms three forgeries bear the organisation's name, and one the stranger's.
    // Of the three, one bears a good signature: two are judged again, by a new document.
    const [ofCampus, ofStranger] = [ofFamily.length + 2 * 3, 2]
    const counts = [...ended.stdout.matchAll(/^ +(https:\S+) +(\d+) times for (\d+) badges$/gm)].map(
      ([, ...found]) => found
    )
    expect(counts).toEqual([
      ['https://example.org/.well-known/did.json', String(1 + 2 * 2), String(ofCampus)],
      ['https://example.net/.well-known/did.json', '2', String(ofStranger)]
    ])
  })

  test('writes one picture for each badge, and each verifies against the address of its recipient', async () => {
    const verifier = await verifierOnline()
    const forms = new Set<string>()
    for (const [index, person] of dest1.recipients.slice(0, PEOPLE).entries()) {
      const files = await readdir(join(workplace.folder, 'dest1', person.slug))
      expect(files).toHaveLength(dest1.awardsFor(person, index, new Date()).length + BY_PEOPLE)
      for (const file of files) {
        const report = await verifier.verify(await picture(person.slug, file), {
          expect: { email: person.email }
        })
        expect(report).toMatchObject({ verified: true, problems: [] })
        forms.add(`${report.source.format} ${report.source.securedBy}`)
      }
    }
    const expected = ['png RS256', 'png eddsa-rdfc-2022', 'svg EdDSA', 'svg RS256', 'svg eddsa-rdfc-2022']
    expect([...forms].sort()).toEqual(expected)
  })

  test('publishes both keys of the organisation, and no secret', async () => {
    const document = await readFile(
      join(workplace.folder, 'dest1/host/example.org/.well-known/did.json'),
      'utf8'
    )
    const { verificationMethod } = JSON.parse(document)
    expect(verificationMethod.map(({ type }: { type: string }) => type)).toEqual(['Multikey', 'JsonWebKey'])
    expect(document).not.toMatch(SECRET)
  })

  test('lets people issue with their own keys, for themselves and for others, with nothing to host', async () => {
    const [lea] = dest1.recipients
    const verifier = createVerifier()
    const own = await verifier.verify(await picture(lea?.slug ?? '', 'savoir-faire.png'))
    const given = await verifier.verify(await picture(lea?.slug ?? '', 'merci.svg'))
    expect([own.issuer?.key?.foundBy, given.issuer?.key?.foundBy]).toEqual(['did:key', 'did:key'])
    expect(given.issuer?.id).not.toBe(own.issuer?.id)
    expect(own.credential?.credentialSubject.id).toBe(own.issuer?.id)
    expect(given.credential?.credentialSubject.id).toBe(own.issuer?.id)
  })

  const unproven = { authentic: 'no', current: 'unknown', bound: 'unknown', trusted: 'unknown' }
  const notTheirs = { authentic: 'yes', current: 'yes', bound: 'no', trusted: 'unknown' }
  test.each([
    { name: 'tampered', verdict: unproven, code: 'PROOF_VERIFICATION_ERROR' },
    { name: 'borrowed', verdict: notTheirs, code: 'OB_RECIPIENT_MISMATCH' },
    { name: 'claimed', verdict: unproven, code: 'OB_KEY_NOT_FOUND' },
    { name: 'lying', verdict: unproven, code: 'OB_CONTROLLER_MISMATCH' }
  ])('shows a $name badge in PNG and SVG that fails with $code alone', async ({ name, verdict, code }) => {
    const [, other] = dest1.recipients
    const verifier = await verifierOnline()
    for (const format of ['png', 'svg']) {
      const report = await verifier.verify(await picture('forged', `${name}.${format}`), {
        expect: { email: other?.email ?? '' }
      })
      expect(report.source.format).toBe(format)
      expect(report.verdict).toEqual(verdict)
      expect(report.problems.map(found => found.code)).toEqual([code])
    }
    expect(ended.stdout.split(code)).toHaveLength(3)
  })

  test.each(['1', '51', '2.5', 'many'])('refuses --people %s in one line', async people => {
    const { code, stdout, stderr } = await workplace.run(
      'dest1/demo.mjs',
      '--people',
      people,
      '--out',
      workplace.folder
    )
    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      code: 1,
      stdout: '',
      lines: 1
    })
  })
})
