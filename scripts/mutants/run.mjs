/**
 * Mutation testing of folders of `src/`, each judged by the tests of the same folder and those named here:
 *   npm run mutants -- base key
 * The first run of a folder takes minutes; what changed since is judged again, by what `out/mutants/<folder>.incremental.json` keeps.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process, { argv, env, exit } from 'node:process'

/** Tests beside `test/<folder>` that hold a folder together. */
const more = {
  proof: [
    ...testsIn('sign'),
    ...['proof', 'any-proof', 'jwt', 'chains', 'attacks', 'leniencies', 'what-was-signed', 'whose-key'].map(
      name => `verify/${name}.test.ts`
    )
  ],
  key: ['verify/whose-key.test.ts'],
  status: ['verify/status.test.ts'],
  verify: testsIn('facade')
}

function testsIn(folder) {
  const files = readdirSync(`test/${folder}`, { recursive: true })
  return files.filter(file => file.endsWith('.test.ts')).map(file => `${folder}/${file}`)
}

const folders = argv.slice(2)
if (folders.length === 0) {
  console.error('npm run mutants -- <folder of src/> ...')
  exit(1)
}
mkdirSync('out/mutants', { recursive: true })
for (const folder of folders) {
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      '--incremental',
      '--incrementalFile',
      join('out/mutants', `${folder}.incremental.json`),
      '--mutate',
      `src/${folder}/**/*.ts`
    ],
    {
      stdio: 'inherit',
      env: {
        ...env,
        TESTS: JSON.stringify([...testsIn(folder), ...(more[folder] ?? [])].map(file => `test/${file}`)),
        // Each branch is counted, so that nothing costs what it costs: it is run, and not measured.
        SLOWED_BY: 'Infinity',
        // The copy that is changed lies elsewhere.
        VECTORS_DIR: resolve(env.VECTORS_DIR ?? '../shared/vectors')
      }
    }
  )
  if (status !== 0) exit(status ?? 1)
}
