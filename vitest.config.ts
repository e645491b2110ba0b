import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const ofNode = (name: string) => fileURLToPath(new URL(`src/node/${name}.ts`, import.meta.url))

export default defineConfig({
  resolve: {
    alias: { '#base64url': ofNode('base64url'), '#crc32': ofNode('crc32'), '#crypto': ofNode('crypto') }
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/generated-inputs.ts'],
    // Wall time: a loaded machine may take many times as long as an idle one.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    maxWorkers: '100%',
    reporters: ['default', 'json'],
    outputFile: { json: 'out/test-results.json' },
    coverage: {
      provider: 'v8',
      include: ['src/{base,key,proof,status,verify}/**'],
      reporter: ['text', 'json'],
      reportsDirectory: 'out/coverage'
    }
  }
})
