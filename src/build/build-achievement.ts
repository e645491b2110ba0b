/**
 * Achievements: the badge classes.
 * @module
 */

import type { Achievement } from '../model/achievement.ts'
import { createDraft } from './draft.ts'
import { fillObject } from './fill.ts'
import { type BuildOptions, finish } from './finish.ts'
import { takeParts } from './given-parts.ts'
import type { AchievementParts } from './parts.ts'

/**
 * Builds an achievement: what can be earned, and how. One achievement serves many credentials, so its `id`
 * must stay the same from one to the next.
 *
 * @param parts members of an Achievement; `id`, `name`, `description` and `criteria` are required
 * @param options `contexts`: documents of extension contexts; `limits`
 * @returns a new plain object with types and lists filled in; `parts` are not changed
 * @throws OpenBadgesError with all problems, each with a JSON pointer into `parts`: OB_MEMBER_MISSING,
 *   MALFORMED_VALUE_ERROR, OB_MEMBER_UNKNOWN, OB_TERM_UNDEFINED, OB_CRITERIA_EMPTY, OB_REQUIRED_...,
 *   OB_IMAGE_KIND, OB_EXTENSION_COLLISION, OB_ID_..., OB_JSON_..., OB_LIMIT_...
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const achievement = buildAchievement({
 *   id: 'https://example.org/badges/budget',
 *   name: 'Je sais gérer un budget',
 *   description: 'Tenir ses comptes et prévoir ses dépenses.',
 *   criteria: 'Présenter un budget tenu pendant **trois mois**.',
 *   image: 'https://example.org/badges/budget.png',
 *   inLanguage: 'fr'
 * })
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievement
 */
export function buildAchievement(parts: AchievementParts, options: BuildOptions = {}): Achievement {
  const draft = createDraft()
  const given = takeParts(parts, options)
  return finish(draft, fillObject(draft, 'Achievement', given, '', ''), 'achievement', options)
}
