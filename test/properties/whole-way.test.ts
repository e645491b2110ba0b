/** The whole way, for whatever badge is generated; and that no change to one survives it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bake, buildCredential, createVerifier, signCredential, strip, unbake } from '../../src/index.ts'
import { credentialParts } from '../support/arbitraries.ts'
import { clock, issuerKey, now, signedBadge } from '../support/badges.ts'
import { soundPng } from '../support/png.ts'

const verifier = createVerifier({ now: clock })
const seed = 20261122
const picture = soundPng()

/** What keeps a generated badge from being verified though it is authentic: statuses and dates are generated too. */
const mayBeFound = new Set(['OB_STATUS_NOT_CHECKED', 'OB_NOT_YET_VALID', 'OB_EXPIRED'])

const signedBadges = credentialParts.map(parts =>
  signCredential(buildCredential({ ...parts, issuer: issuerKey.controller }, { now: clock }), {
    signer: issuerKey.signer,
    created: new Date(now)
  })
)

describe('whatever badge is generated over all classes', () => {
  test('builds, conforms, signs, bakes, unbakes and is authentic, to the letter', async () => {
    let verified = 0
    await fc.assert(
      fc.asyncProperty(signedBadges, async signing => {
        const badge = await signing
        const baked = bake(picture, badge)
        expect(unbake(baked)?.text).toBe(JSON.stringify(badge))
        expect(strip(baked)).toEqual(picture)
        const report = await verifier.verify(baked)
        expect(report.verdict.authentic).toBe('yes')
        expect(report.credential).toEqual(badge)
        const errors = report.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
        expect(errors.filter(code => !mayBeFound.has(code))).toEqual([])
        expect(report.verified).toBe(errors.length === 0)
        verified += Number(report.verified)
      }),
      { seed, numRuns: 150 }
    )
    // Not all of them may be kept from it by their status or dates.
    expect(verified).toBeGreaterThan(10)
  })
})

/** The texts that `text` becomes by changing what stands at `index`. */
function changesAt(text: string, index: number): string[] {
  const [before, at, after] = [text.slice(0, index), text[index] ?? '', text.slice(index + 1)]
  const next = String.fromCharCode(at.charCodeAt(0) + 1)
  const other = /[a-z]/.test(at) ? at.toUpperCase() : at.toLowerCase()
  return [
    ...new Set([
      `${before}${next}${after}`,
      `${before}${after}`,
      `${before}${at}${at}${after}`,
      `${before}${other}${after}`
    ])
  ].filter(changed => changed !== text)
}

/** Verifies a changed text: it is not authentic, or it still says what was signed. */
async function survives(changed: string, original: unknown): Promise<boolean> {
  const report = await verifier.verify(changed)
  if (report.verdict.authentic !== 'yes') return false
  expect(report.credential).toEqual(original)
  return true
}

describe('no change of a character is verified with other content than was signed', () => {
  test('one badge, every character, four ways', async () => {
    const badge = await signedBadge()
    const text = JSON.stringify(badge)
    let tried = 0
    let survived = 0
    for (let index = 0; index < text.length; index++) {
      for (const changed of changesAt(text, index)) {
        tried++
        survived += Number(await survives(changed, badge))
      }
    }
    expect(tried).toBeGreaterThan(4_000)
    expect(survived).toBe(0)
  }, 240_000)

  test('generated badges, characters here and there', async () => {
    await fc.assert(
      fc.asyncProperty(signedBadges, fc.nat(), fc.nat({ max: 3 }), async (signing, place, way) => {
        const badge = await signing
        const text = JSON.stringify(badge)
        const changes = changesAt(text, place % text.length)
        await survives(changes[way % changes.length] ?? '', badge)
      }),
      { seed, numRuns: 200 }
    )
  })
})

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
        signedBadges,
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
      { seed, numRuns: 350 }
    )
    expect(authentic).toBeLessThan(70)
  }, 240_000)
})
