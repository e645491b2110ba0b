import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { least11, least20 } from '../support/any-credentials.ts'
import { changed, example, kinds } from '../support/schema-examples.ts'
import { schemas } from '../support/schemas.ts'

const source = readFileSync(
  join(resolve(import.meta.dirname, '../..'), 'src/generated/validators.js'),
  'utf8'
)

describe('the compiled schemas', () => {
  it('evaluate nothing at run time, and need nothing but our formats', () => {
    expect(source).not.toMatch(/\beval\b|\bFunction\b|\brequire\b|\bimport\(/)
    expect([...source.matchAll(/\bfrom\s*"([^"]+)"/g)].map(([, from]) => from)).toEqual([
      '../schema/formats.ts'
    ])
  })

  it('weigh less than 15.5 kB gzipped', () => {
    expect(gzipSync(source).length).toBeLessThan(15_500)
  })
})

describe('the schemas as files', () => {
  it.each(kinds)('hold %s in form %s for whoever loads them all', (_kind, _version, file) => {
    const ajv = new Ajv2020({ schemas: [...schemas.values()], validateFormats: false, strict: false })
    const validate = ajv.getSchema(`${file}.schema.json`)
    expect(validate?.(example(file, true))).toBe(true)
    expect(validate?.(changed(example(file, true), '/id', 5))).toBe(false)
  })

  it.each([
    ['verifiable-credential', least20],
    ['verifiable-credential-v1p1', least11]
  ])('hold any credential to %s', (file, least) => {
    const ajv = new Ajv2020({ schemas: [...schemas.values()], validateFormats: false, strict: false })
    const validate = ajv.getSchema(`${file}.schema.json`)
    const [first, second] = [least, { ...least, issuer: { id: 'urn:a' }, evidence: [{ type: ['A'] }] }]
    expect([first, second].map(document => validate?.(document))).toEqual([true, true])
    expect(validate?.({ ...least, issuer: {} })).toBe(false)
    expect(validate?.({ ...least, credentialSubject: [{}] })).toBe(false)
    expect(validate?.(changed(least, '/@context/0', 'urn:a'))).toBe(false)
  })
})
