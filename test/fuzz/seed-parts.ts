/**
 * What the seeds say: badges over all of the model, each with something of its own.
 * @module
 */
import fc from 'fast-check'
import type { AchievementParts, CredentialParts } from '../../src/build.ts'
import { buildAchievement, identifyRecipient } from '../../src/index.ts'
import { credentialParts } from '../support/arbitraries.ts'
import { budget, demarches, numerique, sante } from '../support/dest1.ts'
import { expected, extensions } from './circumstances.ts'

const hashed = identifyRecipient({ email: expected.email }, { salt: 'sel de mer' })
const { identifier: readable = [] } = identifyRecipient(
  { identityType: 'userName', identity: '2026-117' },
  { hashed: false }
)
const lea = { did: 'did:example:lea' }

const results: CredentialParts['credentialSubject'] = {
  role: 'Apprenante',
  term: '2026-T3',
  activityStartDate: '2026-01-05T08:00:00Z',
  activityEndDate: '2026-06-30T16:00:00Z',
  creditsEarned: 1.5,
  narrative: 'Trois mois de comptes **tenus**.',
  result: [
    { resultDescription: `${budget.id}#mois`, value: '3', status: 'Completed' },
    { resultDescription: `${budget.id}#mois`, value: '4' }
  ]
}

const levels: CredentialParts['credentialSubject'] = {
  result: {
    resultDescription: `${numerique.id}#niveau`,
    achievedLevel: `${numerique.id}#2`,
    alignment: {
      targetName: 'Écrire',
      targetUrl: 'https://example.org/crcn/2.1/1',
      targetType: 'ceasn:Competency'
    }
  }
}

/** The achievement of badges that need not say much. */
export const plain: AchievementParts = buildAchievement({ ...demarches, creator: undefined })

/** The rest of a badge, by what is special about it. */
export const seedParts = {
  hashedEmail: { recipient: hashed, achievement: plain },
  results: { recipient: lea, achievement: budget, credentialSubject: results },
  levels: { recipient: lea, achievement: numerique, credentialSubject: levels },
  evidence: {
    recipient: hashed,
    achievement: sante,
    evidence: [
      { id: 'https://example.org/preuves/1', name: 'Bilan de santé', genre: 'Document', audience: 'Coach' },
      { narrative: 'Un entretien', name: 'Entretien' },
      { narrative: 'Un autre entretien', name: 'Entretien' }
    ]
  },
  severalNames: {
    recipient: { id: 'did:example:lea', identifier: [...readable, ...(hashed.identifier ?? [])] },
    achievement: {
      ...plain,
      creator: { id: 'https://example.org/campus', name: 'Campus Exemple', givenName: 'Campus' },
      otherIdentifier: [{ identifierType: 'ext:RNCP' as const, identifier: '37123' }],
      fieldOfStudy: 'Vie quotidienne',
      specialization: 'Démarches',
      humanCode: 'DEM-1'
    }
  },
  extension: {
    recipient: lea,
    achievement: budget,
    context: Object.keys(extensions),
    extension: {
      parcours: 'DEST1',
      etape: { id: 'https://example.org/etapes/2', type: 'Etape', parcours: 'DEST1' }
    }
  }
} satisfies Readonly<Record<string, Omit<CredentialParts, 'issuer'>>>

/** Generated badges over all classes; statuses and dates are generated too. Their endorsements are left out: they are not signed. */
export const generatedParts: readonly Omit<CredentialParts, 'issuer'>[] = fc
  .sample(credentialParts, { seed: 20261122, numRuns: 8 })
  // An endorsement is the only member of these names, so that the rest stays a badge.
  .map(parts => without(parts, ['issuer', 'endorsement', 'endorsementJwt']) as CredentialParts)
  // Other identities would be hashed with a new salt each time.
  .map(({ recipient, ...parts }) => ({ ...parts, ...(recipient && { recipient: hashed }) }))

function without(value: unknown, members: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map(item => without(item, members))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([member]) => !members.includes(member))
      .map(([member, inner]) => [member, without(inner, members)])
  )
}
