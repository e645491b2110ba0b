/** Schemas of strangers: what conforms, what does not, and what is stopped. */
import { getEventListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { type SchemaEvaluatorOptions, schemaEvaluatorWith } from '../../src/node/schema-evaluator.ts'
import { unsignedBadge } from '../support/badges.ts'
import { frozen } from '../support/frozen.ts'
import { briefly } from '../support/problems.ts'
import { evaluatorFromSource } from '../support/schema-evaluator.ts'

const draft2020 = 'https://json-schema.org/draft/2020-12/schema'
const draft2019 = 'https://json-schema.org/draft/2019-09/schema'
const credential = frozen({
  id: 'urn:uuid:1',
  name: 'Budget',
  credentialSubject: { id: 'did:key:z6Mk', score: 0.07, 'a/b~c': 1, levels: [1, 2, 'x'] }
})

/** Machines may be busy: only what would never end is to meet its end. */
const ENOUGH_MS = 30_000
const evaluator = await evaluatorFromSource({ timeoutMs: ENOUGH_MS })
afterAll(() => evaluator.close())

async function brief(schema: JsonObject, subject: JsonObject = credential): Promise<string[]> {
  return briefly(await evaluator.evaluate(frozen(schema), subject, { dialect: '2020-12' }))
}

async function opened(options: SchemaEvaluatorOptions = {}) {
  const made = await evaluatorFromSource(options)
  onTestFinished(() => made.close())
  return made
}

describe('a credential that conforms', () => {
  test.each<[string, JsonObject]>([
    ['an empty schema', {}],
    ['draft 2020-12', { $schema: draft2020, required: ['name'], properties: { name: { const: 'Budget' } } }],
    ['the same with a fragment', { $schema: `${draft2020}#`, required: ['name'] }],
    ['draft 2019-09', { $schema: draft2019, properties: { credentialSubject: { items: [false] } } }],
    [
      'a tuple of 2020-12',
      { properties: { credentialSubject: { properties: { levels: { prefixItems: [{ const: 1 }] } } } } }
    ],
    ['references within the schema', { $ref: '#/$defs/named', $defs: { named: { required: ['name'] } } }],
    ['an anchor', { $ref: '#named', $defs: { a: { $anchor: 'named', required: ['name'] } } }],
    [
      'a reference by its own id',
      { $id: 'https://example.org/s', $ref: 'https://example.org/s#/$defs/a', $defs: { a: {} } }
    ],
    [
      'a dynamic reference',
      { $dynamicAnchor: 'n', properties: { credentialSubject: { $dynamicRef: '#n' } }, required: ['id'] }
    ],
    ['a schema of schemas', { properties: { credentialSubject: { $ref: draft2020 } } }],
    [
      'parts of a whole',
      { properties: { credentialSubject: { properties: { score: { multipleOf: 0.01 } } } } }
    ],
    [
      'unevaluated properties that are none',
      {
        allOf: [{ properties: { id: true, name: true } }],
        properties: { credentialSubject: true },
        unevaluatedProperties: false
      }
    ],
    ['a keyword nobody knows', { 'x-remark': { deep: true }, properties: { name: { whatever: 1 } } }],
    [
      'a format that asserts nothing',
      { properties: { name: { format: 'date-time' }, id: { format: 'of our own' } } }
    ],
    [
      'a title, as remarks are',
      { title: 'T', description: 'D', $comment: 'C', examples: [1], default: 7, deprecated: true }
    ]
  ])('%s', async (_, schema) => {
    expect(await brief(schema)).toEqual([])
  })

  test('a badge and what a publisher may ask of it', async () => {
    const schema = {
      $schema: draft2020,
      type: 'object',
      required: ['@context', 'type', 'credentialSubject'],
      properties: {
        credentialSubject: { required: ['achievement'] },
        type: { contains: { const: 'OpenBadgeCredential' } }
      }
    }
    const badge = unsignedBadge() as unknown as JsonObject
    expect(await brief(schema, badge)).toEqual([])
    const { achievement: _, ...subject } = badge.credentialSubject as JsonObject
    expect(await brief(schema, { ...badge, credentialSubject: subject })).toEqual([
      'OB_SCHEMA_MISMATCH /credentialSubject/achievement'
    ])
  })
})

describe('a credential that does not', () => {
  test.each<[string, JsonObject, string[]]>([
    ['a missing member', { required: ['evidence'] }, ['/evidence']],
    [
      'a member too many',
      { properties: { id: {}, name: {} }, additionalProperties: false },
      ['/credentialSubject']
    ],
    [
      'the same, unevaluated',
      { properties: { id: {}, name: {} }, unevaluatedProperties: false },
      ['/credentialSubject']
    ],
    ['a wrong value', { properties: { name: { const: 'Other' } } }, ['/name']],
    ['a wrong type of the whole', { type: 'array' }, ['']],
    [
      'several at once',
      { required: ['a', 'b'], properties: { id: { type: 'number' } } },
      ['/a', '/b', '/id']
    ],
    [
      'an item',
      { properties: { credentialSubject: { properties: { levels: { items: { type: 'number' } } } } } },
      ['/credentialSubject/levels/2']
    ],
    [
      'a member that must be escaped',
      { properties: { credentialSubject: { properties: { 'a/b~c': { const: 2 } } } } },
      ['/credentialSubject/a~1b~0c']
    ],
    [
      'a member that every object of JavaScript has',
      { required: ['constructor', 'toString', '__proto__'] },
      ['/__proto__', '/constructor', '/toString']
    ],
    ['nothing will do', { not: {} }, ['']],
    [
      'no part of a whole',
      { properties: { credentialSubject: { properties: { score: { multipleOf: 0.02 } } } } },
      ['/credentialSubject/score']
    ],
    [
      'a tuple of 2019-09',
      {
        $schema: draft2019,
        properties: { credentialSubject: { properties: { levels: { items: [{ const: 2 }] } } } }
      },
      ['/credentialSubject/levels/0']
    ]
  ])('%s', async (_, schema, paths) => {
    expect(await brief(schema)).toEqual(paths.map(path => `OB_SCHEMA_MISMATCH ${path}`))
  })

  test('is an error, which names the keyword', async () => {
    const [problem] = await evaluator.evaluate({ minProperties: 9 }, credential, { dialect: '2019-09' })
    expect(problem).toMatchObject({ code: 'OB_SCHEMA_MISMATCH', severity: 'error', path: '' })
    expect(problem?.detail).toContain('minProperties')
  })

  test('in more places than anybody reads', async () => {
    const many = { levels: Array.from({ length: 250 }, () => 'x') }
    const schema = { properties: { levels: { items: { type: 'number' } } } }
    const problems = await evaluator.evaluate(schema, many, { dialect: '2020-12' })
    expect(problems.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 100 }, () => 'OB_SCHEMA_MISMATCH'),
      'OB_LIMIT_PROBLEMS'
    ])
  })

  test('and texts of the schema cannot flood a log', async () => {
    const schema = { properties: { name: { pattern: `^${'b'.repeat(10_000)}$` } } }
    const problems = await evaluator.evaluate(schema, credential, { dialect: '2020-12' })
    expect(briefly(problems)).toEqual(['OB_SCHEMA_MISMATCH /name'])
    expect(JSON.stringify(problems).length).toBeLessThan(2_000)
  })

  test('by the draft that the schema names, or else by the given one', async () => {
    // A list of items is a tuple in 2019-09, and nothing in 2020-12.
    const tuple = { properties: { levels: { items: [{ const: 7 }] } } }
    const levels = { levels: [1] }
    const paths = async (schema: JsonObject, dialect: '2019-09' | '2020-12') =>
      (await evaluator.evaluate(schema, levels, { dialect })).map(({ code }) => code)
    expect(await paths(tuple, '2019-09')).toEqual(['OB_SCHEMA_MISMATCH'])
    expect(await paths(tuple, '2020-12')).toEqual(['OB_SCHEMA_UNUSABLE'])
    expect(await paths({ $schema: draft2019, ...tuple }, '2020-12')).toEqual(['OB_SCHEMA_MISMATCH'])
    expect(await paths({ $schema: draft2020, ...tuple }, '2019-09')).toEqual(['OB_SCHEMA_UNUSABLE'])
  })
})

