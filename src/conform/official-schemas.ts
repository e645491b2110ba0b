/**
 * The addresses of the schemas that 1EdTech publishes for credentials; our own hold the same and more.
 * @module
 */
import type { JsonObject } from '../base/json.ts'

/** The type of their entries. */
export const OFFICIAL_VALIDATOR = '1EdTechJsonSchemaValidator2019'

const OFFICIAL =
  /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/schema\/json(?:-ld)?\/ob_v3p0_(?:any)?(achievement|endorsement)credential_schema\.json$/

/** The class of credentials that an entry of `credentialSchema` is the official schema of, if it is one. */
export function officialSchemaClass({ id, type }: JsonObject): 'achievement' | 'endorsement' | undefined {
  if (type !== OFFICIAL_VALIDATOR || typeof id !== 'string') return undefined
  const found = OFFICIAL.exec(id)?.[1]
  return found === 'achievement' || found === 'endorsement' ? found : undefined
}
