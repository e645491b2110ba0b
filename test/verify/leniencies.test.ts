import { describe, expect, test } from 'vitest'
import { createContextSet } from '../../src/context/context-set.ts'
import type { Leniency } from '../../src/verify/leniency.ts'
import { createVerifier } from '../../src/verify.ts'
import {
  achievement,
  clock,
  errorsOf,
  issuerKey,
  outcomeOf,
  signedBadge,
  tampered,
  unsignedBadge
} from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { loose, strict, told } from '../support/loose-verifiers.ts'
import { signAnything } from '../support/sign-anything.ts'

test('none of them leaves a trace on a badge that does not need it', async () => {
  const badge = deepFrozen(await signedBadge())
  const all = loose('inline-contexts', 'older-contexts', 'undefined-terms', 'any-proof', 'legacy-suites')
  const report = await all.verify(badge)
  expect(report).toEqual(await strict.verify(badge))
  expect([report.verified, report.problems]).toEqual([true, []])
})

describe('legacy-suites', () => {
  const verifier = loose('legacy-suites')
  const by = (cryptosuite: string) => signAnything(unsignedBadge(), issuerKey, { cryptosuite })

  test.each(['eddsa-2022', 'eddsa-rdf-2022'])('%s: unknown without, a warning with', async name => {
    const badge = deepFrozen(await by(name))
    const refused = await strict.verify(badge)
    expect([refused.verdict.authentic, errorsOf(refused)]).toEqual(['unknown', ['OB_PROOF_UNSUPPORTED']])
    const report = await verifier.verify(badge)
    expect([report.verified, ...told(report)]).toEqual([
      true,
      'yes',
      'OB_PROOF_SUITE_LEGACY /proof/0/cryptosuite'
    ])
    expect(report.verified && report.source.securedBy).toEqual([name])
  })

  test('a badge that was changed, or its proof renamed, is refused', async () => {
    const badge = await by('eddsa-2022')
    const changes: Parameters<typeof tampered>[1][] = [
      copy => {
        copy.name = 'another'
      },
      copy => {
        copy.proof[0].cryptosuite = 'eddsa-rdfc-2022'
      },
      copy => {
        copy.proof[0].cryptosuite = 'eddsa-rdf-2022'
      }
    ]
    for (const change of changes) {
      const report = await verifier.verify(tampered(badge, change))
      expect([report.verdict.authentic, errorsOf(report)]).toEqual(['no', ['PROOF_VERIFICATION_ERROR']])
    }
  })

  test.each(['EDDSA-2022', 'eddsa-jcs-2022', 'ed25519-2020', 'eddsa-rdfc-2019'])(
    '%s stays unknown',
    async name => {
      expect(outcomeOf(await verifier.verify(await by(name)), 'proof')).toEqual([
        'inconclusive',
        'OB_PROOF_UNSUPPORTED'
      ])
    }
  )

  test('a name of one suite under the type of another is refused', async () => {
    const badge = tampered(await by('eddsa-2022'), copy => {
      copy.proof[0].type = 'Ed25519Signature2020'
    })
    expect(errorsOf(await verifier.verify(badge))).toEqual(['OB_PROOF_MALFORMED'])
  })
})

test('an accepted name that there is not is a mistake of the caller', () => {
  expect(() => loose('everything' as Leniency)).toThrow(TypeError)
})

test('a context that you gave is told as such', async () => {
  const url = 'https://example.org/terms/v1'
  const contexts = { [url]: { '@context': { grade: 'https://example.org/terms#grade' } } }
  const badge = await signAnything(
    { ...unsignedBadge(), '@context': [...unsignedBadge()['@context'], url], grade: 'A' },
    issuerKey,
    {},
    createContextSet(contexts)
  )
  const report = await createVerifier({ now: clock, contexts }).verify(badge)
  expect(report.verified).toBe(true)
  expect(report.problems.map(({ code, severity, path }) => `${severity} ${code} ${path}`)).toEqual([
    'info OB_CONTEXT_GIVEN /@context/2'
  ])
  expect(achievement.name).toBe(report.credential?.credentialSubject.achievement.name)
})
