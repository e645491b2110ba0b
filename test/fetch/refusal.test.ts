/** A given fetch may refuse to ask, and say why by a code. */
import { describe, expect, test } from 'vitest'
import type { Fetch } from '../../src/fetch/fetch.ts'
import { createFetchSession } from '../../src/fetch/fetch-session.ts'

const url = 'https://issuer.example/profile'
const refused = (code: unknown, cause?: unknown) => Object.assign(new Error('no', { cause }), { code })

async function problemOf(thrown: unknown) {
  const fetch: Fetch = async () => {
    throw thrown
  }
  const session = createFetchSession({ fetch })
  const loaded = await session.load(url, {
    purpose: 'the document of the issuer',
    accept: 'application/json'
  })
  const [problem, ...others] = 'problems' in loaded ? loaded.problems : []
  expect(others).toEqual([])
  expect(session.fetched.map(({ code }) => code)).toEqual([problem?.code])
  return problem
}

describe.each(['OB_FETCH_ADDRESS', 'OB_FETCH_NOT_ALLOWED'])('%s', code => {
  test('is reported where the error has it', async () => {
    expect(await problemOf(refused(code))).toMatchObject({
      code,
      severity: 'error',
      cause: { name: 'Error', code, message: 'no' }
    })
  })

  test('and where its cause has it', async () => {
    expect(await problemOf(new TypeError('fetch failed', { cause: refused(code) }))).toMatchObject({ code })
  })

  test('and where the error has another cause', async () => {
    expect(await problemOf(refused(code, new Error('reason')))).toMatchObject({ code })
  })
})

test.each([
  ['another code of ours', refused('OB_EXPIRED')],
  ['a code of the platform', refused('ECONNREFUSED')],
  ['a name of every object', refused('constructor')],
  ['a number', refused(7)],
  ['no code', new Error('no')],
  ['something that is no error', { code: 'OB_FETCH_ADDRESS' }],
  ['nothing', undefined]
])('%s does not say so', async (_, thrown) => {
  expect(await problemOf(thrown)).toMatchObject({ code: 'OB_FETCH_FAILED' })
})
