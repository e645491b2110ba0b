/**
 * The process that runs schemas of strangers. Built as a file of its own, and started by `schema-process.ts`.
 * @module
 */
import { runInNewContext } from 'node:vm'
import { evaluateSchema } from './evaluate-schema.ts'
import type { SchemaAnswer, SchemaQuestion } from './schema-messages.ts'

const answer = (message: SchemaAnswer) => process.send?.(message)

process.on('message', ({ endMs, ...question }: SchemaQuestion) => {
  // Whoever asked ends this long before, unless he is gone himself: then nobody else would.
  runInNewContext('work()', { work: () => answer(evaluateSchema(question)) }, { timeout: endMs })
})
answer({ kind: 'ready' })
