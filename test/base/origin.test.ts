import { expect, test } from 'vitest'
import { originOf } from '../../src/base/origin.ts'
import { effort } from '../support/effort.ts'

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

test('a host is at most as long as a host may be', () => {
  const host = `${'a.'.repeat(125)}org`
  expect(originOf(`https://${host}:65535/`)).toBe(`https://${host}:65535`)
  expect(originOf(`https://aa.${host}:65535/`)).toBeUndefined()
})

test.each([
  ['letters of many kinds', 20_000, (at: number) => String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000))],
  ['letters with many marks', 20_000, (at: number) => (at < 10_000 ? '\u0301' : '\u0323')],
  ['letters in Punycode', 200_000, (at: number) => (at === 0 ? 'xn--' : 'ab0')]
])('a long host of %s is no work', async (_, length, letter) => {
  const host = Array.from({ length }, (_, at) => letter(at)).join('')
  expect(await effort(() => expect(originOf(`https://${host}.example/`)).toBeUndefined())).toBeLessThan(5)
})
