import { describe, expect, it } from 'vitest'
import { made, read, withAchievement } from '../support/plain-badge.ts'

describe('images', () => {
  it.each([
    'https://example.org/a.png',
    'https://example.org/a.SVG?size=2#x',
    'https://example.org/image',
    'https://example.org/image.php?file=a.jpg',
    'https://example.org',
    'data:image/png;base64,AAAA',
    'DATA:image/SVG+xml;utf8,<svg/>'
  ])('may be at %s', id => {
    expect(made(withAchievement({ image: { id, type: 'Image' } }))).toEqual([])
  })

  it.each([
    'https://example.org/a.jpg',
    'https://example.org/a.JPEG?x=a.png',
    'http://example.org/a.webp#a',
    'data:image/jpeg;base64,AAAA',
    'data:,x',
    'data:text/html,<svg/>',
    'ipfs://abc/a.png',
    'javascript:alert(1)'
  ])('may not be at %s', id => {
    const at = 'OB_IMAGE_KIND /credentialSubject/achievement/image/id'
    expect(made(withAchievement({ image: { id, type: 'Image' } }))).toEqual([`error ${at}`])
    expect(read(withAchievement({ image: { id, type: 'Image' } }))).toEqual([`warning ${at}`])
  })
})
