import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { bake, inspectSvg, OpenBadgesError, strip, unbake } from '../../src/bake.ts'
import { pictureFormat } from '../../src/image/picture-format.ts'
import { effort } from '../support/effort.ts'

const V3 = 'https://purl.imsglobal.org/ob/v3p0'
const SVG = 'xmlns="http://www.w3.org/2000/svg"'

function codesOf(work: () => unknown): string[] {
  try {
    work()
    return []
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return thrown.problems.map(({ code }) => code)
    throw thrown
  }
}

function isWellFormed(text: string): boolean {
  const parser = new SaxesParser({ xmlns: true })
  let faults = 0
  parser.on('error', () => {
    faults++
  })
  parser.write(text).close()
  return faults === 0
}

describe('a namespace, or attributes, without end', () => {
  const attributes = (count: number, prefix = 'a:b') =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}=""`).join(' ')
  const verbs = {
    unbake,
    strip,
    inspectSvg,
    bake: (picture: string) => bake(picture, { name: 'x' })
  }

  test.each([
    [
      'a long namespace',
      `<svg ${SVG} xmlns:a="${'u'.repeat(1_000_000)}" ${attributes(900)}/>`,
      'OB_SVG_MALFORMED'
    ],
    ['many attributes', `<svg ${SVG} xmlns:a="u" ${attributes(100_000)}/>`, 'OB_LIMIT_ATTRIBUTES'],
    [
      'many declarations',
      `<svg ${SVG} ${Array.from({ length: 100_000 }, (_, index) => `xmlns:a${index}="u"`).join(' ')}/>`,
      'OB_LIMIT_ATTRIBUTES'
    ],
    [
      'many elements of a long namespace',
      `<svg ${SVG} xmlns:a="${'u'.repeat(500_000)}">${'<g a:b0="" a:b1=""/>'.repeat(20_000)}</svg>`,
      'OB_SVG_MALFORMED'
    ]
  ])('is refused without hanging: %s', async (_, picture, code) => {
    for (const verb of Object.values(verbs)) {
      const cost = await effort(() => expect(codesOf(() => verb(picture))).toEqual([code]))
      expect(cost).toBeLessThan(30)
    }
  })

  test('but not where there is an end', async () => {
    const picture = `<svg ${SVG} xmlns:a="${'u'.repeat(2_000)}" ${attributes(900)}>${'<g a:b0="" a:b1=""/>'.repeat(20_000)}</svg>`
    const cost = await effort(() => expect(strip(bake(picture, { name: 'x' }))).toBe(picture))
    expect(cost).toBeLessThan(350)
  })

  test('nor are two attributes of one name let pass, however their namespace is written', () => {
    const twice = (a: string, b: string) => `<svg ${SVG} xmlns:a="${a}" xmlns:b="${b}" a:x="1" b:x="2"/>`
    expect(codesOf(() => unbake(twice('u\tv', 'u v')))).toEqual(['OB_SVG_MALFORMED'])
    expect(codesOf(() => unbake(twice('u\r\nv', 'u v')))).toEqual(['OB_SVG_MALFORMED'])
    expect(codesOf(() => unbake(twice('u v', 'u  v')))).toEqual([])
  })
})

describe('taking a credential out', () => {
  const carrier = `<b:credential xmlns:b="${V3}">{}</b:credential>`

  test.each([
    [']]', '>', ']]&gt;'],
    [']', ']>', ']]&gt;'],
    ['x]', ']>y', 'x]]&gt;y'],
    [']', '>', ']>'],
    ['a', 'b', 'ab']
  ])('never leaves what is no XML: %s before and %s after', (before, after, left) => {
    const picture = `<svg ${SVG}>${before}${carrier}${after}</svg>`
    expect(isWellFormed(picture)).toBe(true)
    expect(strip(picture)).toBe(`<svg ${SVG}>${left}</svg>`)
    expect(isWellFormed(strip(picture))).toBe(true)
    expect(unbake(bake(picture, { name: 'x' }, { replace: true }))?.credential).toEqual({ name: 'x' })
  })

  test.each([
    [`]]${carrier}${carrier}>`, ']]&gt;'],
    [`]${carrier}]${carrier}>`, ']]&gt;'],
    [`]${carrier}${carrier}]>`, ']]&gt;'],
    [`]]${carrier}a${carrier}>`, ']]a>']
  ])('also where several stand side by side: %#', (content, left) => {
    const stripped = strip(`<svg ${SVG}>${content}</svg>`)
    expect(stripped).toBe(`<svg ${SVG}>${left}</svg>`)
    expect(isWellFormed(stripped)).toBe(true)
  })
})

describe('a carrier whose namespace has blanks around it', () => {
  const blank = (namespace: string) =>
    `<svg ${SVG}><b:credential xmlns:b="${namespace}">{}</b:credential></svg>`

  test.each([` ${V3}`, `${V3}\n`, `${V3}&#10;`, `&#xA0;${V3}`])(
    'is refused, as other readers would take it, and can be stripped: %j',
    namespace => {
      expect(codesOf(() => unbake(blank(namespace)))).toEqual(['OB_CARRIER_MALFORMED'])
      expect(codesOf(() => bake(blank(namespace), {}))).toEqual(['OB_CARRIER_PRESENT'])
      expect(strip(blank(namespace))).toBe(`<svg ${SVG}></svg>`)
    }
  )

  test('but not one of another namespace, or one with a reference in it', () => {
    expect(unbake(blank(` ${V3}x`))).toBeUndefined()
    expect(unbake(blank(V3.replace('/', '&#47;')))?.credential).toEqual({})
  })
})

