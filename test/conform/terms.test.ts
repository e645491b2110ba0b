import { describe, expect, test } from 'vitest'
import { checkTerms } from '../../src/conform/terms.ts'
import { createContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { tampered } from '../support/badges.ts'
import { workedDocument } from '../support/worked-vector.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests tamper with documents in ways that no type allows.
const check = (tamper: (copy: any) => void) =>
  checkTerms(tampered(workedDocument, tamper) as typeof workedDocument, pinnedContexts).map(
    ({ code, path, hint }) => ({ code, path, hint })
  )

const subject = '/credentialSubject'
const achievement = `${subject}/achievement`

test('types that are no text, and cannot be made one, are left to the schema', () => {
  const odd = ['VerifiableCredential', { toString: 1 }, [{ valueOf: null }], 'OpenBadgeCredential']
  expect(check(copy => (copy.type = odd))).toEqual([])
  expect(check(copy => (copy.credentialSubject.type = ['AchievementSubject', { toString: 1 }]))).toEqual([])
})

describe('terms that would not be signed', () => {
  test('the worked example has none', () => {
    expect(check(() => {})).toEqual([])
  })

  test.each([
    ['tags', 'did you mean "tag"?'],
    ['alignments', 'did you mean "alignment"?'],
    ['resultDescriptions', 'did you mean "resultDescription"?'],
    ['Creator', 'did you mean "creator"?'],
    ['human_code', 'did you mean "humanCode"?'],
    ['fieldOfStudie', 'did you mean "fieldOfStudy"?'],
    ['role', '"role" belongs to AchievementSubject, not to Achievement'],
    ['roles', 'did you mean "role" of AchievementSubject?'],
    ['xyzzy', 'leave it out, or add a context that defines it and give its document in the option `contexts`']
  ])('%s in an achievement: %s', (member, hint) => {
    expect(
      check(copy => {
        copy.credentialSubject.achievement[member] = 'x'
      })
    ).toEqual([{ code: 'OB_TERM_UNDEFINED', path: `${achievement}/${member}`, hint }])
  })

  test('a text in the place of a proof is no identifier; in the place of an issuer it is one', () => {
    for (const proof of ['signed', '_:b0', ['signed']]) {
      expect(
        check(copy => {
          copy.proof = proof
        })
      ).toEqual([])
    }
    const found = check(copy => {
      copy.issuer = 'campus'
    })
    expect(found.map(({ code, path }) => [code, path])).toEqual([['OB_ID_RELATIVE', '/issuer']])
  })

  test('a missing nested type loses every term of that object', () => {
    expect(
      check(copy => {
        copy.credentialSubject.identifier = [{ hashed: false, identityHash: 'x', identityType: 'name' }]
      })
    ).toEqual(
      ['hashed', 'identityHash', 'identityType'].map(member => ({
        code: 'OB_TERM_UNDEFINED',
        path: `${subject}/identifier/0/${member}`,
        hint: `"${member}" needs the object to have its type: IdentityObject`
      }))
    )
  })

  test('a 1EdTech type needs its context, and is fine with it', () => {
    const status = { id: 'https://example.org/revoked', type: '1EdTechRevocationList' }
    const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
    expect(
      check(copy => {
        copy.credentialStatus = status
      })
    ).toEqual([
      { code: 'OB_TERM_UNDEFINED', path: '/credentialStatus/type', hint: `add "${extensions}" to "@context"` }
    ])
    expect(
      check(copy => {
        copy.credentialStatus = status
        copy['@context'].push(extensions)
      })
    ).toEqual([])
  })

  test('a misspelt type is named with the class that was meant', () => {
    expect(
      check(copy => {
        copy.issuer.type = ['Profiles']
      })[0]
    ).toEqual({ code: 'OB_TERM_UNDEFINED', path: '/issuer/type/0', hint: 'did you mean "Profile"?' })
  })
})

describe('identifiers', () => {
  test.each([
    ['_:b0', 'OB_ID_BLANK'],
    ['example.org/org', 'OB_ID_RELATIVE'],
    ['', 'OB_ID_RELATIVE'],
    ['//example.org', 'OB_ID_RELATIVE'],
    ['#key', 'OB_ID_RELATIVE']
  ])('%j as id of the issuer: %s', (id, code) => {
    expect(
      check(copy => {
        copy.issuer.id = id
      }).map(problem => [problem.code, problem.path])
    ).toEqual([[code, '/issuer/id']])
  })

  test('a reference written as text is held to the same', () => {
    expect(
      check(copy => {
        copy.evidence = ['work.pdf']
      }).map(problem => [problem.code, problem.path])
    ).toEqual([['OB_ID_RELATIVE', '/evidence/0']])
  })

  test('a short form by a prefix of a context is refused', () => {
    const v1 = tampered(workedDocument, copy => {
      copy['@context'][0] = 'https://www.w3.org/2018/credentials/v1'
      copy.credentialSubject.id = 'cred:lea'
    })
    // The prefixes of VCDM 1.1 hold inside the credential; those of a given context everywhere.
    const url = 'https://example.org/prefixes'
    const contexts = createContextSet({ [url]: { '@context': { eg: 'https://example.org/' } } })
    const short = tampered(workedDocument, copy => {
      copy['@context'].push(url)
      copy.credentialSubject.id = 'eg:lea'
    })
    const whole = tampered(short, copy => {
      copy.credentialSubject.id = 'https://example.org/lea'
    })
    const codes = (document: unknown) =>
      checkTerms(document as typeof workedDocument, contexts).map(({ code, path }) => `${code} ${path}`)
    expect(codes(short)).toEqual(['OB_ID_RELATIVE /credentialSubject/id'])
    expect(codes(whole)).toEqual([])
    expect(codes(v1).filter(line => line.endsWith('/credentialSubject/id'))).toEqual([])
  })
})
