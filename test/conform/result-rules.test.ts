import { describe, expect, it } from 'vitest'
import { achievement, made, read, withAchievement, withSubject } from '../support/plain-badge.ts'

describe('results', () => {
  const level = { id: 'urn:level:1', type: ['RubricCriterionLevel'], name: 'Bien' }
  const points = {
    id: 'urn:points',
    type: ['ResultDescription'],
    name: 'Points',
    resultType: 'RawScore',
    valueMin: '0',
    valueMax: '20'
  }
  const letter = {
    id: 'urn:letter',
    type: ['ResultDescription'],
    name: 'Note',
    resultType: 'LetterGrade',
    allowedValue: ['A', 'B']
  }
  const status = { id: 'urn:status', type: ['ResultDescription'], name: 'État', resultType: 'Status' }
  const rubric = {
    id: 'urn:rubric',
    type: ['ResultDescription'],
    name: 'Grille',
    resultType: 'RubricCriterionLevel',
    rubricCriterionLevel: [level]
  }
  const resultDescription = [points, letter, status, rubric]
  const withResult = (result: object) =>
    withSubject({
      achievement: { ...achievement, resultDescription },
      result: [{ type: ['Result'], ...result }]
    })
  const at = '/credentialSubject/result/0'

  it.each([
    [{ resultDescription: 'urn:points', value: '12.5' }],
    [{ resultDescription: 'urn:points', value: '0' }],
    [{ resultDescription: 'urn:points', value: '2e1' }],
    [{ resultDescription: 'urn:points', value: 'vingt' }],
    [{ resultDescription: 'urn:letter', value: 'B' }],
    [{ resultDescription: 'urn:status', status: 'Completed' }],
    [{ resultDescription: 'urn:rubric', achievedLevel: 'urn:level:1' }],
    [{ achievedLevel: 'urn:level:1' }],
    [{ value: 'anything' }]
  ])('fit as %j', result => {
    expect(made(withResult(result))).toEqual([])
  })

  it.each([
    [
      { resultDescription: 'urn:other', achievedLevel: 'urn:other' },
      `OB_RESULT_DESCRIPTION_UNKNOWN ${at}/resultDescription`
    ],
    [
      { resultDescription: 'urn:rubric', achievedLevel: 'urn:level:2' },
      `OB_RESULT_LEVEL_UNKNOWN ${at}/achievedLevel`
    ],
    [
      { resultDescription: 'urn:points', achievedLevel: 'urn:level:1' },
      `OB_RESULT_LEVEL_UNKNOWN ${at}/achievedLevel`
    ],
    [{ achievedLevel: 'urn:level:2' }, `OB_RESULT_LEVEL_UNKNOWN ${at}/achievedLevel`],
    [{ resultDescription: 'urn:status', value: 'x' }, `OB_RESULT_STATUS_MISSING ${at}`],
    [{ resultDescription: 'urn:points', value: '20.01' }, `OB_RESULT_VALUE ${at}/value`],
    [{ resultDescription: 'urn:points', value: '-1' }, `OB_RESULT_VALUE ${at}/value`],
    [{ resultDescription: 'urn:letter', value: 'C' }, `OB_RESULT_VALUE ${at}/value`]
  ])('do not fit as %j: an error for a maker, a warning for a reader', (result, problem) => {
    expect(made(withResult(result))).toEqual([`error ${problem}`])
    expect(read(withResult(result))).toEqual([`warning ${problem}`])
  })

  const place = '/credentialSubject/achievement/resultDescription/0'
  it.each([
    [{ ...rubric, requiredLevel: 'urn:level:1' }, undefined],
    [{ ...rubric, requiredLevel: 'urn:level:2' }, `OB_REQUIRED_LEVEL_UNKNOWN ${place}/requiredLevel`],
    [{ ...points, requiredLevel: 'urn:level:1' }, `OB_REQUIRED_LEVEL_UNKNOWN ${place}/requiredLevel`],
    [{ ...letter, requiredValue: 'B' }, undefined],
    [{ ...letter, requiredValue: 'C' }, `OB_REQUIRED_VALUE ${place}/requiredValue`],
    [{ ...points, requiredValue: '20' }, undefined],
    [{ ...points, requiredValue: '21' }, `OB_REQUIRED_VALUE ${place}/requiredValue`],
    [{ ...points, valueMax: undefined, requiredValue: '21' }, undefined],
    [{ ...points, valueMax: undefined, requiredValue: '-1' }, `OB_REQUIRED_VALUE ${place}/requiredValue`],
    [{ ...points, valueMin: 'E', valueMax: 'A', requiredValue: 'Z' }, undefined],
    [{ ...points, allowedValue: ['25'], requiredValue: '15' }, undefined],
    [{ ...points, allowedValue: ['25'], requiredValue: '25' }, undefined],
    [{ ...points, allowedValue: ['25'], requiredValue: '26' }, `OB_REQUIRED_VALUE ${place}/requiredValue`],
    [{ ...status, requiredValue: 'x' }, undefined]
  ])('are required as %j', (description, problem) => {
    const document = withAchievement({ resultDescription: [description] })
    expect(made(document)).toEqual(problem === undefined ? [] : [`error ${problem}`])
    expect(read(document)).toEqual(problem === undefined ? [] : [`warning ${problem}`])
  })
})
