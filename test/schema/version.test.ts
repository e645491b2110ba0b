import { describe, expect, it } from 'vitest'
import { dataModelVersionOf, nameInOtherForm } from '../../src/schema/version.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const v1 = 'https://www.w3.org/2018/credentials/v1'

describe('dataModelVersionOf', () => {
  it.each([
    ['2.0', [v2, 'https://example.org']],
    ['2.0', [v2, v1]],
    ['2.0', v2],
    ['1.1', [v1, v2]],
    ['1.1', v1],
    [undefined, ['https://example.org', v2]],
    [undefined, [[v2]]],
    [undefined, [{}]],
    [undefined, ['toString']],
    [undefined, []],
    [undefined, {}],
    [undefined, null],
    [undefined, undefined]
  ])('is %s by the first context alone in %j', (version, context) => {
    expect(dataModelVersionOf({ '@context': context })).toBe(version)
  })
})

describe('nameInOtherForm', () => {
  it('pairs the dates of both forms, and nothing else', () => {
    expect(
      ['validFrom', 'validUntil', 'issuanceDate', 'expirationDate', 'name', 'toString'].map(nameInOtherForm)
    ).toEqual(['issuanceDate', 'expirationDate', 'validFrom', 'validUntil', undefined, undefined])
  })
})
