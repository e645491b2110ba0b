/** Rewrites of a signed badge that say the same in RDF and something else to who reads the JSON. */
import { describe, expect, test } from 'vitest'
import { createContextSet } from '../../src/context/context-set.ts'
import { buildEndorsement, createVerifier, signCredential } from '../../src/index.ts'
import {
  achievement,
  clock,
  errorsOf,
  issuerKey,
  now,
  signedBadge,
  strangerKey,
  tampered,
  unsignedBadge
} from '../support/badges.ts'
import { effort } from '../support/effort.ts'
import { signAnything } from '../support/sign-anything.ts'

const verifier = createVerifier({ now: clock })
// biome-ignore lint/suspicious/noExplicitAny: tests tamper with documents in ways that no type allows.
const rewritten = async (badge: object, tamper: (copy: any) => void) => {
  expect((await verifier.verify(badge)).verdict.authentic).toBe('yes')
  const report = await verifier.verify(tampered(badge, tamper))
  expect(report.credential).toBeUndefined()
  return [report.verdict.authentic, ...new Set(errorsOf(report))]
}

describe('another name for a member', () => {
  test('that a context gives to a class: Criteria for criteria', async () => {
    const criteria = { id: 'https://example.org/criteria', narrative: 'Tenir son budget' }
    const badge = await signedBadge({ achievement: { ...achievement, criteria } })
    expect(
      await rewritten(badge, copy => {
        copy.credentialSubject.achievement.Criteria = criteria
        copy.credentialSubject.achievement.criteria = { id: criteria.id }
      })
    ).toEqual(['no', 'OB_TERM_RESERVED'])
  })

  test('GeoCoordinates for geo', async () => {
    const geo = { latitude: 50.6, longitude: 3.1 }
    const badge = await signedBadge({ issuer: { id: issuerKey.controller, address: { geo } } })
    expect(
      await rewritten(badge, copy => {
        copy.issuer.address.GeoCoordinates = copy.issuer.address.geo
        delete copy.issuer.address.geo
      })
    ).toEqual(['no', 'OB_TERM_RESERVED'])
  })

  test('that a given context has: only the first of the alphabet, or that of the model, is taken', async () => {
    const url = 'https://example.org/terms/v1'
    const terms = {
      grade: 'https://example.org/grade',
      mark: 'https://example.org/grade',
      titel: 'https://schema.org/name',
      uid: '@id'
    }
    const contexts = { [url]: { '@context': terms } }
    const mine = createVerifier({ now: clock, contexts })
    const unsigned = unsignedBadge()
    const extended = { ...unsigned, '@context': [...unsigned['@context'], url], grade: 'A' }
    const badge = await signAnything(extended, issuerKey, {}, createContextSet(contexts))
    expect((await mine.verify(badge)).verified).toBe(true)
    const { grade, name, id, ...rest } = badge
    for (const renamed of [
      { ...rest, id, name, mark: grade },
      { ...rest, id, grade, titel: name },
      { ...rest, grade, name, uid: id }
    ]) {
      expect(errorsOf(await mine.verify(renamed))).toContain('OB_TERM_RESERVED')
    }
  })
})

