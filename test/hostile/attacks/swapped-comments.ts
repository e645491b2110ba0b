/**
 * What endorsers say, put into the mouth of another (threat J10): in RDF all that is said of one thing stands at one node.
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { achievement, embedded, text } from '../badges.ts'
import { type Attack, attacksOn, refused } from '../corpus.ts'
import { type Change, changed, set } from '../edits.ts'
import { badgeId, endorserKey, praise } from '../endorsed.ts'
import { issuers, twinOf } from '../issuers.ts'
import { badgeWith, byIssuer } from '../listed.ts'

const { web } = issuers.didWeb

const of = (id: string, endorsementComment: string): JsonObject => ({
  id,
  type: ['EndorsementSubject'],
  endorsementComment
})

/** A badge with two endorsements, by what each says. */
async function badgeWithTwo(...says: readonly [JsonObject | JsonObject[], JsonObject | JsonObject[]]) {
  const endorsement = await Promise.all(
    says.map((credentialSubject, index) =>
      embedded(
        praise(badgeId, { id: `https://endorser.example/${index + 1}`, credentialSubject }),
        endorserKey
      )
    )
  )
  return byIssuer(badgeWith({ endorsement }))
}

const [good, poor, fair] = ['Excellent.', 'Médiocre.', 'Passable.'] as const
const comment = (endorsement: number, subject = '') =>
  `/endorsement/${endorsement}/credentialSubject${subject}/endorsementComment`
/** The comments of both endorsements, each in the place of the other. */
const swapped = (subject = ''): Change[] => [set(comment(0, subject), poor), set(comment(1, subject), good)]

const ofOneThing = await badgeWithTwo(of(badgeId, good), of(badgeId, poor))
const onOneThing = attacksOn(twinOf('endorsements of one thing', 'json', text(ofOneThing), { web }))

// Open Badges has endorsements of one thing each, so these are none; but any credential may hold them.
const ofTwoThings = await badgeWithTwo(
  [of(badgeId, good), of(achievement.id, fair)],
  [of(badgeId, poor), of(achievement.id, fair)]
)
const onTwoThings = attacksOn(
  twinOf('endorsements of two things each', 'json', text(ofTwoThings), { web, kind: 'credential' }, [
    'OB_ENDORSEMENT_FAILED',
    'OB_ENDORSEMENT_FAILED'
  ])
)

const notTheirWords = refused('proof', 'OB_ID_SHARED')

export const swappedComments: readonly Attack[] = [
  onOneThing(
    'J10',
    'the comments of two endorsements of one thing swapped',
    text(changed(ofOneThing, ...swapped())),
    notTheirWords
  ),
  onTwoThings(
    'J10',
    'the comments on one of two things swapped between endorsements of both',
    text(changed(ofTwoThings, ...swapped('/0'))),
    notTheirWords
  )
]
