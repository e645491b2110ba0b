import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { readController } from '../../src/key/controller.ts'
import { deepFrozen } from '../support/json.ts'
import { codesOf } from '../support/keys.ts'

const id = 'did:web:example.org'
const publicKeyMultibase = 'z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw'
const method = (others: object = {}) => ({
  id: `${id}#k`,
  type: 'Multikey',
  controller: id,
  publicKeyMultibase,
  ...others
})
/** Ids of the keys, and what they are listed for. */
function listed(document: object) {
  const reading = readController(deepFrozen({ id, ...document }) as JsonObject, id)
  if ('problems' in reading) return codesOf(reading)
  return reading.controller.verificationMethods.map(found => [found.id, ...found.relationships])
}

describe('lists a key', () => {
  test.each([
    [
      'named by its id',
      { verificationMethod: [method()], assertionMethod: [`${id}#k`] },
      ['assertionMethod']
    ],
    [
      'named by its fragment',
      { verificationMethod: [method()], assertionMethod: ['#k'] },
      ['assertionMethod']
    ],
    [
      'that calls itself by its fragment',
      { verificationMethod: [method({ id: '#k' })], assertionMethod: [`${id}#k`] },
      ['assertionMethod']
    ],
    ['given as a single value', { verificationMethod: method(), assertionMethod: '#k' }, ['assertionMethod']],
    ['embedded in a relationship', { assertionMethod: [method()] }, ['assertionMethod']],
    [
      'embedded in one and named in another',
      { authentication: ['#k'], assertionMethod: method() },
      ['assertionMethod', 'authentication']
    ],
    [
      'under all relationships',
      {
        verificationMethod: [method()],
        assertionMethod: ['#k'],
        authentication: ['#k'],
        keyAgreement: ['#k'],
        capabilityInvocation: ['#k'],
        capabilityDelegation: ['#k']
      },
      ['assertionMethod', 'authentication', 'keyAgreement', 'capabilityInvocation', 'capabilityDelegation']
    ],
    ['for nothing', { verificationMethod: [method()] }, []],
    [
      'for nothing, though another is named',
      { verificationMethod: [method()], assertionMethod: [`${id}#l`, 'did:web:other.example#k', `${id}#K`] },
      []
    ]
  ])('%s', (_, document, relationships) => {
    expect(listed(document)).toEqual([[`${id}#k`, ...relationships]])
  })

  test('with whatever else it says, and the document as its controller where it names none', () => {
    const published = deepFrozen({ id: '#k', type: 'Unknown', revoked: '2020-01-01T00:00:00Z', extra: [1] })
    const reading = readController({ id, verificationMethod: [published] }, id)
    expect(reading).toEqual({
      controller: {
        id,
        verificationMethods: [{ id: `${id}#k`, controller: id, relationships: [], published }]
      }
    })
  })

  test('and no others', () => {
    expect(listed({})).toEqual([])
    expect(listed({ verificationMethod: null, assertionMethod: [] })).toEqual([])
  })
})

describe('refuses a document', () => {
  test.each([
    ['about somebody else', { id: 'did:web:other.example' }, ['OB_CONTROLLER_MISMATCH']],
    ['about almost the same', { id: `${id}/` }, ['OB_CONTROLLER_MISMATCH']],
    ['in other letters', { id: 'did:web:Example.org' }, ['OB_CONTROLLER_MISMATCH']],
    ['about nobody', { id: undefined }, ['OB_CONTROLLER_MALFORMED']],
    ['about several', { id: [id] }, ['OB_CONTROLLER_MALFORMED']],
    [
      'with a key that has no id',
      { verificationMethod: [method({ id: undefined })] },
      ['OB_CONTROLLER_MALFORMED']
    ],
    [
      'with a key whose id is relative',
      { verificationMethod: [method({ id: 'k' })] },
      ['OB_CONTROLLER_MALFORMED']
    ],
    [
      'with a key whose id is a number',
      { assertionMethod: [method({ id: 1 })] },
      ['OB_CONTROLLER_MALFORMED']
    ],
    ['with a key that is text', { verificationMethod: [`${id}#k`] }, ['OB_CONTROLLER_MALFORMED']],
    ['with a key that is a number', { assertionMethod: [5] }, ['OB_CONTROLLER_MALFORMED']],
    ['with a key that is a list', { assertionMethod: [[method()]] }, ['OB_CONTROLLER_MALFORMED']],
    [
      'with a key of two controllers',
      { verificationMethod: [method({ controller: [id, id] })] },
      ['OB_CONTROLLER_MALFORMED']
    ],
    [
      'with two keys of one id',
      { verificationMethod: [method(), method({ id: '#k' })] },
      ['OB_CONTROLLER_MALFORMED']
    ],
    [
      'with one key twice',
      { verificationMethod: [method()], assertionMethod: [method()] },
      ['OB_CONTROLLER_MALFORMED']
    ],
    [
      'with two faults, naming both',
      { verificationMethod: [5], authentication: [true] },
      ['OB_CONTROLLER_MALFORMED', 'OB_CONTROLLER_MALFORMED']
    ],
    [
      'with a secret Multikey',
      { verificationMethod: [method({ secretKeyMultibase: 'z' })] },
      ['OB_KEY_SECRET_PUBLISHED']
    ],
    [
      'with a secret in an older spelling',
      { verificationMethod: [method({ privateKeyBase58: '1' })] },
      ['OB_KEY_SECRET_PUBLISHED']
    ],
    [
      'with a secret JWK',
      { verificationMethod: [method({ publicKeyJwk: { kty: 'OKP', d: 'A' } })] },
      ['OB_KEY_SECRET_PUBLISHED']
    ],
    [
      'with a secret in an embedded key',
      { keyAgreement: [method({ privateKeyJwk: {} })] },
      ['OB_KEY_SECRET_PUBLISHED']
    ],
    ['with a secret in a set of keys', { keys: [{ kty: 'oct', k: 'A' }] }, ['OB_KEY_SECRET_PUBLISHED']],
    ['with a secret of its own', { secretKeyMultibase: 'z' }, ['OB_KEY_SECRET_PUBLISHED']]
  ])('%s', (_, document, codes) => {
    expect(listed(document)).toEqual(codes)
  })

  test('but not for members that only look like those of a JWK', () => {
    expect(listed({ verificationMethod: [method()], d: 'a', service: [{ id: '#s', k: 1, p: 2 }] })).toEqual([
      [`${id}#k`]
    ])
  })
})

test('never throws, whatever the document', () => {
  fc.assert(
    fc.property(
      fc.record({
        verificationMethod: fc.jsonValue(),
        assertionMethod: fc.jsonValue(),
        keyAgreement: fc.jsonValue()
      }),
      document => {
        const reading = readController(deepFrozen({ id, ...document }) as JsonObject, id)
        expect('controller' in reading || reading.problems.length > 0).toBe(true)
      }
    )
  )
})

test('answers with frozen data', () => {
  const reading = readController({ id, verificationMethod: [Object.freeze(method())] }, id)
  if ('problems' in reading) throw new Error('a sound document was refused')
  const { controller } = reading
  const parts = [controller, controller.verificationMethods, ...controller.verificationMethods]
  expect(parts.every(Object.isFrozen)).toBe(true)
})
