import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { parseCompactJws } from '../../src/proof/jws.ts'
import { checkJwtSignature } from '../../src/proof/jws-signature.ts'
import { inWords } from '../support/problems.ts'
import { vectors } from '../support/vectors.ts'

const { path, missing, note } = vectors('wycheproof')

interface Jwk {
  readonly kty?: string
  readonly kid?: string
  readonly alg?: string
}

interface Group {
  readonly comment: string
  readonly public?: Jwk | { readonly keys: readonly Jwk[] }
  readonly private?: Jwk | { readonly keys: readonly Jwk[] }
  readonly tests: readonly {
    readonly tcId: number
    readonly comment: string
    readonly jws: string | object
    readonly result: 'valid' | 'invalid' | 'acceptable'
  }[]
}

interface Result {
  readonly id: number
  readonly expected: string
  /** `accepted`, or the code of the first problem. */
  readonly found: string
  readonly alg: string
}

/** The whole way of a JWS, but for whose key it is: the strict parser, our key import, our check. */
async function answerTo(jws: string, jwk: Jwk): Promise<string> {
  const { jws: parts, problems } = parseCompactJws(jws, defaultLimits)
  if (parts === undefined) return problems[0]?.code ?? 'no problem'
  try {
    const wrong = await checkJwtSignature(parts, publicKeyFromJwk(jwk))
    return wrong?.code ?? 'accepted'
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return inWords(thrown.problems[0]).code
    throw thrown
  }
}

async function resultsOf(file: string): Promise<Result[]> {
  const { testGroups } = JSON.parse(readFileSync(join(path, file), 'utf8')) as { testGroups: Group[] }
  const results: Result[] = []
  for (const group of testGroups) {
    const published = group.public ?? group.private ?? {}
    const keys = 'keys' in published ? published.keys : [published]
    for (const { tcId, jws, result } of group.tests) {
      const text = typeof jws === 'string' ? jws : JSON.stringify(jws)
      // A set is accepted if one of its keys is: picking one of them is not what is tested here.
      const answers = await Promise.all(keys.map(jwk => answerTo(text, jwk)))
      const found = answers.includes('accepted') ? 'accepted' : (answers[0] ?? 'no key')
      results.push({ id: tcId, expected: result, found, alg: keys[0]?.alg ?? '' })
    }
  }
  return results
}

/** How often each answer was given, by the algorithm that the key is for. */
function counted(results: readonly Result[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { found, alg } of results) {
    const difference = `${alg}: ${found}`
    counts[difference] = (counts[difference] ?? 0) + 1
  }
  return counts
}

const profile = ['RS256', 'ES256', 'ES384', 'EdDSA']
const ids = (results: readonly Result[]) => results.map(({ id }) => id)
const wronglyAccepted = (results: readonly Result[]) =>
  ids(results.filter(({ expected, found }) => expected === 'invalid' && found === 'accepted'))
const refusedThoughValid = (results: readonly Result[]) =>
  results.filter(({ expected, found }) => expected !== 'invalid' && found !== 'accepted')

describe.skipIf(missing)(`JWS of Wycheproof in the strict profile${note}`, async () => {
  const results = missing ? [] : await resultsOf('json_web_signature_test.json')

  test('all are answered', () => {
    expect(results).toHaveLength(401)
  })

  test('none that is wrong is accepted', () => {
    expect(wronglyAccepted(results)).toEqual([])
  })

  test('all that are right and in the profile are accepted', () => {
    const accepted = results.filter(({ found }) => found === 'accepted')
    expect(counted(accepted)).toEqual({ 'ES256: accepted': 2, 'RS256: accepted': 8 })
    expect(ids(refusedThoughValid(results).filter(({ alg }) => profile.includes(alg)))).toEqual([])
  })

  test('those that are right and not in the profile are refused for what they are', () => {
    expect(counted(refusedThoughValid(results))).toEqual({
      // Whoever can check these can make them.
      'HS256: OB_JWS_ALGORITHM': 9,
      // A stray character in the header, which Wycheproof lets decoders pass over.
      'HS256: OB_JWS_MALFORMED': 1,
      // Sound, and not used by Open Badges. ES521 is Wycheproof's name for the key of ES512.
      'ES521: OB_SECURING_UNSUPPORTED': 2,
      'PS256: OB_SECURING_UNSUPPORTED': 8,
      'PS384: OB_SECURING_UNSUPPORTED': 4,
      'PS512: OB_SECURING_UNSUPPORTED': 4,
      'RS384: OB_SECURING_UNSUPPORTED': 4,
      'RS512: OB_SECURING_UNSUPPORTED': 4
    })
  })
})

describe.skipIf(missing)(`JWK of Wycheproof in the strict profile${note}`, async () => {
  const results = missing ? [] : await resultsOf('json_web_key_test.json')

  test('all are answered', () => {
    expect(results).toHaveLength(26)
  })

  test('none that is wrong is used', () => {
    expect(wronglyAccepted(results)).toEqual([])
  })

  test('all that are right and in the profile are used', () => {
    const accepted = results.filter(({ found, expected }) => found === 'accepted' && expected === 'valid')
    expect(counted(accepted)).toEqual({ 'RS256: accepted': 1 })
    expect(counted(refusedThoughValid(results))).toEqual({
      'HS256: OB_JWS_ALGORITHM': 2,
      'HS384: OB_JWS_ALGORITHM': 1,
      'HS512: OB_JWS_ALGORITHM': 1
    })
  })
})
