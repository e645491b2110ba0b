/** What the most expensive inputs need at the default limits; each in a process of its own, on the built package. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const script = join(import.meta.dirname, 'worst-inputs.mjs')

describe('verifying takes less than 200 MB', () => {
  test.each([
    ['many objects', 'yes', 'none'],
    ['many objects, forged', 'no', 'PROOF_VERIFICATION_ERROR'],
    ['long texts', 'yes', 'none'],
    ['many values', 'no', 'OB_LIMIT_VALUES'],
    ['deep JSON', 'no', 'OB_LIMIT_DEPTH'],
    ['deep JSON in a JWT', 'no', 'OB_LIMIT_DEPTH'],
    ['a drawing of many elements', 'unknown', 'OB_CARRIER_MISSING'],
    ['a drawing of many attributes', 'no', 'OB_LIMIT_ATTRIBUTES'],
    ['the longest status list', 'yes', 'none']
  ])('%s', async (name, authentic, code) => {
    // The heap cannot grow beyond; what lies outside of it, such as bytes, is in the figure.
    const run = promisify(execFile)(process.execPath, ['--max-old-space-size=200', script, name])
    const { megabytes, ...answer } = JSON.parse((await run).stdout) as Record<string, unknown>
    expect(answer).toEqual({ authentic, code })
    expect(megabytes).toBeLessThan(200)
  })
})
