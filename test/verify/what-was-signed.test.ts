/** What the JSON says is what was signed (threats J1 to J17), on badges that a lax verifier would take. */
import { describe, expect, test } from 'vitest'
import { createContextSet } from '../../src/context/context-set.ts'
import { createVerifier } from '../../src/verify.ts'
import { clock, errorsOf, issuerKey, signedBadge, tampered, unsignedBadge } from '../support/badges.ts'
import { effort } from '../support/effort.ts'
import { signAnything } from '../support/sign-anything.ts'

const verifier = createVerifier({ now: clock })
const badge = await signedBadge({
  evidence: [{ id: 'https://example.org/e/1', name: 'Budget de mars' }, { narrative: 'Un entretien' }]
})
// biome-ignore lint/suspicious/noExplicitAny: tests tamper with documents in ways that no type allows.
type Tamper = (copy: any) => void

/** The worst that a change may do: what the verifier says of the changed badge. */
async function answer(tamper: Tamper) {
  const report = await verifier.verify(tampered(badge, tamper))
  expect(report.credential).toBeUndefined()
  return [report.verdict.authentic, ...new Set(errorsOf(report))]
}

test('the passing twin', async () => {
  const report = await verifier.verify(badge)
  expect(report.verified).toBe(true)
  expect(report.credential).toEqual(badge)
})

