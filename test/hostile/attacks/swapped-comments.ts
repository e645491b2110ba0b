/**
 * What endorsers say, put into the mouth of another (threat J10): in RDF all that is said of one thing stands at one node.
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { achievement, embedded, text } from '../badges.ts'
import { type Attack, attacksOn, refused } from '../corpus.ts'
import { type Change, changed, set } from '../edits.ts'
import { bad, badgeId, endorserKey, praise } from '../endorsed.ts'
import { issuers, twinOf } from '../issuers.ts'
import { friendKey } from '../keys.ts'
import { badgeWith, byIssuer, sentAsJwt } from '../listed.ts'

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

/** An endorsement of the badge, whose endorser is recommended by another one of the same badge. */
const holding = await embedded(
  praise(badgeId, {
    issuer: {
      id: endorserKey.controller,
      type: ['Profile'],
      name: 'Ateliers',
      endorsement: [
        await embedded(
          praise(badgeId, {
            id: 'https://friend.example/1',
            issuer: { id: friendKey.controller, type: ['Profile'] },
            credentialSubject: of(badgeId, good)
          }),
          friendKey
        )
      ]
    },
    credentialSubject: of(badgeId, poor)
  }),
  endorserKey
)
const outer = '/credentialSubject/endorsementComment'
/** The comments of it and of the one that it holds, each in the place of the other. */
const turned = changed(holding, set(outer, good), set(`/issuer/endorsement/0${outer}`, poor))

/** The same three times: in a badge, in a badge that is a JWT, and alone. */
async function oneInAnother(): Promise<Attack[]> {
  // The one inside hangs on the endorser, of whom it does not speak.
  const ofOther = ['OB_ENDORSEMENT_OF_OTHER'] as const
  const name = 'endorsement that holds another of one thing'
  const badge = await byIssuer(badgeWith({ endorsement: [holding] }))
  const inBadge = attacksOn(twinOf(name, 'json', text(badge), { web }, ofOther))
  const asJwt = await sentAsJwt({ endorsement: [holding] })
  const inJwt = attacksOn(twinOf(`${name} jwt`, 'jws', asJwt, { web }, ofOther))
  const alone = attacksOn(
    twinOf(`${name} alone`, 'json', text(holding), { kind: 'credential' }, ['OB_ENDORSEMENT_FAILED'])
  )
  return [
    inBadge(
      'J10',
      'the comments of an endorsement and of one that it holds swapped',
      text({ ...badge, endorsement: [turned] }),
      notTheirWords
    ),
    inJwt(
      'J10',
      'the comments of an endorsement and of one that it holds swapped in a JWT',
      // The issuer signed every letter, and so this is what he says. What the endorser said is another matter.
      await sentAsJwt({ endorsement: [turned] }),
      bad({ check: 'proof', outcome: 'failed', code: 'OB_ID_SHARED' })
    ),
    alone(
      'J10',
      'the comments of an endorsement alone and of one that it holds swapped',
      text(turned),
      notTheirWords
    )
  ]
}

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
  ),
  ...(await oneInAnother())
]
