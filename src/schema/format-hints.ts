/**
 * The text that was probably meant by one that has not the format asked for.
 * @module
 */
import { parseDate } from '../base/date-time-stamp.ts'
import { quote } from '../problem/problem.ts'
import { formats } from './formats.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?:[/?#:]|$)/i
const EMAIL = /^[^\s@:/]{1,64}@[^\s@:/]{1,255}$/

const MAX_LENGTH = 200

/** Format -> how to write it, for what people often write instead. */
const rewritings: Readonly<Record<string, (text: string) => readonly string[]>> = {
  'date-time': text => {
    const upper = text.toUpperCase().replace(' ', 'T')
    return parseDate(text) === undefined ? [upper, `${upper}Z`] : [`${text}T00:00:00Z`]
  },
  date: text => [text.slice(0, 10)],
  uri: text => {
    if (UUID.test(text)) return [`urn:uuid:${text}`]
    if (EMAIL.test(text)) return [`mailto:${text}`]
    return HOST.test(text) ? [`https://${text}`] : [text.replaceAll(' ', '%20')]
  }
}

/** How to write `value` in `format`; `undefined` if it cannot be told. */
export function hintForFormat(value: string, format: string): string | undefined {
  const hasFormat = Object.entries(formats).find(([name]) => name === format)?.[1]
  const meant = rewritings[format]?.(value.trim().slice(0, MAX_LENGTH)).find(text => hasFormat?.(text))
  return meant === undefined ? undefined : `write ${quote(meant, MAX_LENGTH)}`
}
