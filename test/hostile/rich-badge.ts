/**
 * A sound badge with lists, results and evidence: the twin of most rewrites.
 * @module
 */
import type { JsonObject } from '../../src/base/json.ts'
import { achievement, badgeBy, embedded, identifier, text } from './badges.ts'
import { twinOf } from './issuers.ts'
import { issuerKey } from './keys.ts'

const alignment = (number: number) => ({
  type: ['Alignment'],
  targetName: `Cadre ${number}`,
  targetUrl: `https://example.org/f/${number}`
})

const description = 'https://example.org/d/1'

/** Signed by the issuer, and not to be changed: attacks change copies. */
export const richBadge: JsonObject = await embedded(
  badgeBy(issuerKey.controller, {
    validUntil: '2027-11-01T08:00:00Z',
    evidence: [
      { id: 'https://example.org/e/1', type: ['Evidence'], name: 'Mars', narrative: 'Un mois' },
      { type: ['Evidence'], narrative: 'Un entretien' }
    ],
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [identifier],
      achievement: {
        ...achievement,
        tag: ['budget', 'argent'],
        alignment: [alignment(1), alignment(2)],
        resultDescription: [
          { id: description, type: ['ResultDescription'], name: 'Points', resultType: 'Percent' }
        ]
      },
      result: [
        { type: ['Result'], resultDescription: description, value: '80' },
        { type: ['Result'], value: '12' }
      ]
    }
  })
)

/** {@link richBadge} as it is sent. */
export const rich = twinOf('rich badge', 'json', text(richBadge))
