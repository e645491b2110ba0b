/**
 * Profiles of organisations and persons.
 * @module
 */

import type { Profile } from '../model/profile.ts'
import { createDraft } from './draft.ts'
import { fillObject } from './fill.ts'
import { type BuildOptions, finish } from './finish.ts'
import { takeParts } from './given-parts.ts'
import type { ProfileParts } from './parts.ts'

/**
 * Builds a profile: who issues, who defined an achievement, who assessed. An organisation has a `name` and a
 * `url`; a person may have no more than an `id`, as a `did:key`.
 *
 * @param parts members of a Profile; `id` is required
 * @param options `contexts`: documents of extension contexts; `limits`
 * @returns a new plain object with types and lists filled in; `parts` are not changed
 * @throws OpenBadgesError with all problems, each with a JSON pointer into `parts`: OB_MEMBER_MISSING,
 *   MALFORMED_VALUE_ERROR, OB_MEMBER_UNKNOWN, OB_TERM_UNDEFINED, OB_EXTENSION_COLLISION, OB_ID_...,
 *   OB_JSON_..., OB_LIMIT_...
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const issuer = buildProfile({ id: 'https://example.org/org', name: 'Campus Exemple' })
 * const coach = buildProfile({ id: 'did:key:z6Mk...', givenName: 'Nadia', parentOrg: issuer })
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#profile
 */
export function buildProfile(parts: ProfileParts, options: BuildOptions = {}): Profile {
  const draft = createDraft()
  const given = takeParts(parts, options)
  return finish(draft, fillObject(draft, 'Profile', given, '', ''), 'profile', options)
}
