/**
 * The kinds of picture that can carry a credential: one line each.
 * @module
 */
import { type PictureFormat, pictureFormat } from '../image/picture-format.ts'
import { failure } from '../problem/error.ts'
import type { Container } from './container.ts'
import { pngContainer } from './png.ts'
import { svgContainer } from './svg.ts'

const containers = {
  png: pngContainer,
  svg: svgContainer
} satisfies Partial<Record<PictureFormat, Container>>

/** A kind of picture that can carry a credential. */
export type ContainerFormat = keyof typeof containers

/**
 * The container that a picture is, told by its bytes.
 * @throws OpenBadgesError `OB_IMAGE_FORMAT` if it is none that is known
 */
export function containerOf(image: Uint8Array): { format: ContainerFormat; container: Container } {
  const format = pictureFormat(image)
  if (isContainerFormat(format)) return { format, container: containers[format] }
  throw failure('OB_IMAGE_FORMAT', `expected a PNG or SVG, found ${found(image, format)}`, {
    hint: format === undefined ? hintFor(image) : 'export the picture as a PNG or SVG'
  })
}

/** An SVG is often kept packed by gzip, under the name svgz. */
function hintFor([first, second]: Uint8Array): string {
  const isGzip = first === 0x1f && second === 0x8b
  return isGzip ? 'unpack it: gzip may hold an SVG (svgz)' : 'give the bytes of the picture itself'
}

function isContainerFormat(format: PictureFormat | undefined): format is ContainerFormat {
  return format !== undefined && Object.hasOwn(containers, format)
}

function found(image: Uint8Array, format: PictureFormat | undefined): string {
  if (format !== undefined) return `a picture of the kind ${format}, which carries no badges`
  return image.length === 0 ? 'no bytes at all' : 'bytes of an unknown kind'
}
