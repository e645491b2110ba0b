import { describe, expect, test } from 'vitest'
import { buildAchievement } from '../../src/build.ts'
import { budget, demarches, engagement, family, numerique } from '../support/dest1.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf, thrownBy } from '../support/problems.ts'

describe('buildAchievement', () => {
  test('fills in types and lists, and keeps every value', () => {
    expect(buildAchievement(deepFrozen(engagement))).toEqual({
      id: 'https://example.org/dest1/engagement',
      type: ['Achievement'],
      name: 'Je m’engage dans la démarche DEST1',
      description: 'Le premier pas : dire oui à un parcours accompagné.',
      criteria: { narrative: 'Signer la charte avec son coach.' },
      achievementType: 'Badge',
      image: { id: 'https://example.org/dest1/engagement.png', type: 'Image' },
      inLanguage: 'fr',
      tag: ['engagement']
    })
    expect(buildAchievement(deepFrozen(demarches))).toMatchObject({
      criteria: {
        id: 'https://example.org/dest1/demarches.html',
        narrative: 'Mener **seul** trois démarches.'
      },
      image: { type: 'Image', caption: 'Un dossier et un stylo' },
      creator: { id: 'https://example.org/campus', type: ['Profile'] }
    })
    expect(buildAchievement(deepFrozen(numerique))).toMatchObject({
      alignment: [{ type: ['Alignment'], targetCode: '2.1' }],
      resultDescription: [
        {
          type: ['ResultDescription'],
          rubricCriterionLevel: [
            { type: ['RubricCriterionLevel'], level: '1' },
            { type: ['RubricCriterionLevel'], level: '2' }
          ]
        }
      ]
    })
  })

  test('gives back what it built when that is given again', () => {
    for (const parts of family) {
      const built = buildAchievement(parts)
      expect(buildAchievement(deepFrozen(built))).toEqual(built)
    }
  })

  test('leaves out what says nothing: undefined, null and empty lists', () => {
    const parts = { ...engagement, version: undefined, tag: [], humanCode: null, alignment: undefined }
    const { tag: _, ...expected } = buildAchievement(engagement)
    // @ts-expect-error null is no text, but rows of a database have it
    expect(buildAchievement(parts)).toStrictEqual(expected)
  })

  test('adds the name of the class to further types, once', () => {
    const type = ['https://example.org/terms#Parcours']
    expect(buildAchievement({ ...budget, type }).type).toEqual(['Achievement', ...type])
    expect(buildAchievement({ ...budget, type: ['Achievement', ...type] }).type).toEqual([
      'Achievement',
      ...type
    ])
    expect(buildAchievement({ ...budget, type: 'Achievement' }).type).toEqual(['Achievement'])
  })

  test('takes criteria as text for the narrative, and refuses a bare address', () => {
    const criteria = 'Voir https://example.org/criteres'
    expect(buildAchievement({ ...budget, criteria }).criteria).toEqual({ narrative: criteria })
    expect(
      problemsOf(() => buildAchievement({ ...budget, criteria: 'https://example.org/criteres' }))
    ).toEqual(['MALFORMED_VALUE_ERROR /criteria'])
  })

  test('tells every problem at once, each at its place in the parts', () => {
    const parts = {
      ...budget,
      id: 'budget',
      name: 7,
      criteria: {},
      tags: ['argent'],
      inLanguage: 'français',
      image: { id: 'https://example.org/budget.gif' },
      alignment: { targetName: 'Compter', targetURL: 'https://example.org/compter' },
      resultDescription: { id: 'urn:x:1', name: 'Mois', resultType: 'Score', requiredLevel: 'urn:x:2' }
    }
    // @ts-expect-error so many mistakes
    expect(problemsOf(() => buildAchievement(parts))).toEqual(
      [
        'OB_ID_RELATIVE /id',
        'MALFORMED_VALUE_ERROR /name',
        'OB_CRITERIA_EMPTY /criteria',
        'OB_TERM_UNDEFINED /tags',
        'MALFORMED_VALUE_ERROR /inLanguage',
        'OB_IMAGE_KIND /image/id',
        'OB_MEMBER_MISSING /alignment/targetUrl',
        'OB_TERM_UNDEFINED /alignment/targetURL',
        'MALFORMED_VALUE_ERROR /resultDescription/resultType',
        'OB_REQUIRED_LEVEL_UNKNOWN /resultDescription/requiredLevel'
      ].toSorted()
    )
  })

  test('hints at the spelling that was meant', () => {
    const slip = (member: string) => {
      const { problems } = thrownBy(() => buildAchievement({ ...budget, [member]: ['x'] }))
      return problems.map(({ code, path, hint }) => [code, path, hint])
    }
    expect(slip('tags')).toEqual([['OB_TERM_UNDEFINED', '/tags', 'did you mean "tag"?']])
    expect(slip('alignments')).toEqual([['OB_TERM_UNDEFINED', '/alignments', 'did you mean "alignment"?']])
    expect(slip('resultDescriptions')).toEqual([
      ['OB_TERM_UNDEFINED', '/resultDescriptions', 'did you mean "resultDescription"?']
    ])
  })

  test('shares nothing with its parts, and belongs to the caller', () => {
    const related = [{ id: 'https://example.org/x', version: '1' }]
    const built = buildAchievement({ ...budget, related, extension: {} })
    related[0] = { id: 'https://example.org/changed', version: '2' }
    expect(built.related).toEqual([{ id: 'https://example.org/x', type: ['Related'], version: '1' }])
    expect(Object.isFrozen(built)).toBe(false)
    expect(Object.isFrozen(built.related)).toBe(false)
  })

  test('refuses what is not plain data, before anything else', () => {
    const circular: Record<string, unknown> = { ...budget }
    circular.creator = { id: 'https://example.org/c', parentOrg: circular }
    for (const parts of [null, undefined, 'budget', [budget]]) {
      // @ts-expect-error not parts
      expect(thrownBy(() => buildAchievement(parts)).problems).toHaveLength(1)
    }
    // @ts-expect-error a cycle
    expect(problemsOf(() => buildAchievement(circular))).toEqual(['OB_JSON_NOT_DATA /creator/parentOrg'])
    // @ts-expect-error a function
    expect(problemsOf(() => buildAchievement({ ...budget, name: () => 'x' }))).toEqual([
      'OB_JSON_NOT_DATA /name'
    ])
    const trapped = Object.defineProperty({}, 'validFrom', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      }
    })
    expect(problemsOf(() => buildAchievement({ ...budget, extension: trapped }))).toEqual([
      'OB_JSON_NOT_DATA /extension/validFrom'
    ])
    expect(problemsOf(() => buildAchievement(trapped as never))).toEqual(['OB_JSON_NOT_DATA /validFrom'])
    const polluted = JSON.parse('{"__proto__": {"name": "x"}, "id": "urn:x:1"}')
    expect(problemsOf(() => buildAchievement(polluted))).toEqual(['OB_JSON_FORBIDDEN_MEMBER /__proto__'])
  })

  test('knows no inherited names', () => {
    expect(problemsOf(() => buildAchievement({ ...budget, toString: 'x' } as never))).toEqual([
      'OB_TERM_UNDEFINED /toString'
    ])
  })

  test('holds what it is given to the limits, and refuses limits that are none', () => {
    expect(problemsOf(() => buildAchievement(budget, { limits: { maxStringLength: 20 } }))).toContain(
      'OB_LIMIT_STRING /id'
    )
    expect(() => buildAchievement(budget, { limits: { maxDepth: 0 } })).toThrow(TypeError)
  })
})
