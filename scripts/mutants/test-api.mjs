/**
 * What tests take from Vitest, for tests that are loaded once and run often: they are collected, and run when told.
 * @module
 */
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'
import { fn, restoreAllMocks, spyOn } from '@vitest/spy'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect)

/** Types are looked at elsewhere: whatever is asked is answered by something that can be asked. */
export const expectTypeOf = () => new Proxy(() => {}, { get: expectTypeOf, apply: expectTypeOf })

export const vi = { fn, spyOn, restoreAllMocks, stubGlobal, unstubAllGlobals, waitFor }

/** Globals by the names that were stubbed, as they were. */
const globals = new Map()

function stubGlobal(name, value) {
  if (!globals.has(name)) globals.set(name, Object.getOwnPropertyDescriptor(globalThis, name))
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable: true, configurable: true })
}

function unstubAllGlobals() {
  for (const [name, was] of globals) {
    if (was === undefined) Reflect.deleteProperty(globalThis, name)
    else Object.defineProperty(globalThis, name, was)
  }
  globals.clear()
}

async function waitFor(attempt) {
  for (const until = performance.now() + 1_000; ; await new Promise(resolve => setTimeout(resolve, 20))) {
    try {
      return await attempt()
    } catch (thrown) {
      if (performance.now() > until) throw thrown
    }
  }
}

const suiteOf = (name, parent, skipped = false) => ({
  name: parent?.name ? `${parent.name} ${name}` : name,
  parent,
  skipped,
  children: [],
  beforeAll: [],
  afterAll: [],
  beforeEach: [],
  afterEach: []
})

let current = suiteOf('')

/** Collects the tests that `load` declares, as a suite of that name. */
export async function collect(name, load) {
  const file = suiteOf(name)
  current = file
  await load()
  for (let next = declared.shift(); next; next = declared.shift()) {
    current = next.suite
    await next.body()
  }
  return file
}

/** Suites whose tests are still to be collected. */
const declared = []

const hook = kind => run => {
  current[kind].push(run)
}
export const beforeAll = hook('beforeAll')
export const afterAll = hook('afterAll')
export const beforeEach = hook('beforeEach')
export const afterEach = hook('afterEach')

let finishing = []
export const onTestFinished = run => {
  finishing.push(run)
}

const bodyOf = args => args.find(arg => typeof arg === 'function')

function declareTest(skipped, name, ...args) {
  current.children.push({ name: `${current.name} ${name}`, parent: current, skipped, run: bodyOf(args) })
}

function declareSuite(skipped, name, ...args) {
  const suite = suiteOf(name, current, skipped)
  current.children.push(suite)
  declared.push({ suite, body: bodyOf(args) })
}

function eachOf(declare) {
  return cases => (name, run) => {
    const spread = cases.every(Array.isArray)
    for (const [at, one] of cases.entries()) {
      const args = spread ? one : [one]
      declare(`${name} #${at}`, () => run(...args))
    }
  }
}

function declarerOf(declare) {
  const plain = (...args) => declare(false, ...args)
  const left = (...args) => declare(true, ...args)
  const members = to => Object.assign(to, { each: eachOf(to), for: eachOf(to) })
  return Object.assign(members(plain), {
    skip: left,
    skipIf: condition => (condition ? members(left) : plain),
    runIf: condition => (condition ? plain : members(left))
  })
}
export const test = declarerOf(declareTest)
export const it = test
export const describe = declarerOf(declareSuite)

/** All tests of a suite that are not skipped, in order. */
export function testsOf(suite) {
  if (suite.skipped) return []
  return suite.children.flatMap(child => (child.children ? testsOf(child) : child.skipped ? [] : [child]))
}

const upwards = suite => (suite ? [...upwards(suite.parent), suite] : [])

/**
 * Runs tests of one suite, and the hooks around them.
 * @param isChosen whether a test runs
 * @param report told of each test: the test, what it threw, and how long it took; `false` ends the run
 * @returns false if the run was ended
 */
export async function runSuite(suite, isChosen, report) {
  const chosen = testsOf(suite).filter(isChosen)
  if (chosen.length === 0) return true
  report.begins?.(chosen[0])
  let broken
  try {
    for (const run of suite.beforeAll) await run()
  } catch (error) {
    broken = { error }
  }
  let goesOn = true
  for (const child of suite.children) {
    if (broken) {
      goesOn = report.ended(chosen[0], broken, 0)
      break
    }
    if (child.children) goesOn = await runSuite(child, isChosen, report)
    else if (!child.skipped && isChosen(child)) goesOn = await runTest(child, report)
    if (!goesOn) break
  }
  for (const run of suite.afterAll) await Promise.resolve(run()).catch(() => {})
  return goesOn
}

async function runTest(one, report) {
  report.begins?.(one)
  const suites = upwards(one.parent)
  const start = performance.now()
  let broken
  const attempt = async runs => {
    try {
      for (const run of runs) await run({ onTestFinished })
    } catch (error) {
      broken ??= { error }
    }
  }
  finishing = []
  await attempt([...suites.flatMap(suite => suite.beforeEach), one.run])
  await attempt([...suites.toReversed().flatMap(suite => suite.afterEach), ...finishing.toReversed()])
  return report.ended(one, broken, performance.now() - start)
}
