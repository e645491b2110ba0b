// Awards a badge to many people with all cores of this machine: node examples/many/issue.mjs --people 2000
import { mkdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { buildAchievement, exportKeyPair, generateKeyPair } from 'openbadges-kit'
import { pMapIterable } from 'p-map'
import { Tinypool } from 'tinypool'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    threads: { type: 'string', default: String(availableParallelism()) },
    out: { type: 'string', default: 'out/many' }
  }
})
const [people, threads] = [Number(values.people), Number(values.threads)]
const ROWS_AT_A_TIME = 100

// Stands for a table that is larger than memory: rows are made when they are asked for.
async function* awards() {
  for (let row = 0; row < people; row++) {
    yield { row, email: `person-${row}@example.org`, awardedDate: '2026-11-30T12:00:00Z' }
  }
}

async function* inChunks(rows, size) {
  let chunk = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length === size) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}

await mkdir(values.out, { recursive: true })
const pool = new Tinypool({
  filename: new URL('worker.mjs', import.meta.url).href,
  minThreads: threads,
  maxThreads: threads,
  workerData: {
    keyPair: await exportKeyPair(await generateKeyPair(), { secret: true }),
    profile: { name: 'Campus Exemple', url: 'https://example.org/' },
    achievement: buildAchievement({
      id: 'https://example.org/badges/budget',
      name: 'Je sais gérer un budget',
      description: 'Tenir ses comptes et prévoir ses dépenses.',
      criteria: 'Présenter un budget tenu pendant **trois mois**.'
    }),
    picture: await readFile(new URL('../budget.png', import.meta.url)),
    folder: values.out
  }
})

const start = performance.now()
let made = 0
// Two chunks for each thread: one in its hands, and one waiting, so that it never waits for us. No more is read ahead.
const chunks = inChunks(awards(), ROWS_AT_A_TIME)
for await (const result of pMapIterable(chunks, chunk => pool.run(chunk), { concurrency: 2 * threads })) {
  made += result.made
  for (const { row, problems } of result.refused) console.error(`row ${row}: ${problems[0].detail}`)
}
const seconds = (performance.now() - start) / 1000
console.log(`${made} pictures in ${values.out}, ${Math.round(made / seconds)} a second on ${threads} threads`)
await pool.destroy()
