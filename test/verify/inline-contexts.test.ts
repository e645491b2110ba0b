import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject, type JsonValue, pointer } from '../../src/base/json.ts'
import { createContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { createVerifier, type VerificationReport } from '../../src/verify.ts'
import { clock, errorsOf, issuerKey, signedBadge, tampered, unsignedBadge } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { signAnything } from '../support/sign-anything.ts'
import { laxQuads } from '../support/sign-laxly.ts'

const url = 'https://example.org/terms/v1'
const terms = 'https://example.org/terms#'
const contexts = { [url]: { '@context': { medal: `${terms}medal` } } }
const strict = createVerifier({ now: clock, contexts })
const loose = createVerifier({ now: clock, contexts, accept: ['inline-contexts'] })

type Change = Parameters<typeof tampered>[1]

/** The badge changed by `change`, signed as it then is. */
const signedWith = (change: Change) =>
  signAnything(tampered(unsignedBadge(), change), issuerKey, {}, createContextSet(contexts))

const warningsOf = ({ problems }: VerificationReport) =>
  problems.filter(({ severity }) => severity === 'warning').map(({ code, path }) => `${code} ${path}`)

const forms: readonly [string, Change, string, Change][] = [
  [
    'an object at the root',
    copy => {
      copy['@context'].push({ grade: `${terms}grade` })
      copy.credentialSubject.grade = 'B1'
    },
    'OB_CONTEXT_INLINE /@context/2',
    copy => {
      copy.credentialSubject.grade = 'C2'
    }
  ],
  [
    'an object in the achievement',
    copy => {
      copy.credentialSubject.achievement['@context'] = { grade: `${terms}grade` }
      copy.credentialSubject.achievement.grade = 'B1'
    },
    'OB_CONTEXT_NESTED /credentialSubject/achievement/@context',
    copy => {
      copy.credentialSubject.achievement.grade = 'C2'
    }
  ],
  [
    'a known URL in the subject',
    copy => {
      copy.credentialSubject['@context'] = url
      copy.credentialSubject.medal = 'silver'
    },
    'OB_CONTEXT_NESTED /credentialSubject/@context',
    copy => {
      copy.credentialSubject.medal = 'gold'
    }
  ],
  [
    'a vocabulary',
    copy => {
      copy['@context'].push({ '@vocab': terms })
      copy.credentialSubject.course = { type: 'Course', hours: 12 }
    },
    'OB_CONTEXT_INLINE /@context/2',
    copy => {
      copy.credentialSubject.course.hours = 120
    }
  ],
  [
    'a class with terms of its own',
    copy => {
      copy['@context'].push({ Course: { '@id': `${terms}Course`, '@context': { hours: `${terms}hours` } } })
      copy['@context'].push({ course: `${terms}course` })
      copy.credentialSubject.course = { type: 'Course', hours: 12 }
    },
    'OB_CONTEXT_INLINE /@context/2',
    copy => {
      copy.credentialSubject.course.hours = 120
    }
  ]
]

describe.each(forms)('%s', (_, change, warning, tamper) => {
  test('is refused unless it was asked for', async () => {
    const report = await strict.verify(await signedWith(change))
    expect([report.verdict.authentic, errorsOf(report)[0]]).toEqual(['no', warning.split(' ')[0]])
  })

  test('is read, with a warning, where it was', async () => {
    const badge = deepFrozen(await signedWith(change))
    const report = await loose.verify(badge)
    expect([report.verified, warningsOf(report)[0]]).toEqual([true, warning])
    expect(report.credential).toEqual(badge)
  })

  test('what it names is signed', async () => {
    const report = await loose.verify(tampered(await signedWith(change), tamper))
    expect([report.verdict.authentic, errorsOf(report)]).toEqual(['no', ['PROOF_VERIFICATION_ERROR']])
  })
})

/** All definitions of a term in the pinned contexts, scoped ones among them. */
function definitionsOf(term: string): JsonValue[] {
  const found: JsonValue[] = []
  const search = (value: JsonValue | undefined) => {
    if (Array.isArray(value)) value.forEach(search)
    if (!isObject(value)) return
    for (const [name, inner] of Object.entries(value)) {
      if (name === term && inner !== undefined) found.push(inner)
      else search(inner)
    }
  }
  for (const known of unsignedBadge()['@context']) {
    if (typeof known === 'string') search(pinnedContexts.get(known)?.['@context'])
  }
  return found
}

/** The places of all members of `value`, proofs and contexts apart. */
function placesIn(value: JsonValue | undefined, path: readonly string[] = []): (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => placesIn(item, [...path, String(index)]))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([member, inner]) =>
    member === 'proof' || member === '@context'
      ? []
      : [[...path, member], ...placesIn(inner, [...path, member])]
  )
}

/** `badge` with one member called otherwise, and a context that makes it the same to JSON-LD. */
function renamed(
  badge: JsonObject,
  place: readonly string[],
  definition: JsonValue,
  nested: boolean
): JsonObject {
  const member = place.at(-1) ?? ''
  return tampered(badge, copy => {
    const node = place.slice(0, -1).reduce((inner, step) => inner[step], copy)
    node.other = node[member]
    delete node[member]
    const context = { other: definition }
    if (nested && node !== copy) node['@context'] = context
    else copy['@context'].push(context)
  }) as JsonObject
}

