import { describe, expect, test } from 'vitest'
import { createVerifier, type TrustOption } from '../../src/verify.ts'
import { clock, issuerKey, outcomeOf, signedBadge, strangerKey, tampered } from '../support/badges.ts'

const badge = await signedBadge()
const { controller } = issuerKey

const verify = (trust: TrustOption, held: unknown = badge) =>
  createVerifier({ now: clock, trust }).verify(held)

const briefly = async (trust: TrustOption, held?: unknown) => {
  const report = await verify(trust, held)
  return [report.verified, report.verdict.trusted, ...outcomeOf(report, 'trust')]
}

const trusted = [true, 'yes', 'passed']
const unknown = [false, 'unknown', 'inconclusive', 'OB_ISSUER_UNKNOWN']

describe('an issuer is trusted', () => {
  test('if his id is listed, letter by letter', async () => {
    expect(await briefly([controller])).toEqual(trusted)
    expect(await briefly([strangerKey.controller, controller])).toEqual(trusted)
    for (const id of [
      controller.toUpperCase(),
      `${controller}#`,
      `${controller}/`,
      controller.slice(0, -1)
    ]) {
      expect([id, ...(await briefly([id]))]).toEqual([id, ...unknown])
    }
    expect(await briefly([])).toEqual(unknown)
  })

  test('if a function says so, which sees who he is and not only what he is called', async () => {
    const seen: unknown[] = []
    const answers = await Promise.all(
      [true, Promise.resolve(true)].map(answer =>
        briefly(issuer => {
          seen.push(issuer)
          return answer
        })
      )
    )
    expect(answers).toEqual([trusted, trusted])
    expect(seen[0]).toEqual({
      id: controller,
      claimedName: 'Campus Exemple',
      key: { id: issuerKey.id, foundBy: 'did:key', documents: [] }
    })
  })

  test('if a registry lists him, and what it calls him is reported', async () => {
    const registry = {
      registry: { [controller]: { name: 'Campus', url: 'https://campus.example', other: 1 } }
    }
    const report = await verify(registry)
    expect([report.verified, report.registered]).toEqual([
      true,
      { name: 'Campus', url: 'https://campus.example' }
    ])
    expect(await briefly([{ registry: {} }, registry])).toEqual(trusted)
    expect(await briefly({ registry: { [strangerKey.controller]: {} } })).toEqual(unknown)
    expect((await verify([controller])).registered).toBeUndefined()
  })
})

describe('of several registries', () => {
  const named = (name: string) => ({ registry: { [controller]: { name } } })
  const registered = async (trust: TrustOption) => (await verify(trust)).registered

  test('the first one says what the issuer is called', async () => {
    expect(await registered([named('A'), named('B')])).toEqual({ name: 'A' })
    expect(await registered([named('B'), named('A')])).toEqual({ name: 'B' })
  })

  test('a list of ids beside them says nothing of names', async () => {
    expect(await registered([controller, named('A')])).toEqual({ name: 'A' })
    expect(await registered([named('A'), controller])).toEqual({ name: 'A' })
    expect(await briefly([strangerKey.controller, named('A')])).toEqual(trusted)
  })

  test('the form is that of registries that are published', async () => {
    const published = {
      meta: { created: '2020-12-02T02:32:16+0000', updated: '2021-09-20T18:41:36+0000' },
      registry: {
        [strangerKey.controller]: {
          name: 'Une autre école',
          location: 'Lille, FR',
          url: 'https://ecole.example'
        },
        [controller]: { name: 'Campus', location: 'Angers, FR', url: 'https://campus.example' }
      }
    }
    const report = await verify(JSON.parse(JSON.stringify(published)))
    expect([report.verified, report.registered]).toEqual([true, published.registry[controller]])
    expect(report.issuer?.claimedName).toBe('Campus Exemple')
  })

  test('ten thousand issuers are listed, and what one of them is called costs one look', async () => {
    const others = Array.from({ length: 10_000 }, (_, index) => [
      `did:web:${index}.example`,
      { name: `${index}` }
    ])
    const registry = { registry: Object.fromEntries([...others, [controller, { name: 'Campus' }]]) }
    expect(await registered(registry)).toEqual({ name: 'Campus' })
  })
})

