import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { checkContexts } from '../../src/conform/contexts.ts'
import { createContextSet } from '../../src/context/context-set.ts'

const v1 = 'https://www.w3.org/2018/credentials/v1'
const v2 = 'https://www.w3.org/ns/credentials/v2'
const ob = (version = '-3.0.3') => `https://purl.imsglobal.org/spec/ob/v3p0/context${version}.json`
const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
const own = 'https://example.org/terms/v1'
const takesAway = 'https://example.org/takes-away'
const contexts = createContextSet({
  [own]: { '@context': { level: 'https://example.org/terms#level' } },
  [takesAway]: { '@context': { name: 'https://evil.example/name' } }
})

const check = (context: unknown) =>
  checkContexts({ '@context': context as string[] }, contexts, defaultLimits).map(
    ({ code, severity, path }) => `${severity} ${code} ${path}`
  )

describe('the contexts of a credential', () => {
  test.each([
    ['2.0', [v2, ob()]],
    ['with the 1EdTech extensions', [v2, ob(), extensions]],
    ["with the caller's own", [v2, ob(), own]]
  ])('%s: nothing to say', (_, context) => {
    expect(check(context)).toEqual([])
  })

  test.each([
    ['none', undefined, ['error OB_MEMBER_MISSING /@context']],
    ['a single text', v2, ['error MALFORMED_VALUE_ERROR /@context']],
    ['an empty list', [], ['error OB_CONTEXT_ORDER /@context/0', 'error OB_CONTEXT_ORDER /@context/1']],
    [
      'the wrong order',
      [ob(), v2],
      ['error OB_CONTEXT_ORDER /@context/0', 'error OB_CONTEXT_ORDER /@context/1']
    ],
    ['only the first', [v2], ['error OB_CONTEXT_ORDER /@context/1']],
    ['both data models', [v2, v1], ['error OB_CONTEXT_ORDER /@context/1']],
    ['an inline object', [v2, ob(), { name: 'urn:x' }], ['error OB_CONTEXT_INLINE /@context/2']],
    ['null', [v2, ob(), null], ['error MALFORMED_VALUE_ERROR /@context/2']],
    ['a number', [v2, ob(), 3], ['error MALFORMED_VALUE_ERROR /@context/2']],
    ['a nested list', [v2, ob(), [own]], ['error MALFORMED_VALUE_ERROR /@context/2']],
    ['one twice', [v2, ob(), own, own], ['error OB_CONTEXT_REPEATED /@context/3']],
    ['an unknown one', [v2, ob(), 'https://unknown.example'], ['error OB_CONTEXT_UNKNOWN /@context/2']],
    [
      'a fragment added',
      [v2, `${ob()}#x`],
      ['error OB_CONTEXT_ORDER /@context/1', 'error OB_CONTEXT_UNKNOWN /@context/1']
    ],
    [
      'another case',
      [v2.toUpperCase(), ob()],
      ['error OB_CONTEXT_ORDER /@context/0', 'error OB_CONTEXT_UNKNOWN /@context/0']
    ],
    ['one that redefines a protected term', [v2, ob(), takesAway], ['error OB_CONTEXT_CONFLICT /@context/2']],
    [
      '2.0 with context 3.0.0',
      [v2, ob('')],
      ['warning OB_CONTEXT_OLDER /@context/1', 'error OB_CONTEXT_CONFLICT /@context/1']
    ],
    [
      '2.0 with context 3.0.1',
      [v2, ob('-3.0.1')],
      ['warning OB_CONTEXT_OLDER /@context/1', 'error OB_CONTEXT_CONFLICT /@context/1']
    ],
    ['2.0 with context 3.0.2', [v2, ob('-3.0.2')], ['warning OB_CONTEXT_OLDER /@context/1']],
    ['1.1', [v1, ob()], ['warning OB_OLDER_FORM /@context/0']],
    [
      '1.1 with context 3.0.1',
      [v1, ob('-3.0.1')],
      ['warning OB_OLDER_FORM /@context/0', 'warning OB_CONTEXT_OLDER /@context/1']
    ]
  ])('%s', (_, context, problems) => {
    expect(check(context)).toEqual(problems)
  })

  test('as many as the ceiling, and not one more', () => {
    const many = (count: number) => [
      v2,
      ob(),
      ...Array.from({ length: count - 2 }, (_, i) => `urn:context:${i}`)
    ]
    const codes = (count: number) => new Set(check(many(count)).map(line => line.split(' ')[1]))
    expect(codes(defaultLimits.maxContexts)).toEqual(new Set(['OB_CONTEXT_UNKNOWN']))
    expect(codes(defaultLimits.maxContexts + 1)).toEqual(new Set(['OB_LIMIT_CONTEXTS']))
    expect(codes(100_000)).toEqual(new Set(['OB_LIMIT_CONTEXTS']))
  })
})
