import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { inspectSvg } from '../../src/index.ts'
import { type Dest1, examples, loadDest1 } from '../support/example-programs.ts'

let dest1: Dest1

beforeAll(async () => {
  dest1 = await loadDest1()
})

function sizeOfPng(bytes: Uint8Array): number[] {
  const { width, height } = PNG.sync.read(Buffer.from(bytes))
  return [width, height]
}

interface SvgReading {
  readonly size: readonly number[]
  readonly titles: readonly string[]
  readonly ids: readonly string[]
  readonly referred: readonly string[]
}

/** An SVG as another reader sees it, which throws at what is not well-formed. */
function readSvg(text: string): SvgReading {
  const parser = new SaxesParser({ xmlns: true })
  const values = new Map<string, string[]>()
  const add = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), value])
  let title = ''
  parser.on('error', error => {
    throw error
  })
  parser.on('text', piece => {
    title += piece
  })
  parser.on('opentag', ({ name, uri, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2000/svg')
    title = ''
    for (const { name: attribute, value } of Object.values(attributes)) {
      if (name === 'svg' || attribute === 'id') add(attribute, value)
      for (const [, id = ''] of value.matchAll(/url\(#([^)]*)\)/g)) add('referred', id)
    }
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'title') add('title', title)
  })
  parser.write(text).close()
  const of = (name: string) => values.get(name) ?? []
  return {
    size: [...of('width'), ...of('height')].map(Number),
    titles: of('title'),
    ids: of('id'),
    referred: of('referred')
  }
}

describe('the pictures of the badge classes', () => {
  test('are one for each badge class, 256 pixels wide, ten as PNG and nine as SVG', () => {
    const classes = [...dest1.family, dest1.knowHow, dest1.thanks]
    const pictures = classes.map(achievement => ({ achievement, picture: dest1.drawPicture(achievement) }))
    const formats = pictures.map(({ achievement: { image }, picture }) => {
      const size = typeof picture === 'string' ? readSvg(picture).size : sizeOfPng(picture)
      expect(size).toEqual([256, 256])
      const format = typeof picture === 'string' ? 'svg' : 'png'
      expect(image?.id.endsWith(`.${format}`)).toBe(true)
      return format
    })
    expect(new Set(pictures.map(({ picture }) => String(picture))).size).toBe(19)
    expect(formats.filter(format => format === 'svg')).toHaveLength(9)
  })

  test('can all be drawn as PNG and as SVG', () => {
    for (const { id, name } of [...dest1.family, dest1.knowHow, dest1.thanks]) {
      const slug = id.slice(id.lastIndexOf('/') + 1)
      expect(sizeOfPng(dest1.drawPng(slug))).toEqual([256, 256])
      expect(readSvg(dest1.drawSvg(slug, name)).size).toEqual([256, 256])
    }
  })

  test('are, as SVG, well-formed to another reader, do nothing, and need nothing from outside', () => {
    for (const { id } of [...dest1.family, dest1.knowHow, dest1.thanks]) {
      const picture = dest1.drawSvg(id.slice(id.lastIndexOf('/') + 1), 'Un < deux & « trois »')
      expect(inspectSvg(picture)).toEqual([])
      const { ids, referred, titles } = readSvg(picture)
      expect(titles).toEqual(['Un < deux & « trois »'])
      expect(new Set(ids).size).toBe(ids.length)
      expect(new Set(ids)).toEqual(new Set(referred))
      expect(referred.length).toBeGreaterThan(0)
    }
  })

  test('lend that of the budget badge to the short examples', async () => {
    const kept = PNG.sync.read(await readFile(join(examples, 'budget.png')))
    expect(kept.data.equals(PNG.sync.read(Buffer.from(dest1.drawPng('budget'))).data)).toBe(true)
  })
})
