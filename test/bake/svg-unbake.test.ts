import { describe, expect, it } from 'vitest'
import { bake, unbake } from '../../src/bake.ts'
import { codeOf } from '../support/png.ts'
import {
  assertion,
  bytes,
  CLR2,
  carrier,
  doctype,
  jws,
  OB2,
  OB3,
  pictures,
  SVG,
  svg
} from '../support/svg.ts'

const wide = (text: string, mark: string) => new Uint8Array(Buffer.from(mark + text, 'utf16le'))
const swapped = (text: string, mark: string) => new Uint8Array(Buffer.from(mark + text, 'utf16le').swap16())

/** What is read, with each problem as its code and severity. */
function read(image: Uint8Array | string) {
  const baked = unbake(image)
  return baked && { ...baked, problems: baked.problems.map(({ code, severity }) => `${code} ${severity}`) }
}

describe('unbake, from an SVG', () => {
  it('gives the text, and the credential as a frozen object', () => {
    const baked = unbake(bytes(svg(carrier('<![CDATA[{"a": {"b": 1}}]]>'))))
    expect(baked).toEqual({
      format: 'svg',
      generation: '3.0',
      text: '{"a": {"b": 1}}',
      credential: { a: { b: 1 } },
      problems: []
    })
    expect(Object.isFrozen(baked?.credential?.a)).toBe(true)
  })

  it('gives undefined for a sound picture that carries no badge', () => {
    for (const [name, picture] of Object.entries(pictures)) {
      if (!name.includes('bound to 2.0')) expect(unbake(picture)).toBeUndefined()
    }
  })

  it.each([
    ['3.0', 'JSON', carrier('<![CDATA[{"a":1}]]>'), '{"a":1}'],
    ['3.0', 'JSON with blanks around CDATA', carrier('\n <![CDATA[ {"a":1}\r\n]]>\n '), ' {"a":1}\r\n'],
    ['3.0', 'JSON as text', carrier('\n {"a":"&lt;&#233;&#x1F600;&apos;&#32;"} '), '\n {"a":"<é😀\' "} '],
    ['3.0', 'JSON after a comment', carrier('<!-- {"b":2} --><?c d?>\n{"a":1}'), '\n{"a":1}'],
    ['3.0', 'JSON in quotes as references', carrier('{&quot;a&#34;:1}'), '{"a":1}'],
    ['3.0', 'a JWS', carrier('', ` verify="${jws}"`), jws],
    ['3.0', 'a JWS in single quotes', carrier(' \n', `\n verify = '${jws}'`), jws],
    ['3.0', 'a JWS with line ends around', carrier('', ` verify="\r\n${jws}\n"`), jws],
    ['3.0', 'a JWS with references', carrier('', ` verify="${jws.replace('.', '&#46;')}"`), jws],
    ['3.0', 'the default namespace', `<credential xmlns="${OB3}" verify="${jws}"/>`, jws],
    [
      '3.0',
      'a namespace with references',
      `<x:credential xmlns:x="${OB3.replace('/ob', '&#x2f;ob')}" verify="${jws}"/>`,
      jws
    ],
    ['clr-2.0', 'JSON', `<c:credential xmlns:c="${CLR2}">{"a":1}</c:credential>`, '{"a":1}'],
    ['clr-2.0', 'a JWS', `<c:credential xmlns:c="${CLR2}" verify="${jws}"/>`, jws],
    ['2.0', 'JSON', assertion('<![CDATA[{"a":1}]]>'), '{"a":1}'],
    ['2.0', 'a JWS', assertion('', ` verify="${jws}"`), jws],
    ['2.0', 'an address', assertion('', ' verify="https://example.org/1"'), 'https://example.org/1'],
    ['2.0', 'JSON beside its address', assertion('{"a":1}', ' verify="https://example.org/1"'), '{"a":1}']
  ])('reads a %s badge: %s', (generation, _, element, text) => {
    const expected = { format: 'svg', generation, text, problems: [] }
    for (const picture of [svg(element), svg(`<g/>\n${element}`), `<svg>${element}</svg>`]) {
      expect(read(picture)).toMatchObject(expected)
    }
  })

  it.each([
    [
      'another namespace under the usual prefix',
      `<openbadges:credential xmlns:openbadges="${OB3}/">{}</openbadges:credential>`
    ],
    ['the namespace of 2.0 and the name of 3.0', `<o:credential xmlns:o="${OB2}">{}</o:credential>`],
    ['the namespace of 3.0 and the name of 2.0', `<o:assertion xmlns:o="${OB3}">{}</o:assertion>`],
    ['the namespace in other case', `<o:credential xmlns:o="${OB3.toUpperCase()}">{}</o:credential>`],
    ['no namespace', `<credential>{}</credential>`],
    ['the name in other case', `<o:Credential xmlns:o="${OB3}">{}</o:Credential>`],
    ['a prefix bound anew', `<g xmlns:o="${OB3}"><o:credential xmlns:o="urn:x">{}</o:credential></g>`],
    ['a default namespace bound anew', `<g xmlns="${OB3}"><credential xmlns="">{}</credential></g>`],
    ['a prefix that is no default', `<credential xmlns:o="${OB3}">{}</credential>`],
    ['a comment', `<!-- ${carrier('{}')} -->`],
    ['CDATA', `<text><![CDATA[${carrier('{}')}]]></text>`],
    ['CDATA of a script', `<script><![CDATA[${carrier('{}')}]]></script>`],
    ['an instruction', `<?x ${carrier('{}').replaceAll('?', '')}?>`],
    ['an attribute', `<g a="${carrier('{}').replaceAll('<', '&lt;').replaceAll('"', "'")}"/>`],
    ['escaped text', `<text>${carrier('{}').replaceAll('<', '&lt;')}</text>`]
  ])('finds no badge in %s', (_, content) => {
    expect(unbake(svg(content))).toBeUndefined()
    expect(read(svg(content + carrier('{}')))).toMatchObject({ generation: '3.0', text: '{}', problems: [] })
  })

  it('follows a prefix through declarations in between', () => {
    const picture = `<svg xmlns:o="urn:x" xmlns="${SVG}"><g xmlns:o="${OB3}"/><o:credential>x</o:credential><o:credential xmlns:o="${OB3}">{}</o:credential></svg>`
    expect(read(picture)).toMatchObject({ generation: '3.0', text: '{}' })
  })

  it.each([
    ['metadata', `<metadata>${carrier('{}')}</metadata>`],
    ['a group', `<g>${carrier('{}')}</g>`],
    ['foreignObject', `<foreignObject>${carrier('{}')}</foreignObject>`],
    ['a script', `<script>${carrier('{}')}</script>`],
    ['a picture in the picture', `<svg>${carrier('{}')}</svg>`]
  ])('refuses a badge that stands in %s', (_, content) => {
    expect(codeOf(() => unbake(svg(content)))).toBe('OB_CARRIER_MISPLACED')
    expect(codeOf(() => unbake(svg(content + carrier('{}'))))).toBe('OB_CARRIER_DUPLICATE')
  })

  it.each([
    ['two', carrier('{}') + carrier('{}')],
    ['two with different prefixes', `${carrier('{}')}<credential xmlns="${OB3}">{}</credential>`],
    ['one of each form', carrier('{}') + carrier('', ` verify="${jws}"`)],
    ['one broken', carrier('{}') + carrier('')],
    ['one within the other', carrier(carrier('{}'))],
    ['two of generation 2.0', assertion('{}') + assertion('{}')]
  ])('refuses two badges of one generation: %s', (_, content) => {
    expect(codeOf(() => unbake(svg(content)))).toBe('OB_CARRIER_DUPLICATE')
  })

  it('reads the newest of several generations and warns of the others', () => {
    const clr = `<c:credential xmlns:c="${CLR2}">{}</c:credential>`
    const problems = ['OB_CARRIER_OLDER_BESIDE warning']
    expect(read(svg(assertion('{}') + clr + carrier('{}')))).toMatchObject({ generation: '3.0', problems })
    expect(read(svg(carrier('{}') + assertion('{}')))).toMatchObject({ generation: '3.0', problems })
    expect(read(svg(assertion('{}') + clr))).toMatchObject({ generation: 'clr-2.0', problems })
    expect(read(svg(`<g>${assertion('{}')}</g>${carrier('{}')}`))).toMatchObject({
      generation: '3.0',
      problems
    })
    expect(read(bake(svg(assertion('{}')), jws))).toMatchObject({ generation: '3.0', text: jws, problems })
  })

  it.each([
    ['nothing in it', carrier('')],
    ['blanks in it', carrier(' \n<!-- {} --><![CDATA[ ]]>')],
    ['both forms', carrier('{}', ` verify="${jws}"`)],
    ['both forms, the attribute empty', carrier('{}', ' verify=""')],
    ['JSON in verify', carrier('', ` verify='{"a":1}'`)],
    ['an address in verify', carrier('', ' verify="https://example.org/1"')],
    ['an empty verify', carrier('', ' verify=""')],
    ['a JWS with a blank in it', carrier('', ` verify="${jws.replace('.', '.\n')}"`)],
    ['a JWS as its body', carrier(jws)],
    ['verify in a namespace', carrier('', ` b:verify="${jws}"`)],
    ['text split by a comment', carrier('{"a":<!-- -->1}')],
    ['text split by an instruction', carrier('{"a":<?x?>1}')],
    ['two CDATA sections', carrier('<![CDATA[{"a":]]><![CDATA[1}]]>')],
    ['text before CDATA', carrier('{<![CDATA["a":1}]]>')],
    ['text after CDATA', carrier('<![CDATA[{}]]>{}')],
    ['an element in it', carrier('{}<a/>')],
    ['an element around its text', carrier('<a>{}</a>')]
  ])('answers OB_CARRIER_MALFORMED for a carrier with %s', (_, element) => {
    expect(codeOf(() => unbake(svg(element)))).toBe('OB_CARRIER_MALFORMED')
    expect(codeOf(() => unbake(svg(carrier('<![CDATA[{}]]>')))?.text)).toBe('{}')
  })

  it.each([
    ['half a JSON text', '{"a":', ['OB_CARRIER_MALFORMED error', 'PARSING_ERROR error']],
    ['a JSON array', '[]', ['OB_CARRIER_MALFORMED error']],
    ['a member named twice', '{"a":1,"a":2}', ['OB_JSON_DUPLICATE_MEMBER error']]
  ])('gives the text and says why it is no credential: %s', (_, text, problems) => {
    const expected = { format: 'svg', generation: '3.0', text, problems }
    expect(read(svg(carrier(text)))).toEqual(expected)
  })

  it.each([
    ['OB_SVG_ENCODING', 'UTF-16 with a byte order mark', wide('<svg/>', '\ufeff')],
    ['OB_SVG_ENCODING', 'UTF-16, the other way round', swapped('<svg/>', '\ufeff')],
    ['OB_SVG_ENCODING', 'UTF-16 without a mark', wide('<svg/>', '')],
    ['OB_SVG_ENCODING', 'UTF-16 without a mark, the other way round', swapped('<svg/>', '')],
    ['OB_SVG_ENCODING', 'Latin-1', new Uint8Array(Buffer.from('<svg a="\xe9"/>', 'latin1'))],
    ['OB_SVG_ENCODING', 'half a pair', '<svg a="\ud800"/>'],
    ['OB_SVG_ENCODING', 'a declared encoding', '<?xml version="1.0" encoding="windows-1252"?><svg/>'],
    ['OB_SVG_XML_VERSION', 'XML 1.1', '<?xml version="1.1"?><svg/>'],
    ['OB_SVG_MALFORMED', 'a NUL', '<svg>\0</svg>'],
    ['OB_SVG_MALFORMED', 'no end', '<svg>'],
    ['OB_SVG_DOCTYPE', 'a DOCTYPE', `${doctype}<svg/>`],
    [
      'OB_SVG_DOCTYPE',
      'entities in a circle',
      '<!DOCTYPE svg [<!ENTITY a "&b;"><!ENTITY b "&a;">]><svg>&a;</svg>'
    ],
    [
      'OB_SVG_DOCTYPE',
      'an entity of a file',
      '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hosts">]><svg>&a;</svg>'
    ],
    ['OB_SVG_ENTITY', 'an entity', '<svg>&nbsp;</svg>'],
    ['OB_IMAGE_FORMAT', 'a root of another namespace', '<svg xmlns="urn:x"/>'],
    ['OB_IMAGE_FORMAT', 'a web page that shows one', '<html><svg/></html>'],
    ['OB_IMAGE_FORMAT', 'a web page with a comment', '<!-- <svg> --><html/>'],
    ['OB_IMAGE_FORMAT', 'some markup', '<svgx/>']
  ])('answers %s for %s', (code, _, image) => {
    expect(codeOf(() => unbake(image))).toBe(code)
  })

  it('takes the declarations that say XML 1.0 and UTF-8', () => {
    for (const encoding of ['UTF-8', 'utf-8', 'Utf-8']) {
      const declaration = `<?xml version="1.0" encoding='${encoding}' standalone="yes" ?>`
      expect(read(`\ufeff${declaration}${svg(carrier('{}'))}`)?.text).toBe('{}')
    }
  })

  it('holds the ceilings exactly', () => {
    const picture = svg(carrier('{"a":"é"}'))
    const exact = { maxImageBytes: bytes(picture).length, maxBytes: 10, maxElements: 3, maxElementDepth: 2 }
    const outcome = (limits: object) =>
      codeOf(() => unbake(picture, { limits: { ...exact, ...limits } })?.text)
    expect(outcome({})).toBe('{"a":"é"}')
    expect(outcome({ maxImageBytes: exact.maxImageBytes - 1 })).toBe('OB_LIMIT_IMAGE_BYTES')
    expect(outcome({ maxBytes: 9 })).toBe('OB_LIMIT_BYTES')
    expect(outcome({ maxElements: 2 })).toBe('OB_LIMIT_ELEMENTS')
    expect(outcome({ maxElementDepth: 1 })).toBe('OB_LIMIT_ELEMENT_DEPTH')
  })

  it('finds any change of a letter in the frame of a baked picture, or reads the same text', () => {
    const image = bake(svg(), jws)
    const outcomes = new Set<unknown>()
    for (let at = 0; at < image.length; at++) {
      const changed = `${image.slice(0, at)}!${image.slice(at + 1)}`
      const outcome = codeOf(() => unbake(bytes(changed))?.text)
      const isText = at >= image.indexOf(jws) && at < image.indexOf(jws) + jws.length
      outcomes.add(isText && outcome === 'OB_CARRIER_MALFORMED' ? 'told' : outcome)
    }
    // undefined: a changed namespace or name is no badge any more
    expect(outcomes).toEqual(new Set([jws, undefined, 'told', 'OB_SVG_MALFORMED', 'OB_IMAGE_FORMAT']))
  })
})
