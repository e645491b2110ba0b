/**
 * PNG as a container of credentials.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { checkPngCrc, type PngChunk } from '../image/png-chunk.ts'
import { readPngChunks } from '../image/png-chunks.ts'
import { rebuildPng } from '../image/png-rebuild.ts'
import { hasKeyword, type PngText, pngTextType, readPngText, writeItxt } from '../image/png-text.ts'
import { failure } from '../problem/error.ts'
import { type Problem, problem } from '../problem/problem.ts'
import { PNG_KEYWORD, type PngCarrier, pngCarriers } from './carrier.ts'
import type { CarrierText, Container } from './container.ts'

/** @see https://www.imsglobal.org/spec/ob/v3p0/#png-baking */
export const pngContainer: Container = {
  find(image, reading) {
    return readPngChunks(image, reading).flatMap(chunk => {
      const carrier = carrierOf(image, chunk)
      if (!carrier) return []
      return [{ generation: carrier.generation, read: () => read(image, chunk, carrier, reading.limits) }]
    })
  },

  bake(image, text, { limits, replace, dropTrailingData }) {
    const chunks = readPngChunks(image, { limits, checkAllCrcs: true, dropTrailingData })
    const kept = withoutCredential(image, chunks)
    if (kept.length < chunks.length && !replace) {
      throw failure('OB_CARRIER_PRESENT', 'the picture already carries an Open Badges 3.0 credential', {
        hint: 'bake into the original picture, or give the option replace: true'
      })
    }
    const baked = rebuildPng(image, kept, writeItxt(PNG_KEYWORD, text))
    checkReadable(baked, kept.length + 1, limits)
    return baked
  },

  strip(image, reading) {
    return rebuildPng(image, withoutCredential(image, readPngChunks(image, reading)))
  }
}

function carrierOf(image: Uint8Array, chunk: PngChunk): PngCarrier | undefined {
  const type = pngTextType(chunk)
  if (!type) return undefined
  return pngCarriers.find(({ types, keyword }) => types.includes(type) && hasKeyword(image, chunk, keyword))
}

function withoutCredential(image: Uint8Array, chunks: readonly PngChunk[]): readonly PngChunk[] {
  return chunks.filter(chunk => carrierOf(image, chunk)?.generation !== '3.0')
}

function read(image: Uint8Array, chunk: PngChunk, carrier: PngCarrier, { maxBytes }: Limits): CarrierText {
  checkPngCrc(image, chunk)
  const found = readPngText(image, chunk, maxBytes)
  return { text: found.text, problems: oddities(chunk, found, carrier) }
}

function oddities({ type }: PngChunk, { compressed, encoding }: PngText, carrier: PngCarrier): Problem[] {
  const severity = 'warning'
  const hint = 'bake the credential again'
  const problems: Problem[] = []
  if (compressed) {
    problems.push(
      problem('OB_CARRIER_COMPRESSED', 'the credential is compressed, which baking forbids', {
        severity,
        hint
      })
    )
  }
  if (carrier.wantsItxt && type !== 'iTXt') {
    problems.push(
      problem('OB_CARRIER_NOT_ITXT', `the credential is in a ${type} chunk, expected iTXt`, {
        severity,
        hint
      })
    )
  }
  if (type !== 'iTXt' && encoding === 'UTF-8') {
    const detail = `the text of the ${type} chunk is UTF-8 and was read so, expected Latin-1`
    problems.push(problem('OB_CARRIER_NOT_LATIN1', detail, { severity, hint }))
  }
  return problems
}

/** What is baked can be unbaked under the same limits. */
function checkReadable(baked: Uint8Array, chunks: number, { maxImageBytes, maxChunks }: Limits): void {
  if (baked.length > maxImageBytes) {
    throw failure(
      'OB_LIMIT_IMAGE_BYTES',
      `the baked picture has ${baked.length} bytes, at most ${maxImageBytes} are read`
    )
  }
  if (chunks > maxChunks) {
    throw failure('OB_LIMIT_CHUNKS', `the baked picture has ${chunks} chunks, at most ${maxChunks} are read`)
  }
}
