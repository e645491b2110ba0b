/**
 * Walks the data model: every property of every class can be given, and arrives at its place.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type AchievementParts,
  buildAchievement,
  buildCredential,
  buildEndorsement,
  buildProfile,
  type CredentialParts
} from '../../src/build.ts'
import { now } from '../support/dest1.ts'
import { deepFrozen } from '../support/json.ts'
import { endorsementOf } from '../support/profile-arbitraries.ts'

interface Property {
  readonly name: string
  readonly type: string
  readonly array?: boolean
  readonly required: boolean
}

interface Class {
  readonly extends?: string
  readonly properties: readonly Property[]
}

const file = resolve(
  import.meta.dirname,
  '../..',
  process.env.SPEC_DIR ?? '../shared/spec',
  'data-model.json'
)
const missing = !existsSync(file)
const note = missing ? ' (skipped: no data-model.json in SPEC_DIR)' : ''
const model: { classes: Record<string, Class>; enums: Record<string, { values: string[] }> } = missing
  ? { classes: {}, enums: {} }
  : JSON.parse(readFileSync(file, 'utf8'))

const schema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'

/** A value of a type of the model, apart from classes. */
const values: Record<string, unknown> = {
  String: 'Texte',
  Markdown: 'Texte **long**',
  Boolean: false,
  Float: 1.5,
  DateTimeZ: '2026-11-22T09:30:15Z',
  DateTime: '2026-11-22T09:30:15Z',
  Date: '2004-02-29',
  LanguageCode: 'fr',
  CountryCode: 'FR',
  EmailAddress: 'lea@example.org',
  PhoneNumber: '0320000000',
  Identifier: '42',
  IdentityHash: 'lea@example.org',
  CompactJws: 'eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiJ1cm46eCJ9.c2lnbmF0dXJl',
  EndorsementCredential: endorsementOf('urn:x:endorsed', 'Utile.', 'urn:x:endorsement'),
  CredentialSchema: { id: schema, type: '1EdTechJsonSchemaValidator2019' },
  CredentialStatus: { id: 'https://example.org/revoked', type: '1EdTechRevocationList' },
  RefreshService: { id: 'https://example.org/refresh', type: '1EdTechCredentialRefresh' },
  TermsOfUse: { type: 'https://example.org/terms#Attribution' }
}

let made = 0

/** Parts of a class: what it must have, and `wanted`. */
function partsOf(className: string, wanted?: string): Record<string, unknown> {
  const members = propertiesOf(className)
    .filter(({ name, required }) => (required || name === wanted) && name !== 'type' && name !== '@context')
    .map(property => [property.name, givenFor(property)])
  return Object.fromEntries(members)
}

function propertiesOf(className: string): readonly Property[] {
  const { properties = [], extends: base } = model.classes[className] ?? {}
  const own = new Set(properties.map(({ name }) => name))
  return base ? [...properties, ...propertiesOf(base).filter(({ name }) => !own.has(name))] : properties
}

function givenFor({ name, type, array }: Property): unknown {
  const value = singleOf(name, type)
  return array ? [value] : value
}

function singleOf(name: string, type: string): unknown {
  if (type === 'ProfileRef') return partsOf('Profile')
  if (type === 'URI' || type === 'URL' || type === 'IRI') return `https://example.org/${name}/${++made}.png`
  if (Object.hasOwn(values, type)) return values[type]
  if (type === 'Criteria') return { narrative: 'Texte' }
  const { values: terms = [] } = model.enums[type] ?? {}
  return terms[0] ?? partsOf(type)
}

type Builder = (parts: Record<string, unknown>) => Record<string, unknown>

// The table is data, so the builders are called as JavaScript would call them.
const inAchievement =
  (member: string, list: boolean): Builder =>
  parts => {
    const base = partsOf('Achievement') as unknown as AchievementParts
    const built: Record<string, unknown> = {
      ...buildAchievement({ ...base, [member]: list ? [parts] : parts } as AchievementParts)
    }
    return first(built[member])
  }
const inCredential =
  (member: 'evidence' | 'credentialSubject', inner?: string): Builder =>
  parts => {
    const built: Record<string, unknown> = {
      ...credentialWith({ [member]: inner ? { [inner]: [parts] } : parts } as Partial<CredentialParts>)
    }
    return first(inner ? first(built[member])[inner] : built[member])
  }

