import { describe, expect, it } from 'vitest'
import { made, read, withAchievement } from '../support/plain-badge.ts'

describe('criteria', () => {
  it.each([[{}], [{ narrative: '' }], [{ id: ' ', narrative: '\n' }], [{ type: 'Criteria' }]])(
    'are empty as %j',
    criteria => {
      const at = 'OB_CRITERIA_EMPTY /credentialSubject/achievement/criteria'
      expect(made(withAchievement({ criteria }))).toEqual([`error ${at}`])
      expect(read(withAchievement({ criteria }))).toEqual([`warning ${at}`])
    }
  )

  it.each([
    [{ id: 'https://example.org/how' }],
    [{ narrative: 'x' }],
    [{ id: '', narrative: 'x' }],
    [{ id: 5 }]
  ])('are not empty as %j', criteria => {
    expect(made(withAchievement({ criteria }))).toEqual([])
  })
})
