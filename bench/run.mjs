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

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const only = values.only?.split(',')
const own = 'openbadges-kit'
const started = performance.now()
const results = {}
const rows = []

const asked = name => only === undefined || only.includes(name)

/** A row for each contender: how long it takes, and how that compares with those it is held to. */
function report(title, measured, { floor, peers = [] }) {
  results[title] = { ...results[title], ...measured }
  for (const [name, result] of Object.entries(measured)) {
    const isOwn = name.includes(own)
    const [peer] = peers.filter(peer => measured[peer])
    rows.push({
      case: title,
      contender: name,
      ms: Number(result.ms.toPrecision(3)),
      'times the floor': isOwn && measured[floor] ? Number(ratio(result, measured[floor]).toFixed(2)) : '',
      'times as fast as the peer': isOwn && peer ? Number(ratio(measured[peer], result).toFixed(2)) : ''
    })
  }
}

/** Measures the contenders of a case whose name begins with each of `groups` against each other. */
async function contest(title, file, groups, options) {
  if (!asked(title)) return
  const names = Object.keys((await import(file)).contenders)
  for (const group of groups) {
    const taking = names.filter(name => name.startsWith(group))
    const held = {
      floor: taking.find(name => name.endsWith('floor')),
      peers: taking.filter(name => !name.includes(own) && !name.endsWith('floor'))
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
if (asked('cold')) report('cold', await coldStarts(), { floor: 'node alone', peers: ['@digitalbazaar/vc'] })

console.table(rows)
if (only?.includes('memory')) {
  results.memory = await memory()
  console.table(results.memory)
}
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length }
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
await mkdir('out', { recursive: true })
await writeFile('out/bench.json', `${JSON.stringify({ commit, machine, results }, null, 1)}\n`)
console.log(`${Math.round((performance.now() - started) / 1000)} s; all rounds are in out/bench.json`)