describe('a schema that cannot be used', () => {
  const deep = (levels: number) => {
    let schema: JsonObject = {}
    for (let level = 0; level < levels; level++) schema = { not: schema }
    return schema
  }

  test.each<[string, JsonObject]>([
    ['a remote reference', { $ref: 'https://evil.example/schema.json' }],
    ['a remote reference deep inside', { properties: { x: { items: { $ref: 'https://evil.example/s' } } } }],
    ['a remote dynamic reference', { $dynamicRef: 'https://evil.example/s#a' }],
    ['a reference to a file', { $ref: 'file:///etc/passwd' }],
    ['a relative reference that leads out', { $id: 'https://example.org/a/b', $ref: '../c' }],
    ['a reference to nothing', { $ref: '#/$defs/nothing' }],
    ['a draft that is not read', { $schema: 'http://json-schema.org/draft-07/schema#' }],
    ['a draft of somebody', { $schema: 'https://evil.example/draft' }],
    ['a draft with a name of every object', { $schema: 'https://json-schema.org/draft/constructor/schema' }],
    ['a draft that is no text', { $schema: 7 }],
    ['a keyword of the wrong shape', { required: 'name' }],
    ['a type that there is not', { type: 'date' }],
    ['a pattern that is none', { properties: { name: { pattern: '(' } } }],
    ['an answer that never comes, as ajv has it', { $async: true }],
    ['the same within', { $ref: '#/$defs/a', $defs: { a: { $async: true, required: ['x'] } } }],
    ['a reference to itself', { $ref: '#' }],
    [
      'references in a ring',
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }
    ],
    ['a dynamic reference to itself', { $dynamicAnchor: 'a', $dynamicRef: '#a' }],
    [
      'a dynamic reference that ajv cannot follow',
      { $dynamicRef: '#a', $defs: { a: { $dynamicAnchor: 'a' } } }
    ],
    ['two of one id', { $defs: { a: { $id: 'urn:x', const: 1 }, b: { $id: 'urn:x', const: 2 } } }]
  ])('%s', async (_, schema) => {
    expect(await brief(schema)).toEqual(['OB_SCHEMA_UNUSABLE undefined'])
  })

  test('and the same process goes on', async () => {
    expect(await brief({ $ref: 'https://evil.example/s' })).toEqual(['OB_SCHEMA_UNUSABLE undefined'])
    expect(await brief({ required: ['name'] })).toEqual([])
  })

  test('one that cannot even be handed over', async () => {
    const problems = await evaluator.evaluate(deep(200_000), credential, { dialect: '2020-12' })
    expect(briefly(problems)).toEqual(['OB_SCHEMA_UNUSABLE undefined'])
    expect(await brief({ required: ['name'] })).toEqual([])
  })

  test('leaves nothing behind for the next', async () => {
    const $id = 'https://example.org/same'
    expect(await brief({ $id, const: 7, $defs: { a: { $id: draft2020, const: 1 } } })).not.toEqual([])
    expect(await brief({ $id, $schema: draft2020, required: ['name'] })).toEqual([])
    expect(await brief({ $ref: $id })).toEqual(['OB_SCHEMA_UNUSABLE undefined'])
  })
})

