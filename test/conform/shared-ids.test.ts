import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { checkSharedIds } from '../../src/conform/shared-ids.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { contextUrls } from '../../src/model/context-urls.ts'
import { effort } from '../support/effort.ts'

const inContext = (document: JsonObject) => ({
  '@context': [contextUrls.credentialsV2, contextUrls.openBadges],
  ...document
})
const check = (document: JsonObject) =>
  checkSharedIds(inContext(document), pinnedContexts).map(({ code, path }) => `${code} ${path}`)
const issuer = {
  id: 'https://example.org/org',
  type: ['Profile'],
  name: 'Campus',
  url: 'https://example.org'
}
const badge = (creator: JsonObject, given: JsonObject = issuer): JsonObject => ({
  issuer: given,
  credentialSubject: { achievement: { id: 'urn:a', type: ['Achievement'], creator } }
})
const shared = 'OB_ID_SHARED /credentialSubject/achievement/creator'

describe('objects with one id', () => {
  test('may be equal, whatever the order of their members', () => {
    const { name, ...others } = issuer
    expect(check(badge({ name, ...others }))).toEqual([])
  })

  test.each(['toString', 'valueOf', 'constructor'])(
    'may have a member %s, which is one like any other',
    name => {
      const given = { ...issuer, [name]: { value: 1 } }
      expect(check(badge(structuredClone(given), given))).toEqual([])
      expect(check(badge({ ...given, [name]: { value: 2 } }, given))).toEqual([shared])
    }
  )

  test('may be nothing but id and type after the first', () => {
    expect(check(badge({ id: issuer.id, type: ['Profile'] }))).toEqual([])
    expect(check(badge({ id: issuer.id }))).toEqual([])
  })

  test('may not say more, less or other things than the first', () => {
    expect(check(badge({ ...issuer, name: 'Another' }))).toEqual([shared])
    expect(check(badge({ ...issuer, email: 'x@example.org' }))).toEqual([shared])
    expect(check(badge({ id: issuer.id, type: ['Profile'], name: 'Campus' }))).toEqual([shared])
  })

  test('may not have their description moved from the issuer to the creator', () => {
    expect(check(badge(issuer, { id: issuer.id, type: ['Profile'] }))).toEqual([shared])
  })

  test('may not have a type moved from one to the other', () => {
    expect(check(badge({ id: issuer.id, type: ['Profile', 'Registrar'] }))).toEqual([shared])
  })

  test('may not be an achievement and an issuer at once', () => {
    const achievement = { id: issuer.id, type: ['Achievement'], name: 'Budget' }
    expect(check({ issuer, credentialSubject: { achievement } })).toEqual([
      'OB_ID_SHARED /credentialSubject/achievement'
    ])
  })

  test('are apart where an endorsement speaks of what it endorses, and only for what it says of it', () => {
    const subject = { id: 'urn:a', type: ['EndorsementSubject'], endorsementComment: 'Bien fait' }
    const endorsed = (of: JsonObject): JsonObject => ({
      credentialSubject: {
        achievement: {
          id: 'urn:a',
          type: ['Achievement'],
          name: 'Budget',
          endorsement: [{ credentialSubject: of }]
        }
      }
    })
    expect(check(endorsed(subject))).toEqual([])
    expect(check(endorsed({ ...subject, image: { id: 'urn:i', type: 'Image' } })).length).toBe(1)
  })

  test('with different ids are nobody’s business', () => {
    expect(check(badge({ ...issuer, id: 'https://example.org/other', name: 'Another' }))).toEqual([])
  })

  test('may be a person who is issuer and recipient at once', () => {
    const self = { id: 'did:key:z6Mk', type: ['Profile'], name: 'Lea', url: 'https://example.org/lea' }
    const subject = {
      id: self.id,
      type: ['AchievementSubject'],
      narrative: 'Tenu trois mois',
      role: 'elle-même'
    }
    expect(check({ issuer: self, credentialSubject: subject })).toEqual([])
    const { name, ...rest } = self
    expect(check({ issuer: rest, credentialSubject: { ...subject, name } })).toEqual(['OB_ID_SHARED /issuer'])
    expect(check({ issuer: { ...self, role: 'x' }, credentialSubject: subject })).toEqual([
      'OB_ID_SHARED /issuer'
    ])
  })

  test('of different classes may not have a member that both classes know, unless both say the same', () => {
    const image = { id: 'https://example.org/lea.png', type: 'Image' }
    const self = { id: 'did:key:z6Mk', type: ['Profile'], image }
    const subject = { id: self.id, type: ['AchievementSubject'] }
    expect(check({ issuer: self, credentialSubject: subject })).toEqual(['OB_ID_SHARED /issuer'])
    expect(check({ issuer: self, credentialSubject: { ...subject, image } })).toEqual([])
  })

  test('may not take on the class of another', () => {
    const self = { id: 'did:key:z6Mk', type: ['Profile'], name: 'Lea' }
    const both = { id: self.id, type: ['AchievementSubject', 'Profile'] }
    expect(check({ issuer: self, credentialSubject: both })).toEqual(['OB_ID_SHARED /issuer'])
  })

  test.each(['Profile', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile', 'Campus'])(
    'may not take on the class of another by whatever name, here %s',
    name => {
      const self = { id: 'did:key:z6Mk', type: ['Profile'], name: 'Lea' }
      const subject = { id: self.id, type: ['AchievementSubject', name] }
      const alias = { Campus: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile' }
      const document = {
        '@context': [contextUrls.credentialsV2, contextUrls.openBadges, alias],
        issuer: self,
        credentialSubject: subject
      }
      expect(check(document)).toEqual(['OB_ID_SHARED /issuer'])
      expect(check({ ...document, credentialSubject: { ...subject, type: ['AchievementSubject'] } })).toEqual(
        []
      )
      const renamed = { ...self, type: [name] }
      expect(
        check({ ...document, issuer: renamed, credentialSubject: { ...subject, type: [name] } })
      ).toEqual(['OB_ID_SHARED /issuer'])
    }
  )

  test('by the thousand are answered without hanging', async () => {
    const evidence = Array.from({ length: 60_000 }, (_, index) => ({
      id: 'urn:e',
      type: ['Evidence', `T${index}`],
      name: 'x'
    }))
    expect(await effort(() => expect(check({ evidence })).toHaveLength(59_999))).toBeLessThan(600)
  })
})
