/**
 * Five badges of the DEST1 family, as their issuer would write them.
 * @module
 */
import type { AchievementParts, ProfileParts } from '../../src/build.ts'

export const organisation: ProfileParts = {
  id: 'https://example.org/campus',
  name: 'Campus Exemple',
  url: 'https://example.org/campus',
  image: 'https://example.org/campus/logo.svg',
  address: { addressLocality: 'Lesquin', postalCode: '59810', addressCountryCode: 'FR' }
}

const base = 'https://example.org/dest1'

export const engagement: AchievementParts = {
  id: `${base}/engagement`,
  name: 'Je m’engage dans la démarche DEST1',
  description: 'Le premier pas : dire oui à un parcours accompagné.',
  criteria: 'Signer la charte avec son coach.',
  achievementType: 'Badge',
  image: `${base}/engagement.png`,
  inLanguage: 'fr',
  tag: 'engagement'
}

export const demarches: AchievementParts = {
  id: `${base}/demarches`,
  name: 'Je suis autonome dans mes démarches administratives',
  description: 'Remplir un formulaire, réunir les pièces, suivre son dossier.',
  criteria: { id: `${base}/demarches.html`, narrative: 'Mener **seul** trois démarches.' },
  achievementType: 'Competency',
  image: { id: `${base}/demarches.png`, caption: 'Un dossier et un stylo' },
  inLanguage: 'fr',
  creator: 'https://example.org/campus'
}

export const numerique: AchievementParts = {
  id: `${base}/numerique`,
  name: 'Je suis initié au numérique',
  description: 'Écrire un courriel, chercher, se protéger.',
  criteria: 'Réussir les exercices du socle numérique.',
  achievementType: 'ext:Initiation',
  image: `${base}/numerique.png`,
  inLanguage: 'fr',
  alignment: {
    targetName: 'Communication et collaboration',
    targetFramework: 'Cadre de référence des compétences numériques',
    targetCode: '2.1',
    targetType: 'CFItem',
    targetUrl: 'https://example.org/crcn/2.1'
  },
  resultDescription: {
    id: `${base}/numerique#niveau`,
    name: 'Niveau',
    resultType: 'RubricCriterionLevel',
    rubricCriterionLevel: [
      { id: `${base}/numerique#1`, name: 'Découverte', level: '1', points: '5' },
      { id: `${base}/numerique#2`, name: 'Aisance', level: '2', points: '10' }
    ],
    requiredLevel: `${base}/numerique#1`
  }
}

export const sante: AchievementParts = {
  id: `${base}/sante`,
  name: 'Je prends soin de ma santé',
  description: 'Connaître ses droits, avoir un médecin, faire un bilan.',
  criteria: 'Faire le bilan de santé proposé.',
  image: `${base}/sante.svg`,
  inLanguage: 'fr',
  tag: ['santé', 'droits'],
  related: [{ id: `${base}/health`, inLanguage: 'en', version: '1' }],
  version: '2'
}

export const budget: AchievementParts = {
  id: `${base}/budget`,
  name: 'Je sais gérer un budget',
  description: 'Tenir ses comptes et prévoir ses dépenses.',
  criteria: 'Présenter un budget tenu pendant trois mois.',
  image: `${base}/budget.png`,
  inLanguage: 'fr',
  creditsAvailable: 1.5,
  resultDescription: [
    {
      id: `${base}/budget#mois`,
      name: 'Mois tenus',
      resultType: 'RawScore',
      valueMin: '0',
      valueMax: '12',
      requiredValue: '3'
    }
  ]
}

export const family: readonly AchievementParts[] = [engagement, demarches, numerique, sante, budget]

/** A coach, known by a key alone. */
export const coach = 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'

/** The clock of the tests. */
export const now = () => new Date('2026-11-22T09:30:15.987Z')
