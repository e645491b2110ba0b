import { describe, expect, test } from 'vitest'
import { buildEndorsement } from '../../src/build.ts'
import {
  achievement,
  clock,
  errorsOf,
  issuerKey,
  signedBadge,
  strangerKey,
  tampered,
  unsignedBadge
} from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { loose, prepared, strict, told } from '../support/loose-verifiers.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'
import { signLaxly } from '../support/sign-laxly.ts'

describe('undefined-terms', () => {
  const verifier = loose('undefined-terms')
  const signed = signLaxly(
    prepared(copy => {
      copy.alsoKnownAs = 'https://example.org/also'
      copy.type.push('CampusCredential')
      copy.credentialSubject.achievement.skills = { level: { deep: ['x'] } }
    }),
    issuerKey
  )
  const unsigned = [
    'OB_TERM_UNDEFINED /type/2',
    'OB_TERM_UNDEFINED /credentialSubject/achievement/skills',
    'OB_TERM_UNDEFINED /alsoKnownAs'
  ]

  test('without it, terms that no context defines are refused', async () => {
    const report = await strict.verify(await signed)
    expect([report.verdict.authentic, new Set(errorsOf(report))]).toEqual([
      'no',
      new Set(['OB_TERM_UNDEFINED', 'PROOF_TRANSFORMATION_ERROR'])
    ])
  })

  test('with it, they are warnings, and the credential is what was signed', async () => {
    const badge = deepFrozen(await signed)
    const report = await verifier.verify(badge)
    expect([report.verified, ...told(report)].toSorted()).toEqual([true, 'yes', ...unsigned].toSorted())
    expect(report.credential).toEqual({ ...unsignedBadge(), proof: badge.proof })
    expect(Object.isFrozen(report.credential?.credentialSubject)).toBe(true)
  })

  test('what was signed is as a processor without safe mode has it', async () => {
    const strictly = await signAnything(unsignedBadge(), issuerKey)
    expect((await signed).proof).toEqual(strictly.proof)
  })

  test('whoever adds one adds nothing to the credential', async () => {
    const badge = tampered(await signedBadge(), copy => {
      copy.credentialSubject.achievement.grade = 'summa cum laude'
    })
    const report = await verifier.verify(badge)
    expect(told(report)).toEqual(['yes', 'OB_TERM_UNDEFINED /credentialSubject/achievement/grade'])
    expect(report.credential).toEqual(await signedBadge())
  })

  test('what is claimed stays whole where a proof beside the good one could not be checked', async () => {
    const [stranger] = (
      await signAnything(unsignedBadge(), strangerKey, { verificationMethod: 'did:web:other.example#key' })
    ).proof
    const held = await signed
    expect((await verifier.verify(held)).claims).toBeUndefined()
    const badge = { ...held, proof: [...held.proof, stranger] }
    const report = await verifier.verify(badge)
    expect([report.verdict.authentic, report.credential]).toEqual(['unknown', undefined])
    expect(report.claims).toEqual(badge)
  })

  test('a member that was signed cannot be changed, taken away or made undefined', async () => {
    const changes: Parameters<typeof tampered>[1][] = [
      copy => {
        copy.name = 'another'
      },
      copy => {
        delete copy.credentialSubject.achievement.description
      },
      copy => {
        copy.credentialSubject.achievement.Description = copy.credentialSubject.achievement.description
        delete copy.credentialSubject.achievement.description
      },
      copy => {
        copy.credentialSubject.achievement.type = ['Other']
      },
      copy => {
        copy['@context'].pop()
      }
    ]
    for (const change of changes) {
      const { verdict, credential } = await verifier.verify(tampered(await signed, change))
      expect([verdict.authentic, credential]).toEqual(['no', undefined])
    }
  })

  test.each([
    ['a keyword', '@nest', 'OB_TERM_RESERVED'],
    ['an IRI', 'https://schema.org/name', 'OB_TERM_RESERVED']
  ])('%s as a member is refused as ever', async (_, member, code) => {
    const badge = tampered(await signedBadge(), copy => {
      copy.credentialSubject[member] = { name: 'x' }
    })
    expect(errorsOf(await verifier.verify(badge))).toContain(code)
  })

  test('a status whose type is not signed says nothing, whatever type somebody writes there', async () => {
    const list = 'https://example.org/lists/revoked'
    const badge = await signLaxly(
      prepared(copy => {
        copy.credentialStatus = { id: list, type: '1EdTechRevocationList' }
      }),
      issuerKey
    )
    const swapped = tampered(badge, copy => {
      Object.assign(copy.credentialStatus, {
        type: 'StatusList2021Entry',
        statusPurpose: 'revocation',
        statusListCredential: 'https://example.org/lists/of-others',
        statusListIndex: '7'
      })
    })
    for (const given of [badge, swapped]) {
      const report = await verifier.verify(given)
      expect(report.verdict).toMatchObject({ authentic: 'yes', current: 'unknown' })
      expect(told(report)).toContain('OB_TERM_UNDEFINED /credentialStatus/type')
      expect(report.credential?.credentialStatus).toEqual({ id: list })
      expect(report.fetched).toEqual([])
    }
  })

  test('under a JWT alone every letter is signed, and nothing is left out', async () => {
    const badge = prepared(copy => {
      copy.mood = 'proud'
    })
    const text = await signAnyJwt({ ...badge, ...claimsOf(badge) }, issuerKey)
    const report = await verifier.verify(text)
    expect(report).toEqual(await strict.verify(text))
    expect(report.credential).toMatchObject({ mood: 'proud' })
  })

  test('a JWT around a proof changes nothing of what the proof covers', async () => {
    const text = await signAnyJwt({ ...(await signed), ...claimsOf(await signed) }, issuerKey)
    expect((await strict.verify(text)).verdict.authentic).toBe('no')
    const report = await verifier.verify(text)
    expect([report.verdict.authentic, report.credential]).toEqual([
      'yes',
      { ...unsignedBadge(), proof: (await signed).proof }
    ])
  })

  test('any credential is read so as well', async () => {
    const report = await verifier.verify(await signed, { kind: 'credential' })
    expect(told(report).toSorted()).toEqual(['yes', ...unsigned].toSorted())
    expect((await strict.verify(await signed, { kind: 'credential' })).verdict.authentic).toBe('no')
  })

  test('an embedded endorsement is what its own issuer signed of it', async () => {
    const endorsement = buildEndorsement(
      {
        name: 'Recommandation',
        issuer: { id: strangerKey.controller, name: 'Reconnaître' },
        validFrom: '2026-11-01T08:00:00Z',
        credentialSubject: { id: achievement.id, endorsementComment: 'Excellent.' }
      },
      { now: clock }
    )
    const endorsing = await signLaxly({ ...endorsement, mood: 'glad' }, strangerKey)
    const badge = await signLaxly(
      prepared(copy => {
        copy.credentialSubject.achievement.endorsement = [endorsing]
      }),
      issuerKey
    )
    const report = await verifier.verify(badge)
    const path = '/credentialSubject/achievement/endorsement/0'
    expect(told(report)).toEqual(['yes', `OB_TERM_UNDEFINED ${path}/mood`])
    expect(report.endorsements.map(({ verified }) => verified)).toEqual([true])
    expect((await strict.verify(badge)).verdict.authentic).toBe('no')
  })

  test('a hundred of them are told, and the others counted', async () => {
    const badge = tampered(await signedBadge(), copy => {
      for (let count = 0; count < 150; count++) copy[`other${count}`] = count
    })
    const report = await verifier.verify(badge)
    const codes = report.problems.map(({ code }) => code)
    expect(codes).toEqual([...Array<string>(100).fill('OB_TERM_UNDEFINED'), 'OB_LIMIT_PROBLEMS'])
    expect(report.credential).toEqual(await signedBadge())
  })
})