describe('endorsements that say different things of one thing', async () => {
  const endorse = async (endorsementComment: string, key = strangerKey) =>
    JSON.parse(
      JSON.stringify(
        await signCredential(
          buildEndorsement(
            {
              issuer: { id: key.controller },
              name: 'Avis',
              credentialSubject: { id: achievement.id, endorsementComment }
            },
            { now: clock }
          ),
          { signer: key.signer, created: new Date(now) }
        )
      )
    )
  const endorsement = [await endorse('Excellent'), await endorse('Médiocre')]
  const badge = await signedBadge({ achievement: { ...achievement, endorsement } })

  test('verify, since each is proven by itself', async () => {
    expect((await verifier.verify(badge)).verified).toBe(true)
  })

  test('with comments swapped do not', async () => {
    expect(
      await rewritten(badge, copy => {
        const [a, b] = copy.credentialSubject.achievement.endorsement
        const { endorsementComment } = a.credentialSubject
        a.credentialSubject.endorsementComment = b.credentialSubject.endorsementComment
        b.credentialSubject.endorsementComment = endorsementComment
      })
    ).toEqual(['no', 'OB_ID_SHARED'])
  })

  test('with a comment parked elsewhere do not', async () => {
    expect(
      await rewritten(badge, copy => {
        copy.credentialSubject.achievement.type.push('EndorsementSubject')
        copy.credentialSubject.achievement.endorsementComment = 'Médiocre'
        for (const one of copy.credentialSubject.achievement.endorsement)
          one.credentialSubject.endorsementComment = 'Excellent'
      })
    ).toEqual(['no', 'OB_MEMBER_UNKNOWN', 'OB_ID_SHARED'])
  })

  test('do not either in another credential than a badge, where each may speak of several things', async () => {
    const asked = { kind: 'credential' } as const
    const listed = await Promise.all(
      endorsement.map(({ proof: _, ...unsigned }) =>
        signAnything({ ...unsigned, credentialSubject: [unsigned.credentialSubject] }, strangerKey)
      )
    )
    const held = await signAnything({ ...unsignedBadge(), endorsement: listed }, issuerKey)
    expect((await verifier.verify(held, asked)).verdict.authentic).toBe('yes')
    const swapped = tampered(held, ({ endorsement: [a, b] }) => {
      a.credentialSubject[0].endorsementComment = 'Médiocre'
      b.credentialSubject[0].endorsementComment = 'Excellent'
    })
    const report = await verifier.verify(swapped, asked)
    expect([report.verdict.authentic, ...new Set(errorsOf(report))]).toEqual(['no', 'OB_ID_SHARED'])
  })

  test('by an endorser whose document is not at hand are not known', async () => {
    const [first, second] = endorsement
    const away = await signAnything(
      { ...second, proof: undefined, issuer: { id: 'did:web:away.example', type: ['Profile'] } },
      strangerKey,
      {
        verificationMethod: 'did:web:away.example#key-1'
      }
    )
    const { proof: _, ...unsigned } = unsignedBadge()
    const credentialSubject = {
      ...unsigned.credentialSubject,
      achievement: { ...achievement, endorsement: [first, away] }
    }
    const report = await verifier.verify(await signAnything({ ...unsigned, credentialSubject }, issuerKey))
    expect([report.verdict.authentic, errorsOf(report)]).toEqual(['unknown', ['OB_KEY_UNREACHABLE']])
  })
})

describe('types and identifiers', () => {
  test('a single type does not hide a blank node label beside it', async () => {
    expect(
      await rewritten(await signedBadge(), copy => {
        copy.credentialSubject.type = 'AchievementSubject'
        copy.credentialSubject.id = '_:x'
      })
    ).toEqual(['no', 'OB_ID_BLANK'])
  })

  test.each(['_:t', 'a:b>c', 'cred type:x'])('the type %s is refused', async type => {
    const evidence = [{ type: ['Evidence', type], name: 'x' }]
    const report = await verifier.verify(await signAnything({ ...unsignedBadge(), evidence }, issuerKey))
    expect(errorsOf(report)).toContain('OB_TERM_UNDEFINED')
  })

  test('a type twice, or more types than anything has', async () => {
    const badge = await signedBadge()
    const typed = (types: string[]) =>
      rewritten(badge, copy => {
        copy.credentialSubject.achievement.type = types
      })
    expect(await typed(['Achievement', 'Achievement'])).toEqual(['no', 'MALFORMED_VALUE_ERROR'])
    const many = Array.from({ length: 19_000 }, () => 'Achievement')
    const cost = await effort(async () => expect((await typed(many)).slice(1)).toContain('OB_LIMIT_TYPES'))
    expect(cost).toBeLessThan(700)
  })

  test('a label as the id of a proof', async () => {
    expect(
      await rewritten(await signedBadge(), copy => {
        copy.proof[0].id = '_:x'
      })
    ).toEqual(['no', 'OB_PROOF_MALFORMED'])
  })
})

