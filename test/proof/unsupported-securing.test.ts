import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { jsonSerialization } from '../../src/proof/unsupported-securing.ts'
import { createVerifier } from '../../src/verify.ts'
import { clock, errorsOf, issuerKey, outcomeOf, signedBadge, unsignedBadge } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'

const compact = await signAnyJwt({ ...unsignedBadge(), ...claimsOf(unsignedBadge()) }, issuerKey)
const [header = '', payload = '', signature = ''] = compact.split('.')
const flattened = { payload, protected: header, signature }
const general = { payload, signatures: [{ protected: header, signature }] }
const encrypted = { protected: header, encrypted_key: 'AA', iv: 'AA', ciphertext: 'AA', tag: 'AA' }

const codeOf = (value: JsonObject) => jsonSerialization(deepFrozen(value))?.code

describe('the JSON serialization is told', () => {
  test.each<[string, JsonObject]>([
    ['flattened', flattened],
    ['general', general],
    ['without a protected header', { payload, header: { alg: 'EdDSA' }, signature }],
    ['encrypted', encrypted],
    ['encrypted for several', { recipients: [{ encrypted_key: 'AA' }], ciphertext: 'AA' }]
  ])('%s', async (_, value) => {
    expect(codeOf(value)).toBe('OB_SECURING_UNSUPPORTED')
    for (const kind of [{}, { kind: 'credential' as const }]) {
      for (const input of [value, JSON.stringify(value)]) {
        const report = await createVerifier({ now: clock }).verify(input, kind)
        expect(outcomeOf(report, 'parse')).toEqual(['inconclusive', 'OB_SECURING_UNSUPPORTED'])
        expect(report.verdict.authentic).toBe('unknown')
      }
    }
  })

  test('and its compact twin verifies', async () => {
    expect((await createVerifier({ now: clock }).verify(compact)).verified).toBe(true)
  })
})

describe('nothing else is taken for it', () => {
  test.each<[string, JsonObject]>([
    ['an empty object', {}],
    ['a payload without a signature', { payload }],
    ['a signature without a payload', { signature }],
    ['a payload that is no text', { payload: {}, signature }],
    ['signatures that are no list', { payload, signatures: 2 }],
    ['a document with a context', { '@context': [], ...flattened }],
    ['a document with a type', { type: [], ...encrypted }]
  ])('%s', (_, value) => {
    expect(codeOf(value)).toBeUndefined()
  })

  test('a badge that has such members beside its own is refused for them', async () => {
    const report = await createVerifier({ now: clock }).verify({ ...(await signedBadge()), ...flattened })
    expect(report.verdict.authentic).toBe('no')
    expect(errorsOf(report)).toContain('OB_TERM_UNDEFINED')
  })
})
