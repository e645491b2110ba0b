import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import {
  type VerificationRelationship,
  verificationRelationships
} from '../../src/key/controlled-identifier-document.ts'
import { readController } from '../../src/key/controller.ts'
import { findMethodWithKey, findVerificationMethod } from '../../src/key/find-verification-method.ts'
import { publicKeyFromMultibase } from '../../src/key/public-key.ts'
import { codesOf, ed25519Jwk, multikeyOf, p256Jwk, publicOf, rfc8032 } from '../support/keys.ts'

const id = 'did:web:example.org'
const keyId = `${id}#k`
const now = Date.parse('2026-01-01T00:00:00Z')
const ed25519 = multikeyOf('Ed25519', 'public', rfc8032[0].public)
const ed25519Weak = multikeyOf('Ed25519', 'public', `01${'00'.repeat(31)}`)
const p256 = 'zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169'

function controllerOf(document: { readonly id?: string; readonly [member: string]: unknown }) {
  const whole = { id, ...document }
  const reading = readController(whole as JsonObject, whole.id)
  if ('problems' in reading) throw new Error('the document of a test was refused')
  return reading.controller
}

function find(members: object, purpose: VerificationRelationship = 'assertionMethod', wanted = keyId) {
  const method = { id: keyId, type: 'Multikey', controller: id, publicKeyMultibase: ed25519, ...members }
  return findVerificationMethod(controllerOf({ assertionMethod: [method] }), wanted, purpose, now)
}

describe('finds a key of type', () => {
  test.each([
    ['Multikey', { type: 'Multikey' }, 'Ed25519'],
    ['Multikey with P-256', { type: 'Multikey', publicKeyMultibase: p256 }, 'ES256'],
    ['MultiKey', { type: 'MultiKey' }, 'Ed25519'],
    ['DataIntegrityProof, as OB 3.0 has it', { type: 'DataIntegrityProof' }, 'Ed25519'],
    ['Ed25519VerificationKey2020', { type: 'Ed25519VerificationKey2020' }, 'Ed25519'],
    [
      'JsonWebKey',
      { type: 'JsonWebKey', publicKeyMultibase: undefined, publicKeyJwk: publicOf(ed25519Jwk) },
      'Ed25519'
    ],
    [
      'JsonWebKey2020',
      { type: 'JsonWebKey2020', publicKeyMultibase: undefined, publicKeyJwk: publicOf(p256Jwk) },
      'ES256'
    ]
  ])('%s', (_, members, algorithm) => {
    expect(find(members)).toMatchObject({ key: { algorithm }, method: { id: keyId } })
  })

  test('and the same object again, so that it is imported once', () => {
    const controller = controllerOf({
      assertionMethod: [{ id: keyId, type: 'Multikey', publicKeyMultibase: ed25519 }]
    })
    const [one, other] = [1, 2].map(() => findVerificationMethod(controller, keyId, 'assertionMethod', now))
    expect(one).toHaveProperty('key')
    expect(one && 'key' in one && other && 'key' in other && one.key === other.key).toBe(true)
  })
})