/** Schemas that would never end, with the credentials that they are for. */
const endless: readonly (readonly [string, JsonObject, JsonObject])[] = [
  [
    'a pattern that tries all ways',
    { properties: { name: { pattern: '^(a+)+$' } } },
    { name: `${'a'.repeat(40)}!` }
  ],
  [
    'the same for the names of members',
    { patternProperties: { '^(a+)+$': false } },
    { [`${'a'.repeat(40)}!`]: 1 }
  ],
  [
    'a pattern that looks back',
    { properties: { name: { pattern: '^(.*)(.*)(.*)(.*)(.*)(.*)\\1\\2\\3\\4\\5\\6!$' } } },
    { name: 'ab'.repeat(200) }
  ],
  [
    'thousands of objects that must differ',
    { properties: { list: { uniqueItems: true } } },
    { list: Array.from({ length: 20_000 }, (_, at) => ({ at, text: 'x'.repeat(20) })) }
  ],
  [
    'one long text, asked for hundreds of times, which no thread would survive',
    {
      allOf: Array.from({ length: 400 }, () => ({ $ref: '#/$defs/long' })),
      $defs: { long: { required: ['x'.repeat(60_000)] } }
    },
    {}
  ],
  ['branches that double', { $ref: '#/$defs/0', $defs: doubling(40) }, {}],
  [
    'the same along a long list',
    { properties: { list: { items: { $ref: '#/$defs/0' } } }, $defs: doubling(20) },
    { list: Array.from({ length: 20_000 }, (_, at) => at) }
  ]
]

