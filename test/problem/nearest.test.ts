import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/problem/nearest.ts'

const members = ['image', 'name', 'tag', 'criteria', 'endorsement', 'endorsementJwt', 'emailAddress', 'id']

describe('nearest', () => {
  it.each([
    ['tags', 'tag'],
    ['Criteria', 'criteria'],
    ['end-orsement_s', 'endorsement'],
    ['endorsementjwt', 'endorsementJwt'],
    ['email', 'emailAddress'],
    ['nmae', 'name'],
    ['imege', 'image'],
    ['criterea', 'criteria'],
    ['ids', 'id']
  ])('takes %s for %s', (written, meant) => {
    expect(nearest(written, members)).toBe(meant)
  })

  it.each(['', 'e', 'endors', 'emai1', 'xy', 'do', 'narrative', 'eman'])(
    'takes %j for none of them',
    written => {
      expect(nearest(written, members)).toBeUndefined()
    }
  )

  it('finds nothing among nothing', () => {
    expect(nearest('name', [])).toBeUndefined()
  })

  it('answers with a candidate or nothing, however long the word', () => {
    fc.assert(
      fc.property(fc.string(), word => {
        expect([...members, undefined]).toContain(nearest(word.repeat(1000), members))
      })
    )
  })
})
