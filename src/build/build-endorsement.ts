/**
 * Endorsements: what others say for a credential, an achievement or a profile.
 * @module
 */

import type { EndorsementCredential, EndorsementCredentialv1p1 } from '../model/endorsement.ts'
import type { DataModelVersion } from '../schema/version.ts'
import {
  type AnyDataModelOption,
  type BuildCredentialOptions,
  type DataModelOption,
  fillCredential
} from './credential-document.ts'
import { createDraft } from './draft.ts'
import { finish } from './finish.ts'
import { takeParts } from './given-parts.ts'
import type { EndorsementParts } from './parts.ts'

/** An endorsement by the data model that it follows. */
export interface EndorsementCredentialIn {
  /** VCDM 2.0. */
  readonly '2.0': EndorsementCredential
  /** VCDM 1.1. */
  readonly '1.1': EndorsementCredentialv1p1
}

/**
 * Builds an endorsement that is ready for signing. Signed, it goes into `endorsement` (or, as a JWT, into
 * `endorsementJwt`) of the credential, achievement or profile that it speaks for.
 *
 * Filled in: the types, the contexts, `id` (a new `urn:uuid:`), `validFrom` (now). Whether
 * what is endorsed exists is not looked up.
 *
 * @param parts members of the endorsement; `issuer`, `name` and `credentialSubject.id` are required, the last
 *   being the id of what is endorsed
 * @param options `now`: the clock; `dataModel`: `'2.0'` (default) or `'1.1'`, as the badge that will embed it;
 *   `contexts`: documents of extension contexts; `limits`
 * @returns a new plain object; `parts` are not changed and share nothing with it
 * @throws OpenBadgesError with all problems, as `buildCredential`
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const endorsement = buildEndorsement({
 *   issuer: { id: 'did:key:z6Mk...', name: 'Reconnaître en réseau' },
 *   name: 'Un badge utile',
 *   credentialSubject: { id: achievement.id, endorsementComment: 'Nous nous y fions pour nos recrutements.' }
 * })
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential
 */
export function buildEndorsement<Version extends DataModelVersion>(
  parts: EndorsementParts,
  options: BuildCredentialOptions & DataModelOption<Version>
): EndorsementCredentialIn[Version]
export function buildEndorsement(
  parts: EndorsementParts,
  options?: BuildCredentialOptions
): EndorsementCredential
export function buildEndorsement(
  parts: EndorsementParts,
  options: BuildCredentialOptions & AnyDataModelOption = {}
): EndorsementCredentialIn[DataModelVersion] {
  const draft = createDraft()
  const given = takeParts(parts, options, ['now', 'dataModel'])
  const filled = fillCredential(draft, 'EndorsementCredential', given, [], options)
  return finish(draft, filled, 'endorsement-credential', options)
}
