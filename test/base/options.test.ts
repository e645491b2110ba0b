import { expect, test } from 'vitest'
import { assertOptions } from '../../src/base/options.ts'
import { deepFrozen } from '../support/json.ts'

const known = ['hashed', 'salt']

test.each([[{}], [{ hashed: false }], [{ salt: undefined, hashed: true }]])(
  'options %o are known',
  options => {
    expect(() => assertOptions(deepFrozen(options), known)).not.toThrow()
  }
)

test.each([
  ['one that is misspelt', { hased: false }],
  ['one in other letters', { Hashed: false }],
  ['one too many', { hashed: false, pepper: 'x' }],
  ['one that is not set', { pepper: undefined }],
  ['a name that all objects have', { toString: 1 }],
  ['null', null],
  ['nothing', undefined],
  ['a text', 'hashed'],
  ['a function', () => undefined],
  ['a list of names', ['hashed']]
])('what is no such options is a mistake of the caller: %s', (_, options) => {
  expect(() => assertOptions(options as never, known)).toThrow(TypeError)
})

test('the caller is told where an option belongs that was given in another place', () => {
  const elsewhere = { 'openShop()': ['pepper'], 'closeShop()': ['sugar', 'toString'] }
  const refusing = (options: object) => () => assertOptions(options, known, 'options', elsewhere)
  expect(refusing({ salt: '', hashed: true })).not.toThrow()
  expect(refusing({ salt: '', pepper: 1 })).toThrow(/^pepper .*openShop\(\)/)
  expect(refusing({ sugar: 1 })).toThrow(/^sugar .*closeShop\(\)/)
  expect(refusing({ cinnamon: 1 })).toThrow(/^(?!.*Shop)cinnamon /)
})

test('the caller is told under which name they are known', () => {
  expect(() => assertOptions(null as never, known, 'schemas')).toThrow(/schemas/)
  expect(() => assertOptions(null as never, known)).toThrow(/options/)
})