/** Each definition asks for the next one twice: 2 to the power of `levels` in all. */
function doubling(levels: number): JsonObject {
  const last = [String(levels), { not: { const: 'never' } }] as const
  const others = Array.from({ length: levels }, (_, at) => {
    const next = { $ref: `#/$defs/${at + 1}` }
    return [String(at), { allOf: [next, { anyOf: [next] }] }] as const
  })
  return Object.fromEntries([...others, last])
}

describe('what would never end is stopped, and the next one is evaluated', () => {
  const LIMIT_MS = 2_000

  test.each(endless)('%s', async (_, schema, subject) => {
    const { evaluate } = await opened({ timeoutMs: LIMIT_MS })
    const problems = await evaluate(frozen(schema), frozen(subject), { dialect: '2020-12' })
    expect(problems.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^OB_LIMIT_SCHEMA_(?:TIME|MEMORY)$/)
    ])
    const next = await evaluate({ required: ['name', 'evidence'] }, credential, { dialect: '2020-12' })
    expect(briefly(next)).toEqual(['OB_SCHEMA_MISMATCH /evidence'])
  })

  test.each<[string, JsonObject, JsonObject]>([
    [
      'a pattern that tries all ways, where the first one fits',
      { properties: { name: { pattern: '^(a+)+$' } } },
      { name: 'a'.repeat(40) }
    ],
    [
      'hundreds of objects that differ',
      { properties: { list: { uniqueItems: true } } },
      { list: Array.from({ length: 300 }, (_, at) => ({ at })) }
    ],
    ['branches that double a few times', { $ref: '#/$defs/0', $defs: doubling(6) }, {}]
  ])('and %s conforms', async (_, schema, subject) => {
    expect(await brief(schema, subject)).toEqual([])
  })

  test('by its memory', async () => {
    const { evaluate } = await opened({ timeoutMs: 60_000, maxMemoryMb: 32 })
    const wide = Object.fromEntries(
      Array.from({ length: 300_000 }, (_, at) => [`m${at}`, { type: ['string', 'null'], minLength: at }])
    )
    const codes = (await evaluate({ properties: wide }, credential, { dialect: '2020-12' })).map(
      ({ code }) => code
    )
    expect(codes).toEqual(['OB_LIMIT_SCHEMA_MEMORY'])
    expect(await evaluate({ required: ['name'] }, credential, { dialect: '2020-12' })).toEqual([])
  })

  test('many at once take turns, and each gets its own answer', async () => {
    const { evaluate } = await opened({ timeoutMs: LIMIT_MS })
    const [, never = {}, aaa = {}] = endless[0] ?? []
    const asked = Array.from({ length: 12 }, (_, at) =>
      at === 5
        ? evaluate(never, aaa, { dialect: '2020-12' })
        : evaluate({ required: [`m${at}`] }, credential, { dialect: '2020-12' })
    )
    const answers = (await Promise.all(asked)).map(problems => briefly(problems).join())
    expect(answers).toEqual(
      answers.map((_, at) => (at === 5 ? 'OB_LIMIT_SCHEMA_TIME undefined' : `OB_SCHEMA_MISMATCH /m${at}`))
    )
  })

  test('not by a program that had no time itself', async () => {
    const { evaluate } = await opened({ timeoutMs: 1_000 })
    await evaluate({}, credential, { dialect: '2020-12' })
    const answer = evaluate({ required: ['evidence'] }, credential, { dialect: '2020-12' })
    await sleep(0)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000)
    expect(briefly(await answer)).toEqual(['OB_SCHEMA_MISMATCH /evidence'])
  })
})

