/**
 * What a list says of a badge is told with what it is made of; the words around it are free.
 */
import { expect, test } from 'vitest'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { assertPurpose, subjectOf } from '../../src/status/list-subject.ts'
import { meaningOf } from '../../src/status/status-meaning.ts'
import { createStatusList, setStatus } from '../../src/status.ts'

const list = 'https://example.org/lists/7'
const said = (purpose: string, message?: string) =>
  meaningOf({ list, purpose, value: 1, message }).problems.map(({ detail }) => detail)

test('each meaning has words of its own, and names the list and the value', () => {
  const all = ['revocation', 'suspension', 'refresh', 'message', 'fun'].flatMap(purpose => said(purpose))
  expect(new Set(all.map(detail => detail.split(list)[0]))).toHaveLength(5)
  for (const detail of all) {
    expect(detail).toMatch(/^\w[^,(]*/)
    expect(detail).toContain(list)
    expect(detail).toContain('(value 1)')
  }
  expect(said('fun')).toEqual([expect.stringContaining('"fun"')])
})

test('the words of the issuer stand in it, where there are any', () => {
  for (const purpose of ['revocation', 'message']) {
    expect(said(purpose, 'over and out')).toEqual([expect.stringContaining('(value 1, "over and out")')])
  }
})

const thrown = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof OpenBadgesError) return error.problems.map(({ detail }) => detail)
  }
  return []
}

test('a list of another kind, or for something else, is told with what was found: the first five of it', () => {
  const types = { credential: 'BitstringStatusListCredential', subject: 'BitstringStatusList' }
  const many = ['A', 'B', 'C', 'D', 'E', 'F']
  const five = expect.stringMatching(/found "A", "B", "C", "D", "E"$/)
  expect(thrown(() => subjectOf({ type: many }, types))).toEqual([five])
  expect(thrown(() => subjectOf({}, types))).toEqual([expect.stringMatching(/found no type$/)])
  expect(thrown(() => assertPurpose({ statusPurpose: many }, 'revocation'))).toEqual([
    expect.stringMatching(/"A", "B", "C", "D", "E", expected one for "revocation"$/)
  ])
})

test('a value that has no room is told with the largest that has', () => {
  const three = createStatusList({ statusSize: 3 })
  expect(thrown(() => setStatus(three, [[1, 8]]))).toEqual([expect.stringMatching(/0 to 7, found 8$/)])
})
