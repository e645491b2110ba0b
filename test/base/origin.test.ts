import { expect, test } from 'vitest'
import { originOf } from '../../src/base/origin.ts'

test.each([
  ['https://example.org', 'https://example.org'],
  ['https://example.org/', 'https://example.org'],
  ['https://example.org/issuer?a=b#c', 'https://example.org'],
  ['https://example.org?a=b', 'https://example.org'],
  ['https://example.org#c', 'https://example.org'],
  ['https://example.org:8443/issuer', 'https://example.org:8443'],
  ['https://xn--bcher-kva.example/', 'https://xn--bcher-kva.example'],
  ['https://[2001:db8::1]/', 'https://[2001:db8::1]']
])('%s has the origin %s', (url, origin) => {
  expect(originOf(url)).toBe(origin)
})

test.each([
  'http://example.org/',
  'HTTPS://example.org/',
  'https:example.org',
  'https:/example.org/',
  'https:///example.org/',
  ' https://example.org/',
  'https://',
  'https://[example.org/',
  'https://Example.org/',
  'https://bücher.example/',
  'https://example.org:443/',
  'https://example.org:08443/',
  'https://0x7f.1/',
  'https://user@example.org/',
  'https://example.org@other.example/',
  'https://example.org\\@other.example/',
  'https://example.org\\issuer',
  'https://exa\tmple.org/',
  'https://example.org\n/',
  'https://%65xample.org/',
  'did:web:example.org',
  ''
])('%j is not written as its standard writes it', url => {
  expect(originOf(url)).toBeUndefined()
})
