/**
 * Which schema holds for which document.
 * @module
 */
import type { ClassName } from '../generated/classes.ts'
import type { Validator } from '../generated/validators.js'
import {
  achievement,
  achievementCredential,
  achievementCredentialV1p1,
  endorsementCredential,
  endorsementCredentialV1p1,
  profile,
  verifiableCredential,
  verifiableCredentialV1p1
} from '../generated/validators.js'
import type { DataModelVersion } from './version.ts'

/** The documents that have a schema; `credential` is any Verifiable Credential. */
export type SchemaKind =
  | 'achievement-credential'
  | 'endorsement-credential'
  | 'credential'
  | 'profile'
  | 'achievement'

/** A schema as it is used: compiled, with the class that it describes. */
export interface CatalogEntry {
  /** The class of the document itself. */
  readonly className: ClassName
  /** The compiled schema by form of the data model. */
  readonly validators: Readonly<Record<DataModelVersion, Validator>>
}

/** Every kind of document with its schemas. Profiles and achievements are alike in both forms. */
export const catalog: Readonly<Record<SchemaKind, CatalogEntry>> = {
  'achievement-credential': {
    className: 'AchievementCredential',
    validators: { '2.0': achievementCredential, '1.1': achievementCredentialV1p1 }
  },
  'endorsement-credential': {
    className: 'EndorsementCredential',
    validators: { '2.0': endorsementCredential, '1.1': endorsementCredentialV1p1 }
  },
  credential: {
    className: 'VerifiableCredential',
    validators: { '2.0': verifiableCredential, '1.1': verifiableCredentialV1p1 }
  },
  profile: { className: 'Profile', validators: { '2.0': profile, '1.1': profile } },
  achievement: { className: 'Achievement', validators: { '2.0': achievement, '1.1': achievement } }
}
