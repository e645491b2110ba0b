/** The documentation: its examples run, its links lead somewhere, its codes and limits are those of the code. */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build, transform } from 'esbuild'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { defaultFetchLimits } from '../../src/fetch/fetch-limits.ts'
import { defaultLimits, generateKeyPair, hostedDocuments, problemCodes } from '../../src/index.ts'
import { now, signedBadge } from '../support/badges.ts'
import { importsOf, modulesOf, type Page, pages } from '../support/docs-pages.ts'
import { drawnSvg } from '../support/pictures.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
// Inside the project, so that the dependencies are found; ignored by git.
const home = join(root, 'out', 'docs')
const files = join(home, 'files')
const doors = ['index', 'build', 'sign', 'bake', 'verify', 'contexts']
const nameOf = (door: string) => (door === 'index' ? '.' : `./${door}`)
const blocksOf = (kind: string) =>
  pages.flatMap(({ name, blocks }) =>
    blocks.filter(block => block.kind === kind).map(block => ({ ...block, at: `${name}:${block.line}` }))
  )

let prelude: string[]

// The library as it is now, not as it was when it was last built; the prelude shares it with the examples.
beforeAll(async () => {
  await rm(home, { recursive: true, force: true })
  await mkdir(files, { recursive: true })
  const { metafile } = await build({
    entryPoints: [
      ...doors.map(door => join(root, 'src', `${door}.ts`)),
      join(root, 'test/support/docs-prelude.ts')
    ],
    outdir: home,
    outbase: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    logLevel: 'error'
  })
  const exports = Object.fromEntries(doors.map(door => [nameOf(door), `./src/${door}.js`]))
  await writeFile(
    join(home, 'package.json'),
    JSON.stringify({ name: 'openbadges-kit', type: 'module', exports })
  )
  const built = Object.entries(metafile.outputs).find(([path]) => path.endsWith('docs-prelude.js'))
  prelude = built?.[1].exports ?? []
  await copyFile(join(root, 'examples/budget.png'), join(files, 'budget.png'))
  await writeFile(join(files, 'budget.svg'), drawnSvg)
}, 60_000)

/** What became of each example of a page: `ok`, or what it threw. */
async function runPage(page: Page): Promise<string[]> {
  const folder = join(home, 'pages', page.name)
  await mkdir(folder, { recursive: true })
  const modules = modulesOf(page, prelude, '../../test/support/docs-prelude.js')
  await Promise.all(modules.map((code, index) => writeFile(join(folder, `${index}.mjs`), code)))
  const script = `
    import { writeFile } from 'node:fs/promises'
    const ended = []
    for (let index = 0; index < ${modules.length}; index++)
      ended.push(await import('./' + index + '.mjs').then(() => 'ok', error => String(error?.stack ?? error)))
    await writeFile(new URL('ended.json', import.meta.url), JSON.stringify(ended))`
  await writeFile(join(folder, 'run.mjs'), script)
  await run(process.execPath, ['--no-warnings', join(folder, 'run.mjs')], { cwd: files })
  return JSON.parse(await readFile(join(folder, 'ended.json'), 'utf8')) as string[]
}

test('every page is listed, and has something to say', async () => {
  const names = pages.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(6)
  const list = pages.find(({ name }) => name === 'README.md')?.text ?? ''
  expect(names.filter(name => name !== 'README.md' && !list.includes(`](${name})`))).toEqual([])
})

describe('the examples run, in the order of the page', () => {
  test.each(pages.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'js')))('$name', async page => {
    const ended = await runPage(page)
    const lines = page.blocks.filter(({ kind }) => kind === 'js').map(({ line }) => line)
    expect(ended.map((end, index) => `line ${lines[index]}: ${end}`)).toEqual(
      lines.map(line => `line ${line}: ok`)
    )
  })

  test('and an example that says what is not so is found out', async () => {
    const code = "import { strip } from 'openbadges-kit'\nstrip('<svg/>') // '<svg></svg>'\n"
    const page = { name: 'wrong.md', text: '', blocks: [{ kind: 'js', code, line: 1 }] }
    expect((await runPage(page))[0]).toMatch(/^AssertionError/)
  })

  test('those that need a network are well formed, and import what there is', async () => {
    const kit: Record<string, unknown> = await import('../../src/index.ts')
    for (const { at, code } of blocksOf('js no-run')) {
      await expect(transform(code, { loader: 'ts' }), at).resolves.toBeDefined()
      const own = importsOf(code).filter(({ from }) => from === 'openbadges-kit')
      expect(
        own.filter(({ name }) => kit[name] === undefined),
        at
      ).toEqual([])
    }
    for (const { at, code } of blocksOf('json')) expect(() => JSON.parse(code), at).not.toThrow()
  })

  test('and there are no others', () => {
    const known = ['js', 'js no-run', 'json', 'sh', 'nginx', 'html']
    const blocks = pages.flatMap(page => page.blocks)
    expect(blocks.filter(({ kind }) => !known.includes(kind))).toEqual([])
    expect(blocks.filter(({ kind }) => kind === 'js').length).toBeGreaterThan(40)
    expect(blocksOf('js no-run').length).toBeLessThan(4)
  })
})

