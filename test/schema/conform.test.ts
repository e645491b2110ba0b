import { describe, expect, it } from 'vitest'
import { isObject, type JsonObject, pointer } from '../../src/base/json.ts'
import { valueAt } from '../../src/base/json-pointer.ts'
import { classes } from '../../src/generated/classes.ts'
import { placeOf } from '../../src/schema/class-walk.ts'
import { conformToSchema, type DataModelVersion } from '../../src/schema/conform.ts'
import { changed, example, kinds, membersOf, rootClass, told } from '../support/schema-examples.ts'

describe.each(kinds)('%s in form %s', (kind, version, file) => {
  const full = example(file, true)
  const least = example(file, false)
  const conform = (document: JsonObject) => told(conformToSchema(document, kind, version))
  const places = membersOf(full)
  const place = (path: string) => placeOf(rootClass[kind], path)

  it('passes with every property, and with only the required ones', () => {
    expect(conform(full)).toEqual([])
    expect(conform(least)).toEqual([])
  })

  it('covers every member of every class it can hold', () => {
    const covered = new Set(places.map(path => `${place(path).owner}.${place(path).member}`))
    const other = version === '2.0' ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil']
    const owners = new Set(places.map(path => place(path).owner))
    const all = [...owners].flatMap(owner => {
      const members = Object.keys(classes[owner].members)
      return members.filter(member => !other.includes(member)).map(member => `${owner}.${member}`)
    })
    expect([...covered].toSorted()).toEqual(all.toSorted())
  })

  it('passes with any one property left out that is not required, and names the one that is', () => {
    for (const path of places) {
      const { owner, member = '' } = place(path)
      const found = conform(changed(full, path, undefined))
      const code = member === 'type' ? 'OB_TYPE_MISSING' : 'OB_MEMBER_MISSING'
      const severity = owner === 'CredentialStatus' && member === 'id' ? 'warning' : 'error'
      const isRequired = requiredIn(owner, member, version)
      expect([path, found]).toEqual([path, isRequired ? [`${severity} ${code} ${path}`] : []])
    }
  })

  it('gives one problem at a value of the wrong type', () => {
    for (const path of places) {
      const right = valueAt(full, path)
      const wrong = typeof right === 'number' ? 'text' : 5
      expect(conform(changed(full, path, wrong))).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
      if (Array.isArray(right) && place(path).member !== '@context') {
        expect(conform(changed(full, pointer(path, 0), 5))).toEqual(
          place(path).member === 'type'
            ? expect.arrayContaining([expect.stringMatching(/^error MALFORMED_VALUE_ERROR .*\/type(\/0)?$/)])
            : [`error MALFORMED_VALUE_ERROR ${path}/0`]
        )
      }
    }
  })

  it('gives one problem at null and at an empty array, whatever the member', () => {
    for (const path of places) {
      expect(conform(changed(full, path, null))).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
      expect(conform(changed(full, path, []))).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
    }
  })

  it('warns of a single value where compaction leaves one, and refuses it elsewhere', () => {
    for (const path of places) {
      const value = valueAt(full, path)
      if (!Array.isArray(value)) continue
      const { member = '' } = place(path)
      const compactable = ['proof', 'credentialSchema', 'termsOfUse'].includes(member)
      const single = value.at(-1)
      const found = conform(changed(full, path, single))
      if (compactable || (member === 'type' && value.length === 1)) {
        expect(found).toEqual([`warning OB_SINGLE_VALUE ${path}`])
      } else {
        expect(found).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
      }
    }
  })

  it('refuses a term that an enumeration does not list, and takes terms of the form ext:…', () => {
    const extensible = ['achievementType', 'targetType', 'resultType', 'identifierType', 'identityType']
    for (const path of places.filter(path => [...extensible, 'status'].includes(place(path).member ?? ''))) {
      const refused = [`error MALFORMED_VALUE_ERROR ${path}`]
      expect(conform(changed(full, path, 'Unheard'))).toEqual(refused)
      expect(conform(changed(full, path, 'ext:a b'))).toEqual(refused)
      expect(conform(changed(full, path, 'xext:a'))).toEqual(refused)
      const isOpen = extensible.includes(place(path).member ?? '')
      expect(conform(changed(full, path, 'ext:own-Term_1.a'))).toEqual(isOpen ? [] : refused)
    }
  })

  it('refuses a class name that is not the one of the place', () => {
    for (const path of places.filter(path => place(path).member === 'type')) {
      const { owner } = place(path)
      const wrong = classes[owner].typeIsArray ? ['Wrong'] : 'Wrong'
      const found = conform(changed(full, path, wrong))
      expect(found).toEqual(classes[owner].types.length > 0 ? [`error MALFORMED_VALUE_ERROR ${path}`] : [])
    }
  })

  it('lets only extensible classes be extended', () => {
    for (const path of places) {
      if (!isObject(valueAt(full, path)) || path.includes('@context')) continue
      const owner = place(path).itself ?? 'Profile'
      const closed = ['Image', 'IdentityObject', 'IdentifierEntry'].includes(owner)
      const at = pointer(path, 'ex/tra~')
      expect(conform(changed(full, at, 'x'))).toEqual(closed ? [`error OB_MEMBER_UNKNOWN ${at}`] : [])
    }
  })
})

/** Read off the data model by hand, so that a slip in the schemas shows. */
function requiredIn(owner: string, member: string, version: DataModelVersion): boolean {
  const credential = ['@context', 'id', 'type', 'issuer', 'credentialSubject']
  const start = version === '2.0' ? 'validFrom' : 'issuanceDate'
  const required: Readonly<Record<string, readonly string[]>> = {
    AchievementCredential: [...credential, start, ...(version === '1.1' ? ['name'] : [])],
    EndorsementCredential: [...credential, start, 'name'],
    AchievementSubject: ['type', 'achievement'],
    EndorsementSubject: ['id', 'type'],
    Achievement: ['id', 'type', 'criteria', 'description', 'name'],
    Alignment: ['type', 'targetName', 'targetUrl'],
    Related: ['id', 'type'],
    ResultDescription: ['id', 'type', 'name', 'resultType'],
    RubricCriterionLevel: ['id', 'type', 'name'],
    Result: ['type'],
    Evidence: ['type'],
    Profile: ['id', 'type'],
    Address: ['type'],
    GeoCoordinates: ['type', 'latitude', 'longitude'],
    Image: ['id', 'type'],
    IdentityObject: ['type', 'hashed', 'identityHash', 'identityType'],
    IdentifierEntry: ['type', 'identifier', 'identifierType'],
    CredentialSchema: ['id', 'type'],
    CredentialStatus: ['id', 'type'],
    RefreshService: ['id', 'type'],
    TermsOfUse: ['type'],
    Proof: ['type']
  }
  return required[owner]?.includes(member) ?? false
}
