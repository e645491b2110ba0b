/**
 * The ceiling of the size of a picture.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { failure } from '../problem/error.ts'

/** @throws OpenBadgesError `OB_LIMIT_IMAGE_BYTES` if a picture of so many `bytes` is larger than is read */
export function checkImageSize(bytes: number, { maxImageBytes }: Pick<Limits, 'maxImageBytes'>): void {
  if (bytes <= maxImageBytes) return
  throw failure('OB_LIMIT_IMAGE_BYTES', `the picture has ${bytes} bytes, at most ${maxImageBytes} are read`, {
    hint: 'make the picture smaller, or raise limits.maxImageBytes'
  })
}
