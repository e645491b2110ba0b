/**
 * Status lists as others make them: bits as text, gzip by zlib. Nothing here comes from the library but its types.
 * @module
 */
import { gzipSync } from 'node:zlib'
import type { JsonObject } from '../../src/base/json.ts'

/** URL of the list. */
export const listUrl = 'https://example.org/status/3'

/** The encodedList example of the specification: 131,072 zeros. */
export const specExample = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA'

/** A text of 0 and 1: `count` values of `size` bits, all 0 but those given. */
export function bitsOf(count: number, size: number, values: Readonly<Record<number, number>> = {}): string {
  const parts: string[] = []
  let next = 0
  for (const [index, value] of Object.entries(values)) {
    parts.push('0'.repeat((Number(index) - next) * size), value.toString(2).padStart(size, '0'))
    next = Number(index) + 1
  }
  return `${parts.join('')}${'0'.repeat((count - next) * size)}`
}

/** The bytes of a text of 0 and 1. */
export function bytesOf(bits: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil(bits.length / 8))
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(bits.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2)
  }
  return bytes
}

/** `bytes` as others write `encodedList`. */
export function encoded(bytes: Uint8Array): string {
  return `u${gzipSync(bytes).toString('base64url')}`
}

/** 131,072 values of `size` bits, all 0 but those given, as `encodedList`. */
export function encodedValues(values: Readonly<Record<number, number>> = {}, size = 1): string {
  return encoded(bytesOf(bitsOf(131_072, size, values)))
}

/** A list as a credential; its proof is checked elsewhere. */
export function bitstringList(subject: JsonObject = {}, members: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: listUrl,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: 'did:example:12345',
    validFrom: '2026-04-05T14:27:40Z',
    credentialSubject: {
      id: `${listUrl}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: specExample,
      ...subject
    },
    ...members
  }
}

/** An entry for it. */
export function bitstringEntry(members: JsonObject = {}): JsonObject {
  return {
    id: `${listUrl}#94567`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '94567',
    statusListCredential: listUrl,
    ...members
  }
}

/** One message for each value of `size` bits: `m0`, `m1` … */
export function messagesOf(size: number): JsonObject[] {
  return Array.from({ length: 2 ** size }, (_, value) => ({
    status: `0x${value.toString(16)}`,
    message: `m${value}`
  }))
}
