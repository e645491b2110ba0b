/**
 * `npm run bench`: measures, prints a table, and writes all rounds to out/bench.json.
 * `npm run bench -- --only jwt,svg` measures some of the cases; `--only memory` what a batch takes, which needs minutes.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { coldStarts } from './cold.mjs'
import { measure, ratio } from './measure.mjs'
import { memory } from './memory.mjs'

const titles = ['embedded', 'full', 'jwt', 'status', 'png', 'svg', 'batch', 'results', 'cold', 'memory']
const { values } = parseArgs({ options: { only: { type: 'string' } } })
const only = values.only?.split(',')
const unknown = only?.filter(name => !titles.includes(name)) ?? []
if (unknown.length > 0) {
  console.error(`no case is called ${unknown.join(', ')}; there are ${titles.join(', ')}`)
  process.exit(1)
}
const own = 'openbadges-kit'
const started = performance.now()
const results = {}
const rows = []

const asked = name => only === undefined || only.includes(name)

/** A row for each contender: how long it takes, and how that compares with those it is held to. */
function report(title, measured, { floors, peers }) {
  results[title] = { ...results[title], ...measured }
  for (const [name, result] of Object.entries(measured)) {
    const isOwn = name.includes(own)
    const [floor, peer] = [floors, peers].map(others => measured[heldTo(name, others)])
    rows.push({
      case: title,
      contender: name,
      ms: Number(result.ms.toPrecision(3)),
      'times the floor': isOwn && floor ? Number(ratio(result, floor).toFixed(2)) : '',
      'times as fast as the peer': isOwn && peer ? Number(ratio(peer, result).toFixed(2)) : ''
    })
  }
}

/** Who checks his signature is held to who does so too, if there is one. */
function heldTo(name, others) {
  const unchecked = /selfCheck: false|not checked/
  const alike = others.filter(other => unchecked.test(other) === unchecked.test(name))
  return alike[0] ?? others[0]
}

/** Measures the contenders of a case whose name begins with each of `groups` against each other. */
async function contest(title, file, groups, options) {
  if (!asked(title)) return
  const names = Object.keys((await import(file)).contenders)
  for (const group of groups) {
    const taking = names.filter(name => name.startsWith(group))
    const others = taking.filter(name => !name.includes(own))
    const held = {
      floors: others.filter(name => name.includes(': floor')),
      peers: others.filter(name => !name.includes(': floor'))
    }
    report(title, await measure(file, taking, options), held)
  }
}

const verbs = ['issue', 'sign', 'verify']
const few = { rounds: 3, warmUp: 500 }
await contest('embedded', './cases/embedded.mjs', verbs)
await contest('full', './cases/full.mjs', verbs)
await contest('jwt', './cases/jwt.mjs', verbs)
await contest('status', './cases/status.mjs', ['with'])
await contest('png', './cases/png.mjs', ['10 kB, bake', '10 kB, unbake', '1 MB, bake', '1 MB, unbake'])
await contest('png', './cases/png.mjs', ['10 MB, bake', '10 MB, unbake'], few)
await contest('svg', './cases/svg.mjs', ['10 kB', '1 MB'])
await contest('batch', './cases/batch.mjs', ['a badge'], few)
for (const count of [10, 100, 1_000])
  await contest('results', './cases/results.mjs', [`${count}: verify`, `${count}: sign`], few)
if (asked('cold'))
  report('cold', await coldStarts(), { floors: ['node alone'], peers: ['@digitalbazaar/vc'] })

console.table(rows)
console.log(`ms: milliseconds of one run, the median of several rounds; each contender in a process of its own, in turns.
Ratios are medians of the ratios of single rounds, not quotients of these medians.
floor: the hashes and signatures over the very bytes by node:crypto, and nothing else.
issue: from what is said of an award; sign: of a credential that is built; verify: of the text, all checks, keys kept.
embedded: one badge class of examples/dest1, 47 RDF statements; full: nearly every property there is; jwt: all classes.`)
if (only?.includes('memory')) {
  results.memory = await memory()
  console.table(results.memory)
}
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length }
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
await mkdir('out', { recursive: true })
await writeFile('out/bench.json', `${JSON.stringify({ commit, machine, results }, null, 1)}\n`)
console.log(`${Math.round((performance.now() - started) / 1000)} s; all rounds are in out/bench.json`)
