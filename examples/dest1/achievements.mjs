/**
 * The badge classes: the seventeen that the organisation awards, and two that anybody may issue.
 * @module
 */
import { badgeClass } from './badge-class.mjs'
import { dailyLife } from './daily-life.mjs'
import { workingLife } from './working-life.mjs'

/** The DEST1 family: what people collect, step by step. */
export const family = [...dailyLife, ...workingLife]

/** What somebody says of themself. */
export const knowHow = badgeClass('savoir-faire', {
  name: 'Je fais connaître un savoir-faire',
  description: "Je dis ce que je sais faire, je raconte où je l'ai appris et je le montre à qui veut.",
  criteria: "Décrire son savoir-faire et en donner un exemple. Personne d'autre ne l'évalue.",
  achievementType: 'Achievement',
  tag: ['auto-reconnaissance', 'savoir-faire']
})

/** What one person says of another. */
export const thanks = badgeClass('merci', {
  name: 'Merci pour ton coup de main',
  description: "Quelqu'un du groupe a aidé, et celui ou celle qui en a profité le dit.",
  criteria: 'Avoir aidé une personne du groupe, qui le raconte en quelques mots.',
  achievementType: 'Badge',
  tag: ['reconnaissance entre pairs', 'entraide']
})
