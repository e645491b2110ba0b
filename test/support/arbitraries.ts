/**
 * Generated parts of badges: every class of the model, every property of each, every short form. They build
 * and conform, without further contexts. Ids follow from the place, so that no two objects share one.
 * @module
 */
import fc, { type Arbitrary } from 'fast-check'
import type {
  AchievementParts,
  CredentialParts,
  EndorsementParts,
  Parts,
  ProfileParts
} from '../../src/build.ts'
import type { Criteria } from '../../src/model/achievement.ts'
import { endorsements, identifierEntry, imageAt, profileAt, profileOrId } from './profile-arbitraries.ts'
import { identityObject, recipients } from './recipient-arbitraries.ts'
import { resultDescriptionsAt, resultsFor } from './result-arbitraries.ts'
import {
  alignments,
  anyOf,
  dates,
  listOf,
  numbers,
  place,
  placedListOf,
  some,
  text,
  typed
} from './value-arbitraries.ts'

const schemaUrl = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/'

/** What a credential points to. */
function pointers(at: 'credential' | 'endorsement') {
  const kind = at === 'credential' ? 'achievementcredential' : 'endorsementcredential'
  const official = {
    id: `${schemaUrl}ob_v3p0_${kind}_schema.json`,
    type: '1EdTechJsonSchemaValidator2019'
  }
  return {
    credentialSchema: fc.constantFrom(
      official,
      [official],
      [official, { id: 'https://example.org/schema.json', type: '1EdTechJsonSchemaValidator2019' }]
    ),
    credentialStatus: fc.constantFrom(
      {
        id: 'https://example.org/status/3#94567',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '94567',
        statusListCredential: 'https://example.org/status/3'
      },
      { id: 'https://example.org/revoked', type: '1EdTechRevocationList' }
    ),
    refreshService: fc.constant({ id: 'https://example.org/refresh/1', type: '1EdTechCredentialRefresh' }),
    termsOfUse: fc.constantFrom({ type: 'https://example.org/terms#Attribution' }, [
      { id: 'https://example.org/terms/1', type: 'https://example.org/terms#Attribution' }
    ])
  }
}

/** An achievement whose ids begin with `at`. */
function achievementAt(at: string): Arbitrary<AchievementParts> {
  return place(at).chain(id =>
    some(
      {
        id: fc.constant(id),
        type: typed('Achievement'),
        alignment: alignments,
        achievementType: fc.constantFrom(
          'Badge' as const,
          'MicroCredential' as const,
          'ext:Savoir-faire' as const
        ),
        creator: profileOrId(`${at}/creator`),
        creditsAvailable: numbers,
        criteria: anyOf(text, criteriaAt(at)),
        description: text,
        ...endorsements(at, id),
        fieldOfStudy: text,
        humanCode: text,
        image: imageAt(at),
        inLanguage: fc.constantFrom('fr', 'fr-FR', 'zh-Hant-TW', 'es-419'),
        name: text,
        otherIdentifier: listOf(identifierEntry),
        related: placedListOf(
          some({ inLanguage: fc.constantFrom('en', 'nl-BE'), version: text, type: typed('Related') }),
          (parts, index) => ({ ...parts, id: `https://example.org/${at}/related/${index}` })
        ),
        resultDescription: resultDescriptionsAt(at),
        specialization: text,
        tag: listOf(text),
        version: text
      },
      ['id', 'criteria', 'description', 'name']
    )
  )
}

function credentialMembers(achievement: AchievementParts): Arbitrary<CredentialParts> {
  return some(
    {
      achievement: fc.constant(achievement),
      issuer: profileOrId('issuer'),
      id: place('credential'),
      type: anyOf(
        typed('OpenBadgeCredential'),
        fc.constant(['VerifiableCredential', 'AchievementCredential'])
      ),
      name: text,
      description: text,
      image: imageAt('credential'),
      awardedDate: dates.before,
      validFrom: dates.from,
      validUntil: dates.until,
      evidence: evidenceAt('evidence'),
      credentialSubject: subjectMembers(achievement),
      ...endorsements('credential', undefined),
      ...pointers('credential')
    },
    ['achievement', 'issuer']
    // An endorsement speaks of the thing it stands in.
  ).map(parts => (parts.endorsement === undefined ? parts : { ...parts, id: 'urn:example:credential' }))
}

function subjectMembers(
  achievement: AchievementParts
): Arbitrary<NonNullable<CredentialParts['credentialSubject']>> {
  return some({
    type: typed('AchievementSubject'),
    activityStartDate: dates.before,
    activityEndDate: dates.from,
    creditsEarned: numbers,
    identifier: listOf(identityObject),
    image: imageAt('subject'),
    licenseNumber: text,
    narrative: text,
    result: resultsFor(achievement),
    role: text,
    source: profileOrId('source'),
    term: text
  })
}

function criteriaAt(at: string): Arbitrary<Parts<Criteria>> {
  const id = fc.constant(`https://example.org/${at}/criteria`)
  return anyOf(some({ id, narrative: text }, ['id']), some({ id, narrative: text }, ['narrative']))
}

function evidenceAt(at: string) {
  const evidence = some({
    type: typed('Evidence'),
    narrative: text,
    name: text,
    description: text,
    genre: text,
    audience: text
  })
  return placedListOf(fc.tuple(fc.boolean(), evidence), ([named, parts], index) =>
    named ? { ...parts, id: `https://example.org/${at}/${index}` } : { ...parts, name: 'Carnet' }
  )
}

/** Parts of a profile, with all that a profile can have. */
export const profileParts: Arbitrary<ProfileParts> = profileAt('profile', 1)

/** Parts of an achievement, with all that an achievement can have. */
export const achievementParts: Arbitrary<AchievementParts> = achievementAt('achievement')

/** Parts of a credential, with all that a credential can have. */
export const credentialParts: Arbitrary<CredentialParts> = achievementAt('achievement').chain(achievement =>
  fc.tuple(credentialMembers(achievement), recipients).map(([members, { recipient, subject }]) => ({
    ...members,
    ...(recipient && { recipient }),
    ...((members.credentialSubject || subject) && {
      credentialSubject: { ...members.credentialSubject, ...subject }
    })
  }))
)

/** Parts of an endorsement, with all that an endorsement can have. */
export const endorsementParts: Arbitrary<EndorsementParts> = some(
  {
    id: place('endorsement'),
    type: typed('EndorsementCredential'),
    issuer: profileOrId('endorsement/issuer'),
    name: text,
    description: text,
    awardedDate: dates.before,
    validFrom: dates.from,
    validUntil: dates.until,
    credentialSubject: some(
      { id: place('endorsed'), type: typed('EndorsementSubject'), endorsementComment: text },
      ['id']
    ),
    ...pointers('endorsement')
  },
  ['issuer', 'name', 'credentialSubject']
)
