/**
 * How much memory a batch takes, by how many badges it has: each in a process of its own.
 * @module
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const sizes = [1_000, 10_000, 100_000]

/** @returns {Promise<object[]>} a row for each size: megabytes at the most, and badges a second */
export async function memory() {
  return sizes.map(badges => {
    const program = join(import.meta.dirname, 'memory', 'batch.mjs')
    const told = JSON.parse(execFileSync(process.execPath, [program, String(badges)], { encoding: 'utf8' }))
    return { badges, ...told }
  })
}
