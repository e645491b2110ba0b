/**
 * The rules that no schema holds: a table of them by class.
 * @module
 */
import { asArray, type JsonObject } from '../base/json.ts'
import type { ClassName } from '../generated/classes.ts'
import type { Problem } from '../problem/problem.ts'
import { nodesOf } from '../schema/class-walk.ts'
import { criteriaGiven, requiredLevelKnown, requiredValueFits } from './achievement-rules.ts'
import { officialSchemaListed, validityInOrder } from './credential-rules.ts'
import { endorsementsFit } from './endorsement-rules.ts'
import { imageKind } from './image-kind.ts'
import { resourcesApart } from './resource-rules.ts'
import { resultsFit } from './result-rules.ts'
import { hashWellFormed, recipientGiven } from './subject-rules.ts'

/** How a breach counts for a reader: as an error, or as a warning. For a maker it is always an error. */
type ForReader = 'error' | 'warning'

/** Holds one object of a class to one rule; the pointers of the problems begin with `path`. Never throws. */
type Rule = (node: JsonObject, path: string) => Problem[]

const rules: { readonly [Name in ClassName]?: readonly (readonly [Rule, ForReader])[] } = {
  AchievementCredential: [
    [validityInOrder, 'error'],
    [officialSchemaListed, 'warning'],
    [endorsementsFit, 'warning']
  ],
  Achievement: [[endorsementsFit, 'warning']],
  Profile: [[endorsementsFit, 'warning']],
  EndorsementCredential: [
    [validityInOrder, 'error'],
    [officialSchemaListed, 'warning']
  ],
  VerifiableCredential: [
    [validityInOrder, 'error'],
    [resourcesApart, 'error']
  ],
  AchievementSubject: [
    [recipientGiven, 'error'],
    [resultsFit, 'warning']
  ],
  Criteria: [[criteriaGiven, 'warning']],
  ResultDescription: [
    [requiredLevelKnown, 'warning'],
    [requiredValueFits, 'warning']
  ],
  IdentityObject: [[hashWellFormed, 'warning']],
  Image: [[imageKind, 'warning']]
}

/** How {@link checkRules} judges. */
export interface RuleOptions {
  /** True when the document is being made: what a reader is only warned of is then an error. */
  readonly making: boolean
  /** What the document is; told apart by `type` unless given. */
  readonly className?: ClassName
}

/**
 * Holds `document` and all objects of the data model inside it to the rules that no schema holds. What is of another
 * shape than the schema wants is passed over here; the schema reports it.
 *
 * An embedded endorsement is the work of somebody else, so its breaches count as for a reader even when making.
 * Does not check contexts, proofs, or that anything named by an address is there.
 * @param document a credential, profile or achievement; it is not changed
 * @returns OB_RECIPIENT_MISSING, OB_VALIDITY_REVERSED, MALFORMED_VALUE_ERROR (a resource named twice); and as warnings unless making: OB_CRITERIA_EMPTY, OB_RESULT_...,
 *   OB_REQUIRED_..., OB_IDENTITY_HASH, OB_IMAGE_KIND, OB_SCHEMA_OFFICIAL_MISSING,
 *   OB_PROOF_MISSING and OB_ENDORSEMENT_OF_OTHER of embedded endorsements
 * @see https://www.imsglobal.org/spec/ob/v3p0/#datamodels
 */
export function checkRules(
  document: JsonObject,
  { making, className: root = classOf(document) }: RuleOptions
): Problem[] {
  const problems: Problem[] = []
  for (const { className, node, path } of nodesOf(document, root)) {
    const strict = making && !path.includes('/endorsement/')
    for (const [rule, forReader] of rules[className] ?? []) {
      const found = rule(node, path)
      if (found.length === 0) continue
      problems.push(...(strict || forReader === 'error' ? found : found.map(softened)))
    }
  }
  return problems
}

function softened(found: Problem): Problem {
  return found.severity === 'error' ? { ...found, severity: 'warning' } : found
}

const otherClasses = ['EndorsementCredential', 'Achievement', 'Profile'] as const

/** A badge unless it can be nothing of the kind: the rules of a badge are the strictest. */
function classOf({ type }: JsonObject): ClassName {
  const types = asArray(type)
  if (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential'))
    return 'AchievementCredential'
  return otherClasses.find(name => types.includes(name)) ?? 'AchievementCredential'
}
