/**
 * Checks the signature of a VC-JWT, and whose key made it.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { askAnew } from '../binding/ask-anew.ts'
import type { KeyName } from '../binding/issuers-key.ts'
import type { PublicKey } from '../key/public-key.ts'
import { isSameKey } from '../key/same-key.ts'
import { hasError, type Problem, problem, quote } from '../problem/problem.ts'
import { type CheckedProof, isIssuersOwn, notAtHand } from './check-proofs.ts'
import { checkJwtSignature, headerKey } from './jws-signature.ts'
import { type LocateKeyOptions, locateKey } from './locate-key.ts'
import type { ExpectedExchange } from './proof-members.ts'
import type { VcJwt } from './vc-jwt.ts'
import { checkJwtClaims } from './vc-jwt-claims.ts'

/**
 * Checks a VC-JWT: its claims against its credential, its key as the issuer publishes it, its signature. The header is
 * a hint: the key it shows, or names, counts only if the issuer publishes it.
 *
 * It does not judge whether the key is the issuer's: `key.notIssuers` says that. Nor the time: see `jwtPeriod`.
 *
 * @param issuerId `issuer.id` of the credential
 * @returns `proof` is a `JwtProof`
 */
export async function checkJwt(
  jwt: VcJwt,
  issuerId: string,
  options: LocateKeyOptions & ExpectedExchange
): Promise<CheckedProof> {
  const proof = jwtProofOf(jwt)
  // That it is meant for somebody is no surprise to who expects it.
  const claims = checkJwtClaims(jwt).filter(({ path }) => path !== '/aud' || options.domain === undefined)
  const shown = headerKey(jwt)
  const before = [...claims, ...shown.problems, ...checkExchange(jwt, options)]
  const name = keyNameOf(jwt, issuerId, shown.key)
  if (name === undefined) return { proof, outcome: 'failed', problems: before }
  return askAnew(options.session, isIssuersOwn, session =>
    checkByKey(jwt, { name, shown: shown.key, before }, issuerId, { ...options, session })
  )
}

interface SoundJwt {
  readonly name: KeyName
  readonly shown: PublicKey | undefined
  /** What was found before. */
  readonly before: readonly Problem[]
}

async function checkByKey(
  jwt: VcJwt,
  { name, shown, before }: SoundJwt,
  issuerId: string,
  options: LocateKeyOptions
): Promise<CheckedProof> {
  const proof = jwtProofOf(jwt)
  const key = await locateKey(name, issuerId, options)
  if ('problems' in key) {
    const problems = key.problems.map(found => ({ path: keyPath, ...found }))
    if (key.notIssuers) {
      return {
        proof,
        outcome: hasError(before) ? 'failed' : 'inconclusive',
        problems: before,
        notIssuers: problems
      }
    }
    const all = [...before, ...problems]
    return { proof, outcome: unproven(all), problems: all }
  }
  const wrong = shown && !isSameKey(shown, key.key) ? otherKey(jwt) : await checkJwtSignature(jwt, key.key)
  const problems = wrong ? [...before, wrong] : before
  return { proof, outcome: hasError(problems) ? unproven(problems) : 'passed', problems, key }
}

const keyPath = '/header/kid'

/** Not at hand is also a key whose algorithm this platform lacks. */
function unproven(problems: readonly Problem[]): CheckedProof['outcome'] {
  return notAtHand(problems) ? 'inconclusive' : 'failed'
}

/**
 * A domain is named by `aud`. Nothing in the JWT of a badge repeats a challenge; a proof inside can do both, and the JWT
 * signs it too.
 */
function checkExchange({ claims, credential }: VcJwt, { domain, challenge }: ExpectedExchange): Problem[] {
  const problems: Problem[] = []
  const inside = (member: string, wanted: string) =>
    asArray<JsonValue>(credential.proof).some(
      proof => isObject(proof) && asArray<JsonValue>(proof[member]).includes(wanted)
    )
  if (domain !== undefined && !asArray<JsonValue>(claims.aud).includes(domain) && !inside('domain', domain)) {
    const detail = `the JWT is not meant for ${quote(domain)}: its "aud" is ${quote(claims.aud)}`
    problems.push(problem('INVALID_DOMAIN_ERROR', detail, { path: '/aud' }))
  }
  if (challenge !== undefined && !inside('challenge', challenge)) {
    const hint = 'ask for a credential with an embedded proof, which can repeat a challenge'
    problems.push(
      problem('INVALID_CHALLENGE_ERROR', 'the JWT does not repeat the challenge', { path: '', hint })
    )
  }
  return problems
}

/** `kid` before `jwk`. A bare fragment is one of the issuer, where that is a DID. */
function keyNameOf({ header }: VcJwt, issuerId: string, shown: PublicKey | undefined): KeyName | undefined {
  const { kid } = header
  if (kid === undefined) return shown && { shown }
  return { methodId: kid.startsWith('#') && issuerId.startsWith('did:') ? `${issuerId}${kid}` : kid }
}

function otherKey({ header }: VcJwt): Problem {
  const detail = `the header shows another key than the one called ${quote(header.kid)}`
  return problem('OB_KEY_MISMATCH', detail, { path: '/header/jwk' })
}

/** What secures the credential, for a report. */
function jwtProofOf({ header: { alg, kid }, claims }: VcJwt): JsonObject {
  return Object.freeze({ type: 'VC-JWT', alg, ...(kid !== undefined && { kid }), claims })
}
