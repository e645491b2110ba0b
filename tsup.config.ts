import { defineConfig } from 'tsup'

const doors = ['index', 'build', 'sign', 'bake', 'status', 'verify', 'contexts', 'node']
const entry = Object.fromEntries(doors.map(door => [door, `src/${door}.ts`]))

export default defineConfig({
  // What is started as a process, or chosen by the platform, lies beside the doors, and is none.
  entry: {
    ...entry,
    'schema-child': 'src/node/schema-child.ts',
    'base64url.node': 'src/node/base64url.ts',
    'base64url.web': 'src/platform/base64url.ts',
    'crc32.node': 'src/node/crc32.ts',
    'crc32.web': 'src/platform/crc32.ts',
    'crypto.node': 'src/node/crypto.ts',
    'crypto.web': 'src/platform/crypto.ts'
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  // The first only behind `node` and what the platform chooses, which test/package holds.
  external: [/^node:/, '#base64url', '#crc32', '#crypto'],
  removeNodeProtocol: false,
  dts: { entry },
  clean: true,
  splitting: true,
  treeshake: true
})
