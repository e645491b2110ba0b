/** The process that runs schemas, by itself: it outlives nobody. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { SchemaQuestion } from '../../src/node/schema-messages.ts'
import { builtForNode } from '../support/built-for-node.ts'

const endless: Omit<SchemaQuestion, 'endMs'> = {
  schema: { properties: { name: { pattern: '^(a+)+$' } } },
  credential: { name: `${'a'.repeat(40)}!` },
  dialect: '2020-12'
}

async function started(): Promise<ChildProcess> {
  const child = fork(await builtForNode('src/node/schema-child.ts'), [], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  expect(await once(child, 'message')).toEqual([{ kind: 'ready' }, undefined])
  return child
}

test('ends by itself where nobody ends it', async () => {
  const child = await started()
  child.send({ ...endless, endMs: 100 })
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).not.toBe(0)
})

test('and with whoever started it', async () => {
  const child = await started()
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('and answers one question after the other until then', async () => {
  const child = await started()
  for (const at of [1, 2, 3]) {
    child.send({ ...endless, schema: { required: [`m${at}`] }, endMs: 60_000 })
    expect(await once(child, 'message')).toMatchObject([
      { kind: 'evaluated', mismatches: [{ path: `/m${at}` }] },
      undefined
    ])
  }
})
