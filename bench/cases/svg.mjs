/** Baking into SVGs and reading back, against parsing and rebuilding by `fast-xml-parser`. */
import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import { bake, unbake } from 'openbadges-kit'
import { dest1 } from '../badges.mjs'
import { issued } from '../kit.mjs'

const shape = '<path class="a" d="M12.5 3.25c4 1 7 5.5 9 9l-3 2.75z" fill="#1a7f37" stroke-width=".5"/>\n'
const sizes = { '10 kB': 10_000, '1 MB': 1_000_000 }

const drawing = bytes =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>Budget</title>\n${shape.repeat(bytes / shape.length)}</svg>`
  )

const badgeOf = async () => JSON.stringify((await issued(dest1.slice(0, 1)))[0])

export const contenders = Object.fromEntries(
  Object.entries(sizes).flatMap(([size, bytes]) => [
    [
      `${size}, bake: openbadges-kit`,
      async () => {
        const [picture, badge] = [drawing(bytes), await badgeOf()]
        return () => bake(picture, badge)
      }
    ],
    [
      `${size}, unbake: openbadges-kit`,
      async () => {
        const picture = bake(drawing(bytes), await badgeOf())
        return () => unbake(picture)
      }
    ],
    [
      `${size}, parse and rebuild: fast-xml-parser`,
      async () => {
        const picture = bake(drawing(bytes), await badgeOf())
        const options = { preserveOrder: true, ignoreAttributes: false, cdataPropName: '#cdata' }
        const [parser, builder] = [new XMLParser(options), new XMLBuilder(options)]
        return () => Buffer.from(builder.build(parser.parse(Buffer.from(picture).toString())))
      }
    ]
  ])
)
