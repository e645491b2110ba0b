/**
 * Node runs no TypeScript: what is to run in a process of its own is built first.
 * @module
 */
import { rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')

/** Builds `entry`, a file by its path in the project. @returns where it is: inside the project, so that packages are found */
export async function builtForNode(entry: string): Promise<URL> {
  const outfile = join(root, 'out', `${basename(entry, '.ts')}-${process.pid}.mjs`)
  process.once('exit', () => rmSync(outfile, { force: true }))
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error'
  })
  return pathToFileURL(outfile)
}
