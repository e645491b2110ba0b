// Mutation testing: `npm run mutants -- base`. One folder of src/ at a time, judged by the tests of the same name.
import { fileURLToPath } from 'node:url'

export default {
  testRunner: 'in-process',
  plugins: [fileURLToPath(new URL('scripts/mutants/runner.mjs', import.meta.url))],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'out/mutants.json' },
  tempDirName: 'out/stryker',
  ignorePatterns: ['out', 'dist'],
  concurrency: 2
}