describe('an issuer is not trusted', () => {
  test('if a function says no', async () => {
    expect(await briefly(() => false)).toEqual([false, 'no', 'failed', 'OB_ISSUER_NOT_TRUSTED'])
    expect(await briefly(() => undefined)).toEqual(unknown)
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('no')
      }
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['answers with something else', () => 'yes' as never],
    ['answers with a number', () => 1 as never]
  ] as [string, TrustOption][])('and not refused if the function %s', async (_, trust) => {
    expect(await briefly(trust)).toEqual([false, 'unknown', 'inconclusive', 'OB_TRUST_FAILED'])
  })

  test('and what was thrown is told, as far as it is short', async () => {
    const report = await verify(() => Promise.reject(new RangeError('x'.repeat(10_000))))
    const cause = report.checks.find(({ name }) => name === 'trust')?.problems[0]?.cause
    expect(cause?.name).toBe('RangeError')
    expect(cause?.message.length).toBeLessThan(500)
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })

  test('if the function changes what it is given: the report stays', async () => {
    const report = await verify(issuer => {
      const { key } = issuer
      for (const part of [issuer, key, key.documents]) expect(Object.isFrozen(part)).toBe(true)
      return Reflect.set(issuer, 'id', strangerKey.controller) || undefined
    })
    expect([report.verified, report.issuer?.id]).toEqual([false, controller])
  })

  test('by the members that every object has', async () => {
    for (const id of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      const held = tampered(badge, copy => {
        copy.issuer.id = id
      })
      expect((await verify({ registry: {} }, held)).verdict.trusted).toBe('unknown')
    }
  })

  test('for a badge that is not his: nobody is asked', async () => {
    const forged = tampered(badge, copy => {
      copy.name = 'Changed'
    })
    let asked = 0
    const count = () => {
      asked++
      return true
    }
    expect(await briefly(count, forged)).toEqual([false, 'unknown', 'skipped'])
    expect(asked).toBe(0)
  })
})

test('without a policy nobody is asked, and nobody is trusted', async () => {
  const report = await createVerifier({ now: clock }).verify(badge)
  expect([report.verified, report.verdict.trusted, ...outcomeOf(report, 'trust')]).toEqual([
    true,
    'unknown',
    'skipped'
  ])
})

test.each([
  ['a text', 'did:example:a'],
  ['a number', 7],
  ['null', null],
  ['a registry without a list', {}],
  ['a registry of something else', { registry: ['a'] }],
  ['an entry that is none', { registry: { a: 'b' } }],
  ['a list of numbers', [1]],
  ['an empty id', ['']],
  ['an id with a space', [`${controller} `]],
  ['a name in the place of an id', ['Campus Exemple']],
  ['a registry by names', { registry: { 'Campus Exemple': {} } }],
  ['a registry as a map', { registry: new Map([[controller, {}]]) }],
  ['a registry with a prototype', JSON.parse('{ "registry": { "__proto__": { "did:key:z6Mk": {} } } }')],
  [
    'a registry with a getter',
    { registry: Object.defineProperty({}, controller, { get: () => ({}), enumerable: true }) }
  ],
  ['an entry that is null', { registry: { [controller]: null } }],
  ['an entry whose name is a number', { registry: { [controller]: { name: 7 } } }],
  ['an entry whose name is blank', { registry: { [controller]: { name: ' ' } } }],
  ['an entry whose address is an object', { registry: { [controller]: { url: {} } } }],
  ['a list with null', [null]],
  ['a list of lists', [['a']]],
  ['a registry that is a text', ['a', 'b', { registry: 'c' }]]
])('a policy that is %s is a wrong option', (_, trust) => {
  expect(() => createVerifier({ trust: trust as TrustOption })).toThrow(TypeError)
})

test('a policy is copied: what is changed later changes nothing', async () => {
  const list = [controller]
  const verifier = createVerifier({ now: clock, trust: list })
  list.pop()
  expect((await verifier.verify(badge)).verdict.trusted).toBe('yes')
})
