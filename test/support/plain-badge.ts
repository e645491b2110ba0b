/**
 * A plain badge without proof, and what the rules say of it.
 * @module
 */
import { checkRules } from '../../src/conform/rules.ts'
import { deepFrozen } from './json.ts'
import { told } from './schema-examples.ts'

/** What is told to a maker of `document`, and to a reader. */
export const made = (document: object) => told(checkRules(deepFrozen({ ...document }), { making: true }))
export const read = (document: object) => told(checkRules(deepFrozen({ ...document }), { making: false }))

export const achievement = {
  id: 'https://example.org/achievements/budget',
  type: ['Achievement'],
  name: 'Je sais gérer un budget',
  description: 'Tenir ses comptes sur trois mois.',
  criteria: { narrative: 'Trois mois de comptes tenus.' }
}
export const subject = { id: 'did:example:lea', type: ['AchievementSubject'], achievement }
export const badge = {
  id: 'urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: {
    id: 'https://example.org/',
    type: ['Profile'],
    image: { id: 'https://example.org/logo.svg', type: 'Image' }
  },
  validFrom: '2026-11-22T09:30:00Z',
  credentialSubject: subject
}
/** The badge with other members of its subject, or of its achievement. */
export const withSubject = (members: object) => ({ ...badge, credentialSubject: { ...subject, ...members } })
export const withAchievement = (members: object) =>
  withSubject({ achievement: { ...achievement, ...members } })
