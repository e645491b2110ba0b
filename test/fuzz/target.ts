/**
 * What is fuzzed: the public doors of the library, as one object, so that a test can put something weaker in its place.
 * @module
 */
import { bake, createVerifier, inspectSvg, strip, unbake, type VerificationReport } from '../../src/index.ts'
import { expected, extensions, now } from './circumstances.ts'
import { controllers } from './issuers.ts'
import type { Mutant } from './mutants.ts'

/** The doors. */
export interface Target {
  verify(input: unknown, asked: Pick<Mutant, 'kind'>): Promise<VerificationReport>
  readonly bake: typeof bake
  readonly unbake: typeof unbake
  readonly strip: typeof strip
  readonly inspectSvg: typeof inspectSvg
}

/** The library itself. */
export function library(): Target {
  const verifier = createVerifier({ now: () => now, controllers, contexts: extensions })
  return {
    verify: (input, { kind }) => verifier.verify(input, { expect: expected, ...(kind && { kind }) }),
    bake,
    unbake,
    strip,
    inspectSvg
  }
}
