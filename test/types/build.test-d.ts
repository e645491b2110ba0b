/**
 * What must and must not compile when a badge is built. Checked by `tsc -p test/tsconfig.json`; never run.
 * @module
 */
import {
  type Achievement,
  type AchievementCredential,
  type AchievementCredentialv1p1,
  type AchievementParts,
  type AnyCredential,
  buildAchievement,
  buildCredential,
  buildEndorsement,
  buildProfile,
  type CredentialParts,
  type CredentialStatus,
  type DataModelVersion,
  type EndorsementCredential,
  type EndorsementCredentialv1p1,
  type EndorsementParts,
  identifyRecipient,
  type lintCredential,
  type OneOrMany,
  type Problem,
  type Profile,
  type ProfileParts,
  type VerifiableCredential,
  type VerifiableCredentialv1p1
} from '../../src/build.ts'
import type { BitstringStatusListEntry } from '../../src/status.ts'

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

// The form that is asked for says what comes back.
declare const parts: CredentialParts
declare const endorsementParts: EndorsementParts
declare const dataModel: DataModelVersion
const older = buildCredential(parts, { dataModel: '1.1' })
const newer = buildCredential(parts, { dataModel: '2.0', now: Date.now })
const either = buildCredential(parts, { dataModel })
const olderEndorsement = buildEndorsement(endorsementParts, { dataModel: '1.1' })
yes<Same<typeof older, AchievementCredentialv1p1>>()
yes<Same<typeof newer, AchievementCredential>>()
yes<Same<typeof either, AchievementCredential | AchievementCredentialv1p1>>()
yes<Same<typeof olderEndorsement, EndorsementCredentialv1p1>>()
yes<Same<(typeof older)['issuanceDate'], string>>()
buildCredential({ ...parts, endorsement: olderEndorsement }, { dataModel: '1.1' })
// @ts-expect-error it has another name there
older.validFrom
// @ts-expect-error no such data model
buildCredential(parts, { dataModel: '1.0' })
// @ts-expect-error dates have one name in parts, whichever the form
buildCredential({ ...parts, issuanceDate: '2026-11-22T09:30:00Z' }, { dataModel: '1.1' })

// Any credential may say anything.
const alumna: VerifiableCredential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://example.org/terms/v1'],
  type: ['VerifiableCredential', 'AlumniCredential'],
  issuer: { id: 'https://example.org/org', name: [{ '@value': 'Campus', '@language': 'fr' }] },
  name: { '@value': 'Diplôme', '@language': 'fr' },
  credentialSubject: [{ id: 'did:example:lea', alumniOf: { name: 'Campus' } }],
  sponsor: 'urn:x'
}
alumna satisfies AnyCredential
yes<Same<(typeof alumna)['sponsor'], unknown>>()
// @ts-expect-error issuer
;({ '@context': [], type: 'VerifiableCredential', credentialSubject: {} }) satisfies VerifiableCredential
// @ts-expect-error issuanceDate
;({ '@context': [], type: '', issuer: 'urn:x', credentialSubject: {} }) satisfies VerifiableCredentialv1p1

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

// One status or several.
declare const revocation: BitstringStatusListEntry
buildCredential({ issuer: profile, achievement, credentialStatus: revocation })
buildCredential({ issuer: profile, achievement, credentialStatus: [revocation, revocation] })
buildEndorsement({ ...endorsementParts, credentialStatus: [revocation] })
// @ts-expect-error type of the second
buildCredential({ issuer: profile, achievement, credentialStatus: [revocation, { id: 'urn:x' }] })
yes<Same<AchievementCredential['credentialStatus'], OneOrMany<CredentialStatus> | undefined>>()

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
