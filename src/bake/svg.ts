/**
 * SVG as a container of credentials.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { encodeUtf8, isLongerThan } from '../base/utf8.ts'
import { checkImageSize } from '../image/image-size.ts'
import { withoutDoctype } from '../image/svg-doctype.ts'
import { checkElementLimits } from '../image/svg-document.ts'
import { decodeSvg } from '../image/svg-picture.ts'
import { failure } from '../problem/error.ts'
import type { Container } from './container.ts'
import { findCarriers } from './svg-find.ts'
import { CARRIER_DEPTH, readCarrier } from './svg-read.ts'
import { escapeJson, insertCarrier, removeCarriers } from './svg-write.ts'

/** @see https://www.imsglobal.org/spec/ob/v3p0/#svg-baking */
export const svgContainer: Container = {
  find(image, { limits }) {
    const { text, carriers } = findCarriers(decodeSvg(image, limits), limits)
    return carriers.map(found => ({
      generation: found.carrier.generation,
      read: () => ({ text: readCarrier(text, found, limits), problems: [] })
    }))
  },

  bake(image, credential, { limits, replace, stripDoctype, secondJudge }) {
    const given = decodeSvg(image, limits)
    const reading = findCarriers(stripDoctype ? withoutDoctype(given) : given, limits)
    if (!reading.namesAreAscii) secondJudge(reading.text)
    const isCarrying = reading.carriers.some(({ carrier: { generation } }) => generation === '3.0')
    if (isCarrying && !replace) {
      throw failure('OB_CARRIER_PRESENT', 'the picture already carries an Open Badges 3.0 credential', {
        hint: 'bake into the original picture, or give the option replace: true'
      })
    }
    const empty = isCarrying ? findCarriers(removeCarriers(reading), limits) : reading
    const written = escapeJson(credential)
    const baked = encodeUtf8(insertCarrier(empty, written))
    checkReadable(baked, empty.elements + 1, written, limits)
    return baked
  },

  strip(image, { limits }) {
    return encodeUtf8(removeCarriers(findCarriers(decodeSvg(image, limits), limits)))
  }
}

/** What is baked can be unbaked under the same limits. */
function checkReadable(baked: Uint8Array, elements: number, written: string, limits: Limits): void {
  checkImageSize(baked.length, limits)
  if (isLongerThan(written, limits.maxBytes)) {
    throw failure('OB_LIMIT_BYTES', `the credential has more than ${limits.maxBytes} bytes`)
  }
  checkElementLimits(elements, CARRIER_DEPTH, limits)
}
