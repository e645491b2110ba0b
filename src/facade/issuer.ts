/**
 * Issuing in one step: build, conform, sign.
 * @module
 */
import { currentDate } from '../base/clock.ts'
import type { Limits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { draftCredential, finishCredential } from '../build/build-credential.ts'
import { buildProfile } from '../build/build-profile.ts'
import { takeParts } from '../build/given-parts.ts'
import type { CredentialParts, ProfileParts } from '../build/parts.ts'
import type { ContextDocuments } from '../context/context-set.ts'
import { type HostedDocument, hostedDocuments } from '../key/hosted-documents.ts'
import type { PublicKeyPair } from '../key/public-key-pair.ts'
import type { Signer } from '../key/signer.ts'
import type { AchievementCredential, AchievementCredentialv1p1 } from '../model/credential.ts'
import type { Profile } from '../model/profile.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import type { CompactJws } from '../proof/jws.ts'
import type { ProofSuiteName } from '../proof/suite.ts'
import { suiteNamed } from '../proof/suites.ts'
import { type Signed, signOwnCredential } from '../sign/sign-credential.ts'
import { signOwnCredentialAsJwt } from '../sign/sign-credential-as-jwt.ts'
import { assertSigner, assertSignerFits, assertSignerIsIssuer } from '../sign/signer-fits.ts'
import { type IssueAllOptions, type IssueResult, issueAll } from './issue-all.ts'

/** Options of {@link createIssuer}. */
export interface IssuerOptions {
  /** Who issues. `id` defaults to the signer's controller: a bare key's own DID, for badges that need no hosting. */
  readonly profile?: Omit<ProfileParts, 'id'> & { readonly id?: string }
  /** Who signs; a key pair has one. */
  readonly signer: Signer
  /**
   * `embedded`: badges are JSON with a proof inside. `jwt`: badges are texts, compact JWS. Default `embedded`, which only
   * Ed25519 keys can sign.
   */
  readonly securing?: 'embedded' | 'jwt'
  /** The suite of embedded proofs. Default: `eddsa-rdfc-2022`. */
  readonly cryptosuite?: ProofSuiteName
  /** `1.1`: badges in the older form of VCDM 1.1, for readers that know no other. Default `2.0`. */
  readonly dataModel?: '2.0' | '1.1'
  /**
   * Keys that signed before, or will sign next: they are published beside that of the signer, and sign nothing. A badge
   * verifies for as long as its key is published. Default: none.
   */
  readonly otherKeys?: readonly PublicKeyPair[]
  /** Whether each signature is checked before the badge is given out, as for `signCredential`. Default true. */
  readonly selfCheck?: boolean
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
export interface Issuer<Badge = Signed<AchievementCredential>> {
  /** The complete profile that stands in every badge. */
  readonly profile: Profile
  /**
   * Builds a badge and signs it.
   * @throws OpenBadgesError as `buildCredential`, and `signCredential` or `signCredentialAsJwt` do
   */
  issue(input: IssueInput): Promise<Badge>
  /**
   * Issues many badges, in order, a few at a time: however many there are, memory does not grow.
   * @param inputs any iterable, also an asynchronous one: awards, or rows of which `options.award` makes them
   * @returns one result for each input: its badge, or the problems for which there is none. To be iterated once
   * @throws TypeError for wrong options; the loop throws what `inputs` throws, and the reason of an aborted
   *   `signal`
   */
  issueAll<Input extends IssueInput>(
    inputs: Iterable<Input> | AsyncIterable<Input>,
    options?: IssueAllOptions & { readonly award?: undefined }
  ): AsyncIterable<IssueResult<Input, Badge>>
  issueAll<Input>(
    inputs: Iterable<Input> | AsyncIterable<Input>,
    options: IssueAllOptions<Input, IssueInput> & Required<Pick<IssueAllOptions<Input, IssueInput>, 'award'>>
  ): AsyncIterable<IssueResult<Input, Badge>>
  /**
   * Everything that the issuer must put on his web server, so that others find his keys: none for a bare key.
   * @throws OpenBadgesError as `hostedDocuments` does
   */
  hostedDocuments(): readonly HostedDocument[]
}

const optionNames = [
  'profile',
  'signer',
  'securing',
  'cryptosuite',
  'dataModel',
  'otherKeys',
  'selfCheck',
  'now',
  'contexts',
  'limits'
]

/**
 * An issuer: give it a profile and a signer once, and award badges with one call each.
 *
 * @param options `signer` is required
 * @returns an {@link Issuer} of JSON badges, or of JWS texts with `securing: 'jwt'`
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
export function createIssuer(options: IssuerOptions & { readonly securing: 'jwt' }): Issuer<CompactJws>
export function createIssuer(
  options: IssuerOptions & { readonly securing?: 'embedded'; readonly dataModel: '1.1' }
): Issuer<Signed<AchievementCredentialv1p1>>
export function createIssuer(
  options: IssuerOptions & { readonly securing?: 'embedded'; readonly dataModel?: '2.0' }
): Issuer
export function createIssuer(
  options: IssuerOptions
): Issuer<CompactJws | Signed<AchievementCredential> | Signed<AchievementCredentialv1p1>>
export function createIssuer(
  options: IssuerOptions
): Issuer<CompactJws | Signed<AchievementCredential | AchievementCredentialv1p1>> {
  assertOptions(options, optionNames)
  const { signer, now = Date.now, contexts, limits, otherKeys = [] } = options
  assertSigner(signer)
  const shared = { ...(contexts && { contexts }), ...(limits && { limits }) }
  const profile = buildProfile(withId(options.profile, signer.controller), shared)
  // What the caller does to his stands in no badge.
  const taken = takeParts(profile, shared)
  const sign = signingWith(options, profile, shared)
  const issue = async (input: IssueInput) => {
    refuseIssuer(input)
    const at = currentDate(now)
    const { dataModel = '2.0' } = options
    const building = { dataModel, now: () => at, ...shared }
    const drafted = draftCredential(input, building, taken)
    const { draft, document } = drafted
    try {
      // Signing judges the whole anyhow; what is wrong is told better by the builder, in terms of what was given.
      if (draft.problems.length === 0) return await sign(document, at)
    } catch (thrown) {
      if (thrown instanceof OpenBadgesError) finishCredential(drafted, building)
      throw thrown
    }
    return sign(finishCredential(drafted, building), at)
  }
  return Object.freeze({
    profile,
    issue,
    issueAll: <Input>(
      inputs: Iterable<Input> | AsyncIterable<Input>,
      allOptions?: IssueAllOptions<Input, IssueInput>
    ) => issueAll(inputs, issue, allOptions),
    hostedDocuments: () => hostedDocuments([signer, ...otherKeys], { profile })
  })
}

/** The profile with an id, if it has none. Members are not looked at: those that are no data are the builder's to refuse. */
function withId(profile: IssuerOptions['profile'], id: string): ProfileParts {
  if (profile === undefined) return { id }
  if (typeof profile !== 'object' || profile === null) throw new TypeError('profile must be an object')
  const members = Object.getOwnPropertyDescriptors(profile)
  const given = members.id
  const isMissing =
    given === undefined || ('value' in given && (given.value === undefined || given.value === null))
  const added = isMissing ? { id: { value: id, enumerable: true } } : {}
  return Object.create(Object.getPrototypeOf(profile), { ...members, ...added })
}

/** It would not be asked, and what was meant by it is not what is signed. */
function refuseIssuer(input: object): void {
  if (input === null || typeof input !== 'object' || !('issuer' in input)) return
  const hint = 'leave it out, or make another issuer with createIssuer'
  throw failure('OB_MEMBER_UNKNOWN', 'this issuer signs in its own name', { path: '/issuer', hint })
}

type Sign = (
  credential: object,
  at: Date
) => Promise<CompactJws | Signed<AchievementCredential | AchievementCredentialv1p1>>

/** How badges are signed; what cannot be signed so is refused here, before the first badge. */
function signingWith(
  { signer, securing = 'embedded', cryptosuite, dataModel = '2.0', selfCheck = true }: IssuerOptions,
  { id }: Profile,
  shared: Pick<IssuerOptions, 'contexts' | 'limits'>
): Sign {
  if (dataModel !== '2.0' && dataModel !== '1.1') throw new TypeError('dataModel must be "2.0" or "1.1"')
  if (securing === 'jwt') {
    if (cryptosuite !== undefined) throw new TypeError('cryptosuite is for embedded proofs: leave it out')
    assertSignerIsIssuer(signer, id)
    return credential => signOwnCredentialAsJwt(credential, { signer, selfCheck, ...shared })
  }
  if (securing !== 'embedded') throw new TypeError('securing must be "embedded" or "jwt"')
  const suite = suiteNamed(cryptosuite ?? 'eddsa-rdfc-2022')
  assertSignerFits(signer, id, suite)
  return (credential, created) =>
    // What was drafted as a badge is one, once it conforms.
    signOwnCredential(credential as AchievementCredential, {
      signer,
      selfCheck,
      created,
      cryptosuite: suite.name,
      ...shared
    })
}
