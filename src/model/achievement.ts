/**
 * The badge class, which Open Badges 3.0 calls an Achievement.
 * @module
 */

import type { OneOrMany } from '../base/json.ts'
import type { EndorsementCredential } from './endorsement.ts'
import type { AchievementType, AlignmentTargetType, ResultType } from './enums.ts'
import type { IdentifierEntry, Image, Profile } from './profile.ts'
import type { Iri } from './values.ts'

/**
 * Definition of what was earned; one definition serves many credentials (the BadgeClass of OB 2.0).
 */
export interface Achievement {
  /** Identifier URI of this object. */
  readonly id: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Links to outside frameworks. */
  readonly alignment?: readonly Alignment[]
  /** Kind of achievement. */
  readonly achievementType?: AchievementType
  /** Profile that defined the achievement (may differ from issuer). */
  readonly creator?: Profile
  /** Credit hours on offer. */
  readonly creditsAvailable?: number
  /** How to earn it. */
  readonly criteria: Criteria
  /** Short text. */
  readonly description: string
  /** Embedded endorsement credentials with their own embedded proof. */
  readonly endorsement?: readonly EndorsementCredential[]
  /** Endorsement credentials as VC-JWT compact strings. */
  readonly endorsementJwt?: readonly string[]
  /** Subject area. */
  readonly fieldOfStudy?: string
  /** Human-readable code, as a course number. */
  readonly humanCode?: string
  /** Image object (PNG or SVG). */
  readonly image?: Image
  /** Language tag. */
  readonly inLanguage?: string
  /** Display name. */
  readonly name: string
  /** Further identifiers. */
  readonly otherIdentifier?: readonly IdentifierEntry[]
  /** Other editions of this achievement. */
  readonly related?: readonly Related[]
  /** Kinds of result that may be asserted. */
  readonly resultDescription?: readonly ResultDescription[]
  /** Focus within the field. */
  readonly specialization?: string
  /** Search keywords. */
  readonly tag?: readonly string[]
  /** Version label. */
  readonly version?: string
}

/**
 * How the achievement is earned; should have id or narrative. Has no type in the model.
 */
export interface Criteria {
  /** URL of a page describing the criteria. */
  readonly id?: Iri
  /** Longer Markdown text. */
  readonly narrative?: string
}

/**
 * Link from an achievement, result or rubric level to a node of an outside framework.
 */
export interface Alignment {
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Local code of the node. */
  readonly targetCode?: string
  /** Text about the node. */
  readonly targetDescription?: string
  /** Name of the node. */
  readonly targetName: string
  /** Name of the framework. */
  readonly targetFramework?: string
  /** Kind of node. */
  readonly targetType?: AlignmentTargetType
  /** URL of the node. */
  readonly targetUrl: Iri
}

/**
 * Pointer to another edition (language, version) of the achievement.
 */
export interface Related {
  /** id of the related achievement. */
  readonly id: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Language tag. */
  readonly inLanguage?: string
  /** Version label. */
  readonly version?: string
}

/**
 * A kind of result that may be asserted for the achievement.
 */
export interface ResultDescription {
  /** Identifier URI of this object. */
  readonly id: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Links to outside frameworks. */
  readonly alignment?: readonly Alignment[]
  /** Permitted values, ordered low to high. */
  readonly allowedValue?: readonly string[]
  /** Display name. */
  readonly name: string
  /** id of the rubric level needed to pass. */
  readonly requiredLevel?: Iri
  /** Value needed to pass: one of allowedValue or within valueMin..valueMax. */
  readonly requiredValue?: string
  /** Kind of result. */
  readonly resultType: ResultType
  /** Rubric levels, ordered low to high. */
  readonly rubricCriterionLevel?: readonly RubricCriterionLevel[]
  /** Highest value. */
  readonly valueMax?: string
  /** Lowest value. */
  readonly valueMin?: string
}

/**
 * One level of a rubric.
 */
export interface RubricCriterionLevel {
  /** Identifier URI of this object. */
  readonly id: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Links to outside frameworks. */
  readonly alignment?: readonly Alignment[]
  /** Short text. */
  readonly description?: string
  /** Level label. */
  readonly level?: string
  /** Display name. */
  readonly name: string
  /** Points for the level. */
  readonly points?: string
}
