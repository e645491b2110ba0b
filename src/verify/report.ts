/**
 * The report of a verification: plain JSON data.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { KeyFoundBy } from '../binding/issuers-key.ts'
import type { Generation } from '../conform/generation.ts'
import type { EvidenceBundle } from '../fetch/evidence.ts'
import type { Fetched } from '../fetch/fetched.ts'
import type { AnyOpenBadgeCredential } from '../model/credential.ts'
import type { EndorsementCredential, EndorsementCredentialv1p1 } from '../model/endorsement.ts'
import type { JwtProof, Proof } from '../model/proof.ts'
import type { Problem } from '../problem/problem.ts'
import type { MatchedRecipient } from './checks/recipient.ts'
import type { RegisteredIssuer } from './checks/trust.ts'

/** The checks, in the order in which they are reported. */
export const checkNames = [
  'parse',
  'conformance',
  'proof',
  'issuer',
  'refresh',
  'status',
  'validity',
  'recipient',
  'trust',
  'endorsements',
  'resources'
] as const

/** The name of one check. */
export type CheckName = (typeof checkNames)[number]

/**
 * How a check ended. `inconclusive`: it could not be made, which is never good. `skipped`: there was nothing to
 * check, nobody asked, or an earlier check failed so that asking would mean nothing.
 */
export type Outcome = 'passed' | 'failed' | 'inconclusive' | 'skipped'

/** One check and what it found. */
export interface Check {
  readonly name: CheckName
  readonly outcome: Outcome
  readonly problems: readonly Problem[]
}

/** `unknown` is never good: it means not asked, or not known. */
export type Answer = 'yes' | 'no' | 'unknown'

/** The four questions of a reader. */
export interface Verdict {
  /** It is what the issuer signed, and the key is the issuer's. */
  readonly authentic: Answer
  /** Not expired, not too early, not revoked, not suspended. */
  readonly current: Answer
  /** It is about the person you named; `unknown` if you named none. */
  readonly bound: Answer
  /** Your policy trusts the issuer; `unknown` if you gave none. */
  readonly trusted: Answer
}

/** Where the credential was found, and in which form. */
export interface Source {
  /** What was handed in. */
  readonly format: 'json' | 'jws' | 'png' | 'svg' | 'unknown'
  /** Which Open Badges. */
  readonly generation: Generation
  /** Which data model, by the first context. */
  readonly dataModel?: '2.0' | '1.1'
  /**
   * The proof that made it authentic: as it stands in the document, or the header and claims of the JWT around it
   * (`'alg' in proof` tells them apart).
   */
  readonly proof?: Proof | JwtProof
  /** What all proofs of the issuer are made with: `['RS256', 'eddsa-rdfc-2022']`. */
  readonly securedBy?: readonly string[]
}

/** Who issued it, and how that is known. */
export interface ReportedIssuer {
  /** `issuer.id` of the credential. */
  readonly id: string
  /** What the credential says the issuer is called: a claim of the issuer about itself, proven by nothing. */
  readonly claimedName?: string
  /** The key, if it is proven to be the issuer's. */
  readonly key?: ReportedKey
}

/** The issuer's key, and which document ties it to the issuer. */
export interface ReportedKey {
  /** The verification method. */
  readonly id: string
  /**
   * What ties it to the issuer: `did:key` and `did:jwk` are the key itself; `given` came from your options; `did:web` and
   * `https` is the document at the issuer's id; `jwks` the key set of his host; `key-document` the document at the
   * address of the key, which names the issuer; `key-url` a bare key at his host.
   */
  readonly foundBy: KeyFoundBy
  /** The documents that name it. */
  readonly documents: readonly string[]
}