describe('a signal', () => {
  const [, never = {}, aaa = {}] = endless[0] ?? []

  test('ends what is under way, what waits, and what would follow', async () => {
    const { evaluate } = await opened({ timeoutMs: 60_000 })
    const controller = new AbortController()
    const { signal } = controller
    const running = evaluate(never, aaa, { dialect: '2020-12', signal })
    const waiting = evaluate({}, credential, { dialect: '2020-12', signal })
    const other = evaluate({}, credential, { dialect: '2020-12' })
    await sleep(50)
    controller.abort()
    for (const asked of [running, waiting, evaluate({}, credential, { dialect: '2020-12', signal })]) {
      expect(briefly(await asked)).toEqual(['OB_FETCH_ABORTED undefined'])
    }
    expect(await other).toEqual([])
  })

  test('that is not used leaves no listener behind', async () => {
    const { evaluate } = await opened()
    const { signal } = new AbortController()
    expect(await evaluate({}, credential, { dialect: '2020-12', signal })).toEqual([])
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('close', () => {
  const [, never = {}, aaa = {}] = endless[0] ?? []

  test('ends what is under way, and refuses what would follow', async () => {
    const { evaluate, close } = await opened({ timeoutMs: 60_000 })
    const running = evaluate(never, aaa, { dialect: '2020-12' })
    const waiting = evaluate({}, credential, { dialect: '2020-12' })
    await sleep(50)
    close()
    for (const asked of [running, waiting])
      expect(briefly(await asked)).toEqual(['OB_FETCH_ABORTED undefined'])
    await expect(evaluate({}, credential, { dialect: '2020-12' })).rejects.toThrow(TypeError)
    close()
  })
})

test('a process that cannot start is no answer of a schema', async () => {
  const { evaluate } = schemaEvaluatorWith(pathToFileURL('/nowhere/schema-child.js'))
  for (let attempt = 0; attempt < 2; attempt++) {
    const asked = evaluate({}, credential, { dialect: '2020-12' })
    await expect(asked).rejects.toSatisfy(error => error instanceof Error && !(error instanceof TypeError))
  }
})

test.each<[string, unknown]>([
  ['null', null],
  ['an unknown option', { timeout: 1_000 }],
  ['no time', { timeoutMs: 0 }],
  ['too much time', { timeoutMs: 60_001 }],
  ['a part of a millisecond', { timeoutMs: 1.5 }],
  ['too little memory', { maxMemoryMb: 31 }],
  ['too much memory', { maxMemoryMb: 1_025 }]
])('refuses %s as options', async (_, options) => {
  // Typed as what it is not: callers in JavaScript do that.
  await expect(evaluatorFromSource(options as SchemaEvaluatorOptions)).rejects.toThrow(TypeError)
})

test.each<[string, unknown, unknown, unknown]>([
  ['a schema that is a list', [], credential, '2020-12'],
  ['a schema that is true', true, credential, '2020-12'],
  ['a credential that is a text', {}, 'x', '2020-12'],
  ['a dialect that there is not', {}, credential, 'draft-07']
])('refuses %s', async (_, schema, subject, dialect) => {
  const asked = evaluator.evaluate(schema as JsonObject, subject as JsonObject, {
    dialect: dialect as '2020-12'
  })
  await expect(asked).rejects.toThrow(TypeError)
})
