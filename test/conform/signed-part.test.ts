import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject, type JsonValue, pointer } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { conform } from '../../src/conform/conform.ts'
import { conformSignedPart, type MayBeUndefined } from '../../src/conform/signed-part.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { unsignedBadge } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { laxQuads } from '../support/sign-laxly.ts'

const options = {
  kind: 'achievement-credential',
  making: false,
  contexts: pinnedContexts,
  limits: defaultLimits
} as const

const all: MayBeUndefined = () => true
const badge: JsonObject = deepFrozen(JSON.parse(JSON.stringify(unsignedBadge())) as JsonObject)
const strict = { contexts: pinnedContexts, maxQuads: 10_000 }

/** The badge with other values at these pointers; `undefined` takes a member out. */
function changed(
  value: JsonValue | undefined,
  changes: ReadonlyMap<string, JsonValue | undefined>,
  path = ''
): JsonValue | undefined {
  if (changes.has(path)) return changes.get(path)
  if (Array.isArray(value))
    return value.map((item, index) => changed(item, changes, pointer(path, index)) ?? null)
  if (!isObject(value)) return value
  const added = [...changes].filter(
    ([at]) => at.slice(0, at.lastIndexOf('/')) === path && !Object.hasOwn(value, nameOf(at))
  )
  const members = [...Object.entries(value), ...added.map(([at, inner]) => [nameOf(at), inner] as const)]
  return Object.fromEntries(
    members.flatMap(([member, inner]) => {
      const kept = changed(inner, changes, pointer(path, member))
      return kept === undefined ? [] : [[member, kept]]
    })
  )
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

function nodesIn(value: JsonValue | undefined, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => nodesIn(item, pointer(path, index)))
  if (!isObject(value)) return []
  return [path, ...Object.entries(value).flatMap(([member, inner]) => nodesIn(inner, pointer(path, member)))]
}

const node = fc.constantFrom(...nodesIn(badge))
// No context defines a term that begins so.
const unknown = fc
  .string({ unit: 'grapheme-ascii', maxLength: 8 })
  .map(text => `zz${text.replace(/[^a-z]/gi, 'x')}`)
const additions = fc
  .uniqueArray(fc.tuple(node, unknown), { minLength: 1, maxLength: 6, selector: pair => pair.join('/') })
  .chain(places =>
    fc.tuple(
      ...places.map(([at, name]) =>
        fc.jsonValue({ maxDepth: 3 }).map(value => [`${at}/${name}`, value as JsonValue] as const)
      )
    )
  )

describe('what is signed of a credential', () => {
  test('is the credential itself where every term is defined', () => {
    const part = conformSignedPart(badge, options, all)
    expect(part.credential).toBe(badge)
    expect(part.problems).toEqual(conform(badge, options))
  })

  test('is what it was before somebody added terms that no context defines', () =>
    fc.assert(
      fc.asyncProperty(additions, async added => {
        const document = deepFrozen(changed(badge, new Map(added))) as JsonObject
        const part = conformSignedPart(document, options, all)
        expect(part.credential).toEqual(badge)
        expect(new Set(part.problems.map(({ path }) => path))).toEqual(new Set(added.map(([path]) => path)))
        expect(await laxQuads(document)).toBe(await laxQuads(badge))
      }),
      { numRuns: 100, seed: 20261122 }
    ))

  test('is to safe mode what the whole is without it, whatever is lost', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(node, { minLength: 1, maxLength: 4 }),
        fc.constantFrom<JsonValue | undefined>(undefined, 'Zz', ['Zz'], ['Zz', 'Achievement']),
        async (nodes, type) => {
          const changes = new Map(nodes.filter(at => at !== '').map(at => [`${at}/type`, type]))
          const document = deepFrozen(changed(badge, changes)) as JsonObject
          const { credential } = conformSignedPart(document, options, all)
          expect((await canonicalize(credential, strict)).text).toBe(await laxQuads(document))
        }
      ),
      { numRuns: 100, seed: 20261122 }
    ))

  test('leaves out only what may be', () => {
    const document = changed(
      badge,
      new Map([
        ['/zzA', 'x'],
        ['/zzB', 'x']
      ])
    ) as JsonObject
    const part = conformSignedPart(document, options, name => name === 'zzA')
    expect(part.credential).toEqual(changed(badge, new Map([['/zzB', 'x']])))
    expect(part.problems.map(({ severity, path }) => `${severity} ${path}`)).toEqual([
      'error /zzB',
      'warning /zzA'
    ])
  })

  test('is judged as ever: what it needs and lost is missing', () => {
    const document = changed(badge, new Map([['/credentialSubject/achievement/type', ['Zz']]])) as JsonObject
    const errors = conformSignedPart(document, options, all).problems.filter(
      ({ severity }) => severity === 'error'
    )
    expect(errors.map(({ code, path }) => `${code} ${path}`)).toContain(
      'OB_TYPE_MISSING /credentialSubject/achievement/type'
    )
  })

  test.each(['credentialStatus', 'refreshService'])('a %s stays, without its type', member => {
    const service = { id: 'https://example.org/service', type: '1EdTechOfTomorrow' }
    const document = changed(badge, new Map([[`/${member}`, service]])) as JsonObject
    const { credential, problems } = conformSignedPart(document, options, all)
    expect(credential).toEqual({ ...badge, [member]: { id: service.id } })
    expect(problems.map(({ severity, path }) => `${severity} ${path}`)).toEqual([`warning /${member}/type`])
  })

  test('a list of schemas as well, and a defined type beside stays', () => {
    const schemas = [
      { id: 'https://example.org/schema', type: 'Zz' },
      { id: 'https://example.org/other', type: ['JsonSchema', 'Zz'] }
    ]
    const document = changed(
      badge,
      new Map<string, JsonValue>([['/credentialSchema', schemas]])
    ) as JsonObject
    const { credential } = conformSignedPart(document, options, all)
    expect(credential.credentialSchema).toEqual([
      { id: 'https://example.org/schema' },
      { id: 'https://example.org/other', type: ['JsonSchema'] }
    ])
  })

  test('nothing is taken out of a proof', () => {
    const proof = [{ type: 'DataIntegrityProof', zzA: 'x' }]
    const document = { ...badge, proof, zzB: 'x' }
    expect(conformSignedPart(document, options, all).credential).toEqual({ ...badge, proof })
  })
})
