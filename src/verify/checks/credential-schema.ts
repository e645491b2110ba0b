/**
 * The schemas that a credential names beside the official ones of Open Badges, which conformance holds it to.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../../base/json.ts'
import { officialSchemaClass } from '../../conform/official-schemas.ts'
import { readJsonDocument } from '../../fetch/read-json-document.ts'
import { type Problem, problem, quote } from '../../problem/problem.ts'
import { asWarnings, type VerifierSettings } from '../check.ts'
import type { SchemaDialect, SchemaEvaluator } from '../schema-evaluator.ts'

/** How the schemas of strangers are read, if at all. */
export interface ForeignSchemas {
  /** Runs them, and stops them. */
  readonly evaluator: SchemaEvaluator
  /** Schemas by URL, frozen; they are not fetched. */
  readonly documents: ReadonlyMap<string, JsonObject>
  /** True if the others are fetched. */
  readonly fetch: boolean
  /** True if one more may run in this verification; counts it. */
  mayRun(): boolean
}

/** Schemas that run in one verification, those of endorsements included: each may take all the time that the evaluator gives it. */
const MAX_SCHEMAS = 8

/** `mayRun` of one verification. */
export function createSchemaCount(): ForeignSchemas['mayRun'] {
  let run = 0
  return () => ++run <= MAX_SCHEMAS
}

const dialects: ReadonlyMap<unknown, SchemaDialect> = new Map([
  ['1EdTechJsonSchemaValidator2019', '2019-09'],
  ['JsonSchema', '2020-12']
])

const MAX_BYTES = 256 * 1024

/**
 * Holds an authentic credential to the schemas it names, those of Open Badges apart.
 * @returns OB_SCHEMA_NOT_CHECKED as a warning where a schema is not at hand or of an unknown type; what the evaluator
 *   reports
 * @see https://www.w3.org/TR/vc-data-model-2.0/#data-schemas
 */
export async function checkCredentialSchemas(
  credential: JsonObject,
  settings: VerifierSettings
): Promise<Problem[]> {
  const { credentialSchema } = credential
  const problems: Problem[] = []
  for (const [index, entry] of asArray<JsonValue>(credentialSchema).entries()) {
    const path = Array.isArray(credentialSchema) ? pointer('/credentialSchema', index) : '/credentialSchema'
    if (!isObject(entry) || officialSchemaClass(entry) !== undefined) continue
    problems.push(...(await checkOne(entry, path, credential, settings)))
  }
  return problems
}

async function checkOne(
  { id, type }: JsonObject,
  path: string,
  credential: JsonObject,
  settings: VerifierSettings
): Promise<readonly Problem[]> {
  const { schemas } = settings
  const dialect = dialects.get(type)
  const notChecked = (why: string) =>
    problem('OB_SCHEMA_NOT_CHECKED', `the badge was not held to the schema ${quote(id, 200)}: ${why}`, {
      path,
      severity: 'warning'
    })
  if (typeof id !== 'string' || dialect === undefined) return [notChecked('its type is not known here')]
  if (schemas === undefined) return [notChecked('schemas of others are not read unless asked for')]
  if (!schemas.mayRun()) return [notChecked(`it names more than the ${MAX_SCHEMAS} that are read`)]
  const { value: schema, problems } = await schemaAt(id, schemas, settings)
  if (schema === undefined) return [notChecked('it could not be had'), ...asWarnings(problems)]
  const { signal } = settings
  const found = await schemas.evaluator.evaluate(schema, credential, { dialect, ...(signal && { signal }) })
  return found.map(one => ({ path, ...one }))
}

async function schemaAt(
  url: string,
  schemas: ForeignSchemas,
  { session, limits }: VerifierSettings
): Promise<{ readonly value?: JsonObject | undefined; readonly problems: readonly Problem[] }> {
  const given = schemas.documents.get(url)
  if (given !== undefined) return { value: given, problems: [] }
  if (!schemas.fetch || session === undefined) return { problems: [] }
  const loaded = await session.load(url, {
    purpose: 'the schema',
    accept: 'application/schema+json, application/json',
    maxBytes: MAX_BYTES
  })
  return 'problems' in loaded ? loaded : readJsonDocument(loaded, limits)
}
