import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { bake, strip, unbake } from '../../src/bake.ts'
import { frozen } from '../support/frozen.ts'
import { codeOf, latin1, soundPng } from '../support/png.ts'
import {
  assertion,
  bytes,
  carrier,
  doctype,
  drawingWithEntities,
  jws,
  OB2,
  OB3,
  pictures,
  SVG,
  svg
} from '../support/svg.ts'

const credential = frozen({ id: 'urn:uuid:1', name: 'Gérer son budget 😀 <&>"\'' })
const json = JSON.stringify(credential)
const NS = `xmlns:openbadges="${OB3}"`

describe('bake, into an SVG', () => {
  it('declares the namespace on the root and puts JSON into CDATA, first within the root', () => {
    expect(bake(`<svg xmlns="${SVG}" width="1"><g/></svg>`, credential)).toBe(
      `<svg ${NS} xmlns="${SVG}" width="1"><openbadges:credential><![CDATA[${json}]]></openbadges:credential><g/></svg>`
    )
  })

  it('puts a compact JWS into the attribute verify', () => {
    expect(bake('<svg>\n<g/></svg>', jws)).toBe(
      `<svg ${NS}><openbadges:credential verify="${jws}"></openbadges:credential>\n<g/></svg>`
    )
  })

  it('opens an empty tag, and closes it by its name', () => {
    expect(bake(`<?a?><s:svg xmlns:s="${SVG}" /> `, jws)).toBe(
      `<?a?><s:svg ${NS} xmlns:s="${SVG}" ><openbadges:credential verify="${jws}" ></openbadges:credential></s:svg> `
    )
  })

  it('takes another prefix where the picture has the usual one for something else', () => {
    const baked = bake(`<svg xmlns:openbadges="${OB2}"><g xmlns:openbadges1="u"/></svg>`, jws)
    expect(baked).toContain(`<svg xmlns:openbadges2="${OB3}" xmlns:openbadges="${OB2}">`)
    expect(baked).toContain('<openbadges2:credential')
    expect(unbake(baked)?.text).toBe(jws)
  })

  it('gives bytes for bytes and text for text, equal ones', () => {
    const text = bake(svg(), credential)
    expect(text).toBeTypeOf('string')
    const image = bytes(svg())
    const before = image.slice()
    const baked = bake(image, credential)
    expect(baked).toEqual(bytes(text))
    expect(image).toEqual(before)
    expect(baked.buffer.byteLength).toBe(baked.length)
    expect(strip(baked)).toEqual(image)
    expect(unbake(baked)).toEqual(unbake(text))
  })

  it('keeps a byte order mark in front', () => {
    const baked = bake(bytes('\ufeff<svg/>'), jws)
    expect([...baked.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x3c])
  })

  it.each([
    [']]>', '{"a":"]]>"}', '{"a":"]]\\u003e"}'],
    [']]]> twice', '{"a":"]]]>","]]>":1}', '{"a":"]]]\\u003e","]]\\u003e":1}'],
    ['U+FFFE and U+FFFF', '{"a":"\ufffe\uffff\ufffd"}', '{"a":"\\ufffe\\uffff\ufffd"}'],
    ['controls', '{"a":"\x7f\x80\x85\x9f\xa0\\u0000"}', '{"a":"\\u007f\\u0080\\u0085\\u009f\xa0\\u0000"}'],
    ['backslashes before them', '{"a":"\\\\\uffff"}', '{"a":"\\\\\\uffff"}']
  ])('writes %s as JSON escapes that mean the same', (_, text, written) => {
    const baked = unbake(bake('<svg/>', text))
    expect(baked?.text).toBe(written)
    expect(baked?.credential).toEqual(JSON.parse(text))
  })

  it.each(Object.entries(pictures))(
    'into a picture with %s, and off again to the last character',
    (_, picture) => {
      for (const given of [credential, jws, ' {"a":\r\n "b\\n"}\t']) {
        const baked = bake(picture, given)
        expect(unbake(baked)?.text).toBe(typeof given === 'string' ? given : json)
        expect(strip(baked)).toBe(picture)
        expect(bake(bake(picture, { other: 1 }), given, { replace: true })).toBe(baked)
      }
    }
  )

  it('is read by another parser as the first element of the root, whatever the picture', () => {
    for (const picture of Object.values(pictures)) {
      expect(readWithSaxes(bake(picture, credential))).toEqual({ uri: OB3, local: 'credential', text: json })
      expect(readWithSaxes(bake(picture, jws))).toEqual({ uri: OB3, local: 'credential', text: jws })
    }
  })

  it.each([
    ['as bake writes it', bake(svg(), { a: 1 })],
    ['with a prefix of its own', svg(carrier('{}'))],
    ['as the default namespace', svg(`<credential xmlns="${OB3}" verify="${jws}"/>`)],
    ['broken', svg(carrier('', ` verify="x"`))],
    ['deep inside', svg(`<metadata>${carrier('{}')}</metadata>`)],
    ['within another', svg(carrier(carrier('{}')))],
    ['twice', svg(carrier('{}') + carrier('{}'))],
    ['within one of 2.0', svg(assertion(carrier('{}')))]
  ])('refuses a picture with a credential %s, or replaces it if told so', (_, picture) => {
    expect(codeOf(() => bake(picture, jws))).toBe('OB_CARRIER_PRESENT')
    const replaced = bake(picture, jws, { replace: true })
    expect(unbake(replaced)?.text).toBe(jws)
    expect(replaced.match(/credential/g)).toHaveLength(2)
  })

  it('keeps badges of older generations', () => {
    const picture = svg(assertion('', ' verify="https://example.org/1"'))
    expect(strip(bake(picture, jws))).toBe(picture)
    expect(unbake(bake(picture, jws))).toMatchObject({
      generation: '3.0',
      problems: [{ code: 'OB_CARRIER_OLDER_BESIDE', severity: 'warning' }]
    })
  })

  it('refuses a DOCTYPE, or leaves it out if told so, with its internal subset', () => {
    const subset = `${doctype.slice(0, -1)} [ <!ENTITY a "]>"> <!-- ' ]> --> <?b ]> ?> <!ELEMENT svg ANY> <!ATTLIST svg id CDATA #IMPLIED\n x:y CDATA #REQUIRED> ] >`
    for (const removed of [doctype, subset, '<!DOCTYPE svg>', "<!DOCTYPE svg SYSTEM 'a>b'>"]) {
      const around = (inner: string) => `\ufeff<?xml version="1.0"?>\n<!-- <!DOCTYPE a> -->\n${inner}\n<svg/>`
      expect(codeOf(() => bake(around(removed), jws))).toBe('OB_SVG_DOCTYPE')
      const baked = bake(around(removed), jws, { stripDoctype: true })
      expect(baked).toBe(bake(around(''), jws))
      expect(strip(baked)).toBe(around(''))
    }
    expect(bake(svg(), jws, { stripDoctype: true })).toBe(bake(svg(), jws))
  })

  it.each([
    ['OB_SVG_ENTITY', 'entities that the picture uses', drawingWithEntities],
    [
      'OB_SVG_DOCTYPE',
      'a default of an attribute',
      '<!DOCTYPE svg [<!ATTLIST g fill CDATA "red">]><svg><g/></svg>'
    ],
    ['OB_SVG_DOCTYPE', 'a fixed attribute', "<!DOCTYPE svg [<!ATTLIST svg xmlns CDATA #FIXED 'a'>]><svg/>"],
    ['OB_SVG_DOCTYPE', 'a parameter entity', '<!DOCTYPE svg [<!ENTITY % a SYSTEM "b"> %a; ]><svg/>'],
    ['OB_SVG_DOCTYPE', 'types of attributes', '<!DOCTYPE svg [<!ATTLIST svg id ID #IMPLIED>]><svg/>'],
    [
      'OB_SVG_DOCTYPE',
      'one such type among others',
      '<!DOCTYPE svg [<!ATTLIST svg a CDATA #IMPLIED b (c|d) #IMPLIED>]><svg/>'
    ],
    ['OB_SVG_MALFORMED', 'an XML declaration after it', '<!DOCTYPE svg><?xml version="1.0"?><svg/>'],
    ['OB_SVG_MALFORMED', 'one after a mark', '\ufeff<!DOCTYPE svg><?xml version="1.0"?><svg/>'],
    ['OB_SVG_MALFORMED', 'one after a comment', '<!--a--><!DOCTYPE svg><?xml version="1.0"?><svg/>'],
    ['OB_SVG_MALFORMED', 'numbers for a name', '<!DOCTYPE 1 2 3><svg/>'],
    ['OB_SVG_MALFORMED', 'no blank before the name', '<!DOCTYPEsvg><svg/>'],
    ['OB_SVG_MALFORMED', 'no name', '<!DOCTYPE><svg/>'],
    ['OB_SVG_MALFORMED', 'one address for two', '<!DOCTYPE svg PUBLIC "a"><svg/>'],
    ['OB_SVG_MALFORMED', 'an element in the subset', '<!DOCTYPE svg [<junk>]><svg/>'],
    ['OB_SVG_MALFORMED', 'text in the subset', '<!DOCTYPE svg ["junk"]><svg/>'],
    ['OB_SVG_MALFORMED', 'an unknown declaration', '<!DOCTYPE svg [<!JUNK a>]><svg/>'],
    ['OB_SVG_MALFORMED', 'dashes in a comment', '<!DOCTYPE svg [<!-- a -- b -->]><svg/>'],
    ['OB_SVG_MALFORMED', 'an instruction without a name', '<!DOCTYPE svg [<? a?>]><svg/>'],
    ['OB_SVG_MALFORMED', 'something after the subset', '<!DOCTYPE svg [] a><svg/>'],
    ['OB_SVG_DOCTYPE', 'another one inside', `${doctype}<svg>${doctype}</svg>`]
  ])('answers %s to stripDoctype where there are %s', (code, _, picture) => {
    expect(codeOf(() => bake(picture, jws, { stripDoctype: true }))).toBe(code)
  })

  it('refuses a name that the second judge alone refuses, and says by whom; who reads a picture has one judge', () => {
    // the ogham space mark is a letter of names by the standard, but fast-xml-parser trims it off
    const odd = svg('<\u1680/>')
    expect(typeof bake(svg('<\u1681/>'), credential)).toBe('string')
    expect(() => bake(odd, credential)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            code: 'OB_SVG_MALFORMED',
            cause: { name: 'SyntaxError', message: expect.stringMatching(/./) }
          })
        ]
      })
    )
    expect(unbake(odd)).toBeUndefined()
    const baked = bake(svg('<g/>'), credential).replace('<g/>', '<\u1680/>')
    expect(unbake(baked)?.credential).toEqual(credential)
  })

  it('leaves a picture of more than a million characters to the first judge', () => {
    const long = ' '.repeat(1024 * 1024)
    expect(typeof bake(svg(`<\u1680/>${long}`), credential)).toBe('string')
    expect(codeOf(() => bake(`<svg>${long}`, credential))).toBe('OB_SVG_MALFORMED')
  })

  it('makes no picture that unbake would refuse under the same limits', () => {
    const { length } = bytes(bake(svg(), jws))
    const exact = { maxImageBytes: length, maxElements: 3, maxElementDepth: 2 }
    expect(unbake(bake(svg(), jws, { limits: exact }), { limits: exact })?.text).toBe(jws)
    const refused = (limits: object) => codeOf(() => bake(svg(), jws, { limits: { ...exact, ...limits } }))
    expect(refused({ maxImageBytes: length - 1 })).toBe('OB_LIMIT_IMAGE_BYTES')
    expect(refused({ maxElements: 2 })).toBe('OB_LIMIT_ELEMENTS')
    expect(codeOf(() => bake('<svg/>', jws, { limits: { maxElementDepth: 1 } }))).toBe(
      'OB_LIMIT_ELEMENT_DEPTH'
    )
    // ]]> takes five bytes more than in the text that was given
    expect(codeOf(() => bake('<svg/>', '{"a":"]]>"}', { limits: { maxBytes: 15 } }))).toBe('OB_LIMIT_BYTES')
    expect(bake('<svg/>', '{"a":"]]>"}', { limits: { maxBytes: 16 } })).toContain('\\u003e')
  })

  it.each([
    ['a PNG as text', latin1('\x89PNG\r\n\x1a\n').toString()],
    ['the text of a PNG', Buffer.from(soundPng()).toString('latin1')],
    ['a path', 'badge.svg'],
    ['an address', 'https://example.org/badge.svg'],
    ['an empty text', '']
  ])('throws a TypeError for %s', (_, image) => {
    expect(() => bake(image, jws)).toThrow(TypeError)
    expect(() => unbake(image)).toThrow(TypeError)
    expect(() => strip(image)).toThrow(TypeError)
  })

  it('carries any credential in any picture, and both come back as they were', () => {
    const name = fc.string({ unit: 'binary', maxLength: 12 })
    const awkward = fc.constantFrom(
      ']]>',
      '<',
      '&',
      '"',
      "'",
      '\ufffe',
      '\x85',
      '\u2028',
      '😀',
      '\n',
      '\\',
      ']]',
      '>',
      '-->'
    )
    const value = fc.array(fc.oneof(name, awkward), { maxLength: 4 }).map(parts => parts.join(''))
    const members = fc.dictionary(
      name.filter(key => !['__proto__', 'constructor', 'prototype'].includes(key)),
      value,
      { noNullPrototype: true }
    )
    fc.assert(
      fc.property(picture(), fc.oneof(members, fc.constant(jws)), (image, given) => {
        const written = typeof given === 'string' ? given : JSON.stringify(given)
        const baked = bake(image, given)
        const { text = '', credential: read, problems } = unbake(baked) ?? {}
        if (typeof given === 'string') expect(text).toBe(given)
        else expect(read).toEqual(given)
        expect(problems?.filter(({ severity }) => severity === 'error')).toEqual([])
        if (!/\]\]>|[\x7f-\x9f\ufffe\uffff]/.test(written)) expect(text).toBe(written)
        expect(strip(baked)).toBe(image)
        // what was read can be baked again, as it stands
        expect(bake(image, text)).toBe(baked)
      }),
      { numRuns: 2000 }
    )
  })
})