describe('refuses a badge in which after signing', () => {
  const changes: [string, Tamper, ...string[]][] = [
    [
      'the context is another',
      copy => {
        copy['@context'][1] = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'
      },
      'PROOF_VERIFICATION_ERROR'
    ],
    [
      'an inline context gives a term another meaning',
      copy => {
        copy['@context'].push({ nickname: 'https://schema.org/name' })
      },
      'OB_CONTEXT_INLINE'
    ],
    [
      'an unknown context is added',
      copy => {
        copy['@context'].push('https://evil.example/v1')
      },
      'OB_CONTEXT_UNKNOWN'
    ],
    [
      'a context stands in the subject',
      copy => {
        copy.credentialSubject['@context'] = []
      },
      'OB_CONTEXT_NESTED'
    ],
    [
      'a context stands in the achievement',
      copy => {
        copy.credentialSubject.achievement['@context'] = { x: 'urn:x' }
      },
      'OB_CONTEXT_NESTED'
    ],
    [
      'a member hides in @nest',
      copy => {
        copy['@nest'] = { name: copy.name }
        delete copy.name
      },
      'OB_TERM_RESERVED'
    ],
    [
      '@id stands for id',
      copy => {
        copy['@id'] = copy.id
        delete copy.id
      },
      'OB_TERM_RESERVED',
      'OB_MEMBER_MISSING'
    ],
    [
      'an absolute IRI stands for a term',
      copy => {
        copy['https://schema.org/name'] = copy.name
        delete copy.name
      },
      'OB_TERM_RESERVED'
    ],
    [
      '@index is added',
      copy => {
        copy.credentialSubject['@index'] = 'x'
      },
      'OB_TERM_RESERVED'
    ],
    [
      '@value wraps a text',
      copy => {
        copy.name = { '@value': copy.name }
      },
      'OB_TERM_RESERVED',
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'a null is added',
      copy => {
        copy.validUntil = null
      },
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'a null stands in a list',
      copy => {
        copy.evidence.push(null)
      },
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'a text became a list',
      copy => {
        copy.name = [copy.name]
      },
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'an undefined term is added',
      copy => {
        copy.note = 'x'
      },
      'OB_TERM_UNDEFINED',
      'PROOF_TRANSFORMATION_ERROR'
    ],
    [
      'an undefined term is added deep inside',
      copy => {
        copy.credentialSubject.achievement.criteria.note = 'x'
      },
      'OB_TERM_UNDEFINED',
      'PROOF_TRANSFORMATION_ERROR'
    ],
    [
      'a keyword-like member is added',
      copy => {
        copy['@evil'] = 'x'
      },
      'OB_TERM_RESERVED'
    ],
    [
      'a blank node label is added',
      copy => {
        copy.credentialSubject.id = '_:lea'
      },
      'OB_ID_BLANK'
    ],
    [
      'the issuer is described again',
      copy => {
        copy.credentialSubject.source = { ...copy.issuer, name: 'Another' }
      },
      'OB_ID_SHARED'
    ],
    [
      'the name of the issuer moved to another place',
      copy => {
        copy.credentialSubject.source = copy.issuer
        copy.issuer = { id: copy.issuer.id, type: ['Profile'] }
      },
      'OB_ID_SHARED'
    ],
    [
      'there are two subjects',
      copy => {
        copy.credentialSubject = [copy.credentialSubject, copy.credentialSubject]
      },
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'the subject is in a list',
      copy => {
        copy.credentialSubject = [copy.credentialSubject]
      },
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'there is no subject',
      copy => {
        copy.credentialSubject = []
      },
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'the issuer is in a list',
      copy => {
        copy.issuer = [copy.issuer]
      },
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'the types lack the badge',
      copy => {
        copy.type = ['VerifiableCredential']
      },
      'MALFORMED_VALUE_ERROR'
    ],
    [
      'the terms are those of 1.1',
      copy => {
        copy.expirationDate = '2999-01-01T00:00:00Z'
      },
      'OB_DATA_MODEL_MIXED',
      'PROOF_TRANSFORMATION_ERROR'
    ],
    [
      'the name is another',
      copy => {
        copy.name = 'Another'
      },
      'PROOF_VERIFICATION_ERROR'
    ],
    [
      'the recipient is another',
      copy => {
        copy.credentialSubject.identifier[0].salt = 'another'
      },
      'PROOF_VERIFICATION_ERROR'
    ],
    [
      'a piece of evidence is gone',
      copy => {
        copy.evidence.pop()
      },
      'PROOF_VERIFICATION_ERROR'
    ],
    [
      'an optional member is added',
      copy => {
        copy.description = 'x'
      },
      'PROOF_VERIFICATION_ERROR'
    ]
  ]

  test.each(changes)('%s', async (_, tamper, ...codes) => {
    const [authentic, ...found] = await answer(tamper)
    expect(authentic).toBe(codes[0] === 'OB_CONTEXT_UNKNOWN' ? 'unknown' : 'no')
    expect(found).toEqual(expect.arrayContaining([codes[0]]))
    for (const code of found)
      expect([...codes, 'PROOF_VERIFICATION_ERROR', 'PROOF_TRANSFORMATION_ERROR']).toContain(code)
  })

  test('__proto__, constructor or prototype rides along, escaped or not', async () => {
    const text = JSON.stringify(badge)
    for (const name of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      for (const where of ['{"@context"', '"achievement":{']) {
        const added = text.replace(where, where.replace('{', `{"${name}":{"image":"x"},`))
        expect(added).not.toBe(text)
        const report = await verifier.verify(added)
        expect([report.verdict.authentic, errorsOf(report)]).toEqual(
          ['unknown', ['OB_JSON_FORBIDDEN_MEMBER']].with(0, 'no')
        )
      }
    }
  })

  test('a member stands twice, escaped or not', async () => {
    const text = JSON.stringify(badge)
    for (const twin of ['"name":"Another",', '"n\\u0061me":"Another",']) {
      const report = await verifier.verify(text.replace('{"@context"', `{${twin}"@context"`))
      expect(errorsOf(report)).toEqual(['OB_JSON_DUPLICATE_MEMBER'])
    }
  })
})

describe('an object handed in', () => {
  test('with a getter, a proxy that throws, toJSON or a class is refused', async () => {
    const hostile = [
      {
        ...badge,
        get name() {
          return 'x'
        }
      },
      new Proxy(badge, {
        ownKeys: () => {
          throw new Error('no')
        }
      }),
      { ...badge, toJSON: () => ({}) },
      Object.assign(Object.create({ inherited: true }), badge),
      { ...badge, name: new String('x') },
      new Map(Object.entries(badge))
    ]
    for (const input of hostile) {
      const report = await verifier.verify(input)
      expect(report.verified).toBe(false)
      expect(errorsOf(report)).toEqual(['OB_JSON_NOT_DATA'])
    }
  })

  test('and changed while it is verified is reported as it was', async () => {
    const mine = structuredClone(badge) as { name?: string }
    const verifying = verifier.verify(mine)
    mine.name = 'Changed'
    const report = await verifying
    expect(report.verified).toBe(true)
    expect(report.credential).toEqual(badge)
  })

  test('is copied, frozen and given back', async () => {
    const mine = structuredClone(badge)
    const { credential } = await verifier.verify(mine)
    expect(credential).not.toBe(mine)
    expect(Object.isFrozen(credential) && Object.isFrozen(credential?.credentialSubject.achievement)).toBe(
      true
    )
    expect(Object.isFrozen(mine)).toBe(false)
  })
})

