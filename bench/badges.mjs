/**
 * What is issued and verified: the badges of the demonstration, and one with everything in it.
 * @module
 */
import { awardsFor } from '../examples/dest1/awards.mjs'
import { organisation, recipients } from '../examples/dest1/people.mjs'

export { organisation }

const today = new Date('2026-11-30T12:00:00Z')

/** The awards of the demonstration: 13 badge classes, most with evidence, some with results. */
export const dest1 = recipients.flatMap((person, index) => awardsFor(person, index, today))

const range = (count, make) => Array.from({ length: count }, (_, index) => make(index))
const home = 'https://example.org/full'

const alignment = index => ({
  targetCode: `C${index}`,
  targetDescription: 'Préparer un budget mensuel et le tenir.',
  targetName: `Compétence ${index}`,
  targetFramework: 'Référentiel des compétences de la vie quotidienne',
  targetType: 'ext:Skill',
  targetUrl: `${home}/framework/${index}`
})

const profile = name => ({
  id: `${home}/${name}`,
  name,
  url: `${home}/${name}.html`,
  phone: '+33123456789',
  description: 'Accompagne les jeunes vers leur autonomie.',
  email: `${name}@example.org`,
  image: { id: `${home}/${name}.png`, caption: 'Le logo' },
  official: 'Anne Martin',
  address: {
    addressCountry: 'France',
    addressCountryCode: 'FR',
    addressRegion: 'Occitanie',
    addressLocality: 'Toulouse',
    streetAddress: '1 rue des Écoles',
    postalCode: '31000',
    geo: { latitude: 43.6045, longitude: 1.444 }
  },
  otherIdentifier: { identifier: '12345678900017', identifierType: 'identifier' },
  parentOrg: { id: `${home}/federation`, name: 'Fédération' }
})

const level = index => ({
  id: `urn:uuid:aaaaaaaa-0000-4000-8000-00000000000${index}`,
  name: `Niveau ${index}`,
  description: 'Tient ses comptes sans aide.',
  level: String(index),
  points: String(index * 10)
})

const description = index => ({
  id: `urn:uuid:bbbbbbbb-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `Épreuve ${index}`,
  resultType: 'RubricCriterionLevel',
  rubricCriterionLevel: range(3, level),
  requiredLevel: level(1).id,
  alignment: alignment(index)
})

/** One award with (almost) every property: ten alignments, three pieces of evidence, five results. */
export const full = {
  id: 'urn:uuid:cccccccc-0000-4000-8000-000000000000',
  name: 'Gérer un budget, niveau avancé',
  description: 'Délivré après trois mois de pratique.',
  image: { id: `${home}/award.png`, caption: 'Le badge' },
  awardedDate: '2026-11-29T10:00:00Z',
  validUntil: '2036-11-29T10:00:00Z',
  recipient: [{ email: 'lea@example.org' }, { identity: 'L-2026-17', identityType: 'sourcedId' }],
  evidence: range(3, index => ({
    id: `${home}/evidence/${index}`,
    name: `Budget du mois ${index}`,
    description: 'Un tableau tenu au jour le jour.',
    narrative: 'Les recettes, les dépenses, et ce qui reste.',
    genre: 'Tableau',
    audience: 'Employeurs'
  })),
  credentialSubject: {
    activityStartDate: '2026-09-01T08:00:00Z',
    activityEndDate: '2026-11-28T17:00:00Z',
    creditsEarned: 3,
    licenseNumber: 'B-2026-17',
    narrative: 'A tenu son budget et aidé deux camarades.',
    role: 'Participante',
    term: 'Automne 2026',
    image: `${home}/subject.png`,
    source: profile('coach'),
    result: range(5, index => ({
      resultDescription: description(index).id,
      achievedLevel: level(2).id,
      status: 'Completed',
      value: String(index),
      alignment: alignment(index)
    }))
  },
  achievement: {
    id: `${home}/achievement`,
    name: 'Gérer un budget',
    description: 'Sait établir un budget mensuel et le tenir.',
    criteria: { id: `${home}/criteria`, narrative: 'Tenir son budget pendant **trois mois**.' },
    achievementType: 'Competency',
    creator: profile('author'),
    creditsAvailable: 5,
    fieldOfStudy: 'Vie quotidienne',
    humanCode: 'BUD-2',
    image: { id: `${home}/achievement.png`, caption: 'Une balance' },
    inLanguage: 'fr',
    specialization: 'Budget du ménage',
    tag: ['budget', 'épargne', 'autonomie'],
    version: '2.1',
    otherIdentifier: { identifier: 'urn:example:bud-2', identifierType: 'identifier' },
    related: { id: `${home}/achievement/1`, inLanguage: 'fr', version: '1.0' },
    alignment: range(10, alignment),
    resultDescription: range(5, description)
  }
}

/** An award with so many results. */
export const withResults = count => ({
  recipient: { email: 'lea@example.org' },
  achievement: {
    id: `${home}/scores`,
    name: 'Scores',
    description: 'Des scores.',
    criteria: 'Répondre.',
    resultDescription: range(count, index => ({
      id: `urn:example:score:${index}`,
      name: `Question ${index}`,
      resultType: 'Percent'
    }))
  },
  credentialSubject: {
    result: range(count, index => ({
      resultDescription: `urn:example:score:${index}`,
      value: String(index % 100)
    }))
  }
})
