/**
 * Elements that pass for a badge in an SVG, or hide one (threats B8 to B11).
 * @module
 */
import { carrier, OB2, OB3, SVG, svg } from '../../support/svg.ts'
import { badgeBy, jwt } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, passed, refused, unknown } from '../corpus.ts'
import { twinOf } from '../issuers.ts'
import { issuerKey } from '../keys.ts'
import { badge, cdata, other, own, picture } from '../svg-badge.ts'

const attack = attacksOn(picture)
const token = await jwt(badgeBy(issuerKey.controller))
const inAttribute = twinOf('svg with a JWT', 'svg', svg(carrier('', ` verify="${token}"`)))
const attackAttribute = attacksOn(inAttribute)

const none = unknown('parse', 'OB_CARRIER_MISSING')
const malformed = refused('parse', 'OB_CARRIER_MALFORMED')
const twice = refused('parse', 'OB_CARRIER_DUPLICATE')
const misplaced = refused('parse', 'OB_CARRIER_MISPLACED')
const noXml = refused('parse', 'OB_SVG_MALFORMED')
const fine = passed('parse')

/** The element of a badge in `namespace`, under the prefix that badges have. */
const named = (namespace: string, prefix = 'openbadges') =>
  `<${prefix}:credential xmlns:${prefix}="${namespace}">${cdata(badge)}</${prefix}:credential>`
const around = (before: string, after: string) => svg(`${before}${own}${after}`)
const [first, second] = [badge.slice(0, 40), badge.slice(40)]

type Row = readonly [threat: string, name: string, picture: string, expected: Expectation]

const elsewhere = 'https://attacker.example/ob'

