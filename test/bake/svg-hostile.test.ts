/** SVGs made to be read slowly: each is answered at a cost that grows with its length, and no faster. */
import { describe, expect, it } from 'vitest'
import { bake, strip, unbake } from '../../src/bake.ts'
import { effort } from '../support/effort.ts'
import { codeOf } from '../support/png.ts'
import { bytes, jws, OB3 } from '../support/svg.ts'

const MEGABYTE = 1_000_000

const start = '<svg xmlns="http://www.w3.org/2000/svg">'
const fill = (unit: string, size = MEGABYTE) => unit.repeat(size / unit.length)
const numbered = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at)).join('')

const pictures: readonly (readonly [expected: unknown, what: string, picture: string])[] = [
  [undefined, '10 MB in one attribute', `${start}<path d="${fill('M 1.5 2.5 ', 10 * MEGABYTE)}"/></svg>`],
  [undefined, '10 MB of text', `${start}<text>${fill('words and\n', 10 * MEGABYTE)}</text></svg>`],
  [
    undefined,
    '10 MB of shapes',
    `${start}${fill('<path id="a" style="fill:none" d="M 12.3,4.5 c 1,2 3,4 5,6"/>\n', 10 * MEGABYTE)}</svg>`
  ],
  [undefined, '199,999 elements', `${start}${'<g/>'.repeat(199_998)}</svg>`],
  ['OB_LIMIT_ELEMENTS', '300,000 elements', `${start}${'<g/>'.repeat(300_000)}</svg>`],
  [
    'OB_LIMIT_ELEMENT_DEPTH',
    '100,000 nested elements',
    `${start}${'<g>'.repeat(100_000)}${'</g>'.repeat(100_000)}</svg>`
  ],
  [
    'OB_LIMIT_ATTRIBUTES',
    '250 nested elements and many prefixes',
    `<svg xmlns:p="u">${'<g>'.repeat(250)}<g${numbered(50_000, at => ` p:a${at}=""`)}/>${'</g>'.repeat(250)}</svg>`
  ],
  [
    undefined,
    'declarations at every level',
    `<svg>${('<g xmlns:a="u" xmlns="v">'.repeat(250) + '</g>'.repeat(250)).repeat(200)}</svg>`
  ],
  ['OB_LIMIT_ATTRIBUTES', '100,000 attributes', `<svg${numbered(100_000, at => ` a${at}="1"`)}/>`],
  ['OB_LIMIT_ATTRIBUTES', '60,000 declarations', `<svg${numbered(60_000, at => ` xmlns:a${at}="u"`)}/>`],
  [undefined, 'quotation marks', `<svg a="${fill("'")}"/>`],
  [undefined, 'references', `${start}${fill('&#38;')}</svg>`],
  [undefined, 'a long number', `${start}&#${fill('0')}65;</svg>`],
  [undefined, 'comments', `${start}${fill('<!---->')}</svg>`],
  [undefined, 'CDATA sections', `${start}${fill('<![CDATA[]]>')}</svg>`],
  [undefined, 'instructions', `${start}${fill('<?a?>')}</svg>`],
  [undefined, 'brackets', `${start}${fill(']] ')}</svg>`],
  [undefined, 'blanks in a tag', `<svg ${fill(' ')}/>`],
  ['OB_SVG_MALFORMED', 'blanks in a tag without end', `<svg ${fill(' ')}`],
  ['OB_SVG_MALFORMED', '<', `${start}${fill('<')}`],
  ['OB_SVG_MALFORMED', '&', `${start}${fill('&')}`],
  ['OB_SVG_MALFORMED', 'references without end', `${start}${fill('&a')}`],
  ['OB_SVG_MALFORMED', 'open quotation marks', `${start}${fill('<a b="')}`],
  ['OB_SVG_MALFORMED', 'comments without end', `${start}${fill('<!--')}`],
  ['OB_SVG_MALFORMED', 'CDATA sections without end', `${start}${fill('<![CDATA[')}`],
  ['OB_SVG_MALFORMED', 'instructions without end', `${start}${fill('<?a ')}`],
  ['OB_SVG_MALFORMED', 'a long name', `${start}</${fill('a')}`],
  ['OB_SVG_MALFORMED', 'many lines before a fault', `${start}${fill('\n')}<`],
  ['OB_IMAGE_FORMAT', 'comments without end before the root', fill('<!--')],
  ['OB_IMAGE_FORMAT', 'instructions without end before the root', fill('<?')],
  ['OB_IMAGE_FORMAT', 'a DOCTYPE without end', `<!DOCTYPE svg [${fill('<!ENTITY a "')}`],
  [
    'OB_SVG_DOCTYPE',
    'a DOCTYPE full of quotation marks',
    `<!DOCTYPE svg [${`"'" '"' `.repeat(100_000)}]><svg/>`
  ],
  [
    'OB_CARRIER_DUPLICATE',
    'many carriers',
    `<svg xmlns:b="${OB3}">${'<b:credential/>'.repeat(100_000)}</svg>`
  ],
  [
    'OB_CARRIER_DUPLICATE',
    'nested carriers',
    `<svg xmlns:b="${OB3}">${('<b:credential>'.repeat(250) + '</b:credential>'.repeat(250)).repeat(400)}</svg>`
  ],
  [
    'OB_CARRIER_MALFORMED',
    'a carrier in many pieces',
    `<svg xmlns:b="${OB3}"><b:credential>${'a<!---->'.repeat(200_000)}</b:credential></svg>`
  ]
]

describe('an SVG made to be read slowly', () => {
  it.each(pictures)('%s: %s', async (expected, _, picture) => {
    const image = bytes(picture)
    const cost = await effort(() => expect(codeOf(() => unbake(image))).toBe(expected))
    expect(cost).toBeLessThan(350)
    if (expected !== undefined) return
    // whatever is read can be baked into, and comes back
    const baked = bake(image, jws, { limits: { maxImageBytes: 20 * MEGABYTE } })
    expect(codeOf(() => unbake(baked, { limits: { maxImageBytes: 20 * MEGABYTE } })?.text)).toBe(jws)
    expect(Buffer.compare(strip(baked, { limits: { maxImageBytes: 20 * MEGABYTE } }), image)).toBe(0)
  })
})
