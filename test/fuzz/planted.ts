/**
 * Libraries with a flaw, to see that the fuzzer finds it.
 * @module
 */
import type { VerificationReport } from '../../src/index.ts'
import { expected } from './circumstances.ts'
import type { Target } from './target.ts'
import { isTree, type Json, treesOf } from './tree.ts'

type Verify = Target['verify']

/** The report of a verifier that takes `flawed` for passed. */
function lenient(report: VerificationReport, flawed: readonly string[]): VerificationReport {
  const failed = report.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)
  if (report.claims === undefined || !failed.every(name => flawed.includes(name))) return report
  const verdict = { ...report.verdict, authentic: 'yes' }
  // It lies, so the compiler cannot follow.
  return { ...report, verdict, credential: report.claims } as unknown as VerificationReport
}

/** True for an input that some flaws show up with: few, and the same ones each time. */
export const isRare = (input: unknown) => JSON.stringify(input).length % 37 === 5

const flaws: Readonly<Record<string, (verify: Verify) => Verify>> = {
  'no proof is checked': verify => async (input, asked) =>
    lenient(await verify(input, asked), ['proof', 'issuer']),
  'any key will do': verify => async (input, asked) => lenient(await verify(input, asked), ['issuer']),
  'undefined terms pass': verify => async (input, asked) =>
    lenient(await verify(input, asked), ['conformance']),
  'another credential is reported': verify => async (input, asked) => {
    const report = await verify(input, asked)
    const { credential } = report
    if (!isTree(credential)) return report
    // It lies, so the compiler cannot follow.
    return { ...report, credential: { ...credential, name: 'Je sais tout' } } as unknown as VerificationReport
  },
  'a revocation is not looked at': verify => async (input, asked) => {
    const report = await verify(input, asked)
    return { ...report, verdict: { ...report.verdict, current: 'yes' } } as VerificationReport
  },
  throws: verify => async (input, asked) => {
    if (isRare(input)) throw new Error('planted')
    return verify(input, asked)
  },
  'rejects later': verify => async (input, asked) => {
    if (isRare(input)) void Promise.reject(new Error('planted'))
    return verify(input, asked)
  },
  hangs: verify => async (input, asked) => {
    while (isRare(input)) Math.sqrt(2)
    return verify(input, asked)
  },
  'tells whom it expects': verify => async (input, asked) => {
    const report = await verify(input, asked)
    const problems = report.problems.map(found => ({ ...found, detail: `${found.detail} ${expected.email}` }))
    return { ...report, problems }
  },
  'makes texts of objects': verify => async (input, asked) => {
    const report = await verify(input, asked)
    // What a report holds is JSON.
    for (const tree of treesOf((report.claims ?? null) as unknown as Json)) String(tree)
    return report
  },
  'writes into its input': verify => async (input, asked) => {
    const report = await verify(input, asked)
    if (isTree(input)) input.verified = report.verified
    return report
  }
}

/** The names of all flaws. */
export const flawNames: readonly string[] = Object.keys(flaws)

/** `target` with a flaw. @throws RangeError if there is none of this name */
export function withFlaw(target: Target, name: string): Target {
  const flaw = flaws[name]
  if (flaw === undefined)
    throw new RangeError(`no flaw is called ${name}; there are: ${flawNames.join(', ')}`)
  return { ...target, verify: flaw(target.verify) }
}
