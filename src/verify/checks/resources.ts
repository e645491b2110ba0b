/**
 * The check `resources`: bytes that the caller has are those of which the badge states the digest.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../../base/json.ts'
import { type DigestAlgorithm, digestOf } from '../../base/subresource-integrity.ts'
import { type Problem, problem, quote } from '../../problem/problem.ts'
import { type CheckResult, skipped } from '../check.ts'
import { digestMembers, fitsDigests } from '../resource-digests.ts'

/**
 * Holds bytes against the digests that `credential` states of them: in `digestSRI` and `digestMultibase` of an entry of
 * `relatedResource`, or of any other object whose `id` is the address. All that is stated of an address must fit. Embedded
 * endorsements are the word of others and are not looked into. Does not fetch anything, and does not look at `mediaType`.
 * @param given bytes by address
 * @returns `passed` if all fit; `failed` with OB_RESOURCE_DIGEST; `inconclusive` with OB_RESOURCE_NO_DIGEST where nothing ties
 *   the bytes to the badge, be it that no digest is stated that is read here, or that it does not name the address;
 *   `skipped` if nothing was given
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 */
export function checkResources(
  credential: JsonObject,
  given: Readonly<Record<string, Uint8Array>>
): CheckResult {
  const resources = new Map(
    Object.entries(given).map(([url, bytes]): [string, Resource] => [url, { bytes, mentions: [] }])
  )
  if (resources.size === 0) return skipped
  collect(credential, '', resources)
  const problems = [...resources].flatMap(([url, resource]) => compare(url, resource))
  if (problems.length === 0) return { outcome: 'passed', problems }
  const differs = problems.some(({ code }) => code === 'OB_RESOURCE_DIGEST')
  return { outcome: differs ? 'failed' : 'inconclusive', problems }
}

/** One place where an address stands: as the `id` of an object, or as a mere text. */
interface Mention {
  readonly path: string
  readonly node?: JsonObject
}

/** What the caller has of an address, and where the badge names it. */
interface Resource {
  readonly bytes: Uint8Array
  readonly mentions: Mention[]
}

/** What is no word of the issuer on its resources. */
const foreign: ReadonlySet<string> = new Set(['@context', 'proof', 'endorsement', 'endorsementJwt'])

function collect(value: JsonValue | undefined, path: string, resources: ReadonlyMap<string, Resource>): void {
  if (typeof value === 'string') resources.get(value)?.mentions.push({ path })
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, pointer(path, index), resources)
  } else if (isObject(value)) {
    for (const [member, inner] of Object.entries(value)) {
      if (foreign.has(member)) continue
      if (member === 'id' && typeof inner === 'string')
        resources.get(inner)?.mentions.push({ path, node: value })
      else collect(inner, pointer(path, member), resources)
    }
  }
}

function compare(url: string, { bytes, mentions }: Resource): Problem[] {
  const digestBy = remembering(algorithm => digestOf(bytes, algorithm))
  const statements = mentions.flatMap(({ path, node = {} }) =>
    digestMembers.map(member => ({ path: pointer(path, member), fits: fitsDigests(node, member, digestBy) }))
  )
  if (statements.every(({ fits }) => fits === undefined)) return [noDigest(url, mentions)]
  return statements
    .filter(({ fits }) => fits === false)
    .map(({ path }) => {
      const detail = `the bytes given for ${quote(url, 200)} are not those of which this is the digest`
      return problem('OB_RESOURCE_DIGEST', detail, { path })
    })
}

function noDigest(url: string, [first]: readonly Mention[]): Problem {
  const [why, hint] =
    first === undefined
      ? ['the badge does not name', 'write the address to the letter as it stands in the badge']
      : ['the badge states no digest by sha256, sha384 or sha512 of', 'give only the bytes of what has one']
  const detail = `${why} ${quote(url, 200)}, so nothing ties the bytes to it`
  return problem('OB_RESOURCE_NO_DIGEST', detail, { path: first?.path ?? '', hint })
}

function remembering(digestBy: (algorithm: DigestAlgorithm) => Uint8Array): typeof digestBy {
  const known = new Map<DigestAlgorithm, Uint8Array>()
  return algorithm => {
    const digest = known.get(algorithm) ?? digestBy(algorithm)
    known.set(algorithm, digest)
    return digest
  }
}