const rows: readonly Row[] = [
  ['B8', 'another namespace under the usual prefix', svg(named(elsewhere)), none],
  ['B8', 'the namespace of 2.0 under the usual prefix', svg(named(OB2)), none],
  ['B8', 'the namespace by http', svg(named(OB3.replace('https', 'http'))), none],
  ['B8', 'the namespace with a slash at the end', svg(named(`${OB3}/`)), none],
  ['B8', 'the namespace in capitals', svg(named(OB3.toUpperCase())), none],
  ['B8', 'the namespace with a blank', svg(named(`${OB3} `)), malformed],
  ['B8', 'the namespace written with a reference', svg(named(OB3.replace('h', '&#104;'))), fine],
  ['B8', 'the namespace under another prefix', svg(named(OB3, 'x')), fine],
  [
    'B8',
    'the namespace without prefix',
    svg(`<credential xmlns="${OB3}">${cdata(badge)}</credential>`),
    fine
  ],
  [
    'B8',
    'a prefix that means something else in between',
    svg(`<g xmlns:b="${OB3}"><b:credential xmlns:b="${elsewhere}">${cdata(badge)}</b:credential></g>`),
    none
  ],
  [
    'B8',
    'a prefix that nobody has declared',
    svg(`<openbadges:credential>${cdata(badge)}</openbadges:credential>`),
    noXml
  ],
  [
    'B8',
    'two attributes of one name',
    svg(`<b:credential xmlns:b="${OB3}" xmlns:c="${OB3}" b:x="1" c:x="2">${cdata(badge)}</b:credential>`),
    noXml
  ],
  [
    'B8',
    'another name in the namespace',
    svg(carrier(cdata(badge)).replaceAll('credential', 'assertion')),
    none
  ],
  ['B9', 'two badges', svg(`${own}${carrier(cdata(other))}`), twice],
  ['B9', 'the same badge twice', svg(`${own}${own}`), twice],
  ['B9', 'a badge and one in a group', svg(`${own}<g>${carrier(cdata(other))}</g>`), twice],
  ['B9', 'a badge within a badge', svg(carrier(own)), twice],
  ['B9', 'a badge in a group', around('<g>', '</g>'), misplaced],
  ['B9', 'a badge in metadata', around('<metadata>', '</metadata>'), misplaced],
  ['B9', 'a badge in a script', around('<script>', '</script>'), misplaced],
  ['B9', 'a badge in a foreign object', around('<foreignObject>', '</foreignObject>'), misplaced],
  ['B9', 'a badge in a comment', around('<!--', '-->'), none],
  ['B9', 'a badge in the comment beside a badge', svg(`<!--${carrier(cdata(other))}-->${own}`), fine],
  ['B9', 'a badge in CDATA', svg(`<desc>${cdata(carrier('{}'))}</desc>`), none],
  ['B9', 'a badge behind the root', `${svg()}${own}`, noXml],
  ['B9', 'a badge as the root', own, unknown('parse', 'OB_INPUT_KIND')],
  ['B9', 'elements within the badge', svg(carrier(`<p>${cdata(badge)}</p>`)), malformed],
  [
    'B9',
    'an older badge beside it',
    svg(`<o:assertion xmlns:o="${OB2}" verify="https://example.org/2"/>${own}`),
    passed('parse', 'OB_CARRIER_OLDER_BESIDE')
  ],
  [
    'B10',
    'a badge with a comment in it',
    svg(carrier(`${cdata(first)}<!-- x -->${cdata(second)}`)),
    malformed
  ],
  [
    'B10',
    'a badge with an instruction in it',
    svg(carrier(`${cdata(first)}<?x y?>${cdata(second)}`)),
    malformed
  ],
  ['B10', 'a badge in two sections', svg(carrier(`${cdata(first)}${cdata(second)}`)), malformed],
  ['B10', 'a badge in a section and text', svg(carrier(`${cdata(badge)}{}`)), malformed],
  [
    'B10',
    'a badge with an end of CDATA in it',
    svg(carrier(cdata(badge.replace('Tenir un budget', 'x]]>y')))),
    noXml
  ],
  [
    'B10',
    'a badge in text with its brackets written out',
    svg(carrier(badge.replaceAll('"', '&quot;'))),
    fine
  ],
  [
    'B10',
    'a badge in text with numbers for letters',
    svg(carrier(badge.replaceAll('{', '&#123;').replaceAll('}', '&#x7D;'))),
    fine
  ],
  ['B10', 'an ampersand that stands alone', svg(carrier(badge.replace('Tenir un budget', 'a & b'))), noXml],
  ['B10', 'a reference to NUL', svg(carrier(badge.replace('Tenir', '&#0;'))), noXml],
  ['B10', 'a reference to half of a character', svg(carrier(badge.replace('Tenir', '&#xD83D;'))), noXml],
  ['B10', 'a reference beyond all characters', svg(carrier(badge.replace('Tenir', '&#x110000;'))), noXml],
  ['B10', 'an empty badge', svg(carrier('')), malformed],
  [
    'B10',
    'JSON in the attribute',
    svg(carrier('', ` verify="${badge.replaceAll('"', '&quot;')}"`)),
    malformed
  ],
  [
    'B10',
    'an address in the attribute',
    svg(carrier('', ' verify="https://attacker.example/badge"')),
    malformed
  ],
  ['B11', 'a script beside the badge, which nobody here runs', svg(`<script>alert(1)</script>${own}`), fine],
  ['B11', 'an event beside the badge', svg(own, ' onload="alert(1)"'), fine],
  ['B11', 'a link to a script beside the badge', svg(`<a href="javascript:alert(1)">x</a>${own}`), fine],
  [
    'B11',
    'a picture of a stranger beside the badge',
    svg(`<image href="https://attacker.example/beacon.png"/>${own}`),
    fine
  ],
  [
    'B11',
    'a style sheet of a stranger in front',
    `<?xml-stylesheet href="https://attacker.example/s.css"?>${svg(own)}`,
    fine
  ]
]

export const svgCarriers: readonly Attack[] = [
  ...rows.map(row => attack(...row)),
  attackAttribute(
    'B9',
    'a JWT in the attribute and a badge in the body',
    svg(carrier(cdata(other), ` verify="${token}"`)),
    malformed
  ),
  attackAttribute('B10', 'a JWT in the body', svg(carrier(token)), malformed),
  attackAttribute(
    'B10',
    'a JWT with a line end in it',
    svg(carrier('', ` verify="${token.replace('.', '.\n')}"`)),
    malformed
  ),
  attack(
    'B9',
    '60,000 badges',
    [
      { text: `<svg xmlns="${SVG}" xmlns:b="${OB3}">` },
      { text: '<b:credential/>', times: 60_000 },
      { text: '</svg>' }
    ],
    twice
  ),
  attack(
    'B10',
    'a badge of many references',
    [
      { text: `<svg xmlns="${SVG}"><b:credential xmlns:b="${OB3}">` },
      { text: '&#32;', times: 1_900_000 },
      { text: '{}</b:credential></svg>' }
    ],
    refused('parse', 'OB_LIMIT_BYTES')
  )
]
