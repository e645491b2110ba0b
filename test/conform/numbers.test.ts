import { describe, expect, test } from 'vitest'
import { checkPlainJson } from '../../src/conform/plain-json.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { contextUrls } from '../../src/model/context-urls.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'

const withCredits = (creditsAvailable: number) => ({
  '@context': [contextUrls.credentialsV2, contextUrls.openBadges],
  id: 'urn:x:1',
  type: ['Achievement'],
  creditsAvailable
})
const signedForm = (value: number) =>
  canonicalize(withCredits(value), { contexts: pinnedContexts, maxQuads: 100 })
const codes = (value: number) =>
  checkPlainJson(withCredits(value), { languageValues: false }).map(({ code, path }) => `${code} ${path}`)
const refused = ['OB_NUMBER_NOT_SIGNED /creditsAvailable']

describe('numbers', () => {
  test.each([1e-7, 9e-7, 2e-300, 5e-324])('as small as %d are signed as 0, and refused', async value => {
    expect((await signedForm(value)).text).toBe((await signedForm(0)).text)
    expect([codes(value), codes(-value)]).toEqual([refused, refused])
  })

  test.each([0, 1, -1, 0.5, 1.5e-7, 0.000001, 123456.789, 2 ** 53, 1e20, 1e21, 1.5e300])(
    'like %d are signed as they are',
    async value => {
      expect(codes(value)).toEqual([])
      const { text: quads } = await signedForm(value)
      const [, text = ''] = /creditsAvailable> "([^"]+)"/.exec(quads) ?? []
      expect(Number(text)).toBe(value)
    }
  )

  test('are found wherever they stand', () => {
    const document = { a: [{ b: 1e-9 }, 1e-8, 'text', 1], c: true }
    const found = (signedByLetter: boolean) =>
      checkPlainJson(document, { languageValues: false, signedByLetter }).map(({ path }) => path)
    expect([found(false), found(true)]).toEqual([['/a/0/b', '/a/1'], []])
  })
})
