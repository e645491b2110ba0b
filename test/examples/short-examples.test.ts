import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bake, createIssuer, createVerifier, generateKeyPair, type HostedDocument } from '../../src/index.ts'
import {
  createWorkplace,
  type Dest1,
  examples,
  loadDest1,
  SECRET,
  type Workplace
} from '../support/example-programs.ts'

let dest1: Dest1
let workplace: Workplace

beforeAll(async () => {
  dest1 = await loadDest1()
  workplace = await createWorkplace()
})

afterAll(() => workplace.leave())

/**
 * The hosts of `documents`, on loopback for the length of a test.
 * @returns what is asked of them, and a module to load first in a program, whose `fetch` then finds them there
 */
async function webOf(
  documents: readonly HostedDocument[]
): Promise<{ asked: readonly string[]; preload: string }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = `https:/${request.url}`
    asked.push(url)
    const found = documents.find(document => document.url === url)
    response.writeHead(found ? 200 : 404, { 'content-type': found?.contentType ?? 'text/plain' })
    response.end(JSON.stringify(found?.document ?? null))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const preload = join(workplace.folder, 'web.mjs')
  await writeFile(
    preload,
    `const reach = globalThis.fetch
globalThis.fetch = (url, init) => reach(url.replace('https:/', 'http://127.0.0.1:${port}'), init)\n`
  )
  return { asked, preload }
}

describe('the short examples', () => {
  beforeAll(async () => {
    expect(await workplace.run('issue.mjs')).toEqual({ code: 0, stdout: 'out/badge.png\n', stderr: '' })
  })

  test('issue a badge that verifies', async () => {
    const ended = await workplace.run('verify.mjs', 'out/badge.png', 'lea@example.org')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toContain("bound: 'yes'")
  })

  test('tell that a badge is about somebody else', async () => {
    const ended = await workplace.run('verify.mjs', 'out/badge.png', 'marc@example.org')
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toContain('OB_RECIPIENT_MISMATCH')
  })

  test('tell that a picture carries no badge', async () => {
    const ended = await workplace.run('verify.mjs', join(examples, 'budget.png'), 'lea@example.org')
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toContain('OB_CARRIER_MISSING')
  })

  describe('with a badge whose issuer hosts the key', () => {
    const files = ['badge.png', 'badge.svg', 'badge.json', 'badge.jws']
    let hosted: readonly HostedDocument[]

    beforeAll(async () => {
      const controller = 'https://example.org/issuer'
      const profile = { id: controller, name: 'Campus Exemple' }
      const { signer } = await generateKeyPair({ controller })
      const embedded = createIssuer({ profile, signer })
      const jwt = createIssuer({ profile, signer, securing: 'jwt' })
      const [achievement] = dest1.family
      if (achievement === undefined) throw new Error('the family has no badge class')
      const input = { achievement, recipient: { email: 'lea@example.org' } }
      const [badge, jws] = [await embedded.issue(input), await jwt.issue(input)]
      const contents = [
        bake(dest1.drawPng('engagement'), badge),
        bake(dest1.drawSvg('engagement', achievement.name), jws),
        JSON.stringify(badge),
        jws
      ]
      for (const [index, file] of files.entries())
        await writeFile(join(workplace.folder, file), contents[index] ?? '')
      hosted = embedded.hostedDocuments()
    })

    test.each(files)('fetch nothing unless --online is said: %s', async file => {
      const ended = await workplace.run('verify.mjs', file, 'lea@example.org')
      expect(ended).toMatchObject({ code: 1, stderr: '' })
      expect(ended.stdout).toContain('OB_KEY_UNREACHABLE')
      expect(ended.stdout).not.toContain('fetched https:')
    })

    test.each(files)('verify it with --online: %s', async file => {
      const { asked, preload } = await webOf(hosted)
      const program = join(examples, 'verify.mjs')
      const ended = await workplace.runNode('--import', preload, program, file, 'lea@example.org', '--online')
      expect(ended).toMatchObject({ code: 0, stderr: '' })
      expect(ended.stdout).toContain("authentic: 'yes'")
      expect(ended.stdout).toContain('fetched https://example.org/issuer\n')
      expect(asked).toEqual(['https://example.org/issuer'])
    })
  })

  test('spread many awards over threads, and every picture verifies', async () => {
    const folder = join(workplace.folder, 'many')
    const ended = await workplace.run('many/issue.mjs', '--people', '130', '--threads', '2', '--out', folder)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/^130 pictures in .+ a second on 2 threads$/m)
    const rows = Array.from({ length: 130 }, (_, row) => row)
    const results = createVerifier().verifyAll(rows, {
      badge: row => readFile(join(folder, `${row}.png`)),
      options: row => ({ expect: { email: `person-${row}@example.org` } })
    })
    const verified: boolean[] = []
    for await (const { report } of results) verified.push(report?.verified === true)
    expect(verified).toEqual(rows.map(() => true))
  })

  test('write what an issuer must host, by two kinds of id, and no secret', async () => {
    const ended = await workplace.run('host.mjs')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const written = [...ended.stdout.matchAll(/^ {2}(https:\S+) \((\S+)\): (\S+)$/gm)]
    const urls = [
      'https://example.org/.well-known/did.json',
      'https://example.org/issuer',
      'https://example.org/.well-known/jwks.json',
      'https://example.org/keys/1'
    ]
    expect(written.map(([, url]) => url)).toEqual(urls)
    const documents = new Map<string, string>()
    for (const [, url = '', , file = ''] of written) {
      expect(file).toBe(url.replace('https://', 'out/host/'))
      const document = await readFile(join(workplace.folder, file), 'utf8')
      expect(document).not.toMatch(SECRET)
      documents.set(url, JSON.parse(document))
    }
    const [did, issuer, keySet, key] = urls.map(url => documents.get(url))
    expect(did).toMatchObject({
      id: 'did:web:example.org',
      assertionMethod: [{}, {}].map(() => expect.any(String))
    })
    expect(issuer).toMatchObject({ id: 'https://example.org/issuer', name: 'Campus Exemple' })
    expect(keySet).toMatchObject({ keys: [{ kty: 'OKP' }, { kty: 'RSA' }] })
    expect(key).toMatchObject({ kty: 'RSA', controller: 'https://example.org/issuer' })
  })
})
