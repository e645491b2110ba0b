/**
 * A new process that imports a package and verifies its first badge.
 * @module
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDocumentLoader, pinnedContextUrls } from 'openbadges-kit'
import { dest1 } from './badges.mjs'
import { issued } from './kit.mjs'
import { median } from './measure.mjs'

const ROUNDS = 9

/** @returns {Promise<Record<string, import('./measure.mjs').Measured>>} milliseconds from start to end of a process */
export async function coldStarts() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const [badge] = await issued(dest1.slice(0, 1))
    const load = createDocumentLoader()
    const contexts = await Promise.all(pinnedContextUrls.map(async url => [url, (await load(url)).document]))
    await writeFile(join(folder, 'badge.json'), JSON.stringify(badge))
    await writeFile(join(folder, 'contexts.json'), JSON.stringify(Object.fromEntries(contexts)))
    const programs = {
      'node alone': 'nothing.mjs',
      'openbadges-kit': 'kit.mjs',
      '@digitalbazaar/vc': 'digital-bazaar.mjs'
    }
    const rounds = Object.fromEntries(Object.keys(programs).map(name => [name, []]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, program] of Object.entries(programs)) {
        const start = performance.now()
        execFileSync(process.execPath, [join(import.meta.dirname, 'cold', program), folder])
        rounds[name].push(performance.now() - start)
      }
    }
    return Object.fromEntries(
      Object.entries(rounds).map(([name, all]) => [name, { ms: median(all), rounds: all }])
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}