describe('strip, from an SVG', () => {
  it('gives an equal copy of a picture without a credential', () => {
    for (const picture of Object.values(pictures)) expect(strip(picture)).toBe(picture)
  })

  it('takes out every 3.0 credential, wherever it stands, and nothing of others', () => {
    const others = `${assertion('{}')}<c:credential xmlns:c="urn:other"/><!-- ${carrier('{}')} -->`
    const inside = `<g>${carrier('a')}<a/>${carrier(carrier('{}') + carrier(''))}</g>`
    expect(strip(svg(carrier('{}') + others + inside))).toBe(svg(`${others}<g><a/></g>`))
  })

  it('leaves the declaration on the root where something else needs it', () => {
    const picture = (content: string) => `<svg ${NS}>${content}<openbadges:other/></svg>`
    expect(strip(picture('<openbadges:credential/>'))).toBe(picture(''))
    const attribute = (content: string) => `<svg ${NS}>${content}<g openbadges:a=""/></svg>`
    expect(strip(attribute('<openbadges:credential/>'))).toBe(attribute(''))
  })

  it('refuses a broken picture', () => {
    expect(codeOf(() => strip('<svg>'))).toBe('OB_SVG_MALFORMED')
    expect(codeOf(() => strip(`${doctype}<svg/>`))).toBe('OB_SVG_DOCTYPE')
  })
})

