/**
 * What the compiled schemas find, each at the member that is wrong.
 * @module
 */
import { pointer } from '../base/json.ts'
import type { SchemaError, Validator } from '../generated/validators.js'

/** One thing that is not allowed at one place. */
export interface Finding {
  /** The keyword of JSON Schema that is not met, or a name of our own for what no schema holds. */
  readonly keyword: string
  /** JSON pointer to the wrong value, or to the member that is missing. */
  readonly path: string
  /** What the keyword asked for. */
  readonly params: Readonly<Record<string, unknown>>
}

/** All findings of `validate` on `value`, which stands at `path` of a document. */
export function findingsOf(validate: Validator, value: unknown, path = ''): Finding[] {
  if (validate(value)) return []
  return (validate.errors ?? []).filter(isCause).map(({ keyword, instancePath, params }) => {
    const member = params.missingProperty ?? params.additionalProperty
    const at = path + instancePath
    return { keyword, path: typeof member === 'string' ? pointer(at, member) : at, params }
  })
}

// `if` only repeats what `then` or `else` says; inside `contains` every item that is another one is an error.
function isCause({ keyword, schemaPath }: SchemaError): boolean {
  return keyword !== 'if' && !schemaPath.includes('/contains/')
}
