/**
 * One case: makes the mutant, hands it in, and judges the answer.
 * @module
 */
import { OpenBadgesError } from '../../src/index.ts'
import { roadOf } from '../support/two-roads.ts'
import { type Fault, type Judgement, judge } from './judge.ts'
import { type Kind, type Mutant, mutantOf } from './mutants.ts'
import type { Seed } from './seed.ts'
import { type SignedForms, signedForms } from './signed-forms.ts'
import { startStopwatch } from './stopwatch.ts'
import type { Target } from './target.ts'
import { isTree } from './tree.ts'

/** What all cases of a run share. */
export interface Run {
  readonly seed: number
  readonly seeds: readonly Seed[]
  readonly signed: SignedForms
  readonly target: Target
  /** Answers that take longer are faults, if they do so twice: a busy machine is none. In milliseconds. */
  readonly slowMs: number
}

/** What became of one case. */
export interface Ended extends Judgement {
  readonly mutant: Mutant
}

/** Gets ready to run cases. */
export function prepareRun(given: Omit<Run, 'signed'>): Run {
  return { ...given, signed: signedForms(given.seeds) }
}

/** Runs the case with this number. Never rejects because of what the target does. */
export async function runCase(run: Run, kind: Kind, caseNumber: number): Promise<Ended> {
  const mutant = await mutantOf(run.seeds, run.seed, kind, caseNumber)
  return { mutant, ...(await answerOf(kind, mutant, run)) }
}

/** The answer to one mutant of a kind, judged. */
export function answerOf(kind: Kind, mutant: Mutant, run: Run): Promise<Judgement> {
  return kind === 'rdf' ? roadsOf(mutant) : answerTo(mutant, run)
}

/** Where both roads to RDF end. */
async function roadsOf({ input }: Mutant): Promise<Judgement> {
  if (!isTree(input)) throw new TypeError('only an object is turned into RDF')
  try {
    const road = await roadOf(input)
    const faults = road === 'differ' ? [{ what: 'roads differ', detail: JSON.stringify(input) } as const] : []
    return { outcome: `${road} road`, faults }
  } catch (thrown) {
    return { outcome: 'threw', faults: [threw(thrown)] }
  }
}

/** The answer to one input, judged. */
export async function answerTo(mutant: Mutant, run: Run): Promise<Judgement> {
  const before = textOf(mutant)
  const first = await timed(mutant, run)
  const slow = first.ms > run.slowMs && (await timed(mutant, run)).ms > run.slowMs
  const faults = [
    ...first.faults,
    ...(slow ? [{ what: 'slow', detail: `${Math.round(first.ms)} ms` } as const] : []),
    ...(textOf(mutant) === before ? [] : [{ what: 'input changed', detail: before } as const])
  ]
  return { outcome: first.outcome, faults }
}

/** The text of an object that is handed in; other inputs cannot be changed, or are not worth the time. */
function textOf({ input }: Mutant): string {
  return typeof input === 'string' || input instanceof Uint8Array ? '' : JSON.stringify(input)
}

async function timed(mutant: Mutant, { target, signed }: Run): Promise<Judgement & { readonly ms: number }> {
  const elapsed = startStopwatch()
  try {
    const report = await target.verify(mutant.input, mutant)
    const { outcome, faults } = judge(report, mutant, signed)
    return { outcome, faults: [...faults, ...pictureFaults(mutant, target)], ms: elapsed() }
  } catch (thrown) {
    return { outcome: 'threw', faults: [threw(thrown)], ms: elapsed() }
  }
}

function threw(thrown: unknown): Fault {
  const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  return { what: 'threw', detail }
}

/** The other doors for pictures: they answer or throw an error of ours, and what is baked can be read. */
function pictureFaults({ input }: Mutant, target: Target): Fault[] {
  if (!(input instanceof Uint8Array)) return []
  const credential = '{"id":"urn:example:baked \\u003c\\uffff]]>"}'
  const faults: Fault[] = []
  const doors: readonly (() => unknown)[] = [
    () => target.unbake(input, { checkAllCrcs: true }),
    () => target.strip(input),
    () => target.inspectSvg(input),
    () => faults.push(...lostIn(target.bake(input, credential, bakeOptions), credential, target))
  ]
  for (const open of doors) {
    try {
      open()
    } catch (thrown) {
      if (!(thrown instanceof OpenBadgesError)) faults.push(threw(thrown))
    }
  }
  return faults
}

const bakeOptions = { replace: true, dropTrailingData: true }

function lostIn(baked: Uint8Array, credential: string, target: Target): Fault[] {
  const value = (text: string | undefined) => text && JSON.stringify(JSON.parse(text))
  return value(target.unbake(baked)?.text) === value(credential)
    ? []
    : [{ what: 'bake', detail: 'what was baked is not what is unbaked' }]
}
