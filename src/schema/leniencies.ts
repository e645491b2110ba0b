/**
 * What the model of Open Badges 3.0 does not allow, but standards it builds on do: a warning, not an error.
 * @module
 */
import { parseDate } from '../base/date-time-stamp.ts'
import { isAbsoluteIri } from '../base/iri.ts'
import type { JsonValue } from '../base/json.ts'
import type { Place } from './class-walk.ts'
import type { Finding } from './finding.ts'
import type { DataModelVersion } from './version.ts'

/** One thing that is let pass, and the reason for it. */
interface Leniency {
  readonly owner: Place['owner']
  readonly members: readonly string[]
  readonly keyword: string
  readonly allows: (value: JsonValue | undefined, form: Form) => boolean
}

interface Form {
  readonly version: DataModelVersion
  /** True for what is to be signed, false for what somebody else made. */
  readonly making: boolean
}

const isIssuerId: Leniency['allows'] = (value, { version }) =>
  version === '1.1' && typeof value === 'string' && isAbsoluteIri(value)

const leniencies: readonly Leniency[] = [
  // The context reads both members as dates, the model as dates with time.
  {
    owner: 'AchievementSubject',
    members: ['activityStartDate', 'activityEndDate'],
    keyword: 'format',
    allows: value => parseDate(value) !== undefined
  },
  // VCDM 1.1 lets an issuer be named by its id.
  { owner: 'AchievementCredential', members: ['issuer'], keyword: 'type', allows: isIssuerId },
  { owner: 'EndorsementCredential', members: ['issuer'], keyword: 'type', allows: isIssuerId },
  // The implementation guide of 1EdTech writes it so in its examples.
  {
    owner: 'IdentityObject',
    members: ['identityType'],
    keyword: 'enum',
    allows: (value, { making }) => value === 'email' && !making
  },
  // A status entry of VCDM 2.0 needs no id.
  { owner: 'CredentialStatus', members: ['id'], keyword: 'required', allows: () => true }
]

/** True if what was found is only worth a warning. */
export function isLenient(
  { keyword }: Finding,
  { owner, member }: Place,
  value: JsonValue | undefined,
  form: Form
): boolean {
  return leniencies.some(
    leniency =>
      leniency.owner === owner &&
      leniency.keyword === keyword &&
      leniency.members.includes(member ?? '') &&
      leniency.allows(value, form)
  )
}
