/**
 * The table of suites: a new one is a file and a line here.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import { ed25519Signature2020 } from './ed25519-signature-2020.ts'
import { eddsaRdfc2022, legacyEddsaSuites } from './eddsa-rdfc-2022.ts'
import type { ProofSuite } from './suite.ts'

const suites: readonly ProofSuite[] = [eddsaRdfc2022, ed25519Signature2020]

/** The suites under names that are read only where somebody asks for it, and never made. */
const legacySuites: readonly ProofSuite[] = legacyEddsaSuites

/** The suite called `name`. Throws a TypeError if there is none. */
export function suiteNamed(name: string): ProofSuite {
  const suite = suites.find(suite => suite.name === name)
  if (suite === undefined) {
    throw new TypeError(`cryptosuite must be one of ${suites.map(({ name }) => name).join(', ')}`)
  }
  return suite
}

/** The suite that `proof` says it is of, to the letter. */
export function suiteOf(proof: JsonObject): ProofSuite | undefined {
  return suites.find(suite => isOf(proof, suite))
}

/** The suite that `proof` means by a name that it is no longer given. */
export function legacySuiteOf(proof: JsonObject): ProofSuite | undefined {
  return legacySuites.find(suite => isOf(proof, suite))
}

function isOf({ type, cryptosuite }: JsonObject, { says }: ProofSuite): boolean {
  return type === says.type && cryptosuite === says.cryptosuite
}
