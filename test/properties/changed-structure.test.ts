/** No member of a badge can be moved, wrapped or taken out unseen. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quicklySignedBadges, seed, verifier } from '../support/signed-badges.ts'

describe('no change of the structure is verified with other content than was signed', () => {
  type Json = Record<string, unknown> | unknown[]
  const isContainer = (value: unknown): value is Json => typeof value === 'object' && value !== null

  /** All containers of `document`, to pick a place from. */
  function containers(document: unknown): Json[] {
    return isContainer(document) ? [document, ...Object.values(document).flatMap(containers)] : []
  }

  const changes: ((place: Json, key: string, other: Json) => void)[] = [
    (place, key) => Reflect.deleteProperty(place, key),
    (place, key) => Reflect.set(place, key, null),
    (place, key) => Reflect.set(place, key, [Reflect.get(place, key)]),
    (place, key) => Reflect.set(place, key, { '@value': Reflect.get(place, key) }),
    (place, key) => Reflect.set(place, key, 'x'),
    (place, key, other) => Reflect.set(other, key, Reflect.get(place, key)),
    (place, key, other) => {
      Reflect.set(other, key, Reflect.get(place, key))
      Reflect.deleteProperty(place, key)
    },
    (place, key) => {
      Reflect.set(place, `@${key}`, Reflect.get(place, key))
      Reflect.deleteProperty(place, key)
    },
    (place, key, other) => Reflect.set(place, key, structuredClone(other))
  ]

  /** Order and repetition in arrays, and single values, are not signed: RDF has sets. */
  function unordered(value: unknown): unknown {
    if (Array.isArray(value)) {
      const items = [...new Set(value.map(item => JSON.stringify(unordered(item))))].toSorted()
      return items.length === 1 ? JSON.parse(items[0] ?? '') : items
    }
    if (!isContainer(value)) return value
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, unordered(inner)] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
    )
  }

  test('members deleted, nulled, wrapped, copied, moved, renamed and replaced in generated badges', async () => {
    let authentic = 0
    await fc.assert(
      fc.asyncProperty(
        quicklySignedBadges,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.nat({ max: changes.length - 1 }),
        async (signing, a, b, c, way) => {
          const badge = await signing
          const changed: unknown = structuredClone(badge)
          const places = containers(changed)
          const place = places[a % places.length] ?? {}
          const other = places[b % places.length] ?? {}
          const keys = Object.keys(place)
          const key = keys[c % keys.length]
          if (key === undefined) return
          changes[way]?.(place, key, other)
          const report = await verifier.verify(changed)
          if (report.verdict.authentic !== 'yes') return
          authentic++
          expect(unordered(report.credential)).toEqual(unordered(badge))
        }
      ),
      { seed, numRuns: 350, endOnFailure: true }
    )
    expect(authentic).toBeLessThan(70)
  })
})
