/**
 * Tells what kind of badge an object is, for saying so when it is none of ours.
 * @module
 */
import { asArray, type JsonObject } from '../base/json.ts'
import { type Problem, problem } from '../problem/problem.ts'

/** Which Open Badges something is; `clr-2.0` is a bundle of badges. */
export type Generation = '3.0' | '2.0' | '1.0' | 'clr-2.0' | 'unknown'

/** What a document is, if it is none of ours. */
export interface OtherGeneration {
  readonly generation: Generation
  readonly problem: Problem
}

/**
 * Says what `document` is, if it is a badge of another generation or holds several credentials.
 * @returns with OB_GENERATION_UNSUPPORTED, or `undefined` for what may be an Open Badge 3.0
 * @see https://www.imsglobal.org/spec/ob/v3p0/#docformat
 */
export function otherGeneration(document: JsonObject): OtherGeneration | undefined {
  const contexts = asArray(document['@context'])
  const types = asArray(document.type)
  if (contexts.includes('https://w3id.org/openbadges/v2')) return unsupported('2.0', 'an Open Badge 2.0')
  if (contexts.includes('https://w3id.org/openbadges/v1')) return unsupported('1.0', 'an Open Badge 1.1')
  if (
    document['@context'] === undefined &&
    'badge' in document &&
    ('recipient' in document || 'uid' in document)
  ) {
    return unsupported('1.0', 'an Open Badge 1.0')
  }
  if (types.includes('ClrCredential')) return unsupported('clr-2.0', 'a CLR 2.0, which holds several badges')
  if (types.includes('VerifiablePresentation'))
    return unsupported('unknown', 'a presentation, which holds credentials')
  if (types.includes('EndorsementCredential') && !isBadge(types)) {
    return unsupported('3.0', 'an endorsement, which speaks for a badge and is none')
  }
  if (!contexts.some(isOfOpenBadges) && !isBadge(types)) return noBadge(types)
  return undefined
}

function isBadge(types: readonly unknown[]): boolean {
  return types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
}

function isOfOpenBadges(context: unknown): boolean {
  return typeof context === 'string' && context.startsWith('https://purl.imsglobal.org/spec/ob/')
}

function noBadge(types: readonly unknown[]): OtherGeneration {
  const what = types.includes('VerifiableCredential') ? 'this credential is' : 'this JSON is'
  const detail = `${what} no Open Badge: it has neither its contexts nor its types`
  return { generation: 'unknown', problem: problem('OB_INPUT_NO_BADGE', detail, { path: '' }) }
}

/** The answer to a badge of `generation`, found in a picture or told by its members. */
export function unsupported(generation: Generation, what: string): OtherGeneration {
  const hint = 'this version verifies Open Badges 3.0'
  return { generation, problem: problem('OB_GENERATION_UNSUPPORTED', `this is ${what}`, { path: '', hint }) }
}