/** What a reader that knows namespaces finds as the first element within the root: its CDATA, or its `verify`. */
function readWithSaxes(picture: string): unknown {
  const found: { uri: string; local: string; text: string }[] = []
  let depth = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    depth++
    if (depth === 2) found.push({ uri, local, text: attributes.verify?.value ?? '' })
  })
  parser.on('cdata', text => {
    const [first] = found
    if (first && found.length === 1 && first.text === '') first.text = text
  })
  parser.on('closetag', () => {
    depth--
  })
  parser.write(picture.replace(/^\ufeff/, '')).close()
  return found[0]
}

/** Pictures with everything in them that may stand around, before and beside a badge. */
function picture(): fc.Arbitrary<string> {
  const space = fc.constantFrom('', ' ', '\n', '\r\n', '\t ')
  const prefix = fc.constantFrom('', 's', 'openbadges', 'openbadges1', 'ob', 'é')
  const misc = fc.constantFrom('', '<!-- <openbadges:credential> ]]> & -->', '<?go "?>', '\r\n', ' ')
  const text = fc.constantFrom('', ' ', 'a &lt; b', '&#x1F600;😀', ']] ', '>', '<![CDATA[<g>&]]]]>', '"\'')
  const binding = fc.tuple(
    fc.constantFrom('openbadges', 'openbadges1', 'openbadges2', 'ob'),
    fc.constantFrom(OB3, OB2, 'urn:x', OB3.replace('v3', '&#118;3'))
  )
  const bindings = fc
    .uniqueArray(binding, { selector: ([name]) => name, maxLength: 3 })
    .map(list => list.map(([name, namespace]) => ` xmlns:${name}="${namespace}"`))
  const child = fc
    .record({ bound: bindings, text, quote: fc.constantFrom(`"'"`, `'"'`, '">"') })
    .map(({ bound, text: inside, quote }) => {
      const used = bound.map(declaration => declaration.slice(' xmlns:'.length, declaration.indexOf('=')))
      return `<g a=${quote}${bound.join('')}>${used.map(name => `<${name}:x/>`).join('')}${inside}</g>`
    })
  return fc
    .record({
      mark: fc.constantFrom('', '\ufeff'),
      declaration: fc.constantFrom('', '<?xml version="1.0" encoding="utf-8"?>'),
      before: misc,
      prefix,
      space,
      bindings,
      empty: fc.boolean(),
      children: fc.array(fc.oneof(child, text, misc), { maxLength: 4 }),
      after: misc
    })
    .map(
      ({ mark, declaration, before, prefix: own, space: blank, bindings: bound, empty, children, after }) => {
        const name = own === '' ? 'svg' : `${own}:svg`
        const others = bound.filter(binds => !binds.startsWith(` xmlns:${own}=`)).join('')
        const self = ` xmlns${own === '' ? '' : `:${own}`}='${SVG}'`
        const start = `${mark}${declaration}${before}<${name}${others}${self}${blank}`
        return empty ? `${start}/>${after}` : `${start}>${children.join('')}</${name}${blank}>${after}`
      }
    )
}
