/**
 * The media type of an answer, and whether it will do.
 * @module
 */
import { quote } from '../problem/problem.ts'
import type { FetchFault } from './fetch-fault.ts'

/**
 * The media type in a `content-type` field: lower case, without parameters; `''` for none.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3
 */
export function mediaTypeOf(contentType: string | null): string {
  const [type = ''] = (contentType ?? '').split(';')
  return type.trim().toLowerCase()
}

// Two fields are joined by a comma, so look anywhere.
const WEB_PAGE = /text\/html|application\/xhtml\+xml/

/** A fault `OB_FETCH_MEDIA_TYPE` if `mediaType` is that of a web page: mostly an error or a login in disguise. */
export function webPageFault(mediaType: string, status: number): FetchFault | undefined {
  if (!WEB_PAGE.test(mediaType)) return undefined
  const hint = 'There is a web page at this URL. The document must be served there as such.'
  return { code: 'OB_FETCH_MEDIA_TYPE', said: `is ${quote(mediaType)}, expected data`, hint, status }
}

/** A fault `OB_FETCH_MEDIA_TYPE` unless `mediaType` is one of `expected`; `+json` stands for all that end so. */
export function mediaTypeFault(
  mediaType: string,
  expected: readonly string[],
  status: number
): FetchFault | undefined {
  const fits = (type: string) => mediaType === type || (type.startsWith('+') && mediaType.endsWith(type))
  if (expected.some(fits)) return undefined
  const found = mediaType === '' ? 'has no media type' : `is ${quote(mediaType)}`
  const wanted = expected.map(type => (type.startsWith('+') ? `…${type}` : type || 'none')).join(', ')
  return { code: 'OB_FETCH_MEDIA_TYPE', said: `${found}, expected ${wanted}`, status }
}
