import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ClassName, classes } from '../../src/generated/classes.ts'
import { classSchema, type Located, namesIn, resolved, schemas, typeOf } from '../support/schemas.ts'

const file = join(
  resolve(import.meta.dirname, '../..', process.env.SPEC_DIR ?? '../shared/spec'),
  'data-model.json'
)
const missing = !existsSync(file)
const note = missing ? ' (skipped: no data-model.json in SPEC_DIR)' : ''

interface ModelProperty {
  readonly name: string
  readonly type: string
  readonly card: string
  readonly required: boolean
  readonly array?: boolean
  readonly const?: string
  readonly contains?: readonly (string | readonly string[])[]
  readonly orderedPrefix?: readonly string[]
}
interface Model {
  readonly types: Readonly<Record<string, { json?: string; format?: string; pattern?: string }>>
  readonly enums: Readonly<Record<string, { extensible: boolean; values: readonly string[] }>>
  readonly classes: Readonly<
    Record<
      string,
      { extends?: string; schemaAdditionalProperties?: boolean; properties: readonly ModelProperty[] }
    >
  >
  readonly vcdm11: {
    readonly context: { readonly orderedPrefix: readonly string[] }
    readonly computedDiff: readonly {
      class: string
      property: string
      vcdm11: string | null
      vcdm20: string | null
    }[]
  }
}

const model: Model = missing
  ? { types: {}, enums: {}, classes: {}, vcdm11: { context: { orderedPrefix: [] }, computedDiff: [] } }
  : JSON.parse(readFileSync(file, 'utf8'))

/** Keys stand in documents of their own; the other two are only bases of classes. */
const notInDocuments = ['Multikey', 'JWK', 'JWKS', 'CredentialSubject', 'VerifiableCredential']
const ownFile: Readonly<Record<string, string>> = {
  AchievementCredential: 'achievement-credential',
  VerifiableCredential: 'verifiable-credential',
  EndorsementCredential: 'endorsement-credential',
  Profile: 'profile',
  Achievement: 'achievement'
}
/** Classes of any Verifiable Credential, which the data model of Open Badges does not have. */
const anyCredential = [
  'CredentialEvidence',
  'CredentialSubject',
  'Issuer',
  'LanguageValue',
  'RelatedResource',
  'VerifiableCredential'
]
const names = Object.keys(model.classes).filter(name => !notInDocuments.includes(name))

function located(name: string, form: '2.0' | '1.1'): Located {
  if (name !== 'VerifiableCredential' && anyCredential.includes(name))
    return resolved(`verifiable-credential-members.schema.json#/$defs/${name}`, '')
  const stem = ownFile[name]
  if (stem === undefined) return resolved(`definitions.schema.json#/$defs/${name}`, '')
  return resolved(`${stem}${form === '1.1' && name.endsWith('Credential') ? '-v1p1' : ''}.schema.json`, '')
}

/** What the model says of a class in one form, with its bases: name -> type, cardinality. */
function expectedOf(name: string, form: '2.0' | '1.1'): Record<string, string> {
  const { extends: base, properties = [] } = model.classes[name] ?? {}
  const known: Record<string, string> = base === undefined ? {} : expectedOf(base, form)
  for (const property of properties) known[property.name] = `${property.type} ${property.card}`
  for (const diff of model.vcdm11.computedDiff) {
    if (form === '2.0' || diff.class !== name) continue
    if (diff.vcdm11 === null) delete known[diff.property]
    else known[diff.property] = diff.vcdm11.replace(/v1p1(?= )/, '')
  }
  return known
}

/** The same, read out of the schemas. */
function foundIn(name: string, form: '2.0' | '1.1'): Record<string, string> {
  const { properties, required } = classSchema(located(name, form))
  return Object.fromEntries(
    [...properties].map(([member, property]) => {
      const { schema } = property
      const least = required.has(member) ? 1 : 0
      const isArray = schema.type === 'array'
      const card = isArray ? `${Math.max(least, schema.minItems ?? 0)}..*` : least === 1 ? '1' : '0..1'
      const type = schema.const === undefined ? typeOf(property)?.name.replace(/^Any|v1p1$/g, '') : 'IRI'
      return [member, `${type} ${card}`]
    })
  )
}

