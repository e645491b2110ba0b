/**
 * Bad badges with good endorsements, and very many of them (threat S12).
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { embedded, text } from '../badges.ts'
import {
  type Attack,
  attacksOn,
  discounted,
  notNow,
  type Options,
  passed,
  refused,
  withdrawn
} from '../corpus.ts'
import { changed, drop, set } from '../edits.ts'
import {
  bad,
  badgeId,
  bearing,
  bearingJwt,
  endorsed,
  endorsedByJwt,
  endorserKey,
  good,
  goodJwt,
  ofOther,
  praise,
  praised
} from '../endorsed.ts'
import { documentOf, page } from '../issuers.ts'
import { badgeWith, byIssuer, entry, listBy, listByIssuer, listUrl, marked, sent } from '../listed.ts'
import { repeatedIn } from '../recipe.ts'

const attack = attacksOn(endorsed)
const byJwt = attacksOn(endorsedByJwt)

/** A badge is as good as itself: others can neither spoil nor save it. */
async function ofBadBadges(): Promise<Attack[]> {
  const badge = await byIssuer(badgeWith({ endorsement: [good] }))
  const revoked = { web: { [listUrl]: page(await listByIssuer(listBy({ encodedList: marked }))) } }
  const endorser = 'did:web:endorser.example'
  const endorserUrl = 'https://endorser.example/.well-known/did.json'
  const web: Options['web'] = { [endorserUrl]: page(documentOf(endorser, `${endorser}#k`, endorserKey)) }
  const byHost = await embedded(
    praise(badgeId, { issuer: { id: endorser, type: ['Profile'] } }),
    endorserKey,
    {
      verificationMethod: `${endorser}#k`
    }
  )
  const withHost = await byIssuer(badgeWith({ endorsement: [byHost] }))
  return [
    attack(
      'S12',
      'a badge that has expired, with a good endorsement',
      await sent({ endorsement: [good], validUntil: '2026-11-10T08:00:00Z' }),
      notNow('OB_EXPIRED')
    ),
    attack(
      'S12',
      'a badge that is revoked, with a good endorsement',
      await sent({ endorsement: [good], credentialStatus: entry() }),
      withdrawn(),
      revoked
    ),
    attack(
      'S12',
      'an endorsement taken out',
      text(changed(badge, drop('/endorsement'))),
      refused('proof', 'PROOF_VERIFICATION_ERROR')
    ),
    attack(
      'S12',
      'an endorsement moved to the achievement',
      text(changed(badge, set('/credentialSubject/achievement/endorsement', [good]), drop('/endorsement'))),
      refused('proof', 'PROOF_VERIFICATION_ERROR')
    ),
    attack(
      'S12',
      'a badge changed, with an endorsement by a host',
      text({ ...withHost, name: 'Autre' }),
      refused('proof', 'PROOF_VERIFICATION_ERROR'),
      { web, bait: [endorserUrl] }
    ),
    attack(
      'S12',
      'an endorsement by a host that does not answer',
      text(withHost),
      bad({ check: 'proof', outcome: 'inconclusive', code: 'OB_FETCH_STATUS' }, 'inconclusive'),
      { web: { [endorserUrl]: { status: 404, body: '' } } }
    ),
    attack(
      'S12',
      'an endorsement of another badge where they are required',
      await bearing(await praised({}, 'https://example.org/b/2')),
      { ...ofOther, verified: false },
      { endorsements: 'require' }
    )
  ]
}

/** Endorsements in endorsements, and very many. */
async function thickets(): Promise<Attack[]> {
  const inner = { ...good, id: 'https://endorser.example/2', name: 'Autre' }
  const nested = await embedded(praise(badgeId, { endorsement: [inner] } as JsonObject), endorserKey)
  const revoked = await praised({ credentialStatus: entry() })
  const revokedPage = page(
    await embedded(listBy({ encodedList: marked }, { issuer: endorserKey.controller }), endorserKey)
  )
  const many = await bearingJwt(...Array<string>(33).fill(goodJwt))
  const deep = [
    { text: String(endorsed.input).replace(/"endorsement":.*$/, '') },
    { text: '"endorsement":[{', times: 1_000 },
    { text: '}]', times: 1_000 },
    { text: '}' }
  ]
  const limit = discounted('endorsements', 'inconclusive', 'OB_LIMIT_ENDORSEMENTS')
  return [
    attack('S12', 'an endorsement with a forged one in it', await bearing(nested), passed('endorsements')),
    attack(
      'S12',
      'an endorsement that its endorser has revoked',
      await bearing(revoked),
      bad({ check: 'status', outcome: 'failed', code: 'OB_STATUS_REVOKED' }),
      { web: { [listUrl]: revokedPage } }
    ),
    attack(
      'S12',
      'an endorsement with a list of the issuer of the badge',
      await bearing(revoked),
      bad({ check: 'status', outcome: 'inconclusive', code: 'OB_STATUS_ISSUER' }, 'inconclusive'),
      {
        web: { [listUrl]: page(await listByIssuer(listBy())) }
      }
    ),
    byJwt(
      'S12',
      '33 endorsements',
      repeatedIn(many, 33, () => text(goodJwt)),
      limit
    ),
    attack('S12', 'endorsements 1,000 deep', deep, refused('parse', 'OB_LIMIT_DEPTH'))
  ]
}

export const endorsedBadges: readonly Attack[] = [...(await ofBadBadges()), ...(await thickets())]
