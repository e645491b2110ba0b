/**
 * The evaluator of schemas from source.
 * @module
 */
import { type SchemaEvaluatorOptions, schemaEvaluatorWith } from '../../src/node/schema-evaluator.ts'
import { builtForNode } from './built-for-node.ts'

let child: Promise<URL> | undefined

/** As `createSchemaEvaluator`. */
export async function evaluatorFromSource(options: SchemaEvaluatorOptions = {}) {
  child ??= builtForNode('src/node/schema-child.ts')
  return schemaEvaluatorWith(await child, options)
}
