/**
 * Keeps what was found: the input as it was handed in, and beside it what is wrong.
 * @module
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Mutant, mutantOf } from './mutants.ts'
import type { Seed } from './seed.ts'
import type { Finding } from './tally.ts'

/** More are counted, but not written. */
const MAX_WRITTEN = 200

/** Writes the inputs of findings into `folder`. */
export async function writeFindings(
  findings: readonly Finding[],
  run: { readonly seed: number; readonly seeds: readonly Seed[] },
  folder: string
): Promise<void> {
  if (findings.length > 0) await mkdir(folder, { recursive: true })
  for (const finding of findings.slice(0, MAX_WRITTEN)) {
    const mutant = await mutantOf(run.seeds, run.seed, finding.kind, finding.case)
    const name = join(folder, `${finding.kind}-${run.seed}-${finding.case}`)
    await writeFile(`${name}.${extensionOf(mutant, finding)}`, contentOf(mutant))
    await writeFile(`${name}.finding.json`, `${JSON.stringify({ run: run.seed, ...finding }, null, 2)}\n`)
  }
}

/** What was handed in, as bytes or as text. */
export function contentOf({ input }: Mutant): string | Uint8Array {
  return typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input, null, 2)
}

function extensionOf({ input }: Mutant, { kind }: Finding): string {
  if (typeof input === 'object' && !(input instanceof Uint8Array)) return 'json'
  return kind === 'embedded' ? 'json' : kind
}
