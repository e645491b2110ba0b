import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkUrl, guardUrl } from '../../src/fetch/check-url.ts'
import { refusedUrls } from '../support/refused-urls.ts'

const codeOf = (url: string) => checkUrl(url)?.code

describe('may be asked for', () => {
  test.each([
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/', 'https://example.org/'],
    ['https://example.org/issuers/1?v=2', 'https://example.org/issuers/1?v=2'],
    ['https://example.org/issuers/1#key-1', 'https://example.org/issuers/1'],
    ['https://example.org#', 'https://example.org/'],
    ['https://EXAMPLE.org/Issuer', 'https://example.org/Issuer'],
    ['HTTPS://example.org/', 'https://example.org/'],
    ['https://example.org:443/', 'https://example.org/'],
    ['https://example.org:8443/', 'https://example.org:8443/'],
    ['https://example.org:1024/', 'https://example.org:1024/'],
    ['https://example.org:65535/', 'https://example.org:65535/'],
    ['https://xn--bcher-kva.example/', 'https://xn--bcher-kva.example/'],
    ['https://example.xn--p1ai/', 'https://example.xn--p1ai/'],
    ['https://a.b.c.d.example.org/', 'https://a.b.c.d.example.org/'],
    ['https://1.2.3.4.example.org/', 'https://1.2.3.4.example.org/'],
    ['https://127.example.org/', 'https://127.example.org/'],
    ['https://localhost.example.org/', 'https://localhost.example.org/'],
    ['https://r3---sn.example.org/', 'https://r3---sn.example.org/'],
    ['https://example.org/émetteur', 'https://example.org/%C3%A9metteur'],
    ["https://example.org/?name='x'", 'https://example.org/?name=%27x%27'],
    ['https://example.org/a//b/.well-known/...', 'https://example.org/a//b/.well-known/...'],
    ['https://example.org/@me:80/https://10.0.0.1', 'https://example.org/@me:80/https://10.0.0.1'],
    [`https://example.org/${'a'.repeat(2028)}`, `https://example.org/${'a'.repeat(2028)}`],
    [`https://${'a'.repeat(63)}.org/`, `https://${'a'.repeat(63)}.org/`]
  ])('%s', (url, href) => {
    expect(checkUrl(url)).toBeUndefined()
    expect(guardUrl(url)).toEqual({ href })
  })
})

describe('is refused', () => {
  test.each(refusedUrls)('%j', url => {
    expect(codeOf(url)).toBe('OB_FETCH_URL')
  })

  test('and a hint gives the spelling that will do, where there is one', () => {
    for (const [url, href] of [
      ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
      ['https://example.org/a/../b', 'https://example.org/b'],
      ['https://example.org:0443/', 'https://example.org/']
    ] as const) {
      const hint = checkUrl(url)?.hint ?? ''
      expect(hint).toContain(href)
      expect(checkUrl(href)).toBeUndefined()
    }
    expect(checkUrl('https://ⓛocalhost/')?.hint).toBeUndefined()
  })

  test('and its text stays short', () => {
    const detail = checkUrl(`https://${'a'.repeat(1_000_000)}`)?.detail ?? ''
    expect(detail.length).toBeLessThan(300)
  })
})

describe('whatever is written', () => {
  /** One number of an IPv4 address, as parsers of URLs take it. */
  const part = (value: number) =>
    fc
      .constantFrom(
        String(value),
        `0x${value.toString(16)}`,
        `0X${value.toString(16).toUpperCase()}`,
        `0${value.toString(8)}`
      )
      .chain(text =>
        fc.constantFrom(
          text,
          [...text].map(char => `%${char.charCodeAt(0).toString(16)}`).join(''),
          [...text].map(char => String.fromCodePoint(char.charCodeAt(0) + 0xfee0)).join('')
        )
      )
  const ipv4 = fc
    .tuple(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([bytes, parts]) => {
      const head = [...bytes.slice(0, parts - 1)]
      const tail = bytes.slice(parts - 1).reduce((sum, byte) => sum * 256 + byte, 0)
      return fc.tuple(
        fc.tuple(...[...head, tail].map(part)),
        fc.constantFrom('.', '。', '．', '｡'),
        fc.boolean()
      )
    })
    .map(([parts, dot, ends]) => parts.join(dot) + (ends ? '.' : ''))

  test('no spelling of an IPv4 address passes', () => {
    fc.assert(
      fc.property(ipv4, host => {
        expect(new URL(`https://${host}/`).hostname).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
        expect(codeOf(`https://${host}/`)).toBe('OB_FETCH_URL')
      }),
      { numRuns: 5_000 }
    )
  })

  const odd = fc.constantFrom(
    ...'@:/\\?#[]%.。-_ \t\n\u00ad\u200bⓛ１éx0'.split(''),
    '%2e',
    '%40',
    '%2f',
    'xn--',
    '..'
  )
  const anyUrl = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['https', 'http'] }),
    fc
      .tuple(fc.array(odd, { maxLength: 4 }), fc.domain(), fc.array(odd, { maxLength: 4 }), fc.webPath())
      .map(([before, host, after, path]) => `https://${before.join('')}${host}${after.join('')}${path}`),
    fc.string({ unit: 'binary' }).map(text => `https://${text}`),
    fc.string()
  )

  test('what passes is asked for as every reader sees it: by the generic syntax and by the URL parser', () => {
    let passed = 0
    fc.assert(
      fc.property(anyUrl, text => {
        const guarded = guardUrl(text)
        if ('problem' in guarded) return
        passed++
        const [, host] = /^https:\/\/([^/?#]*)/.exec(guarded.href) ?? []
        expect(host).toMatch(/^[a-z0-9.-]+(?::\d+)?$/)
        expect(new URL(guarded.href).host).toBe(host)
        expect(new URL(text).host).toBe(host)
        expect(/^https:\/\/([^/?#]*)/i.exec(text)?.[1]?.toLowerCase().replace(/:443$/, '')).toBe(host)
        expect(guardUrl(guarded.href)).toEqual(guarded)
        expect(guarded.href).not.toContain('#')
      }),
      { numRuns: 20_000 }
    )
    expect(passed).toBeGreaterThan(1_000)
  })
})
