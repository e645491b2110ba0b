import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json.ts'
import { conformToSchema } from '../../src/schema/conform.ts'
import { badge, changed, fullBadge } from '../support/schema-examples.ts'

describe('hints', () => {
  const identity = '/credentialSubject/identifier/0'
  const achievement = '/credentialSubject/achievement'
  it.each<[string, JsonValue | undefined, string]>([
    [`${identity}/identityType`, 'email', '"emailAddress"'],
    [`${identity}/hashed`, 'true', 'true, without quotes'],
    [`${achievement}/achievementType`, 'Bagde', '"Badge"'],
    [
      `${achievement}/image`,
      'https://example.org/a.png',
      '{ "id": "https://example.org/a.png", "type": "Image" }'
    ],
    [`${achievement}/criteria`, 'Do it.', '{ "narrative": "Do it." }'],
    [`${achievement}/criteria`, 'https://example.org/how', '{ "id": "https://example.org/how" }'],
    [`${achievement}/inLanguage`, 'pt_br', '"pt-BR"'],
    [`${achievement}/type`, undefined, '"type": ["Achievement"]'],
    [`${achievement}/image/type`, undefined, '"type": "Image"'],
    ['/type', ['VerifiableCredential'], '["VerifiableCredential", "OpenBadgeCredential"]'],
    ['/validFrom', '2026-11-22', '"2026-11-22T00:00:00Z"'],
    ['/validFrom', '2026-11-22T10:00:00', '"2026-11-22T10:00:00Z"'],
    ['/id', '91537dba-56cb-11ec-bf63-0242ac130002', '"urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002"'],
    ['/issuer/url', 'www.example.org/about', '"https://www.example.org/about"'],
    ['/evidence', {}, 'array'],
    ['/credentialSubject', [{}, {}], 'one credential for each subject'],
    ['/issuanceDate', '2026-11-22T10:00:00Z', '"validFrom"']
  ])('mends %s given as %j', (path, value, hint) => {
    const [found] = conformToSchema(changed(fullBadge, path, value), 'achievement-credential', '2.0')
    expect(found?.path).toBe(path)
    expect(found?.hint).toContain(hint)
  })

  it('points at the member that is misspelt when another is missing', () => {
    const document = changed(changed(badge, `${achievement}/name`, undefined), `${achievement}/nmae`, 'text')
    const [found] = conformToSchema(document, 'achievement-credential', '2.0')
    expect([found?.code, found?.path]).toEqual(['OB_MEMBER_MISSING', `${achievement}/name`])
    expect(found?.hint).toContain('"nmae"')
  })
})
