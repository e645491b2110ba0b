/** The documentation: its examples run, its links lead somewhere, its codes and limits are those of the code. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build, transform } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultFetchLimits } from '../../src/fetch/fetch-limits.ts'
import { defaultLimits, problemCodes } from '../../src/index.ts'
import { importsOf, modulesOf, type Page, pages } from '../support/docs-pages.ts'
import { drawnSvg } from '../support/pictures.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
// Inside the project, so that the dependencies are found; ignored by git.
const home = join(root, 'out', 'docs')
const files = join(home, 'files')
const doors = ['index', 'build', 'sign', 'bake', 'status', 'verify', 'contexts', 'node']
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
      ...doors.map(door => ({ in: join(root, 'src', `${door}.ts`), out: `src/${door}` })),
      { in: join(root, 'src/node/schema-child.ts'), out: 'src/schema-child' },
      { in: join(root, 'test/support/docs-prelude.ts'), out: 'test/support/docs-prelude' }
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
})

/**
 * What became of each example of a page: `ok`, or what it threw.
 * @param timeoutMs wall time for all of them; a loaded machine may take many times as long as an idle one
 */
async function runPage(page: Page, timeoutMs = 300_000): Promise<string[]> {
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
  const limit = { cwd: files, timeout: timeoutMs, killSignal: 'SIGKILL' } as const
  await run(process.execPath, ['--no-warnings', join(folder, 'run.mjs')], limit).catch(error => {
    throw error.killed ? new Error(`${page.name} did not end within ${timeoutMs} ms`) : error
  })
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

  test.each([
    ['waits for ever', 'await new Promise(() => setInterval(() => {}, 1_000))'],
    ['never gives way', 'for (;;) {}']
  ])('and an example that %s is ended', async (_, code) => {
    const page = { name: 'endless.md', text: '', blocks: [{ kind: 'js', code, line: 1 }] }
    await expect(runPage(page, 2_000)).rejects.toThrow(/endless\.md did not end/)
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
    const kit: Record<string, unknown> = {
      ...(await import('../../src/index.ts')),
      ...(await import('../../src/node.ts'))
    }
    const own =
      /(?<!\.)\b(?:build|sign|create|bake|unbake|verify|lint|identify|generate|import|export|hosted)[A-Z]\w+(?=\()/g
    const named = pages.flatMap(({ text }) => [...text.matchAll(own)].map(([name]) => name))
    const others = blocksOf('js').flatMap(({ code }) =>
      importsOf(code).flatMap(({ from, name }) => (from.startsWith('openbadges-kit') ? [] : name))
    )
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(name => kit[name] === undefined && !others.includes(name))).toEqual([])
  })
})
