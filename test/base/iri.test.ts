import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAbsoluteIri } from '../../src/base/iri.ts'
import { effort } from '../support/effort.ts'

describe('isAbsoluteIri', () => {
  it.each([
    'https://example.org',
    'https://example.org/a?b=c#d',
    'HTTP://EXAMPLE.ORG/',
    'https://user@example.org:8443/%C3%A9',
    'https://[2001:db8::1]/',
    'https://exämple.org/équipe',
    'urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002',
    'did:example:123#key-1',
    'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi',
    'data:image/png;base64,iVBORw0KGgo=',
    'mailto:lea@example.org',
    'tag:example.org,2026:badge',
    'x:1'
  ])('takes %s', text => {
    expect(isAbsoluteIri(text)).toBe(true)
  })

  it.each([
    '',
    'example.org',
    '/badges/1',
    '#key-1',
    '_:b0',
    ':a',
    '1a:b',
    'urn:',
    'https:',
    'https://',
    'https:///path',
    'https://?q',
    'http:example.org',
    'https://example.org/a b',
    ' https://example.org',
    'https://example.org\n',
    'https://example.org/<script>',
    'https://example.org/{id}',
    'https://example.org/a"b',
    'https://example.org/a\\b',
    'https://example.org/a|b^c`d',
    'https://example.org/100%',
    'https://example.org/%2',
    'https://example.org/%zz',
    'urn:a:\u0000',
    'urn:a:\u0085',
    'urn:a:\ud800'
  ])('refuses %j', text => {
    expect(isAbsoluteIri(text)).toBe(false)
  })

  it('takes every address that the URL parser writes', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), url => {
        fc.pre(URL.canParse(url))
        expect(isAbsoluteIri(new URL(url).href.replaceAll(/[|^`{}]/g, ''))).toBe(true)
      })
    )
  })

  it('reads a megabyte at the cost of hashing a few', async () => {
    const image = `data:image/png;base64,${'A'.repeat(1 << 20)}`
    const cost = await effort(() => {
      expect(isAbsoluteIri(image)).toBe(true)
      expect(isAbsoluteIri(`${image} `)).toBe(false)
    })
    expect(cost).toBeLessThan(10)
  })
})
