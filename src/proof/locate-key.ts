/**
 * Whose key made a proof: looked for among the issuer's own first, for nothing else can bind a key to him.
 * @module
 */
import { findIssuersKey } from '../binding/find-issuers-key.ts'
import type { IssuersKey, KeyName, KeyQuestion } from '../binding/issuers-key.ts'
import { isNotAtHand } from '../binding/not-at-hand.ts'
import { findVerificationMethod } from '../key/find-verification-method.ts'
import { ownMethodOf } from '../key/own-method.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/** The key of a proof, and whether it is the issuer's. */
export type LocatedKey =
  | (Omit<IssuersKey, 'warnings'> & {
      /** Errors if it is not the issuer's; warnings where that is doubtful. */
      readonly notIssuers: readonly Problem[]
    })
  | {
      /** Why there is no key. */
      readonly problems: readonly Problem[]
      /** True if what the issuer publishes was had, and does not hold it: then it is not the issuer's. */
      readonly notIssuers?: true
    }

/** What {@link locateKey} needs to know. */
export type LocateKeyOptions = Pick<KeyQuestion, 'resolver' | 'session' | 'now' | 'keyBinding'>

/**
 * Locates a key: among those that the issuer publishes; else, if its own name is or was given as a document, there. A
 * key found there can show that the signature is good, but not that the issuer made it. Addresses that cannot speak
 * for the issuer are not asked.
 * @returns the key, with OB_KEY_NOT_ISSUERS or why the issuer's documents could not be had in `notIssuers` where he
 *   does not publish it; or the problems of finding it
 */
export async function locateKey(
  name: KeyName,
  issuerId: string,
  options: LocateKeyOptions
): Promise<LocatedKey> {
  const { resolver, session, now, keyBinding } = options
  const found = await findIssuersKey({
    resolver,
    session,
    now,
    ...(keyBinding && { keyBinding }),
    name,
    issuerId
  })
  if ('key' in found) {
    const { warnings, ...key } = found
    return { notIssuers: warnings, ...key }
  }
  const { problems, open } = found
  const holderId = 'shown' in name ? issuerId : ownMethodOf(name.methodId).replace(/#.*$/s, '')
  // He lists it, and says that it is not to be used: then it is his, whatever its name.
  if (!open && problems.some(({ code }) => listed.has(code))) return { problems }
  if ('shown' in name || holderId === issuerId) {
    const absent = problems.every(({ code }) => code === 'OB_KEY_NOT_FOUND')
    return absent ? { problems, notIssuers: true } : { problems }
  }
  const notIssuers = open ? problems : [...kept(problems), notListed(name.methodId, issuerId)]
  const stranger = await strangersKey(name.methodId, holderId, options)
  if (stranger === undefined) return open ? { problems } : { problems: notIssuers, notIssuers: true }
  return 'problems' in stranger ? stranger : { ...stranger, notIssuers }
}

const listed: ReadonlySet<string> = new Set(['OB_KEY_REVOKED', 'OB_KEY_EXPIRED', 'OB_KEY_PURPOSE'])

/** That his documents do not list the key is said better by OB_KEY_NOT_ISSUERS. */
function kept(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ code }) => code !== 'OB_KEY_NOT_FOUND')
}

/** The key of somebody else, if he needs not be asked over the network. */
async function strangersKey(
  methodId: string,
  holderId: string,
  { resolver, now }: LocateKeyOptions
): Promise<LocatedKey | undefined> {
  const resolution = await resolver.resolve(holderId)
  if (!('controller' in resolution)) {
    const bad = 'problems' in resolution && !resolution.problems.every(({ code }) => isNotAtHand(code))
    return bad ? { problems: resolution.problems } : undefined
  }
  const { controller, foundBy, documents } = resolution
  const found = findVerificationMethod(controller, methodId, 'assertionMethod', now)
  if ('problems' in found) return found
  const { key, method } = found
  return { key, id: method.id, controller: method.controller, foundBy, documents, notIssuers: [] }
}

function notListed(methodId: string, issuerId: string): Problem {
  const detail = `the proof was made with ${quote(methodId, 200)}, which is no key of the issuer ${quote(issuerId, 200)}`
  return problem('OB_KEY_NOT_ISSUERS', detail, {
    path: '/issuer',
    hint: 'whoever holds that key made this badge in the name of the issuer'
  })
}
