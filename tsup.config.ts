import { defineConfig } from 'tsup'

const doors = ['index', 'build', 'sign', 'bake', 'status', 'verify', 'contexts', 'node']
const entry = Object.fromEntries(doors.map(door => [door, `src/${door}.ts`]))

export default defineConfig({
  // What is started as a process lies beside the doors, and is none.
  entry: { ...entry, 'schema-child': 'src/node/schema-child.ts' },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  // Only behind `node`, which test/package holds.
  external: [/^node:/],
  removeNodeProtocol: false,
  dts: { entry },
  clean: true,
  splitting: true,
  treeshake: true
})
