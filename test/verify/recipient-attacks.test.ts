/** Threat S13, through the whole of `verify`: a badge that is to pass for somebody else's, and its good twin. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { verifyBadge } from '../../src/index.ts'
import type { Expect } from '../../src/verify.ts'
import { achievement, clock, errorsOf, issuerKey, outcomeOf, unsignedBadge } from '../support/badges.ts'
import { signAnything } from '../support/sign-anything.ts'

const email = 'lea@example.org'
const salt = 'a fixed salt'
const hex = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')
const hash = `sha256$${hex('sha256', email + salt)}`
const good = { type: 'IdentityObject', hashed: true, identityHash: hash, identityType: 'emailAddress', salt }
const plain = { ...good, hashed: false, identityHash: email, salt: undefined }

const badgeOf = (subject: object) => {
  const credentialSubject = { type: ['AchievementSubject'], achievement, ...subject }
  const badge = { ...unsignedBadge(), credentialSubject }
  return signAnything(JSON.parse(JSON.stringify(badge)), issuerKey)
}

async function answer(subject: object, expect: Expect) {
  const report = await verifyBadge(await badgeOf(subject), { now: clock, expect })
  return [report.verdict.bound, ...outcomeOf(report, 'recipient')]
}

type Row = readonly [attack: string, subject: object, twin: object, expected?: Expect, warning?: string]
const row = ([attack, changes, twin, expected = { email }, warning]: Row) => ({
  attack,
  changes,
  twin,
  expected,
  warnings: warning === undefined ? [] : [warning]
})

const rows: readonly Row[] = [
  ['the hash of another', { identityHash: `sha256$${hex('sha256', `tom@example.org${salt}`)}` }, good],
  ['the salt of another', { salt: 'another salt' }, good],
  ['the salt in front', { identityHash: `sha256$${hex('sha256', salt + email)}` }, good],
  ['a colon before the salt', { identityHash: `sha256$${hex('sha256', `${email}:${salt}`)}` }, good],
  ['half a hash', { identityHash: hash.slice(0, 39) }, good, { email }, 'OB_RECIPIENT_NOT_COMPARED'],
  ['a hash of nothing', { identityHash: 'sha256$' }, good, { email }, 'OB_RECIPIENT_NOT_COMPARED'],
  ['a hash without a name', { identityHash: hash.slice(7) }, good, { email }, 'OB_RECIPIENT_NOT_COMPARED'],
  [
    'sha1, which the standard does not have',
    { identityHash: `sha1$${hex('sha1', email + salt)}` },
    good,
    { email },
    'OB_RECIPIENT_NOT_COMPARED'
  ],
  [
    'sha512, which the standard does not have',
    { identityHash: `sha512$${hex('sha512', email + salt)}` },
    good,
    { email },
    'OB_RECIPIENT_NOT_COMPARED'
  ],
  [
    'md5 under the name of sha256',
    { identityHash: `sha256$${hex('md5', email + salt)}` },
    good,
    { email },
    'OB_RECIPIENT_NOT_COMPARED'
  ],
  ['the plain name, called a hash', { identityHash: email }, good, { email }, 'OB_RECIPIENT_NOT_COMPARED'],
  ['a hash, called plain', { hashed: false }, good, { email }, 'OB_RECIPIENT_NOT_COMPARED'],
  [
    'a hash, called plain, by whoever names themselves by it',
    { hashed: false },
    good,
    { identityType: 'emailAddress', identity: hash },
    'OB_RECIPIENT_NOT_COMPARED'
  ],
  ['the hash as the name', {}, good, { email: hash }],
  ['hash and salt as the name', {}, good, { email: hash + salt }],
  ['the right name of another kind', { identityType: 'userName' }, good],
  ['the right name of a kind of its own', { identityType: 'ext:emailAddress' }, good],
  ['the plain name of another', { ...plain, identityHash: 'tom@example.org' }, plain],
  ['a plain name that begins the same', { ...plain, identityHash: `${email}.attacker.example` }, plain],
  ['a plain name that ends the same', { ...plain, identityHash: `x${email}` }, plain],
  ['a letter that looks alike', { ...plain, identityHash: 'lе\u0061@example.org' }, plain],
  ['a character of no width', { ...plain, identityHash: `lea\u200b@example.org` }, plain]
]

describe.each(rows.map(row))('$attack', ({ changes, twin, expected, warnings }) => {
  test('is not theirs', async () => {
    const subject = { identifier: [{ ...good, ...changes }] }
    expect(await answer(subject, expected)).toEqual(['no', 'failed', 'OB_RECIPIENT_MISMATCH', ...warnings])
  })

  test('and its good twin is', async () => {
    expect(await answer({ identifier: [twin] }, { email })).toEqual(['yes', 'passed'])
  })
})

test.each<[string, object]>([
  ['"hashed" as text', { hashed: 'false', identityHash: email }],
  ['"hashed" as a number', { hashed: 0, identityHash: email }],
  ['"hashed" as null', { hashed: null, identityHash: email }],
  ['the hash in a list', { identityHash: [hash] }],
  ['the type in a list', { identityType: ['emailAddress'] }],
  ['the salt in a list', { salt: [salt] }],
  ['the salt as a number', { salt: 7, identityHash: `sha256$${hex('sha256', `${email}7`)}` }]
])('%s does not conform, and is nobody’s', async (_, changes) => {
  const badge = await badgeOf({ identifier: [{ ...good, ...changes }] })
  const report = await verifyBadge(badge, { now: clock, expect: { email } })
  expect([report.verified, report.verdict.authentic, report.verdict.bound]).toEqual([false, 'no', 'no'])
  expect(errorsOf(report)).toContain('OB_RECIPIENT_MISMATCH')
})

describe('several identities', () => {
  const others: JsonObject[] = Array.from({ length: 20 }, (_, index) => ({
    type: 'IdentityObject',
    hashed: true,
    identityHash: `sha256$${hex('sha256', `${index}@example.org${salt}`)}`,
    identityType: 'emailAddress',
    salt
  }))

  test('of which one is theirs, wherever it stands', async () => {
    for (const at of [0, 10, 20]) {
      const identifier = others.toSpliced(at, 0, good)
      const report = await verifyBadge(await badgeOf({ identifier }), { now: clock, expect: { email } })
      expect([report.verified, report.recipient?.path]).toEqual([true, `/credentialSubject/identifier/${at}`])
    }
  })

  test('of which none is theirs', async () => {
    expect(await answer({ identifier: others }, { email })).toEqual(['no', 'failed', 'OB_RECIPIENT_MISMATCH'])
  })

  test('an id that is theirs and an identity that is not: the id counts', async () => {
    const subject = { id: 'urn:lea', identifier: others }
    expect(await answer(subject, { id: 'urn:lea', email })).toEqual(['yes', 'passed'])
    expect(await answer(subject, { id: 'urn:tom', email })).toEqual(['no', 'failed', 'OB_RECIPIENT_MISMATCH'])
  })
})

test('an address in the place of the id is nobody’s identity', async () => {
  expect(await answer({ id: `mailto:${email}` }, { email })).toEqual([
    'no',
    'failed',
    'OB_RECIPIENT_MISMATCH'
  ])
  expect(await answer({ id: `mailto:${email}` }, { id: `mailto:${email}` })).toEqual(['yes', 'passed'])
})

test('a badge that is not authentic binds nobody, however well the name fits', async () => {
  const badge = { ...(await badgeOf({ identifier: [good] })), name: 'Changed' }
  const report = await verifyBadge(badge, { now: clock, expect: { email } })
  expect([report.verdict.authentic, report.verdict.bound, report.recipient]).toEqual([
    'no',
    'unknown',
    undefined
  ])
})
