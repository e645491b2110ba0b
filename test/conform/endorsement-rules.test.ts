import { expect, test } from 'vitest'
import {
  buildAchievement,
  buildEndorsement,
  lintCredential,
  OpenBadgesError,
  signCredential
} from '../../src/index.ts'
import { createVerifier } from '../../src/verify.ts'
import { achievement, clock, issuerKey, now, signedBadge, strangerKey, tampered } from '../support/badges.ts'

const endorsement = (of: string) =>
  buildEndorsement(
    {
      issuer: { id: strangerKey.controller, name: 'Réseau' },
      name: 'Un badge utile',
      credentialSubject: { id: of, endorsementComment: 'Nous nous y fions.' }
    },
    { now: clock }
  )
const signed = async (of: string) =>
  JSON.parse(
    JSON.stringify(
      await signCredential(endorsement(of), { signer: strangerKey.signer, created: new Date(now) })
    )
  )

const codesOf = (make: () => unknown) => {
  try {
    make()
    return []
  } catch (error) {
    if (error instanceof OpenBadgesError) return error.problems.map(({ code, path }) => `${code} ${path}`)
    throw error
  }
}

test('a signed endorsement of the thing it stands in is built in, and both verify', async () => {
  const endorsed = buildAchievement({ ...achievement, endorsement: [await signed(achievement.id)] })
  const badge = await signedBadge({ achievement: endorsed })
  expect(lintCredential(badge)).toEqual([])
  const report = await createVerifier({ now: clock }).verify(badge)
  expect([report.verified, report.problems]).toEqual([true, []])
  expect(report.endorsements.map(({ verified }) => verified)).toEqual([true])
})

test('an unsigned endorsement is not built in; one of something else is warned of', async () => {
  const unsigned = JSON.parse(JSON.stringify(endorsement(achievement.id)))
  expect(codesOf(() => buildAchievement({ ...achievement, endorsement: [unsigned] }))).toEqual([
    'OB_PROOF_MISSING /endorsement/0/proof'
  ])
  const other = await signed('https://example.org/achievements/other')
  const badge = await signedBadge({ achievement: { ...achievement, endorsement: [other] } })
  expect(lintCredential(badge).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning OB_ENDORSEMENT_OF_OTHER'
  ])
})

test('a reader is only warned', async () => {
  const badge = tampered(await signedBadge(), copy => {
    copy.credentialSubject.achievement.endorsement = [endorsement(issuerKey.controller)]
  })
  const { problems } = await createVerifier({ now: clock }).verify(badge)
  const found = problems.filter(({ path = '' }) => path.includes('/endorsement/0/'))
  expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning OB_PROOF_MISSING',
    'warning OB_ENDORSEMENT_OF_OTHER'
  ])
})
