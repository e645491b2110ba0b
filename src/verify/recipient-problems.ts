/**
 * What is said of a recipient that fits, and of one that does not. What the caller knows of the person never stands here.
 * @module
 */
import { pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { type Compared, isMd5, type WrittenIdentity } from './identity-comparison.ts'
import { type FoundIdentity, kindsOfName, type Subject } from './recipient-identities.ts'

/** Fewer characters than this can be tried out for everybody beforehand: eight hexadecimal digits are 32 bits. */
const SHORTEST_SALT = 8

/** At most so many kinds are named in a text. */
const MAX_NAMED = 5

/** The warnings of an identity that fits: OB_RECIPIENT_LOOSE_MATCH, OB_RECIPIENT_HASH_WEAK, OB_RECIPIENT_TYPE. */
export function warningsOf(
  { path, object }: FoundIdentity,
  written: WrittenIdentity,
  compared: Compared
): Problem[] {
  const warnings = [
    ...weaknessesOf(written).map(detail => warning('OB_RECIPIENT_HASH_WEAK', detail, path)),
    ...(compared === 'exact' ? [] : [warning('OB_RECIPIENT_LOOSE_MATCH', looseness[compared], path)])
  ]
  if (object.identityType !== 'email') return warnings
  const detail = 'the standard has no type "email"; it was read as "emailAddress"'
  return [...warnings, warning('OB_RECIPIENT_TYPE', detail, pointer(path, 'identityType'))]
}

/** OB_RECIPIENT_MISMATCH, and OB_RECIPIENT_NOT_COMPARED for each of `uncompared`. */
export function mismatchOf(subjects: readonly Subject[], uncompared: readonly FoundIdentity[]): Problem[] {
  const kinds = kindsOfName(subjects)
    .slice(0, MAX_NAMED)
    .map(kind => quote(kind))
  const byKinds = kinds.length === 0 ? '' : `; it names them by ${kinds.join(', ')}`
  const detail = `the badge is about somebody else than the person named${byKinds}`
  const hint = 'try all addresses and identifiers of the person: the badge may be made out to any of them'
  const path = '/credentialSubject'
  return [problem('OB_RECIPIENT_MISMATCH', detail, { path, hint }), ...uncompared.map(notCompared)]
}

const looseness: Readonly<Record<Exclude<Compared, 'exact'>, string>> = {
  trimmed: 'the identity fits only without the space around it, or with its accents written in another way',
  'lower-case': 'the identity fits only in lower case'
}

function weaknessesOf(written: WrittenIdentity): string[] {
  if (written.by === 'plain') return []
  const { length } = written.salt
  const salt = length === 0 ? 'without a salt' : `with a salt of ${length} characters only`
  return [
    ...(isMd5(written) ? ['the identity is hashed by md5, for which two people can be made to fit'] : []),
    ...(length < SHORTEST_SALT ? [`the identity is hashed ${salt}, so it is easily guessed`] : [])
  ]
}

function notCompared({ written, path }: FoundIdentity): Problem {
  const [why, hint] =
    typeof written === 'string'
      ? [written, 'ask the issuer to mend the badge']
      : ['it is hashed by md5', 'set `acceptMd5` if you know the issuer, or ask for salted sha256']
  const parts = { path, hint, severity: 'warning' } as const
  return problem('OB_RECIPIENT_NOT_COMPARED', `an identity was not compared: ${why}`, parts)
}

function warning(code: `OB_RECIPIENT_${'HASH_WEAK' | 'LOOSE_MATCH' | 'TYPE'}`, detail: string, path: string) {
  return problem(code, detail, { path, severity: 'warning' })
}
