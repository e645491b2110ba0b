import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pauseDue } from '../../src/base/breath.ts'
import { createIssuer, createVerifier } from '../../src/index.ts'
import { achievement, issuerKey, signedBadge } from '../support/badges.ts'

/** Whether others had their turn while `work` was done over and over for 60 ms. */
async function othersHadTheirTurn(work: () => Promise<unknown>): Promise<boolean> {
  await turn()
  let had = false
  setImmediate(() => {
    had = true
  })
  const until = performance.now() + 60
  while (performance.now() < until) await work()
  return had
}

test('work that waits for nothing keeps others waiting', async () => {
  expect(await othersHadTheirTurn(async () => {})).toBe(false)
})

test('work that gives way does not', async () => {
  expect(await othersHadTheirTurn(async () => pauseDue())).toBe(true)
})

const jwt = createIssuer({ signer: issuerKey.signer, securing: 'jwt' })
const issuer = createIssuer({ signer: issuerKey.signer })
const badge = await signedBadge()
const award = { achievement, recipient: { email: 'lea@example.org' } }

test.each<[string, () => Promise<unknown>]>([
  ['issuing', () => issuer.issue(award)],
  ['issuing JWTs', () => jwt.issue(award)],
  ['verifying', () => createVerifier().verify(badge)]
])('a plain loop of %s gives way', async (_, work) => {
  expect(await othersHadTheirTurn(work)).toBe(true)
})