const builders: Record<string, Builder> = {
  Profile: parts => ({ ...buildProfile(parts as never) }),
  Achievement: parts => ({ ...buildAchievement(parts as never) }),
  AchievementCredential: ({ credentialSubject: _, ...parts }) => ({ ...credentialWith(parts) }),
  EndorsementCredential: parts => ({ ...buildEndorsement(parts as never, { now }) }),
  AchievementSubject: ({ achievement: _, ...parts }) => inCredential('credentialSubject')(parts),
  EndorsementSubject: parts =>
    first(
      builders.EndorsementCredential?.({ ...partsOf('EndorsementCredential'), credentialSubject: parts })
        .credentialSubject
    ),
  Criteria: inAchievement('criteria', false),
  Alignment: inAchievement('alignment', true),
  Related: inAchievement('related', true),
  ResultDescription: inAchievement('resultDescription', true),
  IdentifierEntry: inAchievement('otherIdentifier', true),
  Image: inAchievement('image', false),
  RubricCriterionLevel: parts => {
    const description = inAchievement(
      'resultDescription',
      true
    )({
      ...partsOf('ResultDescription'),
      rubricCriterionLevel: [parts]
    })
    return first(description.rubricCriterionLevel)
  },
  Address: parts => first(buildProfile({ id: 'urn:x:profile', address: parts as never }).address),
  GeoCoordinates: parts =>
    first(buildProfile({ id: 'urn:x:profile', address: { geo: parts as never } }).address?.geo),
  Evidence: inCredential('evidence'),
  Result: inCredential('credentialSubject', 'result'),
  IdentityObject: inCredential('credentialSubject', 'identifier')
}

function credentialWith(parts: Partial<CredentialParts>) {
  const { id, identifier } = parts.credentialSubject ?? {}
  const somebody = id === undefined && identifier === undefined && { recipient: { did: 'did:example:lea' } }
  const achievement = {
    ...partsOf('Achievement'),
    resultDescription: description
  } as unknown as AchievementParts
  return buildCredential(deepFrozen({ issuer: 'did:example:issuer', achievement, ...somebody, ...parts }), {
    now
  })
}

function first(value: unknown): Record<string, unknown> {
  const item: unknown = Array.isArray(value) ? value[0] : value
  if (typeof item !== 'object' || item === null) throw new Error('no object')
  return { ...item }
}

const level = { id: 'urn:x:level', name: 'Aisance' }
const description = {
  id: 'urn:x:description',
  name: 'Niveau',
  resultType: 'RubricCriterionLevel',
  rubricCriterionLevel: [level]
}

/** Properties that must agree with others. */
const agreeing: Record<string, Record<string, unknown>> = {
  'EndorsementCredential credentialSchema': {
    credentialSchema: [
      { id: schema.replace('achievement', 'endorsement'), type: '1EdTechJsonSchemaValidator2019' }
    ]
  },
  'ResultDescription requiredValue': { allowedValue: ['Texte'] },
  'ResultDescription requiredLevel': { requiredLevel: level.id, rubricCriterionLevel: [level] },
  'Result resultDescription': { resultDescription: description.id },
  'Result achievedLevel': { achievedLevel: level.id, resultDescription: description.id },
  'IdentityObject salt': { hashed: true, identityHash: `sha256$${'0'.repeat(64)}` }
}

/** Kept by the builders as they are, or not made by them. */
const others = [
  'VerifiableCredential CredentialSubject CredentialSchema CredentialStatus RefreshService TermsOfUse',
  'Proof Multikey JWK JWKS'
]
  .join(' ')
  .split(' ')

describe.skipIf(missing)(`every class of the data model${note}`, () => {
  test('is built or kept', () => {
    expect(Object.keys(model.classes).toSorted()).toEqual([...Object.keys(builders), ...others].toSorted())
  })

  const cases = Object.keys(builders).flatMap(className =>
    propertiesOf(className)
      .filter(({ name }) => !['@context', 'type', 'proof', 'achievement', 'credentialSubject'].includes(name))
      .map(({ name }) => [className, name] as const)
  )

  test('has as many properties as the model', () => {
    expect(cases).toHaveLength(137)
  })

  test.each(cases)('%s takes %s', (className, name) => {
    const parts = deepFrozen({ ...partsOf(className, name), ...agreeing[`${className} ${name}`] })
    const built = builders[className]?.(parts)
    // Types are filled in below; every value that was given must be there, in its place.
    expect(built).toMatchObject({ [name]: parts[name] })
  })
})
