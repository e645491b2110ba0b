/**
 * What all badge classes of the family have in common.
 * @module
 */
import { buildAchievement } from 'openbadges-kit'
import { organisation } from './people.mjs'

const home = 'https://example.org/dest1'

/** The badge classes whose picture is an SVG; that of the others is a PNG. */
const vector = new Set([
  ...['sante', 'logement', 'cuisine', 'ecogestes'],
  ...['parole', 'emploi', 'equipe', 'secours'],
  'merci'
])

/**
 * A badge class of the family; a mistake in its parts is thrown at once, with its place.
 * @param {string} slug names its page, its picture and its file
 * @param {Omit<import('openbadges-kit').AchievementParts, 'id'>} parts
 */
export function badgeClass(slug, parts) {
  return buildAchievement({
    id: `${home}/${slug}`,
    achievementType: 'Competency',
    creator: organisation.id,
    image: `${home}/${slug}.${vector.has(slug) ? 'svg' : 'png'}`,
    inLanguage: 'fr',
    version: '1.0',
    ...parts
  })
}

/** The slug of a badge class: the last step of its id. */
export function slugOf({ id }) {
  return lastStep(id)
}

/** What the picture of a badge class is called, `budget.png`. */
export function pictureName({ image }) {
  return lastStep(image.id)
}

function lastStep(url) {
  return url.slice(url.lastIndexOf('/') + 1)
}

/**
 * A domain of CléA, the national certificate of basic knowledge and skills, as an alignment.
 * The address is invented: a real badge gives that of the domain in the framework.
 */
export function clea(domain, targetName) {
  return {
    targetName,
    targetFramework: 'CléA, socle de connaissances et de compétences professionnelles',
    targetCode: String(domain),
    targetUrl: `https://example.org/clea/${domain}`
  }
}

/** The address of a result description or rubric level on the page of its badge class. */
export function place(slug, fragment) {
  return `${home}/${slug}#${fragment}`
}