describe('ceilings (threats J16, J17): an answer without hanging', () => {
  const cases: [string, Tamper, string][] = [
    [
      'a context 2,000 times',
      copy => {
        copy['@context'] = [copy['@context'][0], ...Array.from({ length: 2_000 }, () => copy['@context'][1])]
      },
      'OB_LIMIT_CONTEXTS'
    ],
    [
      '10,000 objects',
      copy => {
        copy.evidence = Array.from({ length: 10_000 }, () => ({ type: ['Evidence'] }))
      },
      'OB_LIMIT_OBJECTS'
    ],
    [
      '100,000 tags',
      copy => {
        copy.credentialSubject.achievement.tag = Array.from({ length: 100_000 }, (_, i) => `${i}`)
      },
      'OB_LIMIT_VALUES'
    ],
    [
      '40 levels',
      copy => {
        for (let i = 0; i < 40; i++) copy.issuer = { ...copy.issuer, parentOrg: copy.issuer }
      },
      'OB_LIMIT_DEPTH'
    ],
    [
      '3 MB of text',
      copy => {
        copy.description = 'x'.repeat(3_000_000)
      },
      'OB_LIMIT_STRING'
    ]
  ]
  test.each(cases)('%s', async (_, tamper, code) => {
    const text = JSON.stringify(tampered(badge, tamper))
    for (const input of [text, JSON.parse(text)]) {
      const cost = await effort(async () => {
        const report = await verifier.verify(input)
        expect(report.verified).toBe(false)
        expect([code, 'OB_LIMIT_BYTES']).toContain(errorsOf(report)[0])
      })
      expect(cost).toBeLessThan(50)
    }
  })

  test('depth that overflows a stack', async () => {
    const report = await verifier.verify('['.repeat(1_000_000))
    expect(errorsOf(report)).toEqual(['OB_LIMIT_DEPTH'])
  })

  test('a badge with 2,400 pieces of evidence is verified', async () => {
    const evidence = Array.from({ length: 2_400 }, (_, i) => ({ type: ['Evidence'], name: `${i}` }))
    const large = await signAnything({ ...unsignedBadge(), evidence }, issuerKey)
    expect((await verifier.verify(large)).verified).toBe(true)
  })
})

test('extensions verify when their context is given, and are refused with the line to add when not', async () => {
  const url = 'https://example.org/terms/v1'
  const contexts = { [url]: { '@context': { level: 'https://example.org/terms#level' } } }
  const unsigned = unsignedBadge()
  const extended = { ...unsigned, '@context': [...unsigned['@context'], url], level: 'high' }
  const signed = await signAnything(extended, issuerKey, {}, createContextSet(contexts))
  expect((await createVerifier({ now: clock, contexts }).verify(signed)).verified).toBe(true)
  const report = await verifier.verify(signed)
  expect(report.problems.filter(({ code }) => code === 'OB_CONTEXT_UNKNOWN')).toMatchObject([
    { path: '/@context/2', hint: expect.stringContaining(url) }
  ])
})

test('another meaning for a given context breaks the signature', async () => {
  const url = 'https://example.org/terms/v1'
  const contextsOf = (level: string) => ({ [url]: { '@context': { level } } })
  const unsigned = unsignedBadge()
  const extended = { ...unsigned, '@context': [...unsigned['@context'], url], level: 'high' }
  const signed = await signAnything(
    extended,
    issuerKey,
    {},
    createContextSet(contextsOf('https://a.example/level'))
  )
  const other = createVerifier({ now: clock, contexts: contextsOf('https://b.example/level') })
  expect(errorsOf(await other.verify(signed))).toEqual(['PROOF_VERIFICATION_ERROR'])
})