describe('refuses a key', () => {
  const jwk = (publicKeyJwk: unknown) => ({ type: 'JsonWebKey', publicKeyMultibase: undefined, publicKeyJwk })
  test.each([
    ['of another type', { type: 'X25519KeyAgreementKey2020' }, 'OB_KEY_UNSUPPORTED'],
    ['of a type in other letters', { type: 'multikey' }, 'OB_KEY_UNSUPPORTED'],
    ['of a type that is in every object', { type: 'toString' }, 'OB_KEY_UNSUPPORTED'],
    ['of several types', { type: ['Multikey'] }, 'OB_KEY_UNSUPPORTED'],
    ['of no type', { type: undefined }, 'OB_KEY_UNSUPPORTED'],
    ['that is not there', { publicKeyMultibase: undefined }, 'OB_KEY_MALFORMED'],
    ['that is a number', { publicKeyMultibase: 5 }, 'OB_KEY_MALFORMED'],
    ['given twice', { publicKeyJwk: publicOf(ed25519Jwk) }, 'OB_KEY_MALFORMED'],
    [
      'whose JWK stands in the place of another type',
      { publicKeyMultibase: undefined, publicKeyJwk: publicOf(ed25519Jwk) },
      'OB_KEY_MALFORMED'
    ],
    ['whose JWK is text', jwk('{}'), 'OB_KEY_MALFORMED'],
    ['whose JWK is missing', jwk(undefined), 'OB_KEY_MALFORMED'],
    ['whose JWK is for encryption', jwk(publicOf(ed25519Jwk, { use: 'enc' })), 'OB_KEY_PURPOSE'],
    [
      'of P-256 under the type of Ed25519',
      { type: 'Ed25519VerificationKey2020', publicKeyMultibase: p256 },
      'OB_KEY_MISMATCH'
    ],
    ['of small order', { publicKeyMultibase: ed25519Weak }, 'OB_KEY_WEAK'],
    [
      'that is a secret',
      { publicKeyMultibase: multikeyOf('Ed25519', 'secret', rfc8032[0].secret) },
      'OB_KEY_SECRET_PUBLISHED'
    ],
    ['held by somebody else', { controller: 'did:web:other.example' }, 'OB_CONTROLLER_MISMATCH']
  ])('%s', (_, members, code) => {
    expect(codesOf(find(members))).toEqual([code])
  })

  test.each([
    `${id}#K`,
    `${id}#k `,
    `${id}#`,
    id,
    '#k',
    'did:web:Example.org#k',
    'did:web:other.example#k',
    `${id}?#k`,
    `${id}#%6B`,
    `${id}#${ed25519}`
  ])('that is asked for as %s', wanted => {
    expect(codesOf(find({}, 'assertionMethod', wanted))).toEqual(['OB_KEY_NOT_FOUND'])
  })

  test('for each purpose but the one it is listed for', () => {
    for (const listed of verificationRelationships) {
      const controller = controllerOf({
        [listed]: [{ id: keyId, type: 'Multikey', publicKeyMultibase: ed25519 }]
      })
      for (const purpose of verificationRelationships) {
        const found = findVerificationMethod(controller, keyId, purpose, now)
        expect(codesOf(found)).toEqual(purpose === listed ? [] : ['OB_KEY_PURPOSE'])
      }
    }
  })
})

test('refuses a key that is published for no use', () => {
  const method = { id: keyId, type: 'Multikey', publicKeyMultibase: ed25519 }
  const found = (document: { readonly [member: string]: unknown }) =>
    codesOf(findVerificationMethod(controllerOf(document), keyId, 'assertionMethod', now))
  expect(found({ verificationMethod: [method] })).toEqual(['OB_KEY_PURPOSE'])
  expect(found({ verificationMethod: [method], assertionMethod: [keyId] })).toEqual([])
  // One that has ended is listed for nothing any more; that is no second fault.
  const revoked = { ...method, revoked: '2020-01-01T00:00:00Z' }
  expect(found({ verificationMethod: [revoked] })).toEqual(['OB_KEY_REVOKED'])
  expect(found({ verificationMethod: [revoked], authentication: [keyId] }).toSorted()).toEqual([
    'OB_KEY_PURPOSE',
    'OB_KEY_REVOKED'
  ])
})

test('finds nothing where no keys are listed', () => {
  expect(codesOf(findVerificationMethod(controllerOf({}), keyId, 'assertionMethod', now))).toEqual([
    'OB_KEY_NOT_FOUND'
  ])
})

test.each([
  [id, `${id}#k`, []],
  [id, 'did:web:other.example#k', ['OB_CONTROLLER_MISMATCH']],
  [id, `${id}.other.example#k`, ['OB_CONTROLLER_MISMATCH']],
  [id, `${id}:k#k`, ['OB_CONTROLLER_MISMATCH']],
  [id, 'https://example.org/keys/1', ['OB_CONTROLLER_MISMATCH']],
  ['https://example.org/issuer', 'https://example.org/issuer#k', []],
  ['https://example.org/issuer', 'https://example.org/keys/1', []],
  ['https://example.org/issuer', 'https://other.example/issuer#k', ['OB_CONTROLLER_MISMATCH']],
  ['https://example.org/issuer', 'https://example.org.other.example/', ['OB_CONTROLLER_MISMATCH']],
  ['https://example.org/issuer', 'https://example.org:8443/keys/1', ['OB_CONTROLLER_MISMATCH']],
  ['https://example.org/issuer', 'http://example.org/keys/1', ['OB_CONTROLLER_MISMATCH']],
  ['https://example.org/issuer', `${id}#k`, ['OB_CONTROLLER_MISMATCH']]
])('takes as key of %s one that is called %s: %j', (controllerId, methodId, codes) => {
  const method = { id: methodId, type: 'Multikey', publicKeyMultibase: ed25519 }
  const controller = controllerOf({ id: controllerId, assertionMethod: [method] })
  expect(codesOf(findVerificationMethod(controller, methodId, 'assertionMethod', now))).toEqual(codes)
})