test('ceilings are heard even where they are passed inside a proof', async () => {
  let deep: object = {}
  for (let level = 0; level < 100; level++) deep = { x: deep }
  const badge = await signedBadge()
  const report = await createVerifier({ now: clock, limits: { maxDepth: 128 } }).verify(
    tampered(badge, copy => {
      copy.issuer.name = ['Campus']
      copy.proof.push({ type: 'Unknown', x: deep })
    })
  )
  expect(report.verified).toBe(false)
  await expect(async () => createVerifier({ limits: { maxDepth: 129 } })).rejects.toThrow(TypeError)
})

test('contexts that name other contexts are not taken: what they mean would depend on others', () => {
  const given = (context: unknown) => () =>
    createContextSet({ 'https://example.org/c': { '@context': context as Record<string, string> } })
  expect(given('https://example.org/other')).toThrow(TypeError)
  expect(given(['https://example.org/other', {}])).toThrow(TypeError)
  expect(given({ '@import': 'https://example.org/other' })).toThrow(TypeError)
  expect(given({ a: { '@id': 'urn:a', '@context': 'https://example.org/c' } })).toThrow(TypeError)
  expect(given({ a: { '@id': 'urn:a', '@context': { b: 'urn:b' } } })).not.toThrow()
})

test('keys of a map that would not be signed are refused', async () => {
  const url = 'https://example.org/terms/v1'
  const contexts = {
    [url]: { '@context': { notes: { '@id': 'https://example.org/note', '@container': '@index' } } }
  }
  const unsigned = unsignedBadge()
  const extended = { ...unsigned, '@context': [...unsigned['@context'], url], notes: { good: 'x', bad: 'y' } }
  const badge = await signAnything(extended, issuerKey, {}, createContextSet(contexts))
  expect(errorsOf(await createVerifier({ now: clock, contexts }).verify(badge))).toContain('OB_TERM_RESERVED')
})

describe('inputs that were made to cost', () => {
  const cheap = async (input: unknown) => {
    let errors: string[] = []
    const cost = await effort(async () => {
      const report = await verifier.verify(input)
      expect(report.verified).toBe(false)
      expect(JSON.stringify(report).length).toBeLessThan(12_000_000)
      errors = errorsOf(report)
    })
    expect(cost).toBeLessThan(160)
    return errors
  }

  test('a data URL in a data URL in a data URL', async () => {
    expect(await cheap('data:,'.repeat(166_666))).toEqual(['OB_INPUT_KIND'])
  })

  test('a member with a very long name', async () => {
    expect(await cheap({ ...unsignedBadge(), ['x'.repeat(900_000)]: Array(240).fill(null) })).toEqual([
      'OB_LIMIT_STRING'
    ])
    const name = '/'.repeat(1_000)
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`@m${index}`, 1]))
    await cheap({ ...unsignedBadge(), [name]: { [`${name.slice(1)}x`]: many } })
  })

  test('the same proof forty times over 2,900 equal results', async () => {
    const { credentialSubject, ...rest } = unsignedBadge()
    const result = Array.from({ length: 2_900 }, () => ({ type: ['Result'], value: '1' }))
    const [proof] = (await signedBadge()).proof
    const input = {
      ...rest,
      credentialSubject: { ...credentialSubject, result },
      proof: Array(40).fill(proof)
    }
    const patient = createVerifier({ now: clock, limits: { maxProofs: 40 } })
    const cost = await effort(async () => {
      expect(errorsOf(await patient.verify(input))).toEqual(Array(40).fill('PROOF_VERIFICATION_ERROR'))
    })
    // The document is canonicalized once: forty times would cost four times the bound.
    expect(cost).toBeLessThan(1_200)
  })

  test('19,000 undefined members', async () => {
    const many = Object.fromEntries(Array.from({ length: 19_000 }, (_, index) => [`tags${index}`, 1]))
    expect(await cheap({ ...unsignedBadge(), ...many })).toContain('OB_TERM_UNDEFINED')
  })
})

test('equal branches within equal branches are honest, if they are few', async () => {
  const alignment = { type: ['Alignment'], targetName: 'A', targetUrl: 'https://example.org/a' }
  const result = { type: ['Result'], value: '1', alignment: [alignment, alignment] }
  const badge = await signedBadge({ credentialSubject: { result: [result, result] } })
  expect((await verifier.verify(badge)).verified).toBe(true)
})
