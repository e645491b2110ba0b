/**
 * What must and must not compile when a badge is built. Checked by `tsc -p test/tsconfig.json`; never run.
 * @module
 */
import {
  type Achievement,
  type AchievementCredential,
  type AchievementParts,
  buildAchievement,
  buildCredential,
  buildEndorsement,
  buildProfile,
  type CredentialParts,
  type EndorsementCredential,
  type EndorsementParts,
  identifyRecipient,
  type lintCredential,
  type Problem,
  type Profile,
  type ProfileParts
} from '../../src/build.ts'

declare const endorsement: EndorsementCredential
declare const achievement: Achievement
declare const profile: Profile
declare const credential: AchievementCredential
declare const maybe: string | undefined

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const yes = <_Claim extends true>(): void => undefined

// What comes back is a class of the model.
yes<Same<ReturnType<typeof buildProfile>, Profile>>()
yes<Same<ReturnType<typeof buildAchievement>, Achievement>>()
yes<Same<ReturnType<typeof buildCredential>, AchievementCredential>>()
yes<Same<ReturnType<typeof buildEndorsement>, EndorsementCredential>>()
yes<Same<ReturnType<typeof lintCredential>, Problem[]>>()

// What was built is a part of something larger.
achievement satisfies AchievementParts
profile satisfies ProfileParts
buildCredential({ issuer: profile, achievement, recipient: identifyRecipient({ email: 'lea@example.org' }) })
buildEndorsement({ issuer: profile, name: 'x', credentialSubject: { id: credential.id } })

const base = { id: 'https://example.org/a', name: 'n', description: 'd' } as const

// Short forms.
buildAchievement({
  ...base,
  criteria: 'text',
  image: 'https://example.org/a.png',
  tag: 'x',
  creator: 'did:key:z'
})
buildAchievement({ ...base, criteria: { id: 'https://example.org/c' }, tag: ['x', 'y'], version: maybe })
buildAchievement({ ...base, criteria: { narrative: 'x', extension: { level: 3 } }, extension: { level: 3 } })
buildAchievement({ ...base, criteria: 'text', endorsement, achievementType: 'ext:Savoir' })
buildCredential({ issuer: 'did:key:z', achievement, recipient: { did: 'did:key:z' }, validUntil: new Date() })
buildCredential({
  issuer: 'did:key:z',
  achievement,
  recipient: [{ email: 'a@example.org' }, { identityType: 'ext:phone', identity: '+33' }],
  credentialStatus: {
    id: 'https://example.org/s#1',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '1',
    statusListCredential: 'https://example.org/s'
  },
  credentialSubject: {
    result: { value: '3', alignment: { targetName: 'n', targetUrl: 'https://example.org' } }
  }
})

// A slip of the pen, at every depth.
// @ts-expect-error tag
buildAchievement({ ...base, criteria: 'text', tags: ['x'] })
// @ts-expect-error alignment
buildAchievement({ ...base, criteria: 'text', alignments: [] })
// @ts-expect-error resultDescription
buildAchievement({ ...base, criteria: 'text', resultDescriptions: [] })
buildAchievement({
  ...base,
  criteria: 'text',
  // @ts-expect-error targetUrl
  alignment: [{ targetName: 'n', targetURL: 'https://example.org' }]
})
// @ts-expect-error achievementType
buildAchievement({ ...base, criteria: 'text', achievementType: 'Bagde' })
// @ts-expect-error an image takes no extension
buildAchievement({ ...base, criteria: 'text', image: { id: 'https://example.org/a.png', extension: {} } })
// @ts-expect-error givenName
buildProfile({ id: 'did:key:z', givenname: 'Léa' })
// @ts-expect-error result belongs into credentialSubject
buildCredential({ issuer: profile, achievement, recipient: { email: 'a@example.org' }, result: [] })
// @ts-expect-error email
buildCredential({ issuer: profile, achievement, recipient: { mail: 'a@example.org' } })
// @ts-expect-error hashed
identifyRecipient({ email: 'a@example.org' }, { hash: false })
// @ts-expect-error emailAddress
identifyRecipient({ identityType: 'email', identity: 'a@example.org' })

// What may not be left out.
// @ts-expect-error id
buildProfile({ name: 'n' })
// @ts-expect-error criteria
buildAchievement(base)
// @ts-expect-error issuer
buildCredential({ achievement, recipient: { email: 'a@example.org' } })
// @ts-expect-error achievement
buildCredential({ issuer: profile, recipient: { email: 'a@example.org' } })
// @ts-expect-error name
buildEndorsement({ issuer: profile, credentialSubject: { id: 'https://example.org/a' } })
// @ts-expect-error type of the status method
buildCredential({ issuer: profile, achievement, credentialStatus: { id: 'https://example.org/s' } })

// What has no place in an unsigned credential.
// @ts-expect-error proof
buildCredential({ issuer: profile, achievement, recipient: { did: 'did:key:z' }, proof: { type: 'x' } })
// @ts-expect-error @context
buildCredential({ issuer: profile, achievement, recipient: { did: 'did:key:z' }, '@context': [] })
// @ts-expect-error the achievement stands beside the subject
buildCredential({ issuer: profile, achievement, credentialSubject: { id: 'did:key:z', achievement } })
buildAchievement({
  ...base,
  criteria: 'text',
  // @ts-expect-error an endorsement is a signed document, not parts
  endorsement: { name: 'n' } satisfies Partial<EndorsementParts>
})
// @ts-expect-error a date of birth is a calendar day, which a Date is not
buildProfile({ id: 'did:key:z', dateOfBirth: new Date() })
// @ts-expect-error null
buildProfile({ id: 'did:key:z', name: null })

// Nothing is any.
yes<Same<CredentialParts['issuer'], string | ProfileParts>>()
yes<Same<AchievementParts['name'], string>>()
yes<Same<NonNullable<AchievementParts['tag']>, string | readonly string[]>>()
