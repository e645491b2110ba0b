/**
 * A `fetch` that does not want to ask says so by the `code` of what it throws.
 * @module
 */
import type { FetchFault } from './fetch-fault.ts'

type Refusal = Pick<FetchFault, 'code' | 'said' | 'hint'>

const refusals: readonly Refusal[] = [
  {
    code: 'OB_FETCH_ADDRESS',
    said: 'is not asked for: its host leads to an address that is not public',
    hint: 'If the host is one of your own, let the given `fetch` connect to it.'
  },
  {
    code: 'OB_FETCH_NOT_ALLOWED',
    said: 'is not asked for: the given `fetch` does not ask this host',
    hint: 'If you trust the host, let the given `fetch` ask it.'
  }
]

/** The fault of a `fetch` that threw `thrown` because it refuses to ask; `undefined` for anything else. */
export function refusalOf(thrown: unknown): FetchFault | undefined {
  if (!(thrown instanceof Error)) return undefined
  const { code } = thrown as { readonly code?: unknown }
  const refusal = refusals.find(known => known.code === code)
  return refusal && { ...refusal, cause: thrown }
}
