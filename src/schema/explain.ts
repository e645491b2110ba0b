/**
 * Turns what a schema does not allow into a problem that a person can mend.
 * @module
 */
import type { JsonObject, JsonValue } from '../base/json.ts'
import { parentOf, stepsOf, valueAt } from '../base/json-pointer.ts'
import { type ClassName, classes } from '../generated/classes.ts'
import type { ProblemCode } from '../problem/codes.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { type Place, placeOf } from './class-walk.ts'
import { described, expected } from './expectations.ts'
import type { Finding } from './finding.ts'
import { hintForMissing, hintForType, hintForUnknown, hintForValue } from './hints.ts'
import { isLenient } from './leniencies.ts'
import { type DataModelVersion, nameInOtherForm } from './version.ts'

/** What findings are explained by. */
export interface Explained {
  /** The document as it was given. */
  readonly document: JsonObject
  /** Its class. */
  readonly className: ClassName
  /** The form it was held to. */
  readonly version: DataModelVersion
  /** True where nothing is let pass that Open Badges 3.0 alone is stricter about. */
  readonly strict: boolean
  /** True where nothing is let pass that only others may have written. */
  readonly making: boolean
}

/** A problem without its place and severity. */
interface Explanation {
  readonly code: ProblemCode
  readonly detail: string
  readonly hint?: string | undefined
}

/** Where a finding is, and what stands there. */
interface Spot {
  readonly finding: Finding
  readonly place: Place
  /** The last step of the path. */
  readonly member: string
  readonly value: JsonValue | undefined
}

/** The problem that `finding` is. */
export function explain(
  finding: Finding,
  { document, className, version, strict, making }: Explained
): Problem {
  const { keyword, path } = finding
  const place = placeOf(className, path)
  const value = valueAt(document, path)
  const spot = { finding, place, value, member: stepsOf(path).at(-1) ?? '' }
  const { code, detail, hint } =
    keyword === 'required'
      ? missing(spot, valueAt(document, parentOf(path)))
      : keyword === 'additionalProperties'
        ? unknown(spot)
        : keyword === 'false schema' || keyword === 'not'
          ? ofOtherForm(spot, version)
          : malformed(spot)
  return problem(code, detail, {
    path,
    severity: !strict && isLenient(finding, place, value, { version, making }) ? 'warning' : 'error',
    ...(hint !== undefined && { hint })
  })
}

function missing({ member, place }: Spot, node: JsonValue | undefined): Explanation {
  const detail = `${place.owner} needs ${quote(member)}`
  return member === 'type'
    ? { code: 'OB_TYPE_MISSING', detail, hint: hintForType(place) }
    : { code: 'OB_MEMBER_MISSING', detail, hint: hintForMissing(member, place, node) }
}

function unknown({ member, place }: Spot): Explanation {
  const detail = `${place.owner} has no member ${quote(member)}`
  return { code: 'OB_MEMBER_UNKNOWN', detail, hint: hintForUnknown(member, place) }
}

function ofOtherForm({ member, value }: Spot, version: DataModelVersion): Explanation {
  const own = nameInOtherForm(member)
  const detail = `${quote(own === undefined ? value : member)} belongs to another data model than VCDM ${version}`
  return {
    code: 'OB_DATA_MODEL_MIXED',
    detail,
    hint: own === undefined ? 'name the context of one data model only' : `write ${quote(own)}`
  }
}

function malformed({ finding, place, member, value }: Spot): Explanation {
  const named = stepsOf(finding.path).findLast(step => !/^\d+$/.test(step))
  const label = named === undefined ? 'the document' : quote(named)
  return {
    code: place.member === '@context' && member !== '@context' ? 'OB_CONTEXT_ORDER' : 'MALFORMED_VALUE_ERROR',
    detail: `${label} must be ${expected(finding, place)}, found ${described(value)}`,
    hint: namesItsClass(place) ? hintForType(place) : hintForValue(finding, place, value)
  }
}

function namesItsClass({ owner, member }: Place): boolean {
  return member === 'type' && classes[owner].types.length > 0
}
