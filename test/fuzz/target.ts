/**
 * What is fuzzed: the public doors of the library, as one object, so that a test can put something weaker in its place.
 * @module
 */
import {
  bake,
  createVerifier,
  type Fetch,
  inspectSvg,
  strip,
  unbake,
  type VerificationReport
} from '../../src/index.ts'
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

/** The texts that stand on the web, by URL. */
export type Pages = Readonly<Record<string, string>>

/** The library itself, in a web of these pages. */
export function library(pages: Pages): Target {
  const fetch: Fetch = async url => {
    const page = Object.hasOwn(pages, url) ? pages[url] : undefined
    const type = page?.startsWith('{') ? 'application/vc' : 'application/vc+jwt'
    return page === undefined
      ? new Response(null, { status: 404 })
      : new Response(page, { headers: { 'content-type': type } })
  }
  const verifier = createVerifier({ now: () => now, controllers, contexts: extensions, fetch })
  return {
    verify: (input, { kind }) => verifier.verify(input, { expect: expected, ...(kind && { kind }) }),
    bake,
    unbake,
    strip,
    inspectSvg
  }
}
