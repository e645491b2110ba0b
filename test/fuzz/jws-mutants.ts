/**
 * Mutants of JWS: with other parts, or signed by a stranger.
 * @module
 */
import type { Change } from './change.ts'
import { asJson, jwsChanges } from './change-jws.ts'
import { type Draft, headerChanges, objectChanges, pickNamed, times } from './draft.ts'
import type { Random } from './random.ts'
import { type Seed, treeOf } from './seed.ts'
import { jwtByStranger, macWithPublicKey } from './strangers.ts'
import type { JsonTree } from './tree.ts'

const header = (change: Change) => asJson(0, change, () => ({}))

/** Changes a JWS. */
export async function changedJws(
  seed: Seed,
  random: Random,
  fitting: readonly Seed[]
): Promise<Draft<string>> {
  const draft: Draft<string> = { input: seed.text, changes: [] }
  const another = () => random.pick(fitting)
  const anotherTree = () => treeOf(another())
  for (let left = times(random); left > 0; left--) {
    const way = random.below(20)
    if (way < 6) {
      const [name, change] = pickNamed(random, jwsChanges)
      draft.input = change(draft.input, random, () => another().text)
      draft.changes.push(name)
    } else if (way < 17) {
      const [name, change] = pickNamed(random, objectChanges)
      draft.input = asJson(1, change, anotherTree)(draft.input, random, () => '')
      draft.changes.push(`payload: ${name}`)
    } else if (way < 19) {
      const [name, change] = pickNamed(random, headerChanges)
      draft.input = header(change)(draft.input, random, () => '')
      draft.changes.push(`header: ${name}`)
    } else {
      draft.input = macWithPublicKey(draft.input, random)
      draft.changes.push('public key as secret')
    }
  }
  if (random.oneIn(10)) await signAgain(draft, seed, random, anotherTree)
  return draft
}

/** The stranger signs a changed payload; what he makes is perhaps changed once more. */
async function signAgain(
  draft: Draft<string>,
  seed: Seed,
  random: Random,
  another: () => JsonTree
): Promise<void> {
  const payload = treeOf(seed)
  const [name, change] = pickNamed(random, objectChanges)
  change(payload, random, another)
  const { signed, inHisName } = await jwtByStranger(payload, random)
  draft.changes.splice(0, draft.changes.length, `payload: ${name}`, 'signed by a stranger')
  if (inHisName) draft.byStranger = signed
  draft.input = signed
  if (random.oneIn(2)) return
  const [last, after] = pickNamed(random, jwsChanges)
  draft.input = after(signed, random, () => seed.text)
  draft.changes.push(last)
}
