/**
 * A test runner for Stryker that loads the tests of a folder once, and runs those that reach a mutant in the same process:
 * Vitest starts anew for each mutant, which takes seconds.
 * @module
 */
import { existsSync, renameSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import process, { cwd, env, pid } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { build } from 'esbuild'
import { collect, runSuite, testsOf } from './test-api.mjs'

const api = fileURLToPath(new URL('test-api.mjs', import.meta.url))
globalThis.__stryker__ ??= {}
const namespace = globalThis.__stryker__

const bundled = 'out/tests'

/** Tests that take longer judge no mutant: what they alone would notice counts as unnoticed. */
const LONGEST_MS = 1_500

/** The tests as JavaScript: made by the first process for all. */
async function bundle(files) {
  if (existsSync(bundled)) return
  const fresh = `${bundled}-${pid}`
  await build({
    entryPoints: files,
    absWorkingDir: cwd(),
    outbase: 'test',
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: {
      '#base64url': resolve('src/node/base64url.ts'),
      '#crc32': resolve('src/node/crc32.ts'),
      '#crypto': resolve('src/node/crypto.ts')
    },
    logLevel: 'error',
    outExtension: { '.js': '.mjs' },
    // Tests look for files from where they lie.
    define: { 'import.meta.dirname': JSON.stringify(resolve('test/support')) },
    plugins: [
      {
        name: 'test-api',
        setup: build => build.onResolve({ filter: /^vitest$/ }, () => ({ path: api, external: true }))
      }
    ]
  })
  try {
    renameSync(fresh, bundled)
  } catch (error) {
    // Another process was first.
    if (!existsSync(bundled)) throw error
  }
}

async function load() {
  const files = JSON.parse(env.TESTS)
  const setup = 'test/support/generated-inputs.ts'
  await bundle([setup, ...files])
  const built = file =>
    pathToFileURL(resolve(bundled, file.replace(/^test\//, '').replace(/\.ts$/, '.mjs'))).href
  await import(built(setup))
  const suites = []
  for (const file of files) suites.push(await collect(file, () => import(built(file))))
  return suites
}

class InProcessRunner {
  #suites = []
  #ids = new Map()
  /** How long tests took the last time, in milliseconds. */
  #times = new Map()
  #runs = 0
  #isSpoilt = false
  /** What nobody caught while a test ran. */
  #stray

  capabilities() {
    return { reloadEnvironment: false }
  }

  async init() {
    const stray = error => {
      this.#stray ??= { error }
    }
    process.removeAllListeners('unhandledRejection')
    process.on('unhandledRejection', stray)
    process.on('uncaughtException', stray)
    this.#suites = await load()
    const seen = new Map()
    for (const test of this.#suites.flatMap(testsOf)) {
      const count = (seen.get(test.name) ?? 0) + 1
      seen.set(test.name, count)
      this.#ids.set(test, count > 1 ? `${test.name} (${count})` : test.name)
    }
  }

  async dryRun() {
    const tests = []
    namespace.mutantCoverage ??= { static: {}, perTest: {} }
    await this.#run(() => true, {
      begins: test => {
        namespace.currentTestId = this.#ids.get(test)
      },
      ended: (test, broken, time) => {
        const id = this.#ids.get(test)
        const result = { id, name: id, timeSpentMs: Math.round(time) }
        tests.push(
          broken
            ? { ...result, status: 1, failureMessage: String(broken.error?.stack ?? broken.error) }
            : { ...result, status: 0 }
        )
        return true
      }
    })
    namespace.currentTestId = undefined
    const { static: atLoad, perTest } = namespace.mutantCoverage
    const quick = tests.filter(({ timeSpentMs, status }) => status !== 0 || timeSpentMs < LONGEST_MS)
    const covered = Object.fromEntries(quick.map(({ id }) => [id, perTest[id] ?? {}]))
    return { status: 'complete', tests: quick, mutantCoverage: { static: atLoad, perTest: covered } }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    // A run before left something behind: what follows is run in a new process.
    if (this.#isSpoilt) throw new Error('spoilt')
    this.#runs++
    namespace.activeMutant = activeMutant.id
    namespace.hitCount = 0
    namespace.hitLimit = hitLimit
    const wanted = testFilter && new Set(testFilter)
    let ran = 0
    let killer
    const isChosen = test => !wanted || wanted.has(this.#ids.get(test))
    await this.#run(
      isChosen,
      {
        ended: (test, broken) => {
          ran++
          if (broken) killer = { test, error: broken.error }
          return killer === undefined
        }
      },
      `/${basename(sandboxFileName, '.ts')}.test.ts`
    )
    const hits = namespace.hitCount
    this.#end()
    if (hitLimit !== undefined && hits > hitLimit)
      return { status: 'timeout', reason: `Hit limit reached (${hits}/${hitLimit})` }
    if (killer === undefined) {
      // What is made once was made before this mutant.
      if (hits === 0 && this.#runs > 1) {
        this.#isSpoilt = true
        throw new Error('not reached')
      }
      return { status: 'survived', nrOfTests: ran }
    }
    if (!(await this.#passes(killer.test))) {
      this.#isSpoilt = true
      if (this.#runs > 1) throw new Error('spoilt')
    }
    const failureMessage = String(killer.error?.message ?? killer.error)
    return { status: 'killed', killedBy: [this.#ids.get(killer.test)], nrOfTests: ran, failureMessage }
  }

  #end() {
    namespace.activeMutant = undefined
    namespace.hitCount = undefined
    namespace.hitLimit = undefined
  }

  /** True if a test passes without a mutant. */
  async #passes(test) {
    let passed = true
    await this.#run(one => one === test, {
      ended: (_, broken) => {
        passed &&= broken === undefined
        return true
      }
    })
    return passed
  }

  #costOf(tests) {
    return tests.reduce((sum, test) => sum + (this.#times.get(test) ?? 1), 0)
  }

  /** Runs tests: the file of the same name first, then those that take least. */
  async #run(isChosen, report, first) {
    const watched = {
      ...report,
      ended: (test, broken, time) => {
        this.#times.set(test, time)
        const all = broken ?? this.#stray
        this.#stray = undefined
        return report.ended(test, all, time)
      }
    }
    const costOf = suite =>
      first && suite.name.endsWith(first) ? 0 : this.#costOf(testsOf(suite).filter(isChosen))
    const costs = new Map(this.#suites.map(suite => [suite, costOf(suite)]))
    const cheapFirst = this.#suites.toSorted((a, b) => costs.get(a) - costs.get(b))
    for (const suite of cheapFirst) if (!(await runSuite(suite, isChosen, watched))) return
  }
}

function createRunner() {
  return new InProcessRunner()
}
createRunner.inject = []

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', createRunner)]