describe('a text that is written long', () => {
  test('is refused before it is decoded', async () => {
    const picture = `<svg ${SVG}><b:credential xmlns:b="${V3}">${'&#32;'.repeat(1_900_000)}{}</b:credential></svg>`
    const cost = await effort(() => expect(codesOf(() => unbake(picture))).toEqual(['OB_LIMIT_BYTES']))
    expect(cost).toBeLessThan(350)
    const honest = `<svg ${SVG}><b:credential xmlns:b="${V3}">${'&#32;'.repeat(1_000)}{}</b:credential></svg>`
    expect(unbake(honest)?.credential).toEqual({})
  })
})

describe('a JWS in the attribute verify', () => {
  const jws = 'eyJh.e30.AAAA'
  const withVerify = (verify: string) =>
    `<svg ${SVG}><b:credential xmlns:b="${V3}" verify="${verify}"/></svg>`

  test.each([` ${jws}\n`, `\t${jws}`, `${jws}&#10;`])(
    'may have blanks around it, which are none of it: %j',
    verify => {
      expect(unbake(withVerify(verify))?.text).toBe(jws)
      expect(unbake(bake(`<svg ${SVG}/>`, unbake(withVerify(verify))?.text ?? ''))?.text).toBe(jws)
    }
  )

  test.each([`&#xA0;${jws}`, `${jws}&#xFEFF;`])('but no others: %j', verify => {
    expect(codesOf(() => unbake(withVerify(verify)))).toEqual(['OB_CARRIER_MALFORMED'])
  })
})

describe('a text is no picture for a word in it', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  test.each([
    ['<!--ftypavif--><svg/>', 'svg'],
    ['<!--    WEBP--><svg/>', 'svg'],
    ['<!--        IHDR--><svg/>', 'svg'],
    ['{"id": "WEBP"}', undefined],
    ['"id": \t"WEBP"', undefined],
    ['1234ftypavif', undefined],
    ['RIFF    WEBP', 'webp'],
    ['\0\0\0\x1cftypavif', 'avif']
  ])('%s', (text, format) => {
    expect(pictureFormat(bytes(text))).toBe(format)
  })
})

describe('an SVG packed by gzip', () => {
  const hints = (image: Uint8Array) => {
    try {
      unbake(image)
    } catch (thrown) {
      if (thrown instanceof OpenBadgesError) return thrown.problems.map(({ code, hint }) => [code, hint])
    }
    return []
  }

  test('is told from other bytes, with a hint of its own', () => {
    const [packed] = hints(Uint8Array.of(0x1f, 0x8b, 8, 0))
    const [other] = hints(Uint8Array.of(0x1f, 0x8c, 8, 0))
    expect([packed?.[0], other?.[0]]).toEqual(['OB_IMAGE_FORMAT', 'OB_IMAGE_FORMAT'])
    expect(packed?.[1]).not.toBe(other?.[1])
  })
})

describe('a DOCTYPE made to be read slowly', () => {
  test.each([
    ['a long list', `<!ATTLIST svg${' a CDATA #IMPLIED'.repeat(55_000)}>]>`, ['OB_SVG_DOCTYPE']],
    ['many lists', `${'<!ATTLIST svg a CDATA #IMPLIED>'.repeat(30_000)}]>`, []],
    ['many quotation marks', `<!ENTITY a ${`"'" '"' `.repeat(100_000)}>]>`, []],
    ['many blanks', `${' '.repeat(1_000_000)}]>`, []],
    ['many ends of comments', `${'<!-- -->'.repeat(100_000)}<!-- -- -->]>`, ['OB_SVG_MALFORMED']],
    ['declarations without end', '<!ENTITY a '.repeat(90_000), ['OB_IMAGE_FORMAT']]
  ])('is judged without hanging: %s', async (_, subset, codes) => {
    const picture = `<!DOCTYPE svg [${subset}<svg ${SVG}/>`
    const cost = await effort(() => {
      expect(codesOf(() => bake(picture, { name: 'x' }, { stripDoctype: true }))).toEqual(codes)
    })
    expect(cost).toBeLessThan(60)
  })
})
