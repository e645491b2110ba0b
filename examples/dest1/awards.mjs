/**
 * Who gets what, from whom and for what reason: the same at every run, but for the dates.
 * @module
 */
import { family, knowHow, thanks } from './achievements.mjs'
import { place, slugOf } from './badge-class.mjs'
import { coaches } from './people.mjs'

/**
 * @typedef {import('openbadges-kit').IssueInput} IssueInput
 * @typedef {{ slug: string, name: string, givenName: string, email: string }} Person
 */

/** How many badges people have, over and over; one person wants them all. */
const counts = [5, 3, 8, 1, 6, 4, 7]
const COLLECTOR = 2

/**
 * The badges of the family that the person with this index has earned, the oldest first.
 * @param {Person} person
 * @param {number} index place in the list of recipients
 * @param {Date} today
 * @returns {IssueInput[]}
 */
export function awardsFor({ email }, index, today) {
  const earned = earnedBy(index)
  return earned.map((achievement, step) => {
    const awardedDate = daysAfter(today, (step - earned.length) * 21 - (index % 14))
    const { credentialSubject, ...details } = detailsOf(slugOf(achievement), index, awardedDate)
    const source = coaches[(index + step) % coaches.length]
    return {
      achievement,
      recipient: { email },
      awardedDate,
      ...details,
      credentialSubject: { source, ...credentialSubject }
    }
  })
}

/**
 * What a person says of themself, with one key on both sides.
 * @returns {IssueInput}
 */
export function knowHowOf({ email }, did, index) {
  return {
    achievement: knowHow,
    recipient: [{ did }, { email }],
    credentialSubject: { narrative: skills[index % skills.length] }
  }
}

/**
 * The thanks of one person to another, who is named by address and by key.
 * @returns {IssueInput}
 */
export function thanksTo({ email }, did, index) {
  return {
    achievement: thanks,
    recipient: [{ did }, { email }],
    evidence: { name: 'Mot de remerciement', narrative: words[index % words.length] }
  }
}

/** Everybody begins with the first badge; then the earlier ones of the family are a little more likely. */
function earnedBy(index) {
  const count = index === COLLECTOR ? family.length : counts[index % counts.length]
  const [first, ...others] = family
  const rank = order => order + 24 * ((0.618 * (index + 1) * (order + 1)) % 1)
  const sorted = others
    .map((achievement, order) => ({ achievement, rank: rank(order) }))
    .sort((a, b) => a.rank - b.rank)
  return [first, ...sorted.map(({ achievement }) => achievement)].slice(0, count)
}

/** What is said of an award beyond who and what. Health is nobody's business: no evidence of that is shown. */
function detailsOf(slug, index, date) {
  const level = index % 3
  const evidence = (file, genre, name) => ({
    // Numbers and not names: the address in the badge is hashed, and its evidence should not give it away.
    id: `https://example.org/dest1/preuves/${1000 + index}/${file}`,
    genre,
    name
  })
  const result = (fragment, outcome) => ({ resultDescription: place(slug, fragment), ...outcome })
  switch (slug) {
    case 'demarches':
      return {
        evidence: evidence('attestation.pdf', 'Document', 'Attestation de droits obtenue en ligne'),
        credentialSubject: { result: result('avancement', { status: 'Completed' }) }
      }
    case 'numerique': {
      const achievedLevel = place(slug, `niveau-${level + 1}`)
      return { credentialSubject: { result: result('niveau', { achievedLevel }) } }
    }
    case 'budget':
      return {
        evidence: evidence('budget.pdf', 'Document', 'Budget tenu au jour le jour'),
        credentialSubject: { result: result('mois', { value: String(3 + 2 * level) }) }
      }
    case 'cuisine':
      return { evidence: evidence('repas.jpg', 'Photo', 'Le repas partagé avec le groupe') }
    case 'ecogestes':
      return {
        evidence: [
          evidence('releves.pdf', 'Document', "Relevés d'électricité, avant et après"),
          evidence('reparation.jpg', 'Photo', 'Le vélo remis en état')
        ]
      }
    case 'lecture':
      return { credentialSubject: { result: result('niveau', { value: ['A1', 'A2', 'B1'][level] }) } }
    case 'parole':
      return { evidence: evidence('presentation.mp4', 'Vidéo', 'Se présenter en deux minutes') }
    case 'projet':
      return {
        evidence: evidence('immersion.pdf', 'Document', "Bilan d'immersion signé par l'entreprise"),
        credentialSubject: {
          activityStartDate: daysAfter(date, -12),
          activityEndDate: daysAfter(date, -7),
          result: result('immersion', { status: 'Completed' })
        }
      }
    case 'emploi':
      return { evidence: evidence('candidatures.pdf', 'Document', 'Tableau des candidatures') }
    case 'equipe':
      return {
        evidence: evidence('action.jpg', 'Photo', "L'équipe au travail dans le jardin partagé"),
        credentialSubject: { role: ['Responsable du matériel', 'Animation', 'Accueil du public'][level] }
      }
    case 'secours':
      return {
        validUntil: daysAfter(date, 730),
        credentialSubject: { creditsEarned: 7, result: result('situations', { value: '5' }) }
      }
    default:
      return {}
  }
}

const skills = [
  'Je couds depuis toujours : ourlets, fermetures, retouches.',
  'Je cuisine pour vingt personnes sans rien jeter.',
  "Je répare les vélos, les miens et ceux de l'immeuble.",
  "Je parle trois langues et je sers d'interprète à mes voisins.",
  "J'ai élevé quatre enfants : je sais organiser une journée.",
  'Je jardine sur un balcon, et cela donne des tomates.',
  'Je repeins une pièce en un week-end, proprement.'
]

const words = [
  "Sans toi, je n'aurais pas osé appeler la mairie.",
  'Tu as gardé les petits le jour de mon entretien.',
  "Tu m'as montré comment envoyer mon CV avec le téléphone.",
  "Tu m'as accompagné à la gare la première fois.",
  "Quand je voulais tout laisser tomber, tu m'as rappelé pourquoi j'étais venu."
]

function daysAfter(date, days) {
  return new Date(date.getTime() + days * 24 * 60 * 60 * 1000)
}
