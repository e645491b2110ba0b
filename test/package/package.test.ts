/** The package as users get it: packed, unpacked, loaded through its doors, type-checked by old and new compilers. */
import { execFile } from 'node:child_process'
import { access, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
// Inside the project, so that the dependencies are found; ignored by git.
const consumer = join(root, 'out', 'consumer')
const home = join(consumer, 'node_modules', 'openbadges-kit')
const doors = ['.', './build', './sign', './bake', './status', './verify', './contexts', './node'] as const
const nameOf = (door: string) => `openbadges-kit${door.slice(1)}`

async function node(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, args, { cwd: consumer })
  return stdout
}

beforeAll(async () => {
  await rm(consumer, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  const { stdout } = await run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', consumer],
    { cwd: root }
  )
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  await run('tar', ['-xzf', join(consumer, filename), '-C', home, '--strip-components=1'])
  await writeFile(join(consumer, 'package.json'), '{ "type": "module" }')
})

describe('what is in it', () => {
  test('nothing but the built files, schemas and texts', async () => {
    const top = await readdir(home)
    expect(top.toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist',
      'docs',
      'package.json',
      'schemas'
    ])
    expect((await readdir(join(home, 'schemas'))).every(name => name.endsWith('.schema.json'))).toBe(true)
  })

  test('no module of Node but behind its door, and nothing that evaluates text', async () => {
    const files = (await readdir(join(home, 'dist'))).filter(name => name.endsWith('.js'))
    const ofNode = ['node.js', 'schema-child.js', 'base64url.node.js', 'crc32.node.js', 'crypto.node.js']
    for (const file of files) {
      const text = await readFile(join(home, 'dist', file), 'utf8')
      const found = [...text.matchAll(/from\s*["'](?:node:)|require\(|new Function|\beval\(/g)].map(
        ([match]) => match
      )
      const forbidden = found.filter(match => !(ofNode.includes(file) && match.startsWith('from')))
      expect([file, forbidden]).toEqual([file, []])
    }
    expect(files).toEqual(expect.arrayContaining(ofNode))
  })

  test('publint finds nothing', async () => {
    await expect(run('npx', ['publint', '--strict', home], { cwd: root })).resolves.toBeDefined()
  })

  test('its types resolve for ESM', async () => {
    const [tarball = ''] = (await readdir(consumer)).filter(name => name.endsWith('.tgz'))
    await expect(
      run('npx', ['attw', '--profile', 'esm-only', join(consumer, tarball)], { cwd: root })
    ).resolves.toBeDefined()
  })
})

describe('loads', () => {
  test.each(doors)('%s by import and by require(), with the same names', async door => {
    const names = `console.log(JSON.stringify(Object.keys(door).sort()))`
    const imported = await node(
      '--input-type=module',
      '-e',
      `import * as door from '${nameOf(door)}'; ${names}`
    )
    const required = await node(
      '--input-type=commonjs',
      '-e',
      `const door = require('${nameOf(door)}'); ${names}`
    )
    expect(JSON.parse(required)).toEqual(JSON.parse(imported))
    expect((JSON.parse(imported) as string[]).length).toBeGreaterThan(1)
  })

  test('a schema, and package.json', async () => {
    const script = `
      import schema from 'openbadges-kit/schemas/profile.schema.json' with { type: 'json' }
      import { version } from 'openbadges-kit/package.json' with { type: 'json' }`
    await writeFile(
      join(consumer, 'schema.mjs'),
      `${script.replace('{ version }', 'pack')}\nconsole.log(schema.title, pack.version)`
    )
    expect(await node('schema.mjs')).toMatch(/^Profile \d+\.\d+\.\d+\n$/)
  })

  test('nothing that is not a door', async () => {
    const inside = `import('openbadges-kit/dist/index.js').then(() => console.log('open'), ({ code }) => console.log(code))`
    expect(await node('-e', inside)).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n')
  })

  test('its door for Node, whose process is found, and which keeps nobody alive', async () => {
    const script = `
      import { createNodeFetch, createSchemaEvaluator } from 'openbadges-kit/node'
      const engine = Symbol.for('undici.globalDispatcher.1')
      const { evaluate } = createSchemaEvaluator({ timeoutMs: 5_000 })
      const schema = { required: ['name'], properties: { text: { pattern: '^(a+)+$' } } }
      const codes = async subject => (await evaluate(schema, subject, { dialect: '2020-12' })).map(({ code }) => code)
      const nodeFetch = createNodeFetch({ lookup: async () => ['127.0.0.1'] })
      const refused = await nodeFetch('https://issuer.example.org/', { headers: {} }).catch(({ code }) => code)
      console.log(JSON.stringify([
        await codes({ name: 'A' }), await codes({}), await codes({ text: 'a'.repeat(40) + '!' }), await codes({}), refused
      ]))
      // What the platform fetches with is still its own: undici of npm has another version.
      console.log(globalThis[engine].constructor === (await import('undici')).Agent)`
    await writeFile(join(consumer, 'node-door.mjs'), script)
    const [answers = '', isReplaced] = (await node('node-door.mjs')).split('\n')
    expect(JSON.parse(answers)).toEqual([
      [],
      ['OB_SCHEMA_MISMATCH'],
      ['OB_LIMIT_SCHEMA_TIME'],
      ['OB_SCHEMA_MISMATCH'],
      'OB_FETCH_ADDRESS'
    ])
    expect(isReplaced).toBe('false')
    const inline = await node('--input-type=module', '-e', script)
    expect(inline.split('\n')[0]).toBe(answers)
  })

  test('and issues, bakes and verifies', async () => {
    const script = `
      import { buildAchievement } from 'openbadges-kit/build'
      import { createIssuer, generateKeyPair } from 'openbadges-kit/sign'
      import { verifyBadge } from 'openbadges-kit/verify'
      import { OpenBadgesError } from 'openbadges-kit'
      const { signer } = await generateKeyPair()
      const achievement = buildAchievement({
        id: 'https://example.org/a', name: 'A', description: 'B', criteria: 'C'
      })
      const badge = await createIssuer({ signer }).issue({ achievement, recipient: { email: 'lea@example.org' } })
      const report = await verifyBadge(JSON.stringify(badge), { expect: { email: 'lea@example.org' } })
      let refused
      try { buildAchievement({}) } catch (error) { refused = error instanceof OpenBadgesError }
      console.log(report.verified, refused)`
    await writeFile(join(consumer, 'issue.mjs'), script)
    expect(await node('issue.mjs')).toBe('true true\n')
  })
})

describe('the README', () => {
  async function blocks(): Promise<string[]> {
    const readme = await readFile(join(root, 'README.md'), 'utf8')
    return [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  }

  async function runs(name: string, code: string): Promise<string> {
    await writeFile(join(consumer, `${name}.mjs`), code)
    return node(`${name}.mjs`)
  }

  test('issues and verifies in the lines it shows', async () => {
    const [issue = '', , , , verify = ''] = await blocks()
    await copyFile(join(root, 'examples', 'budget.png'), join(consumer, 'budget.png'))
    expect(await runs('readme-issue', issue)).toBe('')
    expect(await runs('readme-verify', verify)).toMatch(/^Je sais gérer un budget by did:key:z6Mk\w+\n$/)
    const another = verify.replace('lea@example.org', 'tom@example.org')
    expect(await runs('readme-another', another)).toMatch(/^OB_RECIPIENT_MISMATCH /)
  })

  test('keeps a key, hosts a document, and says all there is to say of a badge', async () => {
    const [, organisation = '', , more = ''] = await blocks()
    const [, contexts = ''] =
      /`contexts: (\{.*\})`/.exec(await readFile(join(root, 'README.md'), 'utf8')) ?? []
    const script = `${organisation}
      import { createIssuer, createVerifier } from 'openbadges-kit'
      const contexts = ${contexts}
      const issuer = createIssuer({ signer: again.signer, contexts })
      ${more}
      const verifier = createVerifier({ contexts, controllers: { 'did:web:example.org': hosted.document } })
      const report = await verifier.verify(badge)
      console.log(report.verified, report.problems.map(({ code }) => code).join(), report.credential?.credentialSubject.achievement.level)`
    expect(await runs('readme-more', script)).toBe('true OB_CONTEXT_GIVEN club\n')
  })

  test('issues many badges as JWT', async () => {
    const [, , jwt = ''] = await blocks()
    const script = `
      const achievement = { id: 'https://example.org/a', name: 'A', description: 'B', criteria: 'C' }
      const awards = ['lea@example.org', 'nobody'].map(email => ({ achievement, recipient: { email } }))
      ${jwt}`
    expect(await runs('readme-jwt', script)).toMatch(/^nobody \[\n {2}\{\n {4}code: 'MALFORMED_VALUE_ERROR'/)
  })

  test('checks with the schemas in another tool, without a word of complaint', async () => {
    const [, , , , , , schemas = ''] = await blocks()
    const badge =
      "import { unbake } from 'openbadges-kit'; import { readFileSync } from 'node:fs'; const badge = unbake(readFileSync('badge.png')).credential"
    const script = `${badge}\n${schemas}\nconsole.log(validate(badge), validate({ ...badge, name: 7 }))`
    await writeFile(join(consumer, 'readme-schemas.mjs'), script)
    const { stdout, stderr } = await run(process.execPath, ['--no-warnings', 'readme-schemas.mjs'], {
      cwd: consumer
    })
    expect([stdout, stderr]).toEqual(['true false\n', ''])
  })

  test('names files that are there, and every door with its functions', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8')
    const links = [...readme.matchAll(/\]\((?!http|#)([^)]+)\)/g)].map(([, link = '']) => link)
    for (const link of links) await expect(access(join(root, link)), link).resolves.toBeUndefined()
    for (const door of doors.slice(1)) {
      const [row = ''] = readme.split('\n').filter(line => line.startsWith(`| \`${nameOf(door)}\``))
      const said = [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name).toSorted()
      const script = `import * as door from '${nameOf(door)}'; console.log(JSON.stringify(Object.entries(door).flatMap(([n, v]) => typeof v === 'function' && !/^[A-Z]/.test(n) ? [n] : [])))`
      const functions = JSON.parse(await node('--input-type=module', '-e', script)) as string[]
      expect([door, functions.filter(name => !said.includes(name))]).toEqual([door, []])
    }
  })
})

describe('its types compile', () => {
  const source = `
    import { buildAchievement, createIssuer, generateKeyPair, bake, unbake, createVerifier, verifyBadge, createDocumentLoader } from 'openbadges-kit'
    import type { Achievement, KeyPair, Signer, VerificationReport } from 'openbadges-kit'
    import { strip } from 'openbadges-kit/bake'
    import { createNodeFetch, createSchemaEvaluator } from 'openbadges-kit/node'
    export const verifier = createVerifier({ fetch: createNodeFetch(), schemas: { evaluator: createSchemaEvaluator() } })
    export async function main(image: Uint8Array): Promise<string> {
      const keyPair: KeyPair = await generateKeyPair()
      const signer: Signer = keyPair.signer
      const achievement: Achievement = buildAchievement({ id: 'https://example.org/a', name: 'A', description: 'B', criteria: 'C' })
      const badge = await createIssuer({ signer }).issue({ achievement, recipient: { email: 'lea@example.org' } })
      const picture: Uint8Array = strip(bake(image, badge))
      const report: VerificationReport = await verifyBadge(picture, { expect: { email: 'lea@example.org' } })
      const loader = createDocumentLoader()
      await loader('https://www.w3.org/ns/credentials/v2')
      if (report.verified) return report.credential.credentialSubject.achievement.name + report.issuer.key.id + report.source.proof.type
      // @ts-expect-error an unverified report has no credential for certain
      return report.credential.name ?? unbake(picture)?.text ?? ''
    }`

  // What is made here is taken by the platform as it is.
  const withPlatform = `
    import { ecdsaSignatureFromDer } from 'openbadges-kit/sign'
    export async function send(image: Uint8Array, badge: object): Promise<Blob> {
      await fetch('https://example.org', { method: 'POST', body: bake(image, badge) })
      return new Blob([bake(image, badge), strip(image), ecdsaSignatureFromDer(image)])
    }`

  test.each([
    ['typescript', 'with the DOM library', ['ES2022', 'DOM']],
    ['typescript', 'without it', ['ES2022']],
    ['typescript-oldest', 'with the DOM library', ['ES2022', 'DOM']],
    ['typescript-oldest', 'without it', ['ES2022']]
  ])('by %s, %s, library checks on', async (compiler, _, lib) => {
    const folder = join(consumer, `${compiler}-${lib.length}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'main.ts'), lib.includes('DOM') ? source + withPlatform : source)
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      target: 'ES2022',
      module: 'NodeNext',
      lib,
      types: [],
      noEmit: true,
      skipLibCheck: false
    }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }))
    const said = await run(process.execPath, [
      join(root, 'node_modules', compiler, 'bin', 'tsc'),
      '-p',
      folder
    ]).then(
      () => '',
      (error: { stdout: string }) => error.stdout
    )
    expect(said).toBe('')
  })
})

describe('its doors, bundled for a browser', () => {
  /** Kilobytes gzipped that each door may have: what is loaded with it, and all; more than that wants a reason. */
  const budget: Readonly<Record<Exclude<(typeof doors)[number], './node'>, readonly [number, number]>> = {
    '.': [175, 240],
    './build': [60, 60],
    './sign': [112, 180],
    './bake': [28, 28],
    './status': [65, 65],
    './verify': [152, 215],
    './contexts': [15, 15]
  }

  test.each(Object.entries(budget))(
    '%s stays within its budget and needs nothing of Node',
    async (door, [mostAtFirst, most]) => {
      const { outputFiles, metafile } = await build({
        stdin: { contents: `export * from '${nameOf(door)}'`, resolveDir: consumer },
        bundle: true,
        splitting: true,
        minify: true,
        format: 'esm',
        platform: 'browser',
        outdir: consumer,
        absWorkingDir: consumer,
        metafile: true,
        write: false,
        logLevel: 'silent'
      })
      const sizes = new Map(
        outputFiles.map(({ path, contents }) => [basename(path), gzipSync(contents).length / 1000])
      )
      const kilobytes = (files: Iterable<string>) =>
        [...files].reduce((sum, file) => sum + (sizes.get(basename(file)) ?? Number.NaN), 0)
      const first = new Set(['stdin.js'])
      for (const file of first) {
        const { imports } = metafile.outputs[file] ?? {}
        for (const { path, kind } of imports ?? []) if (kind === 'import-statement') first.add(path)
      }
      const [atFirst, all] = [kilobytes(first), kilobytes(sizes.keys())]
      console.log(`${nameOf(door)}: ${atFirst.toFixed(1)} kB gzipped at first, ${all.toFixed(1)} kB with all`)
      expect(atFirst).toBeLessThan(mostAtFirst)
      expect(all).toBeLessThan(most)
      expect(atFirst).toBeGreaterThan(1)
    }
  )
})
