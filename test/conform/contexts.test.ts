import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { type ContextRules, checkContexts } from '../../src/conform/contexts.ts'
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

const rules = { contexts, limits: defaultLimits, openBadges: true, unknown: 'error' } as const
const check = (context: unknown, changed: Partial<ContextRules> = {}) =>
  checkContexts({ '@context': context as string[] }, { ...rules, ...changed }).map(
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

describe('the contexts of any credential', () => {
  const any = { openBadges: false }

  test.each([
    ['of its data model alone', [v2]],
    ['of its data model and others', [v2, own, extensions]],
    ['of Open Badges in any place', [v2, own, ob()]]
  ])('may be that %s', (_, context) => {
    expect(check(context, any)).toEqual([])
  })

  test.each([
    ['the older data model', [v1], ['warning OB_OLDER_FORM /@context/0']],
    ['another first', [own, v2], ['error OB_CONTEXT_ORDER /@context/0']],
    ['none', [], ['error OB_CONTEXT_ORDER /@context/0']],
    ['both data models', [v2, v1], ['error OB_CONTEXT_CONFLICT /@context/1']],
    [
      'both data models, the older first',
      [v1, v2],
      ['warning OB_OLDER_FORM /@context/0', 'error OB_CONTEXT_CONFLICT /@context/1']
    ],
    ['an unknown one', [v2, 'https://unknown.example'], ['error OB_CONTEXT_UNKNOWN /@context/1']],
    ['one that redefines a protected term', [v2, takesAway], ['error OB_CONTEXT_CONFLICT /@context/1']]
  ])('%s', (_, context, problems) => {
    expect(check(context, any)).toEqual(problems)
  })

  test('that are missing are named without that of Open Badges', () => {
    const hint = (openBadges: boolean) => checkContexts({}, { ...rules, openBadges })[0]?.hint
    expect(hint(false)).toContain(`["${v2}"]`)
    expect(hint(true)).toContain(`["${v2}","${ob()}"]`)
  })
})

test('an unknown context is as bad as the caller says, and nothing else is', () => {
  const unknown = { unknown: 'warning' } as const
  expect(check([v2, ob(), 'https://unknown.example'], unknown)).toEqual([
    'warning OB_CONTEXT_UNKNOWN /@context/2'
  ])
  expect(check([v2, ob(), takesAway], unknown)).toEqual(['error OB_CONTEXT_CONFLICT /@context/2'])
})
