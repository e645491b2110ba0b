import { expect, test } from 'vitest'
import { buildJson } from '../../src/base/json-builder.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { failure } from '../../src/problem/error.ts'
import { told, unfrozen } from '../support/json.ts'

test('builds the value that it is told', () => {
  const { value, problems } = buildJson(defaultLimits, builder => {
    builder.beginObject()
    builder.name('a')
    builder.beginArray()
    builder.literal(null)
    builder.end()
    builder.end()
  })
  expect([value, problems]).toEqual([{ a: [null] }, []])
  expect(unfrozen(value)).toEqual([])
})

test('a failure ends it, and tells the place reached unless it has one of its own', () => {
  for (const [parts, path] of [
    [{}, '/a'],
    [{ path: '/b' }, '/b']
  ] as const) {
    const reading = buildJson(defaultLimits, builder => {
      builder.beginObject()
      builder.name('a')
      throw failure('PARSING_ERROR', 'found nothing', parts)
    })
    expect(told(reading)).toEqual([`PARSING_ERROR ${path}`])
    expect(reading).not.toHaveProperty('value')
  }
})

test('what is no problem of the value goes through', () => {
  const fault = new RangeError('a fault of ours')
  expect(() =>
    buildJson(defaultLimits, () => {
      throw fault
    })
  ).toThrow(fault)
})
