/**
 * The formats that the schemas name, held to more strictly than JSON Schema asks.
 * @module
 */
import { parseDate, parseDateTimeStamp } from '../base/date-time-stamp.ts'
import { isAbsoluteIri } from '../base/iri.ts'

/** Name of a format -> whether a text has it. The generated validators import this. */
export const formats: Readonly<Record<'date-time' | 'date' | 'uri', (text: string) => boolean>> = {
  'date-time': text => parseDateTimeStamp(text) !== undefined,
  date: text => parseDate(text) !== undefined,
  uri: isAbsoluteIri
}
