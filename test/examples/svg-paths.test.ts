import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

type Point = readonly [x: number, y: number]

/** The examples are plain JavaScript, so what they export is named here. */
interface SvgPaths {
  readonly polyline: (through: readonly Point[]) => string
  readonly polygonPath: (corners: readonly Point[], rounding: number) => string
  readonly scallopPath: (waves: { radius: number; count: number; depth: number }) => string
}

let paths: SvgPaths

beforeAll(async () => {
  paths = await import(join(resolve(import.meta.dirname, '../..'), 'examples/dest1/svg-paths.mjs'))
})

describe('the outline of a polygon', () => {
  const square: readonly Point[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10]
  ]

  test('goes through its corners', () => {
    expect(paths.polygonPath(square, 0)).toBe('M0 0L10 0L10 10L0 10Z')
    expect(paths.polyline(square.slice(0, 2))).toBe('M0 0L10 0')
  })

  test('moves its edges outwards, and joins them by arcs', () => {
    const rounded = 'M-2 0A2 2 0 0 1 0 -2L10 -2A2 2 0 0 1 12 0L12 10A2 2 0 0 1 10 12L0 12A2 2 0 0 1 -2 10Z'
    expect(paths.polygonPath(square, 2)).toBe(rounded)
  })

  test('is the same one when the corners are given the other way round', () => {
    const arcs = (path: string) => path.replaceAll(/[MZ]/g, 'L').split('L').filter(Boolean).sort()
    expect(arcs(paths.polygonPath(square.toReversed(), 2))).toEqual(arcs(paths.polygonPath(square, 2)))
  })

  test('keeps a corner that points inwards sharp, where the moved edges meet', () => {
    const angle: readonly Point[] = [
      [0, 0],
      [20, 0],
      [20, 10],
      [10, 10],
      [10, 20],
      [0, 20]
    ]
    expect(paths.polygonPath(angle, 2)).toContain('L12 12L')
  })
})

describe('waves around a circle', () => {
  const waves = { radius: 106, count: 16, depth: 4 }

  test('go from crest to trough as far from the middle as they should, all along', () => {
    const numbers = paths.scallopPath(waves).match(/-?\d+(?:\.\d+)?/g) ?? []
    const points = Array.from(
      { length: numbers.length / 2 },
      (_, index): Point => [Number(numbers[2 * index]), Number(numbers[2 * index + 1])]
    )
    const [start = [0, 0], first = [0, 0], ...rest] = points
    let [from, control] = [start, first]
    let farthest = 0
    for (let index = 0; index < rest.length; index += 2) {
      const [second = [0, 0], to = [0, 0]] = rest.slice(index, index + 2)
      for (const share of [0, 0.25, 0.5, 0.75, 1]) {
        const x = cubic(share, [from[0], control[0], second[0], to[0]])
        const y = cubic(share, [from[1], control[1], second[1], to[1]])
        const due = waves.radius + waves.depth * Math.cos(waves.count * Math.atan2(x, -y))
        farthest = Math.max(farthest, Math.abs(Math.hypot(x, y) - due))
      }
      // `S` mirrors the control point before.
      control = [2 * to[0] - second[0], 2 * to[1] - second[1]]
      from = to
    }
    expect(rest).toHaveLength(4 * waves.count)
    expect(from).toEqual(start)
    expect(farthest).toBeLessThan(0.25)
  })
})

function cubic(share: number, [a, b, c, d]: readonly [number, number, number, number]): number {
  const left = 1 - share
  return left ** 3 * a + 3 * left ** 2 * share * b + 3 * left * share ** 2 * c + share ** 3 * d
}