describe('what the pages name is there', () => {
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
  const headings = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slug(title))

  test.each(pages)('links of $name', async ({ name, text }) => {
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [path = '', fragment] = link.split('#')
      const target = path === '' ? join(root, 'docs', name) : join(root, 'docs', dirname(name), path)
      expect(existsSync(target), link).toBe(true)
      if (fragment) expect(headings(await readFile(target, 'utf8')), link).toContain(fragment)
    }
  })

  test('codes, whole or by how they begin', () => {
    const named = pages.flatMap(({ text }) => [...text.matchAll(/\b(?:OB_[A-Z0-9_]+|[A-Z_]+_ERROR\b)(…?)/g)])
    const isKnown = ([found, open]: RegExpMatchArray) => {
      const code = found.replace('…', '')
      return problemCodes.some(known => (open ? known.startsWith(code) : known === code))
    }
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(match => !isKnown(match)).map(([found]) => found)).toEqual([])
  })

  test('limits, each with its default', () => {
    const verify = pages.find(({ name }) => name === 'verify.md')?.text ?? ''
    const rows = [...verify.matchAll(/^\| `(max\w+|\w+TimeoutMs)` \| ([^|]+) \|/gm)]
    const told = Object.fromEntries(rows.map(([, name = '', value = '']) => [name, numberOf(value)]))
    expect(told).toEqual({ ...defaultFetchLimits, ...defaultLimits })
  })

  function numberOf(text: string): number {
    const [, digits = '', unit] = /^([\d,]+)(?: (KiB|MiB|Mi))?/.exec(text.trim()) ?? []
    return Number(digits.replaceAll(',', '')) * (unit === undefined ? 1 : unit === 'KiB' ? 1024 : 1024 ** 2)
  }

  test('functions, as the code calls them', async () => {
    const kit: Record<string, unknown> = await import('../../src/index.ts')
    const own =
      /\b(?:build|sign|create|bake|unbake|verify|lint|identify|generate|import|export|hosted)[A-Z]\w+(?=\()/g
    const named = pages.flatMap(({ text }) => [...text.matchAll(own)].map(([name]) => name))
    const others = blocksOf('js').flatMap(({ code }) =>
      importsOf(code).flatMap(({ from, name }) => (from.startsWith('openbadges-kit') ? [] : name))
    )
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(name => kit[name] === undefined && !others.includes(name))).toEqual([])
  })
})

// Its test needs a certificate, and Node makes none.
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe.skipIf(!hasOpenssl)('the fetch that refuses private addresses (needs openssl)', () => {
  const code = blocksOf('js').find(block => block.code.includes('BlockList'))?.code ?? ''

  /** Verifies a badge of an issuer whose host leads to loopback, with TLS and the recipe as it stands or changed. */
  async function verifiedWith(recipe: string): Promise<{ verified: boolean; problems: string[] }> {
    const folder = join(home, 'private')
    await mkdir(folder, { recursive: true })
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=issuer.example.org', '-addext', 'subjectAltName=DNS:issuer.example.org']
    const making = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...subject]
    await run('openssl', [...making, '-keyout', key, '-out', cert])
    const pagesByPath = new Map<string, object>()
    const server = createServer(
      { key: await readFile(key), cert: await readFile(cert) },
      (request, response) => {
        const page = pagesByPath.get(request.url ?? '')
        response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' })
        response.end(page && JSON.stringify(page))
      }
    )
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    const { port } = server.address() as AddressInfo
    const keyPair = await generateKeyPair({ controller: `did:web:issuer.example.org%3A${port}` })
    const issuer = { id: keyPair.controller, name: 'Campus Exemple' }
    const badge = await signedBadge({ issuer }, { signer: keyPair.signer })
    for (const { url, document } of hostedDocuments(keyPair)) pagesByPath.set(new URL(url).pathname, document)
    await writeFile(
      join(folder, 'recipe.mjs'),
      `import { createVerifier } from 'openbadges-kit'\n${recipe}\nexport { publicFetch }`
    )
    await writeFile(
      join(folder, 'run.mjs'),
      `import dns from 'node:dns'
      import { syncBuiltinESMExports } from 'node:module'
      dns.lookup = (host, options, done) => done(null, [{ address: '127.0.0.1', family: 4 }])
      syncBuiltinESMExports()
      const { publicFetch } = await import('./recipe.mjs')
      const { verifyBadge } = await import('openbadges-kit')
      const report = await verifyBadge(${JSON.stringify(badge)}, { fetch: publicFetch, now: () => ${now} })
      console.log(JSON.stringify({
        verified: report.verified,
        problems: report.problems.map(({ code, cause }) => code + ' ' + cause?.message)
      }))`
    )
    const { stdout } = await run(process.execPath, [join(folder, 'run.mjs')], {
      cwd: folder,
      env: { ...process.env, NODE_EXTRA_CA_CERTS: cert }
    })
    return JSON.parse(stdout)
  }

  test('refuses a public name that leads to a private address, before it connects', async () => {
    expect(await verifiedWith(code)).toEqual({
      verified: false,
      problems: ['OB_FETCH_FAILED issuer.example.org leads to 127.0.0.1']
    })
  })

  test('and fetches from any other', async () => {
    const changed = code.replace("'127.0.0.0'", "'203.0.113.0'")
    expect(changed).not.toBe(code)
    expect(await verifiedWith(changed)).toEqual({ verified: true, problems: [] })
  })
})
