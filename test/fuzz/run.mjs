/**
 * Starts the fuzzer: TypeScript is bundled first, since plain Node 20 does not run it and workers want it fast.
 * What is run is a copy, so that the sources may be worked on meanwhile.
 * @module
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = import.meta.dirname
const root = resolve(here, '../..')
// Within the project, where the packages are found.
await mkdir(join(root, 'out'), { recursive: true })
const folder = await mkdtemp(join(root, 'out/fuzz-program-'))
try {
  await build({
    entryPoints: [join(here, 'main.ts'), join(here, 'worker.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: {
      '#base64url': join(root, 'src/node/base64url.ts'),
      '#crc32': join(root, 'src/node/crc32.ts'),
      '#crypto': join(root, 'src/node/crypto.ts')
    },
    logLevel: 'warning'
  })
  const urlOf = name => pathToFileURL(join(folder, name))
  const { main } = await import(urlOf('main.mjs').href)
  process.exitCode = await main(process.argv.slice(2), urlOf('worker.mjs'))
} finally {
  await rm(folder, { recursive: true, force: true })
}
