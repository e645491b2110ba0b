import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { checkPlainJson } from '../../src/conform/plain-json.ts'

const check = (document: JsonObject) =>
  checkPlainJson(document, { languageValues: false }).map(({ code, path }) => `${code} ${path}`)

const keywords = [
  '@base',
  '@container',
  '@default',
  '@direction',
  '@embed',
  '@explicit',
  '@graph',
  '@id',
  '@import',
  '@included',
  '@index',
  '@json',
  '@language',
  '@list',
  '@nest',
  '@none',
  '@prefix',
  '@reverse',
  '@set',
  '@type',
  '@value',
  '@vocab'
]

describe('a badge is plain JSON', () => {
  test.each(keywords)('%s is refused at the root, in the subject and in an array', keyword => {
    expect(check({ [keyword]: 'x' })).toEqual([`OB_TERM_RESERVED /${keyword}`])
    expect(check({ credentialSubject: { [keyword]: 'x' } })).toEqual([
      `OB_TERM_RESERVED /credentialSubject/${keyword}`
    ])
    expect(check({ evidence: [{ [keyword]: 'x' }] })).toEqual([`OB_TERM_RESERVED /evidence/0/${keyword}`])
  })

  test.each(['https://schema.org/name', 'schema:name', 'urn:x', ':', 'a:b'])(
    'the member %s is refused',
    member => {
      expect(check({ [member]: 'x' }).map(line => line.split(' ')[0])).toEqual(['OB_TERM_RESERVED'])
    }
  )

  test('names without such syntax pass', () => {
    expect(check({ name: 'a:b', description: '@context', credentialSubject: { role: '@id' } })).toEqual([])
  })

  test('a context stands at the root and in an embedded endorsement only', () => {
    expect(check({ '@context': ['x'], endorsement: [{ '@context': ['x'] }] })).toEqual([])
    expect(check({ credentialSubject: { '@context': ['x'] } })).toEqual([
      'OB_CONTEXT_NESTED /credentialSubject/@context'
    ])
    expect(check({ endorsement: [{ credentialSubject: { '@context': 'x' } }] })).toEqual([
      'OB_CONTEXT_NESTED /endorsement/0/credentialSubject/@context'
    ])
    expect(check({ evidence: [{ '@context': {} }] })).toEqual(['OB_CONTEXT_NESTED /evidence/0/@context'])
  })

  test('null and arrays in arrays say nothing', () => {
    expect(check({ name: null })).toEqual(['MALFORMED_VALUE_ERROR /name'])
    expect(check({ evidence: [null, { name: null }] })).toEqual([
      'MALFORMED_VALUE_ERROR /evidence/0',
      'MALFORMED_VALUE_ERROR /evidence/1/name'
    ])
    expect(check({ evidence: [[{ name: 'x' }]] })).toEqual(['MALFORMED_VALUE_ERROR /evidence/0'])
  })
})

describe('a text with its language', () => {
  const fr = { '@value': 'Budget', '@language': 'fr' }
  const told = (document: JsonObject, languageValues: boolean) =>
    checkPlainJson(document, { languageValues }).map(({ code, path }) => `${code} ${path}`)

  test('may be a name or a description at any depth, where it is allowed', () => {
    expect(told({ name: fr, credentialSubject: { degree: { description: [fr, fr] } } }, true)).toEqual([])
    expect(told({ name: fr }, false)).toEqual([
      'OB_TERM_RESERVED /name/@value',
      'OB_TERM_RESERVED /name/@language'
    ])
  })

  test('may be nothing else, and has no other keywords', () => {
    expect(told({ title: fr }, true)).toEqual([
      'OB_TERM_RESERVED /title/@value',
      'OB_TERM_RESERVED /title/@language'
    ])
    expect(told({ name: { ...fr, '@type': 'x' } }, true)).toEqual(['OB_TERM_RESERVED /name/@type'])
    expect(told({ name: { '@language': 'fr' } }, true)).toEqual(['OB_TERM_RESERVED /name/@language'])
    expect(told({ name: { ...fr, '@context': 'x' } }, true)).toEqual(['OB_CONTEXT_NESTED /name/@context'])
  })
})
