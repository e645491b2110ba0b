import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/build.ts', 'src/sign.ts', 'src/bake.ts', 'src/verify.ts', 'src/contexts.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  dts: true,
  clean: true,
  splitting: true,
  treeshake: true
})
