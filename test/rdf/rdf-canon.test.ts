import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NQuads } from 'rdf-canonize'
import { describe, expect, test } from 'vitest'
import { type CanonicalizeQuadsOptions, canonicalizeQuads } from '../../src/rdf/canonicalize-quads.ts'
import { codeOf } from '../support/keys.ts'
import { vectors } from '../support/vectors.ts'

const { path, missing, note } = vectors('rdf-canon')

interface Entry {
  readonly id: string
  readonly type: `rdfc:RDFC10${'Eval' | 'Map' | 'NegativeEval'}Test`
  readonly action: string
  readonly result?: string
  readonly hashAlgorithm?: 'SHA384'
}

const read = (name: string) => readFileSync(join(path, name), 'utf8')
const entries: readonly Entry[] = missing ? [] : JSON.parse(read('manifest.jsonld')).entries

/** What becomes of the dataset of an entry, and the canonical label of each of its blank nodes. */
async function canonical({ action, hashAlgorithm }: Entry) {
  const labels = new Map<string, string>()
  const options: CanonicalizeQuadsOptions = { labels, ...(hashAlgorithm && { hash: 'SHA-384' }) }
  const quads = await canonicalizeQuads(NQuads.parse(read(action)), options)
  const bare = [...labels].map(([from, to]) => [from.replace(/^_:/, ''), to.replace(/^_:/, '')])
  return { quads, labels: Object.fromEntries(bare) }
}

describe.skipIf(missing)(`the suite of RDFC-1.0${note}`, () => {
  test('has its 64 datasets, 21 maps and one that must be given up', () => {
    const kinds = ['Eval', 'Map', 'NegativeEval'].map(kind => `rdfc:RDFC10${kind}Test`)
    expect(kinds.map(kind => entries.filter(({ type }) => type === kind).length)).toEqual([64, 21, 1])
  })

  test.each(entries.filter(({ type }) => type === 'rdfc:RDFC10EvalTest'))('$id', async entry => {
    expect((await canonical(entry)).quads).toBe(read(entry.result ?? ''))
  })

  test.each(entries.filter(({ type }) => type === 'rdfc:RDFC10MapTest'))('$id', async entry => {
    expect((await canonical(entry)).labels).toEqual(JSON.parse(read(entry.result ?? '')))
  })

  test.each(entries.filter(({ type }) => type === 'rdfc:RDFC10NegativeEvalTest'))('$id', async entry => {
    expect(await codeOf(() => canonical(entry))).toBe('OB_LIMIT_WORK')
  })
})
