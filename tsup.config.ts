import { defineConfig } from 'tsup'

const doors = ['index', 'build', 'sign', 'bake', 'status', 'verify', 'contexts', 'node']
const entry = Object.fromEntries(doors.map(door => [door, `src/${door}.ts`]))

export default defineConfig({
  // What is started as a process, or chosen by the platform, lies beside the doors, and is none.
  entry: {
    ...entry,
    'schema-child': 'src/node/schema-child.ts',
    'crypto.node': 'src/node/crypto.ts',
    'crypto.web': 'src/platform/crypto.ts'
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  // The first only behind `node` and `#crypto`, which test/package holds.
  external: [/^node:/, '#crypto'],
  removeNodeProtocol: false,
  dts: { entry },
  clean: true,
  splitting: true,
  treeshake: true
})