describe.skipIf(missing)(`the schemas hold the data model${note}`, () => {
  it.each(['2.0', '1.1'] as const)('has every property with its type and cardinality in form %s', form => {
    const found = Object.fromEntries(names.map(name => [name, foundIn(name, form)]))
    expect(found).toEqual(Object.fromEntries(names.map(name => [name, expectedOf(name, form)])))
  })

  it('has 23 classes with 178 properties in the form of VCDM 2.0', () => {
    const counts = names.map(name => Object.keys(foundIn(name, '2.0')).length)
    expect([names.length, counts.reduce((sum, count) => sum + count, 0)]).toEqual([23, 178])
  })

  it('holds `type` to the names of the class', () => {
    for (const name of names) {
      const wanted = model.classes[name]?.properties.find(property => property.name === 'type')
      const schema = classSchema(located(name, '2.0')).properties.get('type')?.schema
      const contains = (wanted?.contains ?? []).map(one => (typeof one === 'string' ? [one] : [...one]))
      const found = [...(schema?.allOf ?? []), ...(schema ? [schema] : [])].flatMap(({ contains }) =>
        contains === undefined ? [] : [contains.enum ?? [contains.const]]
      )
      expect({ name, const: schema?.const, found }).toEqual({ name, const: wanted?.const, found: contains })
      expect(namesIn(schema ?? {})).toHaveLength(contains.length)
    }
  })

  it('closes the three classes that the model closes', () => {
    const closed = names.filter(name => classSchema(located(name, '2.0')).closed)
    expect(closed).toEqual(names.filter(name => model.classes[name]?.schemaAdditionalProperties === false))
    expect(closed).toEqual(['Image', 'IdentityObject', 'IdentifierEntry'])
  })

  it('lists the terms of every enumeration, and lets extensible ones be extended', () => {
    const found = Object.keys(model.enums).map(name => {
      const { schema } = resolved(`definitions.schema.json#/$defs/${name}`, '')
      return [name, schema.enum ?? schema.else?.enum, schema.else !== undefined]
    })
    expect(found).toEqual(
      Object.entries(model.enums).map(([name, one]) => [name, one.values, one.extensible])
    )
    expect(Object.values(model.enums).map(({ values }) => values.length)).toEqual([31, 7, 12, 7, 19])
  })

  it('holds texts to the formats and patterns of the model', () => {
    const { $defs = {} } = schemas.get('definitions.schema.json') ?? {}
    for (const [name, { json, format, pattern }] of Object.entries(model.types)) {
      const schema = $defs[name]
      if (schema === undefined || json === undefined) continue
      expect({ name, type: schema.type, pattern: schema.pattern }).toEqual({ name, type: json, pattern })
      if (format !== undefined) expect(schema.format).toBe(format)
    }
  })

  it('wants the contexts in the order of the model', () => {
    const pattern = (text = '') => text.replaceAll('\\/', '/').slice(1, -1)
    for (const [form, [first, second]] of [
      ['2.0', model.classes.AchievementCredential?.properties[0]?.orderedPrefix ?? []],
      [
        '1.1',
        [
          model.vcdm11.context.orderedPrefix[0],
          model.classes.AchievementCredential?.properties[0]?.orderedPrefix?.[1]
        ]
      ]
    ] as const) {
      const items = classSchema(located('AchievementCredential', form)).properties.get('@context')?.schema
        .prefixItems
      expect([items?.[0]?.const, items?.[1]?.pattern]).toEqual([first, pattern(second)])
    }
  })
})

describe('the generated table of classes', () => {
  it('has the classes, members and types of the schemas', () => {
    for (const [name, { members, typeIsArray }] of Object.entries(classes)) {
      const both = (['2.0', '1.1'] as const).map(form => classSchema(located(name, form)))
      const expected = new Map(
        both
          .flatMap(({ properties }) => [...properties])
          .map(([member, property]) => {
            const type =
              typeOf(property)
                ?.name.replace(/^Any|v1p1$/g, '')
                .replace('ProfileRef', 'Profile')
                .replace('LanguageText', 'LanguageValue')
                .replace('CredentialStatuses', 'CredentialStatus')
                .replace(/^(RefreshService|RelatedResource)s$/, '$1') ?? ''
            return [member, Object.hasOwn(classes, type) ? type : null]
          })
      )
      expect(new Map(Object.entries(members))).toEqual(expected)
      const type = both[0]?.properties.get('type')?.schema
      const list = typeof type?.then === 'object' ? type.then : type
      expect({ name, typeIsArray }).toEqual({ name, typeIsArray: list?.type === 'array' })
    }
  })

  it('knows the names that a type must hold', () => {
    const typesOf = (name: ClassName) => classes[name].types
    expect(typesOf('AchievementCredential')).toEqual([
      ['VerifiableCredential'],
      ['AchievementCredential', 'OpenBadgeCredential']
    ])
    expect(typesOf('VerifiableCredential')).toEqual([['VerifiableCredential']])
    expect(typesOf('Image')).toEqual([['Image']])
    expect(typesOf('Proof')).toEqual([])
  })
})