/** One entry of `credentialStatus`, and how its list answered. */
export interface ReportedStatus {
  /** JSON pointer to the entry. */
  readonly path: string
  /** `passed`: nothing against the badge; `skipped`: unknown, which you accepted by name. */
  readonly outcome: Outcome
  /** Type of the entry. */
  readonly type?: string
  /** What the list is about: `revocation`, `suspension`, `message` or another. */
  readonly purpose?: string
  /** URL of the list. */
  readonly list?: string
  /** What stands at the place of this badge; 0 is nothing. */
  readonly value?: number
  /** What the value means, in the words of the issuer. */
  readonly message?: string
  /** Who issued the list. */
  readonly listIssuer?: string
  /** From when the list is good: how old its news are. */
  readonly listValidFrom?: string
  /** Until when the list is good. */
  readonly listValidUntil?: string
  /** When it was fetched; before this verification, if the verifier still had it. */
  readonly fetchedAt?: string
  /**
   * What is wrong with the list as a document of its own, worst first: OB_EXPIRED says that the list has expired, and a `path`
   * leads into the list. If it cannot be used for that, the check has STATUS_VERIFICATION_ERROR. Empty if nothing is wrong with
   * it, or if it could not be had.
   */
  readonly listProblems: readonly Problem[]
}

/** What an endorsement is, as a credential of its own: by whom, whether it verifies, what it says. */
export type EndorsementReport = VerificationReport<EndorsementCredential | EndorsementCredentialv1p1> & {
  /** JSON pointer to the endorsement in the badge. */
  readonly path: string
  /** Id of what it hangs on: the badge, its achievement, or a profile. One that speaks of something else does not count. */
  readonly of?: string
}

interface ReportParts {
  /** The time that dates were judged at, an RFC 3339 date and time in UTC. */
  readonly judgedAt: string
  /** Four questions, each answered with `yes`, `no` or `unknown`. */
  readonly verdict: Verdict
  /** Always all checks, always in the same order. */
  readonly checks: readonly Check[]
  /** The problems of all checks, worst first. */
  readonly problems: readonly Problem[]
  /** What an unverified input says, for showing with a warning. Absent where nothing could be read. */
  readonly claims?: JsonObject
  /** One for each entry of `credentialStatus`, in order; empty if nothing was asked. */
  readonly statuses: readonly ReportedStatus[]
  /** One for each endorsement, in order; empty if nothing was asked. */
  readonly endorsements: readonly EndorsementReport[]
  /** Which identifier fits the person you named, and how; absent if none does. */
  readonly recipient?: MatchedRecipient
  /** What your registry says of the issuer, if it lists him. */
  readonly registered?: RegisteredIssuer
  /** Where the copy came from that was judged in place of the badge at hand. */
  readonly refreshedFrom?: string
  /** Everything that was fetched, to be kept and given back; only if you asked for it. */
  readonly evidence?: EvidenceBundle
  /** Every URL that was asked for: nothing is hidden. Empty if no `fetch` is given. */
  readonly fetched: readonly Fetched[]
}

/** The report on a badge that is authentic: what `credential` says is what the issuer signed. */
interface ProvenReport<C> extends ReportParts {
  readonly verdict: Verdict & { readonly authentic: 'yes' }
  /** Where it was found, and the proof that counts. */
  readonly source: Source & {
    readonly proof: Proof | JwtProof
    readonly securedBy: readonly string[]
    readonly dataModel: '2.0' | '1.1'
  }
  /** Who issued it, and by which key. */
  readonly issuer: ReportedIssuer & { readonly key: ReportedKey }
  /** A frozen copy of exactly what was checked. */
  readonly credential: C
}

/** The badge is authentic, current, and bound and trusted wherever you asked. */
export interface VerifiedReport<C = AnyOpenBadgeCredential> extends ProvenReport<C> {
  readonly verified: true
}

/** It is what the issuer signed, but it has expired, is about somebody else, or could not be checked in full. */
export interface AuthenticReport<C = AnyOpenBadgeCredential> extends ProvenReport<C> {
  readonly verified: false
}

/** It is not proven to be what the issuer signed; `problems` say why. What it says is in `claims` only. */
export interface UnprovenReport extends ReportParts {
  readonly verified: false
  /** Where it was found. */
  readonly source: Source
  /** Who it says has issued it. */
  readonly issuer?: ReportedIssuer
  /** Absent: use `claims`, with a warning. */
  readonly credential?: undefined
}

/**
 * What a verification answers. For the compiler as well as for you: `verified` tells the first from the others,
 * and where there is a `credential`, it is authentic and has its issuer's key.
 */
export type VerificationReport<C = AnyOpenBadgeCredential> =
  | VerifiedReport<C>
  | AuthenticReport<C>
  | UnprovenReport
