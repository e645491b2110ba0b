/**
 * What the reader of a report can do about a problem, where whoever found it could not say it better.
 * @module
 */
import { isNotAtHand } from '../binding/not-at-hand.ts'
import type { ProblemCode } from '../problem/codes.ts'
import type { Problem } from '../problem/problem.ts'

const ANOTHER_KEY = 'ask the issuer to sign it again with another key'
const NEWEST = 'ask the issuer or the person for the newest copy'
const MENDED_DOCUMENT = 'ask the issuer to mend the document that lists the keys'
const STILL_GOOD = 'ask the issuer whether the badge is still good'
const MENDED_LIST = 'verify again later; if it stays so, ask the issuer of the list to mend it'
const CLOCK = 'look whether the clock here is right'

/** By code, so that the same advice is given wherever it is found. They speak of nothing that the input holds. */
const hints: Readonly<Partial<Record<ProblemCode, string>>> = {
  PARSING_ERROR: 'get the file again as the issuer gave it: an editor or a mail program may have changed it',
  OB_INPUT_EMPTY: 'look whether the file was uploaded or downloaded in full',
  OB_INPUT_NO_BADGE: 'look whether it is the right file',
  OB_GENERATION_UNSUPPORTED: 'ask the issuer for an Open Badge 3.0',
  OB_SECURING_UNSUPPORTED:
    'ask the issuer for a badge with an embedded proof, or a JWT by RS256, ES256, ES384 or EdDSA',
  OB_PNG_TRUNCATED: 'get the original file again: it was cut off on its way',
  OB_PROOF_MISSING: 'ask the issuer for the signed one: without a proof anybody could have written it',
  OB_PROOF_UNSUPPORTED: 'ask the issuer for a proof by eddsa-rdfc-2022, or for a JWT',
  OB_PROOF_EXPIRED: 'ask the issuer to sign it again',
  OB_PROOF_IN_FUTURE: `${CLOCK}, or ask the issuer to sign it again`,
  PROOF_VERIFICATION_ERROR:
    'do not rely on what it says; ask the issuer or the person for the original file, for any change breaks the signature',
  INVALID_DOMAIN_ERROR: 'ask for a proof that is made for this exchange',
  INVALID_CHALLENGE_ERROR: 'ask for a proof that is made for this exchange',
  OB_JWS_ALGORITHM:
    'do not rely on what it says; ask the issuer for one signed by RS256, ES256, ES384 or EdDSA',
  OB_FETCH_URL: 'ask the issuer to publish the document by https on a public host',
  OB_FETCH_FAILED:
    'verify again later; look whether the host can be reached from here, and has a good certificate',
  OB_FETCH_ABORTED: 'verify again, and let it end',
  OB_FETCH_STATUS:
    'verify again later; if it stays so, ask the issuer to publish the document at this address',
  OB_FETCH_REDIRECT: 'ask the issuer to publish the document at the address itself',
  OB_FETCH_MEDIA_TYPE: 'ask the issuer to serve the document with its own media type',
  OB_FETCH_NOT_JSON: 'ask the issuer to publish the document as JSON',
  OB_LIMIT_FETCH_BYTES: 'ask the issuer to publish a shorter document',
  OB_KEY_NOT_FOUND: 'ask the issuer to list the key again, or to sign with one that is listed',
  OB_KEY_UNREACHABLE: 'give `fetch`, or the document of the issuer in `controllers`',
  OB_KEY_REVOKED: ANOTHER_KEY,
  OB_KEY_EXPIRED: ANOTHER_KEY,
  OB_KEY_WEAK: ANOTHER_KEY,
  OB_KEY_PURPOSE:
    'ask the issuer to list the key under `assertionMethod`, or to sign with one that is listed there',
  OB_CONTROLLER_MALFORMED: MENDED_DOCUMENT,
  OB_CONTROLLER_MISMATCH: MENDED_DOCUMENT,
  OB_SCHEMA_MISMATCH: 'ask the issuer to mend the badge, or its schema',
  OB_REFRESH_NOT_CHECKED: "set `refresh: 'try'` to ask for it",
  OB_REFRESH_FAILED: NEWEST,
  OB_REFRESH_OTHER: NEWEST,
  STATUS_RETRIEVAL_ERROR:
    'verify again later; until the list can be had nobody can tell whether the badge is still good',
  STATUS_VERIFICATION_ERROR: MENDED_LIST,
  STATUS_LIST_LENGTH_ERROR: MENDED_LIST,
  RANGE_ERROR: STILL_GOOD,
  OB_STATUS_TYPE_UNKNOWN: STILL_GOOD,
  OB_STATUS_PURPOSE_UNKNOWN: 'ask the issuer what the mark means',
  OB_STATUS_REVOKED: 'do not accept it; ask the issuer why it was revoked, or the person for another one',
  OB_STATUS_SUSPENDED: 'do not accept it for now; verify it again later, or ask the issuer',
  OB_STATUS_REFRESH: `${NEWEST}, or set \`refresh: 'try'\``,
  OB_LIMIT_STATUSES: 'if you know the issuer, set limits.maxStatuses higher',
  OB_ENDORSEMENT_FAILED: 'do not show the endorsement as proven; its own report says why',
  OB_LIMIT_ENDORSEMENTS: 'if you know the issuer, set limits.maxEndorsements higher',
  OB_NOT_YET_VALID: `${CLOCK}; if it is, verify again from that day on`,
  OB_EXPIRED: `ask the issuer for a new one; if it should not have expired yet, ${CLOCK}`,
  OB_ISSUER_UNKNOWN: 'find out who it is in another way, and add the id to `trust` if you trust it',
  OB_ISSUER_NOT_TRUSTED: 'do not accept it, or change the policy that you gave as `trust`',
  OB_RESOURCE_DIGEST: 'get the file again from its address'
}

/** `problems`, each with a hint where there is one to give; a hint that one has already stays. */
export function withHints(problems: readonly Problem[]): readonly Problem[] {
  return problems.map(found => hinted(found, hints[found.code]))
}

/** The same for what is wrong with a status list: its own issuer can mend it, unless it could not be judged here. */
export function withListHints(problems: readonly Problem[]): readonly Problem[] {
  return problems.map(found => hinted(found, isNotAtHand(found.code) ? hints[found.code] : MENDED_LIST))
}

function hinted(found: Problem, hint: string | undefined): Problem {
  return found.hint === undefined && hint !== undefined ? { ...found, hint } : found
}
