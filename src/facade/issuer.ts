/**
 * Issuing in one step: build, conform, sign.
 * @module
 */

import type { Limits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { buildCredential } from '../build/build-credential.ts'
import { buildProfile } from '../build/build-profile.ts'
import type { CredentialParts, ProfileParts } from '../build/parts.ts'
import type { ContextDocuments } from '../context/context-set.ts'
import type { Signer } from '../key/signer.ts'
import type { AchievementCredential } from '../model/credential.ts'
import type { Profile } from '../model/profile.ts'
import type { ProofSuiteName } from '../proof/suite.ts'
import { suiteNamed } from '../proof/suites.ts'
import { type Signed, signCredential } from '../sign/sign-credential.ts'
import { assertSigner, assertSignerFits } from '../sign/signer-fits.ts'

/** Options of {@link createIssuer}. */
export interface IssuerOptions {
  /** Who issues. `id` defaults to the signer's controller: a bare key's did:key, for badges that need no hosting. */
  readonly profile?: Omit<ProfileParts, 'id'> & { readonly id?: string }
  /** Who signs; a key pair has one. */
  readonly signer: Signer
  /** The suite. Default: `eddsa-rdfc-2022`. */
  readonly cryptosuite?: ProofSuiteName
  /** The clock, in milliseconds since 1970 or as a Date. Default: the system's. */
  readonly now?: () => number | Date
  /** Documents of extension contexts by URL. Default: none. */
  readonly contexts?: ContextDocuments
  /** Ceilings. Default: those of `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

/** What there is to say of one badge: as for `buildCredential`, without the issuer. */
export type IssueInput = Omit<CredentialParts, 'issuer'>

/** Issues badges in the name of one issuer. */
export interface Issuer {
  /** The complete profile that stands in every badge. */
  readonly profile: Profile
  /**
   * Builds a badge and signs it.
   * @throws OpenBadgesError as `buildCredential` and `signCredential` do
   */
  issue(input: IssueInput): Promise<Signed<AchievementCredential>>
}

/**
 * An issuer: give it a profile and a signer once, and award badges with one call each.
 *
 * @param options `signer` is required
 * @returns an {@link Issuer}
 * @throws OpenBadgesError if the profile does not conform; OB_KEY_NOT_ISSUERS if it is not the signer's; OB_KEY_MISMATCH
 *   if the key does not fit the suite
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const keyPair = await generateKeyPair()
 * const issuer = createIssuer({ profile: { name: 'Campus Exemple' }, signer: keyPair.signer })
 * const badge = await issuer.issue({ achievement, recipient: { email: 'lea@example.org' } })
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#data-integrity
 */
export function createIssuer(options: IssuerOptions): Issuer {
  assertOptions(options, ['profile', 'signer', 'cryptosuite', 'now', 'contexts', 'limits'])
  const { signer, cryptosuite = 'eddsa-rdfc-2022', now = Date.now, contexts, limits } = options
  assertSigner(signer)
  const shared = { ...(contexts && { contexts }), ...(limits && { limits }) }
  const profile = buildProfile({ ...options.profile, id: options.profile?.id ?? signer.controller }, shared)
  assertSignerFits(signer, profile.id, suiteNamed(cryptosuite))
  return Object.freeze({
    profile,
    issue: async (input: IssueInput) => {
      const at = new Date(now())
      const credential = buildCredential({ ...input, issuer: profile }, { ...shared, now: () => at })
      return signCredential(credential, { ...shared, signer, created: at, cryptosuite })
    }
  })
}
