/** Baking into PNGs of noise, which no compression makes smaller, and reading back: against decoding and encoding by `pngjs`. */
import { randomBytes } from 'node:crypto'
import { bake, unbake } from 'openbadges-kit'
import { PNG } from 'pngjs'
import { dest1 } from '../badges.mjs'
import { issued } from '../kit.mjs'

/** The side of a square of noise that makes a PNG of so many bytes. */
const sides = { '10 kB': 50, '1 MB': 511, '10 MB': 1_616 }

function noise(side) {
  const png = new PNG({ width: side, height: side })
  png.data = randomBytes(side * side * 4)
  return new Uint8Array(PNG.sync.write(png))
}

const badgeOf = async () => JSON.stringify((await issued(dest1.slice(0, 1)))[0])

export const contenders = Object.fromEntries(
  Object.entries(sides).flatMap(([size, side]) => [
    [
      `${size}, bake: openbadges-kit`,
      async () => {
        const [picture, badge] = [noise(side), await badgeOf()]
        return () => bake(picture, badge)
      }
    ],
    [
      `${size}, bake: pngjs`,
      () => {
        const picture = Buffer.from(noise(side))
        return () => PNG.sync.write(PNG.sync.read(picture))
      }
    ],
    [
      `${size}, unbake: openbadges-kit`,
      async () => {
        const picture = bake(noise(side), await badgeOf())
        return () => unbake(picture)
      }
    ],
    [
      `${size}, unbake: pngjs`,
      () => {
        const picture = Buffer.from(noise(side))
        return () => PNG.sync.read(picture)
      }
    ]
  ])
)
