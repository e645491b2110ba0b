import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCredential, buildEndorsement, lintCredential } from '../../src/build.ts'
import { budget, coach, now, numerique, organisation } from '../support/dest1.ts'
import { deepFrozen } from '../support/json.ts'
import { briefly } from '../support/problems.ts'

const credential = buildCredential(
  {
    issuer: organisation,
    achievement: numerique,
    recipient: { email: 'lea@example.org' },
    credentialSubject: { result: { resultDescription: `${numerique.id}#niveau`, value: '5' } }
  },
  { now }
)

/** The credential with the object at `steps` changed. */
function changed(steps: readonly string[], change: (object: Record<string, unknown>) => void) {
  const copy: Record<string, unknown> = structuredClone({ ...credential })
  let object = copy
  for (const step of steps) object = object[step] as Record<string, unknown>
  change(object)
  return deepFrozen(copy)
}

const achievement = ['credentialSubject', 'achievement']

describe('lintCredential', () => {
  test('has nothing to say of what was built', () => {
    expect(lintCredential(deepFrozen(credential))).toEqual([])
    const endorsement = { issuer: coach, name: 'x', credentialSubject: { id: budget.id } }
    expect(lintCredential(buildEndorsement(endorsement, { now }))).toEqual([])
  })

  test.each([
    ['tags', 'did you mean "tag"?'],
    ['alignments', 'did you mean "alignment"?'],
    ['resultDescriptions', 'did you mean "resultDescription"?']
  ])('finds %s in an achievement and hints at the term', (member, hint) => {
    const found = lintCredential(changed(achievement, object => Object.assign(object, { [member]: ['x'] })))
    expect(found.map(({ code, severity, path, hint }) => ({ code, severity, path, hint }))).toEqual([
      { code: 'OB_TERM_UNDEFINED', severity: 'error', path: `/credentialSubject/achievement/${member}`, hint }
    ])
  })

  test('finds a nested object without its type, and says which', () => {
    const found = lintCredential(changed([...achievement, 'alignment', '0'], object => delete object.type))
    expect(briefly(found)).toEqual(['OB_TYPE_MISSING /credentialSubject/achievement/alignment/0/type'])
    expect(found[0]?.hint).toContain('["Alignment"]')
  })

  test('finds a term under the wrong class', () => {
    const found = lintCredential(
      changed(achievement, object => Object.assign(object, { licenseNumber: '7' }))
    )
    expect(briefly(found)).toEqual(['OB_TERM_UNDEFINED /credentialSubject/achievement/licenseNumber'])
    expect(found[0]?.hint).toContain('AchievementSubject')
  })

  test('finds results that do not fit their description', () => {
    const found = lintCredential(
      changed(['credentialSubject', 'result', '0'], object =>
        Object.assign(object, { achievedLevel: 'urn:x:9' })
      )
    )
    expect(briefly(found)).toEqual(['OB_RESULT_LEVEL_UNKNOWN /credentialSubject/result/0/achievedLevel'])
  })

  test('puts warnings after errors', () => {
    const found = lintCredential(
      changed([], object => Object.assign(object, { type: 'OpenBadgeCredential', name: '\u202eegdab' }))
    )
    expect(found.map(({ severity }) => severity)).toEqual(found.map(({ severity }) => severity).toSorted())
    expect(briefly(found)).toContain('OB_JSON_ODD_CHARACTER /name')
  })

  test('knows the contexts that it is given', () => {
    const url = 'https://example.org/terms/v1'
    const extended = changed([], object => {
      Object.assign(object, { '@context': [...credential['@context'], url], parcours: 'DEST1' })
    })
    const contexts = { [url]: { '@context': { parcours: 'https://example.org/terms#parcours' } } }
    expect(lintCredential(extended, { contexts })).toEqual([])
    expect(briefly(lintCredential(extended))).toEqual(['OB_CONTEXT_UNKNOWN /@context/2'])
  })

  test.each([null, undefined, 7, 'badge', [], () => credential, new Date(0)])(
    'answers %s with a problem',
    odd => {
      expect(lintCredential(odd)).toHaveLength(1)
    }
  )

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), odd => {
        const built: unknown = { ...credential, credentialSubject: odd, issuer: odd }
        return Array.isArray(lintCredential(odd)) && lintCredential(built).length > 0
      })
    )
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no')
        }
      }
    )
    expect(briefly(lintCredential(hostile))).toEqual(['OB_JSON_NOT_DATA '])
  })

  test('refuses wrong options', () => {
    expect(() => lintCredential(credential, { limits: { maxBytes: -1 } })).toThrow(TypeError)
    // @ts-expect-error no option
    expect(() => lintCredential(credential, { context: {} })).toThrow(TypeError)
  })
})

describe('lintCredential of any Verifiable Credential', () => {
  const url = 'https://example.org/terms/v1'
  const contexts = { [url]: { '@context': { degree: 'https://example.org/terms#degree' } } }
  const alumna = deepFrozen({
    '@context': ['https://www.w3.org/ns/credentials/v2', url],
    type: ['VerifiableCredential'],
    issuer: 'https://example.org/org',
    credentialSubject: { id: 'did:example:lea', degree: 'BSc' }
  })

  test('finds nothing in one that is good, and a badge missing in it unless told', () => {
    expect(lintCredential(alumna, { kind: 'credential', contexts })).toEqual([])
    expect(briefly(lintCredential(alumna, { contexts }))).toContain('OB_CONTEXT_ORDER /@context/1')
  })

  test('holds it to its data model and to its contexts', () => {
    const { issuer: _, ...others } = alumna
    const slip = { ...others, credentialSubject: { degre: 'BSc' } }
    const found = lintCredential(slip, { kind: 'credential', contexts })
    expect(briefly(found)).toEqual([
      'OB_MEMBER_MISSING /issuer',
      'OB_TERM_UNDEFINED /credentialSubject/degre'
    ])
    expect(found.at(-1)?.hint).toBe('did you mean "degree"?')
  })

  test('gives no names of Open Badges to terms of another vocabulary', () => {
    const given = { ...alumna, credentialSubject: { language: 'fr' } }
    const hint = (options: object) =>
      lintCredential(given, { contexts, ...options }).find(({ code }) => code === 'OB_TERM_UNDEFINED')?.hint
    expect(hint({ kind: 'credential' })).not.toContain('inLanguage')
  })

  test('never sends anybody to the context of another data model', () => {
    const older = {
      ...alumna,
      '@context': ['https://www.w3.org/2018/credentials/v1', url],
      issuanceDate: '2026-11-22T09:30:00Z',
      credentialStatus: { id: 'urn:s', type: 'BitstringStatusListEntry' }
    }
    const found = lintCredential(older, { kind: 'credential', contexts })
    expect(briefly(found)).toEqual(['OB_OLDER_FORM /@context/0', 'OB_TERM_UNDEFINED /credentialStatus/type'])
    expect(found[0]?.hint).toBe('add "https://www.w3.org/ns/credentials/status/v1" to "@context"')
  })

  test('is asked for by that name alone', () => {
    // @ts-expect-error
    expect(() => lintCredential(alumna, { kind: 'badge' })).toThrow(TypeError)
  })
})
