/**
 * Endorsements that say different things of one thing, and cost to be told apart: nested, or with many proofs (threat J17).
 * In RDF they speak of one node, so that each has to be hashed by itself, with all that stands in it.
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { embedded, text } from '../badges.ts'
import { type Attack, attacksOn, refused } from '../corpus.ts'
import { bad, badgeId, endorsed, endorserKey, praise } from '../endorsed.ts'
import { issuers, twinOf } from '../issuers.ts'
import { badgeWith, byIssuer } from '../listed.ts'
import { type Part, type Recipe, repeatedIn } from '../recipe.ts'

const { web } = issuers.didWeb

/** What one of several endorsers says of the badge. */
const said = (number: number, endorsementComment: string, members: JsonObject = {}): JsonObject =>
  praise(badgeId, {
    id: `https://endorser.example/${number}`,
    credentialSubject: { id: badgeId, type: ['EndorsementSubject'], endorsementComment },
    ...members
  })

const tag = (at: number | '#') => `mot ${at}`

/** A badge with six endorsements, each of which stands in the next one. The innermost has so many tags. */
async function nested(tags: number): Promise<Recipe> {
  const list = Array.from({ length: tags }, (_, at) => tag(at))
  let members: JsonObject = {
    evidence: [{ id: 'https://example.org/e/1', type: ['Evidence', 'Achievement'], tag: list }]
  }
  for (const number of [1, 2, 3, 4, 5, 6]) {
    members = { endorsement: [await embedded(said(number, `Note ${number}.`, members), endorserKey)] }
  }
  return repeatedIn(text(await byIssuer(badgeWith(members))), tags, at => text(tag(at)))
}

/** A badge with nine endorsements, which have so many proofs: of each, the same one again and again. */
async function proven(counts: readonly number[], commentOf: (number: number) => string): Promise<Recipe> {
  const signed = await Promise.all(
    counts.map(async (_, at) => embedded(said(at + 1, commentOf(at + 1)), endorserKey))
  )
  const endorsement = signed.map((one, at) => ({
    ...one,
    proof: Array.from({ length: counts[at] ?? 0 }, () => one.proof[0] ?? {})
  }))
  const parts: Part[] = []
  let rest = text(await byIssuer(badgeWith({ endorsement })))
  for (const [at, { proof }] of signed.entries()) {
    const [start, times] = [rest.indexOf(text(proof[0])), (counts[at] ?? 0) - 1]
    const again = `${text(proof[0])},`
    parts.push({ text: rest.slice(0, start) }, { text: again, times })
    rest = rest.slice(start + again.length * times)
  }
  return [...parts, { text: rest }]
}

/** 64 proofs, and one more. */
const asMany = [8, 8, 8, 8, 8, 8, 8, 7, 1]
const oneMore = [8, 8, 8, 8, 8, 8, 8, 8, 1]

async function costly(): Promise<Attack[]> {
  const differing = (number: number) => `Note ${number}.`
  const onNested = attacksOn(
    twinOf('endorsements in each other of 782 tags', 'json', await nested(782), { web })
  )
  const onDiffering = attacksOn(
    twinOf('endorsements that differ of 64 proofs', 'json', await proven(asMany, differing), { web })
  )
  return [
    onNested(
      'J17',
      'six endorsements in each other with 783 tags',
      await nested(783),
      refused('proof', 'OB_LIMIT_QUADS')
    ),
    onDiffering(
      'J17',
      '65 proofs of endorsements that say different things',
      await proven(oneMore, differing),
      refused('proof', 'OB_LIMIT_PROOFS')
    ),
    attacksOn(endorsed)(
      'J17',
      '65 proofs of endorsements that say the same',
      await proven(oneMore, () => 'Excellent.'),
      bad()
    )
  ]
}

export const costlyEndorsements: readonly Attack[] = await costly()
