/**
 * Generated kinds of result, and results that fit them.
 * @module
 */
import fc, { type Arbitrary } from 'fast-check'
import type { AchievementParts, OneOrMany, Parts } from '../../src/build.ts'
import type { ResultDescription, RubricCriterionLevel } from '../../src/model/achievement.ts'
import type { ResultStatusType } from '../../src/model/enums.ts'
import type { Result } from '../../src/model/subject.ts'
import { alignments, anyOf, listOf, placedListOf, some, text, typed } from './value-arbitraries.ts'

type Description = Parts<ResultDescription>

/** Kinds of result of the achievement at `at`: by status, by number, from a list, by rubric. */
export function resultDescriptionsAt(at: string): Arbitrary<OneOrMany<Description>> {
  return placedListOf(anyOf(plain, byNumber, fromList, byRubric), (description, index) => {
    const { rubricCriterionLevel, requiredLevel, ...others } = description
    const id = `urn:example:${at}/result/${index}`
    const levels = rubricCriterionLevel?.map((level, index) => ({ ...level, id: `${id}/level/${index}` }))
    const [lowest] = levels ?? []
    return {
      ...others,
      id,
      ...(levels && { rubricCriterionLevel: levels }),
      ...(lowest && requiredLevel !== undefined && { requiredLevel: lowest.id })
    }
  })
}

/** Results for these kinds, and some for none. */
export function resultsFor(achievement: AchievementParts): Arbitrary<OneOrMany<Parts<Result>>> {
  const fitting = [achievement.resultDescription ?? []].flat().map(resultFor)
  const free = some({ type: typed('Result'), value: text, status, alignment: alignments }, ['value'])
  return listOf(fc.oneof(free, ...fitting))
}

type Sketch = Omit<Description, 'id' | 'rubricCriterionLevel'> & {
  readonly rubricCriterionLevel?: readonly Omit<Parts<RubricCriterionLevel>, 'id'>[]
}

const status = fc.constantFrom<ResultStatusType>('Completed', 'InProgress', 'Failed')
const shared = { type: typed('ResultDescription'), name: text, alignment: alignments }

const plain: Arbitrary<Sketch> = some(
  {
    ...shared,
    resultType: fc.constantFrom('Status' as const, 'LetterGrade' as const, 'ext:Appreciation' as const)
  },
  ['name', 'resultType']
)

const byNumber: Arbitrary<Sketch> = some(
  {
    ...shared,
    resultType: fc.constant('RawScore' as const),
    valueMin: fc.constant('0'),
    valueMax: fc.constant('20'),
    requiredValue: fc.constantFrom('10', '12.5')
  },
  ['name', 'resultType', 'valueMin', 'valueMax']
)

const fromList: Arbitrary<Sketch> = fc.uniqueArray(text, { minLength: 1, maxLength: 3 }).chain(allowed =>
  some(
    {
      ...shared,
      resultType: fc.constant('LetterGrade' as const),
      allowedValue: fc.constant(allowed),
      requiredValue: fc.constantFrom(...allowed)
    },
    ['name', 'resultType', 'allowedValue']
  )
)

const byRubric: Arbitrary<Sketch> = some(
  {
    ...shared,
    resultType: fc.constant('RubricCriterionLevel' as const),
    rubricCriterionLevel: fc.array(
      some(
        {
          type: typed('RubricCriterionLevel'),
          alignment: alignments,
          description: text,
          level: text,
          name: text,
          points: text
        },
        ['name']
      ),
      { minLength: 1, maxLength: 2 }
    ),
    requiredLevel: fc.constant('the first')
  },
  ['name', 'resultType', 'rubricCriterionLevel']
)

function resultFor(description: Description): Arbitrary<Parts<Result>> {
  const levels = [description.rubricCriterionLevel ?? []].flat().map(({ id }) => id)
  const values = [description.allowedValue ?? (description.valueMin ? ['0', '7.5', '20'] : ['B+'])].flat()
  return some(
    {
      type: typed('Result'),
      resultDescription: fc.constant(description.id),
      value: fc.constantFrom(...values),
      status,
      alignment: alignments,
      ...(levels.length > 0 && { achievedLevel: fc.constantFrom(...levels) })
    },
    ['resultDescription', ...(description.resultType === 'Status' ? (['status'] as const) : [])]
  )
}
