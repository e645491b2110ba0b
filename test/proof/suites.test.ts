import { describe, expect, test } from 'vitest'
import { legacySuiteOf, suiteNamed, suiteOf } from '../../src/proof/suites.ts'

describe('a suite', () => {
  test.each(['eddsa-rdfc-2022', 'Ed25519Signature2020'] as const)('is made by its name: %s', name => {
    expect(suiteNamed(name).name).toBe(name)
  })

  test.each(['eddsa-2022', 'EDDSA-RDFC-2022', 'eddsa-rdfc-2022 ', 'DataIntegrityProof', 'toString', ''])(
    'is not made by another one: %j',
    name => {
      expect(() => suiteNamed(name)).toThrow(TypeError)
    }
  )

  test.each([
    [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }, 'eddsa-rdfc-2022', undefined],
    [{ type: 'Ed25519Signature2020' }, 'Ed25519Signature2020', undefined],
    [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-2022' }, undefined, 'eddsa-rdfc-2022'],
    [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdf-2022' }, undefined, 'eddsa-rdfc-2022'],
    [{ type: 'Ed25519Signature2020', cryptosuite: 'eddsa-rdfc-2022' }, undefined, undefined],
    [{ type: ['DataIntegrityProof'], cryptosuite: 'eddsa-rdfc-2022' }, undefined, undefined],
    [{ cryptosuite: 'eddsa-rdfc-2022' }, undefined, undefined],
    [{}, undefined, undefined]
  ])('is known by what the proof says, to the letter: %j', (proof, name, legacy) => {
    expect([suiteOf(proof)?.name, legacySuiteOf(proof)?.name]).toEqual([name, legacy])
  })
})
