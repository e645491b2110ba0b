/** What the caller knows of a person stands in no report and in no error. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { matchRecipient, verifyBadge } from '../../src/index.ts'
import type { ExpectedRecipient } from '../../src/verify/expected-recipient.ts'
import { clock, signedBadge, tampered } from '../support/badges.ts'

const canary = 'Canary-4711'
const badge = await signedBadge()
const person = {
  did: `did:example:${canary}`,
  url: [`https://example.org/${canary}`],
  id: `urn:${canary}`,
  email: [`${canary}@example.org`, ` ${canary.toLowerCase()}@example.org`],
  identity: canary,
  identityType: 'systemId',
  identities: [
    { identityType: 'userName', identity: canary },
    { identityType: 'ext:phone', identity: canary }
  ],
  acceptMd5: true
} as const satisfies ExpectedRecipient

const textOf = (value: unknown) =>
  (value instanceof Error
    ? `${value.name} ${value.message} ${value.stack}`
    : JSON.stringify(value)
  ).toLowerCase()

const kinds = ['emailAddress', 'email', 'systemId', 'userName', 'ext:phone', 'isbn', 7, null, undefined]
const flags = [true, false, 'false', null, undefined]
const hashes = ['a', `sha256$${'0'.repeat(64)}`, `md5$${'0'.repeat(32)}`, 'sha256$', 7, null, undefined]

describe('no report repeats a name', () => {
  test('whatever the badge holds in its place', () => {
    const identifier = kinds.flatMap(identityType =>
      flags.flatMap(hashed => hashes.map(identityHash => ({ identityType, hashed, identityHash })))
    )
    for (const identity of identifier) {
      const credential = { credentialSubject: { identifier: [identity] } }
      const result = matchRecipient(credential as never, person)
      expect(result.outcome).toBe('failed')
      expect(textOf(result)).not.toContain(canary.toLowerCase())
    }
  })

  test.each<[string, unknown]>([
    ['a good badge of somebody else', badge],
    ['a forged one', tampered(badge, copy => Object.assign(copy, { name: 'Changed' }))],
    ['one without subject', tampered(badge, copy => delete copy.credentialSubject)],
    ['one with a broken subject', tampered(badge, copy => Object.assign(copy, { credentialSubject: [[7]] }))],
    ['no badge at all', '{"a":'],
    ['nothing', undefined]
  ])('%s', async (_, input) => {
    const report = await verifyBadge(input, { now: clock, expect: person })
    expect(report.verified).toBe(false)
    expect(textOf(report)).not.toContain(canary.toLowerCase())
  })
})

describe('no error repeats a name', () => {
  const wrong: readonly unknown[] = [
    canary,
    [canary],
    { [canary]: canary },
    { mail: canary },
    { email: { address: canary } },
    { email: [canary, ' '] },
    { email: [canary, [canary]] },
    { email: `${canary}\ud800` },
    { did: [], id: canary },
    { identity: canary },
    { identityType: canary },
    { identity: canary, identityType: canary },
    { identity: canary, identityType: 'email' },
    { identities: canary },
    { identities: { [canary]: canary } },
    { identities: [canary] },
    { identities: [{ identity: canary }] },
    { identities: [{ identity: canary, identityType: canary }] },
    { identities: [{ identity: canary, identityType: 'name', [canary]: 1 }] },
    { email: canary, acceptMd5: canary },
    { email: undefined, id: canary },
    { domain: [canary] },
    { challenge: { [canary]: canary } }
  ]

  test.each(wrong.map((expected, index) => [index, expected] as const))('%i', async (_, expected) => {
    const thrown = await verifyBadge(badge, { expect: expected as never }).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(TypeError)
    expect(textOf(thrown)).not.toContain(canary.toLowerCase())
    let matching: unknown
    try {
      matchRecipient(badge, expected as never)
    } catch (error) {
      matching = error
    }
    expect(matching).toBeInstanceOf(TypeError)
    expect(textOf(matching)).not.toContain(canary.toLowerCase())
  })

  test('and what is right is no error', async () => {
    const report = await verifyBadge(badge, { now: clock, expect: { ...person, email: 'lea@example.org' } })
    expect(report.verified).toBe(true)
  })
})

test('a problem names the kinds of name that the badge has', () => {
  const { problems } = matchRecipient(badge, { did: 'did:example:x' })
  expect(problems[0]?.detail).toContain('emailAddress')
})

test('as little of a badge as hostile kinds of name are repeated', () => {
  const identifier: JsonObject[] = Array.from({ length: 100 }, (_, index) => ({
    identityType: `${index}${'x'.repeat(10_000)}`
  }))
  const { problems } = matchRecipient({ credentialSubject: { identifier } } as never, { email: 'x' })
  expect(problems).toHaveLength(1)
  expect(JSON.stringify(problems).length).toBeLessThan(1_500)
})