describe('a key that is shown instead of named', () => {
  const shown = publicKeyFromMultibase(ed25519)
  const method = (name: string, members: object = {}) => ({
    id: `${id}#${name}`,
    type: 'Multikey',
    publicKeyMultibase: ed25519,
    ...members
  })
  const findShown = (document: { readonly [member: string]: unknown }) =>
    findMethodWithKey(controllerOf(document), shown, 'assertionMethod', now)

  test('is found by what it is, in whatever form it was published', () => {
    const asJwk = { type: 'JsonWebKey', publicKeyMultibase: undefined, publicKeyJwk: publicOf(ed25519Jwk) }
    for (const members of [{}, asJwk]) {
      const found = findShown({ assertionMethod: [method('k', members)] })
      expect(found).toMatchObject({ method: { id: keyId }, key: { publicKey: shown.publicKey } })
    }
  })

  test('is not found where others are listed, usable or not', () => {
    const others = [
      method('p256', { publicKeyMultibase: p256 }),
      method('weak', { publicKeyMultibase: ed25519Weak }),
      method('unknown', { type: 'X25519KeyAgreementKey2020' })
    ]
    expect(codesOf(findShown({ assertionMethod: others }))).toEqual(['OB_KEY_NOT_FOUND'])
    expect(findShown({ assertionMethod: [...others, method('k')] })).toMatchObject({ method: { id: keyId } })
  })

  test('is taken as it is listed for the purpose, if it is listed more than once', () => {
    const document = { authentication: [method('login')], assertionMethod: [method('k')] }
    expect(findShown(document)).toMatchObject({ method: { id: keyId } })
    expect(codesOf(findShown({ authentication: [method('login'), method('k')] }))).toEqual(['OB_KEY_PURPOSE'])
  })

  test('is judged like one that is named', () => {
    const revoked = { revoked: '2020-01-01T00:00:00Z', controller: 'did:web:other.example' }
    expect(codesOf(findShown({ assertionMethod: [method('k', revoked)] })).toSorted()).toEqual([
      'OB_CONTROLLER_MISMATCH',
      'OB_KEY_REVOKED'
    ])
    expect(() => findMethodWithKey(controllerOf({}), shown, 'assertionMethod', Number.NaN)).toThrow(TypeError)
  })
})

describe('judges by the time of verification', () => {
  test.each([
    ['revoked', '2025-12-31T23:59:59.999Z', ['OB_KEY_REVOKED']],
    ['revoked', '2026-01-01T00:00:00Z', ['OB_KEY_REVOKED']],
    ['revoked', '2026-01-01T01:00:00+01:00', ['OB_KEY_REVOKED']],
    ['revoked', '2026-01-01T00:00:00.001Z', []],
    ['revoked', '1969-12-31T00:00:00Z', ['OB_KEY_REVOKED']],
    ['revoked', '1970-01-01T00:00:00Z', ['OB_KEY_REVOKED']],
    ['expires', '2026-01-01T00:00:00Z', ['OB_KEY_EXPIRED']],
    ['expires', '2026-01-01T00:00:00.001Z', []],
    ['expires', '2999-01-01T00:00:00Z', []],
    ['expires', '2999-01-01', ['OB_KEY_MALFORMED']],
    ['expires', '2999-01-01T00:00:00', ['OB_KEY_MALFORMED']],
    ['expires', '2999-02-30T00:00:00Z', ['OB_KEY_MALFORMED']],
    ['expires', '', ['OB_KEY_MALFORMED']],
    ['expires', null, ['OB_KEY_MALFORMED']],
    ['expires', 32503680000000, ['OB_KEY_MALFORMED']],
    ['revoked', ['2999-01-01T00:00:00Z'], ['OB_KEY_MALFORMED']],
    ['revoked', false, ['OB_KEY_MALFORMED']]
  ])('%s %o', (name, value, codes) => {
    expect(codesOf(find({ [name]: value }))).toEqual(codes)
  })

  test('and takes no time that is none', () => {
    const controller = controllerOf({})
    for (const time of [Number.NaN, Number.POSITIVE_INFINITY, undefined as unknown as number]) {
      expect(() => findVerificationMethod(controller, keyId, 'assertionMethod', time)).toThrow(TypeError)
    }
  })
})

test('names all that is wrong with a key at once', () => {
  const members = {
    controller: 'did:web:other.example',
    revoked: '2020-01-01T00:00:00Z',
    expires: '2020-01-01T00:00:00Z',
    publicKeyMultibase: ed25519Weak
  }
  expect(codesOf(find(members, 'authentication')).toSorted()).toEqual([
    'OB_CONTROLLER_MISMATCH',
    'OB_KEY_EXPIRED',
    'OB_KEY_PURPOSE',
    'OB_KEY_REVOKED',
    'OB_KEY_WEAK'
  ])
})
