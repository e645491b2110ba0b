import { describe, expect, it } from 'vitest'
import { pictureFormat } from '../../src/image/picture-format.ts'
import { effort } from '../support/effort.ts'
import { latin1, signature, soundPng } from '../support/png.ts'

describe('pictureFormat', () => {
  it.each([
    ['png', soundPng()],
    ['png', signature.subarray(0, 1)],
    ['png', latin1('\x09PNG\r\n\x1a\n')],
    ['png', latin1('\x00XXX\r\n\x1a\n\0\0\0\x0dIHDR')],
    ['jpeg', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['gif', latin1('GIF89a')],
    ['webp', latin1('RIFF\x24\0\0\0WEBPVP8 ')],
    ['avif', latin1('\0\0\0\x1cftypavif')],
    ['svg', latin1('<svg/>')],
    [
      'svg',
      latin1(
        '\xef\xbb\xbf <?xml version="1.0"?>\n<!-- by hand --><!DOCTYPE svg [<!ENTITY a "b">]>\n<svg width="1">'
      )
    ],
    ['svg', latin1('<s:svg xmlns:s="http://www.w3.org/2000/svg">')],
    ['svg', latin1(`<!-- <html> ${'long '.repeat(100_000)}--><svg>`)],
    ['svg', latin1('<?a <b> ?>\n<!DOCTYPE svg [<!-- ]> --><!ENTITY a "]>">]>\n<!-- --><svg>')],
    ['svg', latin1('\xff\xfe<\0s\0v\0g\0>\0')],
    ['svg', latin1('\0<\0s\0v\0g\0>')]
  ])('tells a %s', (format, bytes) => {
    expect(pictureFormat(bytes)).toBe(format)
  })

  it.each([
    ['nothing', ''],
    ['HTML that holds an SVG', '<html><svg/></html>'],
    ['text that mentions an SVG', 'see <svg>'],
    ['HTML with a comment about SVG', '<!-- <svg> --><html>'],
    ['HTML with a DOCTYPE about SVG', '<!DOCTYPE html [<!ENTITY a "<svg>">]><html>'],
    ['a DOCTYPE without end', '<!DOCTYPE svg [<svg>'],
    ['an element whose name only begins so', '<svgx/>'],
    ['JSON', '{"a": 1}']
  ])('does not take %s for a picture', (_, bytes) => {
    expect(pictureFormat(latin1(bytes))).toBeUndefined()
  })

  it.each([
    ['a name', `<${'a'.repeat(1_000_000)}`],
    ['prefixes', '<a:'.repeat(300_000)],
    ['comments', '<!--'.repeat(300_000)],
    ['quotation marks', `<!DOCTYPE a [${'"'.repeat(1_000_001)}`],
    ['blanks', ' '.repeat(1_000_000)]
  ])('answers without hanging for a text made to be read slowly: %s', async (_, text) => {
    const bytes = latin1(text)
    expect(await effort(() => expect(pictureFormat(bytes)).toBeUndefined())).toBeLessThan(30)
  })
})
