/**
 * Tells what kind of badge an object is, for saying so when it is none of ours.
 * @module
 */
import { asArray, type JsonObject } from '../base/json.ts'
import { type Problem, problem } from '../problem/problem.ts'

/** Which Open Badges something is; `1.0` stands for all before 2.0, `clr-2.0` is a bundle of badges. */
export type Generation = '3.0' | '2.0' | '1.0' | 'clr-2.0' | 'unknown'

/** What a document is, if it is none of ours. */
export interface OtherGeneration {
  readonly generation: Generation
  readonly problem: Problem
}

/**
 * Says what `document` is, if it is a badge of another generation or holds several credentials. It may be a hosted
 * document, or the payload of a signed one: the older generations sign the badge as it is, without claims around it.
 *
 * For those who look for a badge; of a credential that may be any, nothing of this is wrong.
 * @returns with OB_GENERATION_UNSUPPORTED, or OB_INPUT_NO_BADGE for what is no badge of any generation; `undefined` for
 *   what may be an Open Badge 3.0
 * @see https://www.imsglobal.org/spec/ob/v3p0/#docformat
 */
export function otherGeneration(document: JsonObject): OtherGeneration | undefined {
  const contexts = asArray(document['@context'])
  const types = asArray(document.type)
  if (types.includes('ClrCredential')) return unsupported('clr-2.0', 'a CLR 2.0, which holds several badges')
  if (types.includes('VerifiablePresentation'))
    return unsupported('unknown', 'a presentation, which holds credentials')
  if (types.includes('EndorsementCredential') && !isBadge(types)) {
    return unsupported('3.0', 'an endorsement, which speaks for a badge and is none')
  }
  if (isBadge(types)) return undefined
  const older = olderGeneration(document, contexts, types)
  if (older !== undefined) return older
  return contexts.some(isOfOpenBadges) ? undefined : noBadge(types)
}

const OLDER_CONTEXT =
  /^https?:\/\/(?:w3id\.org\/openbadges\/v([12])|openbadgespec\.org\/v([12])\/context\.json)$/

/** What hangs together with an older badge and is none itself, by its type. */
const partsOfOlder: Readonly<Record<string, string>> = {
  BadgeClass: 'the badge class',
  CryptographicKey: 'a key',
  Endorsement: 'an endorsement',
  Issuer: 'the issuer',
  IssuerOrg: 'the issuer',
  Profile: 'the issuer',
  RevocationList: 'the revocation list'
}

function olderGeneration(
  document: JsonObject,
  contexts: readonly unknown[],
  types: readonly unknown[]
): OtherGeneration | undefined {
  const versions = contexts.flatMap(context => (typeof context === 'string' ? versionIn(context) : []))
  const [version] = versions
  if (version !== undefined) {
    const name = version === '2' ? 'an Open Badge 2.0' : 'an Open Badge 1.1'
    const [part] = Object.entries(partsOfOlder).flatMap(([type, part]) => (types.includes(type) ? part : []))
    return unsupported(version === '2' ? '2.0' : '1.0', part ? `${part} of ${name}` : name)
  }
  // Open Badges 1.0 and 0.5 know no contexts and no types: an assertion is told by its members.
  if (document['@context'] !== undefined || !('badge' in document)) return undefined
  if (!['recipient', 'uid', 'verify'].some(member => member in document)) return undefined
  return unsupported('1.0', `an Open Badge ${typeof document.recipient === 'string' ? '0.5' : '1.0'}`)
}

function versionIn(context: string): string | [] {
  const [, first, second] = OLDER_CONTEXT.exec(context) ?? []
  return first ?? second ?? []
}

function isBadge(types: readonly unknown[]): boolean {
  return types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
}

function isOfOpenBadges(context: unknown): boolean {
  return typeof context === 'string' && context.startsWith('https://purl.imsglobal.org/spec/ob/')
}

function noBadge(types: readonly unknown[]): OtherGeneration {
  const other = types.includes('VerifiableCredential')
  const detail = `this ${other ? 'credential' : 'JSON'} is no Open Badge: it has neither its contexts nor its types`
  const hint = other ? "if any credential will do, say so: kind: 'credential'" : undefined
  const found = problem('OB_INPUT_NO_BADGE', detail, { path: '', ...(hint && { hint }) })
  return { generation: 'unknown', problem: found }
}

/** The answer to a badge of `generation`, found in a picture or told by its members. */
export function unsupported(generation: Generation, what: string): OtherGeneration {
  const hint = 'this version verifies Open Badges 3.0'
  return { generation, problem: problem('OB_GENERATION_UNSUPPORTED', `this is ${what}`, { path: '', hint }) }
}
