/** No character of a badge can be changed unseen. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signedBadge } from '../support/badges.ts'
import { quicklySignedBadges, seed, verifier } from '../support/signed-badges.ts'

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

test('generated badges without a change are authentic', async () => {
  await fc.assert(
    fc.asyncProperty(quicklySignedBadges, async signing => {
      const badge = await signing
      expect(await survives(JSON.stringify(badge), badge)).toBe(true)
    }),
    { seed, numRuns: 15, endOnFailure: true }
  )
})

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
  })

  test('generated badges, characters here and there', async () => {
    await fc.assert(
      fc.asyncProperty(quicklySignedBadges, fc.nat(), fc.nat({ max: 3 }), async (signing, place, way) => {
        const badge = await signing
        const text = JSON.stringify(badge)
        const changes = changesAt(text, place % text.length)
        await survives(changes[way % changes.length] ?? '', badge)
      }),
      { seed, numRuns: 200, endOnFailure: true }
    )
  })
})
