/**
 * Writes the corpus: `npm run hostile`, from the root of the project.
 * @module
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { allAttacks } from './all-attacks.ts'
import { filesOf } from './files.ts'

const folder = resolve('test/hostile/cases')
const files = filesOf(allAttacks)

await rm(folder, { recursive: true, force: true })
for (const [path, bytes] of files) {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), bytes)
}
const total = [...files.values()].reduce((sum, { length }) => sum + length, 0)
console.log(`${files.size} files, ${total} bytes`)
