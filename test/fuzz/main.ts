/**
 * The fuzzer as a program. Exit code 1 on any finding.
 * @module
 */
import { resolve } from 'node:path'
import type { VerificationReport } from '../../src/index.ts'
import { type Command, readCommand, usage } from './command-line.ts'
import { contentOf, writeFindings } from './findings.ts'
import { type Kind, mutantOf } from './mutants.ts'
import { withFlaw } from './planted.ts'
import { startPool } from './pool.ts'
import { answerOf, prepareRun } from './run-case.ts'
import type { Seed } from './seed.ts'
import { makeSeeds } from './seeds.ts'
import { makePages } from './status-pages.ts'
import { type Row, tableOf } from './table.ts'
import { emptyTally } from './tally.ts'
import { library, type Pages, type Target } from './target.ts'

const SLOW_MS = 2_000
const TELL_EVERY_MS = 30_000

/** Runs the fuzzer. @param program the file of the worker, as JavaScript */
export async function main(args: readonly string[], program: URL): Promise<number> {
  const command = commandOf(args)
  if (command === undefined) return 2
  const [seeds, pages] = [await makeSeeds(), await makePages()]
  const sound = library(pages)
  const target = command.flaw === undefined ? sound : withFlaw(sound, command.flaw)
  if (command.case !== undefined) return showCase(command, seeds, target, command.case)
  const bad = await badSeeds(seeds, sound)
  for (const line of bad) console.error(line)
  const rows = await runAll(command, seeds, pages, program)
  for (const row of rows) await tellFindings(row, command, seeds)
  console.log(
    `\nseed ${command.seed}, ${seeds.length} seed badges, ${command.workers} workers\n\n${tableOf(rows)}`
  )
  return bad.length > 0 || rows.some(({ tally }) => tally.findings.length > 0) ? 1 : 0
}

function commandOf(args: readonly string[]): Command | undefined {
  try {
    return readCommand(args)
  } catch (thrown) {
    console.error(`${thrown instanceof Error ? thrown.message : thrown}\n\n${usage}`)
    return undefined
  }
}

/** What of the seeds is not what it should be, which a fuzzer would otherwise never notice. */
export async function badSeeds(seeds: readonly Seed[], target: Target): Promise<string[]> {
  const bad: string[] = []
  for (const seed of seeds) {
    for (const input of [seed.text, seed.png, seed.svg]) {
      const report = await target.verify(input, seed)
      const codes = report.problems.map(({ code }) => code).join(' ')
      if (!isAsItShould(seed, report)) bad.push(`the seed "${seed.name}" is not ${seed.is}: ${codes}`)
    }
  }
  return bad
}

function isAsItShould({ is }: Seed, { verified, verdict, endorsements }: VerificationReport): boolean {
  if (!endorsements.every(endorsement => endorsement.verified)) return false
  if (is === 'verified') return verified
  return verdict.authentic === 'yes' && (is !== 'revoked' || verdict.current === 'no')
}

async function runAll(command: Command, seeds: readonly Seed[], pages: Pages, program: URL): Promise<Row[]> {
  const { seed, kinds, count, minutes, workers, hung, flaw } = command
  const options = {
    seed,
    seeds,
    pages,
    workers,
    program,
    slowMs: SLOW_MS,
    hungMs: hung,
    ...(flaw && { flaw })
  }
  const pool = startPool(options)
  const rows: Row[] = []
  const end = Date.now() + minutes * 60_000
  for (const [index, kind] of kinds.entries()) {
    const started = Date.now()
    const until = started + (end - started) / (kinds.length - index)
    const tally = emptyTally()
    const tell = () => console.error(`${kind}: ${tally.mutants} mutants, ${tally.findings.length} findings`)
    const telling = setInterval(tell, TELL_EVERY_MS)
    await pool.run({ kind, count, until }, tally)
    clearInterval(telling)
    rows.push({ kind, tally, ms: Date.now() - started })
  }
  await pool.end()
  return rows
}

async function tellFindings(
  { kind, tally }: Row,
  { seed, out }: Command,
  seeds: readonly Seed[]
): Promise<void> {
  const folder = resolve(out)
  await writeFindings(tally.findings, { seed, seeds }, folder)
  for (const { case: caseNumber, seed: name, changes, faults } of tally.findings.slice(0, 20)) {
    const what = faults.map(fault => fault.what).join(', ')
    console.log(
      `${what}: --seed ${seed} --kind ${kind} --case ${caseNumber} (${name}: ${changes.join(', ')})`
    )
  }
  if (tally.findings.length > 0) console.log(`${tally.findings.length} findings of ${kind} are in ${folder}`)
}

async function showCase(
  { seed, kinds }: Command,
  seeds: readonly Seed[],
  target: Target,
  caseNumber: number
): Promise<number> {
  const [kind, ...more] = kinds
  if (kind === undefined || more.length > 0) {
    console.error(`--case needs one --kind\n\n${usage}`)
    return 2
  }
  return tellCase(kind, await mutantOf(seeds, seed, kind, caseNumber), seeds, target, seed)
}

async function tellCase(
  kind: Kind,
  mutant: Awaited<ReturnType<typeof mutantOf>>,
  seeds: readonly Seed[],
  target: Target,
  seed: number
): Promise<number> {
  const { outcome, faults } = await answerOf(
    kind,
    mutant,
    prepareRun({ seed, seeds, target, slowMs: SLOW_MS })
  )
  console.log(`${kind}: ${mutant.seed}: ${mutant.changes.join(', ')}\n`)
  const content = contentOf(mutant)
  console.log(typeof content === 'string' ? content : Buffer.from(content).toString('latin1'))
  const answer = await target
    .verify(mutant.input, mutant)
    .catch((thrown: unknown) => ({ thrown: String(thrown) }))
  const { verdict, problems } = 'verdict' in answer ? answer : { verdict: answer, problems: [] }
  console.log(JSON.stringify({ outcome, verdict, problems, faults }, null, 2))
  return faults.length > 0 ? 1 : 0
}
