/**
 * Which kind of picture an Image points to, as far as its address shows it.
 * @module
 */
import { type JsonObject, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

const MEDIA_TYPE = /^data:([^;,]*)/i

/** What nearly all addresses of images look like. */
const ORDINARY = /^https:\/\/[^?#]*\.(?:png|svg)$/

const allowed = ['image/png', 'image/svg+xml']
const otherExtensions = /\.(?:apng|avif|bmp|gif|hei[cf]|ico|jfif|jpe?g|jxl|pdf|svgz|tiff?|webp)$/i

/**
 * An Image is a PNG or an SVG, at a web address or in a `data:` URL. Reports OB_IMAGE_KIND where the address shows
 * another kind: by its scheme, the media type of a `data:` URL, or the extension of another kind of picture.
 * Does not fetch or look into the picture.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#image
 */
export function imageKind({ id }: JsonObject, path: string): Problem[] {
  const found = typeof id === 'string' && !ORDINARY.test(id) ? otherKindOf(id) : undefined
  if (found === undefined) return []
  const detail = `an image must be a PNG or SVG at a web address or in a data: URL, found ${found}`
  return [problem('OB_IMAGE_KIND', detail, { path: pointer(path, 'id') })]
}

/** What the address shows to be another kind of thing; `undefined` if it shows nothing of the sort. */
function otherKindOf(id: string): string | undefined {
  const mediaType = MEDIA_TYPE.exec(id)?.[1]
  if (mediaType !== undefined) {
    return allowed.includes(mediaType.trim().toLowerCase()) ? undefined : `the media type ${quote(mediaType)}`
  }
  if (!/^https?:/i.test(id)) return quote(id)
  const [address = ''] = id.split(/[?#]/, 1)
  const [extension] = otherExtensions.exec(address) ?? []
  return extension && quote(extension)
}