describe('somebody else’s context', () => {
  const attacks = async () => {
    const badge = (await signedBadge()) as unknown as JsonObject
    return placesIn(badge).flatMap(place =>
      definitionsOf(place.at(-1) ?? '').flatMap(definition =>
        [false, true].map(
          nested => [pointer('', place.join('/')), renamed(badge, place, definition, nested)] as const
        )
      )
    )
  }

  test('renames no member of a badge, at any place', async () => {
    const { proof: _, ...signed } = (await signedBadge()) as unknown as JsonObject
    const quads = await laxQuads(signed)
    let same = 0
    for (const [place, { proof, ...rest }] of await attacks()) {
      if ((await laxQuads(rest).catch(() => '')) === quads) same++
      const report = await loose.verify({ ...rest, proof })
      expect([place, report.verdict.authentic]).toEqual([place, 'no'])
    }
    // Many of them are the same badge to JSON-LD, so that the signature fits.
    expect(same).toBeGreaterThan(20)
  })

  test.each<[string, Change]>([
    [
      'calls a member of its own otherwise',
      copy => {
        copy['@context'][2] = { rating: `${terms}grade` }
        copy.credentialSubject.rating = copy.credentialSubject.grade
        delete copy.credentialSubject.grade
      }
    ],
    [
      'hides one in a box',
      copy => {
        copy['@context'].push({ box: '@nest' })
        copy.credentialSubject.box = { grade: copy.credentialSubject.grade }
        delete copy.credentialSubject.grade
      }
    ],
    [
      'calls one by a vocabulary',
      copy => {
        copy['@context'][2] = { '@vocab': 'https://example.org/' }
        copy.credentialSubject['terms#grade'] = copy.credentialSubject.grade
        delete copy.credentialSubject.grade
      }
    ],
    [
      'calls one by a prefix',
      copy => {
        copy['@context'][2] = { t: terms }
        copy.credentialSubject['t:grade'] = copy.credentialSubject.grade
        delete copy.credentialSubject.grade
      }
    ],
    [
      'gives a second type',
      copy => {
        copy['@context'].push({ Diploma: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement' })
        copy.credentialSubject.achievement.type = ['Achievement', 'Diploma']
      }
    ],
    [
      'gives the id another name',
      copy => {
        copy['@context'].push({ page: '@id' })
        copy.credentialSubject.achievement.page = copy.credentialSubject.achievement.id
        delete copy.credentialSubject.achievement.id
      }
    ]
  ])('%s, and is refused although the signature fits', async (_, attack) => {
    const badge = await signedWith(forms[0]?.[1] ?? (() => {}))
    const attacked = tampered(badge, attack) as JsonObject
    const [before, after] = [badge, attacked].map(({ proof: _, ...unsecured }) =>
      laxQuads(unsecured as JsonObject)
    )
    expect(await after).toBe(await before)
    expect((await loose.verify(badge)).verified).toBe(true)
    const report = await loose.verify(attacked)
    expect(report.verdict.authentic).toBe('no')
    expect(errorsOf(report)).toContain('OB_TERM_RESERVED')
  })
})

test('a context in a proof is refused as ever', async () => {
  const badge = tampered(await signedBadge(), copy => {
    copy.proof[0]['@context'] = copy['@context']
  })
  const report = await loose.verify(badge)
  expect([report.verdict.authentic, errorsOf(report)]).toEqual(['no', ['OB_PROOF_MALFORMED']])
})

describe('an inline prefix that would give an identifier another meaning is seen:', () => {
  const did = 'https://uni.example/staff/'
  /** What the attacker has: the very IRI that was signed, written by a prefix. */
  const meant = `${did}web:alice.example`

  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    [
      'in an object that is nothing but its id, by the context of a type around it',
      { Course: `${terms}Course`, teacher: { '@id': `${terms}teacher`, '@container': ['@set'] } },
      {
        Course: { '@id': `${terms}Course`, '@context': { did } },
        teacher: { '@id': `${terms}teacher`, '@container': ['@set'] }
      },
      { id: 'did:web:alice.example' }
    ],
    [
      'in a text, by the context of its member',
      { Course: `${terms}Course`, teacher: { '@id': `${terms}teacher`, '@type': '@id' } },
      {
        Course: `${terms}Course`,
        teacher: { '@id': `${terms}teacher`, '@type': '@id', '@context': { did } }
      },
      'did:web:alice.example' as never
    ]
  ])('%s', async (_, context, attackers, written) => {
    const courseOf = (teacher: JsonValue, inline: JsonObject): Change => {
      return copy => {
        copy['@context'].push(inline)
        copy.evidence = [{ id: 'urn:x:evidence', type: ['Evidence', 'Course'], teacher }]
      }
    }
    const honest = typeof written === 'string' ? meant : { id: meant }
    const signed = await signedWith(courseOf(honest, context))
    expect((await loose.verify(signed)).verdict.authentic).toBe('yes')
    const forged = { ...tampered(unsignedBadge(), courseOf(written, attackers)), proof: signed.proof }
    const report = await loose.verify(forged)
    expect(report.verdict.authentic).toBe('no')
    expect(errorsOf(report).some(code => code === 'OB_ID_RELATIVE' || code === 'OB_CONTEXT_CONFLICT')).toBe(
      true
    )
  })
})
