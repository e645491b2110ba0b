import { describe, expect, it } from 'vitest'
import { bake, inspectSvg } from '../../src/bake.ts'
import { effort } from '../support/effort.ts'
import { codeOf, soundPng } from '../support/png.ts'
import { bytes, doctype, pictures, svg } from '../support/svg.ts'

const codes = (image: Uint8Array | string) => inspectSvg(image).map(({ code }) => code)
const xlink = ' xmlns:xlink="http://www.w3.org/1999/xlink"'

describe('inspectSvg', () => {
  it('warns of nothing in plain pictures, baked or not', () => {
    for (const picture of Object.values(pictures)) {
      expect(codes(picture)).toEqual([])
      expect(codes(bake(picture, { image: 'javascript:alert(1)' }, { replace: true }))).toEqual([])
    }
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script under a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['a script in other case', '<SCRIPT/>'],
    ['an event handler', '<g onclick="alert(1)"/>'],
    ['an event handler in other case', '<g ONLOAD="alert(1)"/>'],
    ['foreignObject', '<foreignObject/>'],
    ['an element of web pages', '<p xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['a frame', '<iframe src="#a"/>'],
    ['a link to a script', '<a href="javascript:alert(1)"/>'],
    ['a link to a script, by XLink', `<a${xlink} xlink:href="javascript:alert(1)"/>`],
    ['a script with blanks and line ends in it', '<a href=" java&#10;script&#9;:alert(1)"/>'],
    ['a script in other case, with references', '<a href="&#74;avaScript&#x3a;alert(1)"/>'],
    ['data of a web page', '<image href="data:text/html,hello"/>'],
    ['data of another SVG', '<use href="data:image/svg+xml;base64,AAAA#a"/>'],
    ['an animated address', '<a><set attributeName="href" to="#b"/></a>'],
    ['an animated address, by XLink', '<animate attributeName="xlink:href" values="a;b"/>'],
    ['an animated event handler', '<set attributeName="onclick" to="a"/>'],
    ['a script among animated values', '<animate attributeName="x" values="#a; javascript:b"/>'],
    ['a script in CSS', '<g style="fill: url(javascript:a)"/>'],
    ['an expression in CSS', '<g style="width: expression(alert(1))"/>'],
    ['a binding in CSS', '<style>g { -moz-binding: url(#a) }</style>'],
    ['a comment that ends at once in HTML', '<!--><g onload="alert(1)"/>-->'],
    ['one that ends one later', '<!---><g onload="alert(1)"/>-->'],
    ['an instruction that ends earlier in HTML', '<?a ><g onload="alert(1)"/>?>'],
    ['an element that ends the picture in HTML', '<p/>'],
    ['one in other case', '<IMG/>'],
    ['an element in a description', '<desc><textarea/></desc>'],
    ['one in a title, in another namespace', '<title><xmp xmlns="urn:x"/></title>']
  ])('warns of %s as active', (_, content) => {
    expect(inspectSvg(svg(content))).toEqual([
      expect.objectContaining({ code: 'OB_SVG_ACTIVE', severity: 'warning' })
    ])
  })

  it.each([
    ['a picture from elsewhere', '<image href="https://example.org/a.png"/>'],
    ['a picture beside this one', `<image${xlink} xlink:href="a.png"/>`],
    ['a picture without scheme', '<image href="//example.org/a.png"/>'],
    ['a link', '<a href="https://example.org/">a</a>'],
    ['a part of another picture', '<use href="other.svg#a"/>'],
    ['another base', '<g xml:base="https://example.org/"/>'],
    ['a fill from elsewhere', '<g fill="url(https://example.org/a.svg#b)"/>'],
    ['a fill in quotes', `<g fill="url( 'a.svg#b' )"/>`],
    ['a style', '<g style="fill: URL(a.svg#b)"/>'],
    ['a style with an escape', '<g style="fill: u\\72l(a.svg#b)"/>'],
    ['a style with a comment', '<g style="fill: u/**/rl(a.svg#b)"/>'],
    ['a style sheet that imports', '<style>@import "a.css";</style>'],
    ['one in CDATA, with an escape', '<style><![CDATA[@\\69mport "a.css";]]></style>'],
    ['an address between comments in texts', '<style>a { b: "/*"; c: url(a.png); d: "*/" }</style>'],
    ['a font', '<style>@font-face { src: url("a.woff") }</style>'],
    ['a set of pictures', '<g style="mask: image-set(\'a.png\' 1x)"/>'],
    ['a later one of a set', '<g style="mask: image-set(linear-gradient(red,red) 1x,\'a.png\' 2x)"/>'],
    ['a ping', '<a href="#a" ping="https://example.org/"/>'],
    ['an import with a reference', '<style>&#64;import E</style>'],
    ['an import around a comment', '<style>@im<!---->port E</style>'],
    ['an import partly in CDATA', '<style>@im<![CDATA[port E]]></style>'],
    ['an import around an element', '<style>@im<g/>port E</style>'],
    ['an import with an escape and CRLF', '<style>@\\69\r\nmport E</style>'],
    ['an import with an escape and CRLF, in CDATA', '<style><![CDATA[@\\69\r\nmport E]]></style>'],
    ['an address with an escape and CRLF', '<g style="fill:\\75&#13;&#10;rl(https://example.org/a)"/>'],
    ['such an address beside the picture', '<g style="fill:\\75&#13;&#10;rl(a)"/>'],
    ['an address around an instruction', '<style>g{fill:u<?a?>rl(a)}</style>'],
    ['an address with references', '<style>g{fill:&#117;rl(a)}</style>'],
    ['a bracket as a reference', '<g style="fill:url&#40;a)"/>'],
    ['an address after an escaped bracket', '<style>url\\(#x , svg{fill:url(https://example.org/)}</style>'],
    ['one beside the picture', '<style>url\\(#x , svg{fill:url(a)}</style>'],
    [
      'an address after an escaped bracket, in a style',
      '<g style="--a:url\\(#;fill:url(https://example.org/)"/>'
    ],
    ['any address', '<g style="--a: https:x"/>'],
    ['any address without scheme', `<style>g { --a: '//example.org' }</style>`],
    ['an address with a line end in it', `<style>g { --a: 'ht\\\ntps://example.org' }</style>`]
  ])('warns of %s as external', (_, content) => {
    expect(inspectSvg(svg(content))).toEqual([
      expect.objectContaining({ code: 'OB_SVG_EXTERNAL', severity: 'warning' })
    ])
  })

  it('warns of a style sheet that is named before the picture', () => {
    expect(codes(`<?xml-stylesheet href="a.css"?>${svg()}`)).toEqual(['OB_SVG_EXTERNAL'])
  })

  it.each([
    ['a part of the picture itself', '<use href="#a"/><g fill="url(#a)" style="mask:url(\'#b\')"/>'],
    ['the data of a picture', '<image href="data:image/png;base64,AAAA"/>'],
    ['the data of a font', '<style>@font-face { src: url(data:font/woff2;base64,AA//A+//) }</style>'],
    ['a style in pieces', '<style>g { fill<!-- : url(a) -->: <![CDATA[red]]> }<?a url(b)?></style>'],
    ['a part of itself after an escaped bracket', '<style>a\\(b { fill: url(#a) }</style>'],
    ['comments and instructions', '<!-- a > b --><!-- -> --><?a b?><desc>a <![CDATA[> <b>]]></desc>'],
    ['a prefix before the name of an element of web pages', '<x:p xmlns:x="urn:x"/>'],
    ['the name of a title', '<title>b</title><titles><g/></titles>'],
    ['namespaces', '<g xmlns:on="https://example.org/" on:load="a"/>'],
    ['words about scripts', '<text>javascript:alert(1) &lt;script></text><!-- <script/> -->'],
    ['transforms and colours', '<g transform="scale(2)" fill="rgb(1,2,3)" style="fill:none"/>'],
    ['animated numbers', '<animate attributeName="x" to="1"/>']
  ])('does not warn of %s', (_, content) => {
    expect(codes(svg(content))).toEqual([])
  })

  it('lists all of them in their order, with their places', () => {
    const picture = svg('\n<a href="https://example.org" onclick="a"/>\n<script/>')
    const found = inspectSvg(bytes(picture))
    expect(found.map(({ code }) => code)).toEqual(['OB_SVG_EXTERNAL', 'OB_SVG_ACTIVE', 'OB_SVG_ACTIVE'])
    expect(found.map(({ detail }) => /^line (\d+), column (\d+)/.exec(detail)?.slice(1))).toEqual([
      ['2', '10'],
      ['2', '40'],
      ['3', '1']
    ])
  })

  it('lists a hundred at most, and looks at many without hanging', async () => {
    const picture = svg('<g onclick=""/>\n'.repeat(100_000))
    const cost = await effort(() => {
      const found = codes(picture)
      expect(found).toHaveLength(101)
      expect(found.at(-1)).toBe('OB_LIMIT_PROBLEMS')
    })
    expect(cost).toBeLessThan(300)
  })

  it('knows that HTML takes a root with a prefix for no picture', () => {
    const prefixed = (content: string) => `<s:svg xmlns:s="http://www.w3.org/2000/svg">${content}</s:svg>`
    expect(codes(prefixed('<![CDATA[> <img src="x"/>]]>'))).toEqual(['OB_SVG_ACTIVE'])
    expect(codes(svg('<![CDATA[> <img src="x"/>]]>'))).toEqual([])
    expect(codes(prefixed('<title/>'))).toEqual(['OB_SVG_ACTIVE'])
    expect(codes(prefixed('<s:title/><![CDATA[< > ]]>'))).toEqual([])
    expect(codes(bake(prefixed(''), { name: '> <img src="x">' }))).toEqual(['OB_SVG_ACTIVE'])
  })

  it.each([
    ['one long style sheet', `<style>${'\\61 '.repeat(2_400_000)}</style>`],
    ['many style sheets', `<style>${'\\61 '.repeat(24_000)}</style>`.repeat(100)],
    ['many attributes', `<g style="${'\\61 '.repeat(24_000)}"/>`.repeat(100)]
  ])(
    'looks at a million characters of CSS with escapes, and says once if there are more: %s',
    async (_, content) => {
      const cost = await effort(() => expect(codes(svg(content))).toEqual(['OB_SVG_EXTERNAL']))
      expect(cost).toBeLessThan(300)
      expect(codes(svg(`<style>${'\\61 '.repeat(24_000)}</style>`))).toEqual([])
      // those without escapes are looked at all the same
      expect(codes(svg(`${content}<style>@import E</style>`))).toEqual(['OB_SVG_EXTERNAL', 'OB_SVG_EXTERNAL'])
    }
  )

  it.each([
    ['line ends', `${'\n'.repeat(5_000_000)}${'<g onclick=""/>'.repeat(200)}`],
    ['brackets', `<style>${'url('.repeat(500_000)}image(</style>`],
    ['comments', `<style>${'/*'.repeat(500_000)}</style>`],
    ['blanks in addresses', `<style>${'url(    '.repeat(250_000)}</style>`]
  ])('answers without hanging for many %s', async (_, content) => {
    expect(await effort(() => codes(svg(content)))).toBeLessThan(300)
  })

  it('refuses what is no SVG, or broken', () => {
    expect(codeOf(() => inspectSvg(soundPng()))).toBe('OB_IMAGE_FORMAT')
    expect(codeOf(() => inspectSvg('<html/>'))).toBe('OB_IMAGE_FORMAT')
    expect(codeOf(() => inspectSvg('<svg>'))).toBe('OB_SVG_MALFORMED')
    expect(codeOf(() => inspectSvg(`${doctype}<svg/>`))).toBe('OB_SVG_DOCTYPE')
    expect(codeOf(() => inspectSvg(svg(), { limits: { maxElements: 1 } }))).toBe('OB_LIMIT_ELEMENTS')
    expect(() => Reflect.apply(inspectSvg, undefined, ['badge.svg'])).toThrow(TypeError)
    expect(() => Reflect.apply(inspectSvg, undefined, [svg(), { replace: true }])).toThrow(TypeError)
  })
})
