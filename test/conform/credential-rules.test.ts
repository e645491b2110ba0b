import { describe, expect, it } from 'vitest'
import { badge, made, read } from '../support/plain-badge.ts'

describe('validity', () => {
  it.each([
    ['validFrom', 'validUntil', '2026-11-22T09:30:00Z', '2026-11-22T09:29:59Z'],
    ['validFrom', 'validUntil', '2026-11-22T00:00:00Z', '2026-11-22T00:30:00+01:00'],
    ['issuanceDate', 'expirationDate', '2026-11-22T09:30:00.001Z', '2026-11-22T09:30:00Z']
  ])('is reversed from %s to %s: %s to %s', (start, end, from, until) => {
    const problems = [`error OB_VALIDITY_REVERSED /${end}`]
    expect(made({ ...badge, [start]: from, [end]: until })).toEqual(problems)
    expect(read({ ...badge, [start]: from, [end]: until })).toEqual(problems)
    expect(read({ ...badge, [start]: until, [end]: from })).toEqual([])
    expect(read({ ...badge, [start]: from, [end]: from })).toEqual([])
  })

  it('is not judged where a date cannot be read', () => {
    expect(read({ ...badge, validUntil: '2020-02-30T00:00:00Z' })).toEqual([])
    expect(read({ ...badge, validUntil: 5 })).toEqual([])
  })
})

describe('named schemas', () => {
  const folder = 'https://purl.imsglobal.org/spec/ob/v3p0/schema'
  const type = '1EdTechJsonSchemaValidator2019'
  const own = { id: 'https://example.org/schema.json', type }
  const entry = (path: string, kind = type) => ({ id: `${folder}/${path}_schema.json`, type: kind })

  it.each([
    [entry('json/ob_v3p0_achievementcredential')],
    [[own, entry('json-ld/ob_v3p0_achievementcredential')]],
    [[entry('json/ob_v3p0_anyachievementcredential')]],
    [[]],
    [undefined]
  ])('may be %j', credentialSchema => {
    expect(made({ ...badge, credentialSchema })).toEqual([])
  })

  it.each([
    [own],
    [[own]],
    [[entry('json/ob_v3p0_endorsementcredential')]],
    [[entry('json/ob_v3p0_achievementcredential', 'JsonSchema')]],
    [[entry('../ob_v3p0_achievementcredential')]]
  ])('lack the official one as %j', credentialSchema => {
    const at = 'OB_SCHEMA_OFFICIAL_MISSING /credentialSchema'
    expect(made({ ...badge, credentialSchema })).toEqual([`error ${at}`])
    expect(read({ ...badge, credentialSchema })).toEqual([`warning ${at}`])
  })
})
