import { describe, expect, test } from 'vitest'
import { buildAchievement, buildCredential, buildProfile } from '../../src/build.ts'
import { budget, coach, now } from '../support/dest1.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf } from '../support/problems.ts'

const url = 'https://example.org/terms/v1'
const contexts = deepFrozen({
  [url]: {
    '@context': {
      parcours: 'https://example.org/terms#parcours',
      etape: 'https://example.org/terms#etape',
      Etape: 'https://example.org/terms#Etape'
    }
  }
})
const extension = deepFrozen({ parcours: 'DEST1', etape: { type: 'Etape', parcours: 3 } })

describe('members of an extension', () => {
  test('are merged into any extensible object as they are', () => {
    const built = buildAchievement(
      { ...budget, extension, criteria: { narrative: 'x', extension: { parcours: 1 } } },
      { contexts }
    )
    expect(built).toMatchObject({ ...extension, criteria: { narrative: 'x', parcours: 1 } })
    expect(built).not.toHaveProperty('extension')
  })

  test('stay where they are when what was built is built into something larger', () => {
    const achievement = buildAchievement({ ...budget, extension }, { contexts })
    const issuer = buildProfile({ id: coach, extension: { parcours: 'pair' } }, { contexts })
    const credential = buildCredential(
      {
        issuer,
        achievement,
        recipient: { did: 'did:example:lea' },
        context: url,
        extension: { parcours: 'x' }
      },
      { contexts, now }
    )
    expect(credential['@context'][2]).toBe(url)
    expect(credential).toMatchObject({ parcours: 'x', issuer, credentialSubject: { achievement } })
  })

  test('must be defined by a context that the credential names', () => {
    const parts = { issuer: coach, achievement: budget, recipient: { did: 'did:example:lea' } }
    const named = { ...parts, extension, context: [url] }
    expect(problemsOf(() => buildCredential(named, { now }))).toEqual(['OB_CONTEXT_UNKNOWN /context/0'])
    expect(problemsOf(() => buildCredential({ ...parts, extension }, { contexts, now }))).toEqual([
      'OB_TERM_UNDEFINED /extension/etape',
      'OB_TERM_UNDEFINED /extension/parcours'
    ])
    expect(
      problemsOf(() => buildAchievement({ ...budget, extension: { parcour: 1 } }, { contexts }))
    ).toEqual(['OB_TERM_UNDEFINED /extension/parcour'])
  })

  test('may not take the name of a member of the class, given or not', () => {
    const taken = { name: 'x', tag: ['x'], type: ['x'], '@context': url, extension: 1, parcours: 1 }
    expect(problemsOf(() => buildAchievement({ ...budget, extension: taken }, { contexts }))).toEqual([
      'OB_EXTENSION_COLLISION /extension/@context',
      'OB_EXTENSION_COLLISION /extension/extension',
      'OB_EXTENSION_COLLISION /extension/name',
      'OB_EXTENSION_COLLISION /extension/tag',
      'OB_EXTENSION_COLLISION /extension/type'
    ])
  })

  test('are refused in closed classes, and where they are no members at all', () => {
    const image = { id: 'https://example.org/a.png', extension: { parcours: 1 } }
    expect(problemsOf(() => buildAchievement({ ...budget, image }, { contexts }))).toEqual([
      'OB_MEMBER_UNKNOWN /image/extension'
    ])
    // @ts-expect-error not an object
    expect(problemsOf(() => buildAchievement({ ...budget, extension: 'x' }, { contexts }))).toEqual([
      'MALFORMED_VALUE_ERROR /extension'
    ])
  })

  test('do not touch a pinned context', () => {
    const pinned = { 'https://www.w3.org/ns/credentials/v2': { '@context': {} } }
    expect(() => buildAchievement(budget, { contexts: pinned })).toThrow(TypeError)
  })
})
