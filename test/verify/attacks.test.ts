import { describe, expect, test } from 'vitest'
import {
  buildEndorsement,
  createVerifier,
  generateKeyPair,
  hostedDocuments,
  type JsonObject,
  OpenBadgesError,
  type Signer,
  signCredential,
  signCredentialAsJwt
} from '../../src/index.ts'
import {
  achievement,
  clock,
  errorsOf,
  issuerKey,
  now,
  outcomeOf,
  strangerKey,
  unsignedBadge
} from '../support/badges.ts'
import { effort } from '../support/effort.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'
import { type Page, serve } from '../support/web.ts'

const otherKey = await generateKeyPair()
const verifier = createVerifier({ now: clock })
const created = new Date(now)
const { signer } = issuerKey
const withClaims = (credential: object) => ({ ...credential, ...claimsOf(credential) })

async function endorsementBy(endorserKey: typeof strangerKey, endorsementComment: string) {
  const endorsement = buildEndorsement(
    {
      name: 'Recommandation',
      issuer: { id: endorserKey.controller, name: 'Reconnaître' },
      validFrom: '2026-11-01T08:00:00Z',
      credentialSubject: { id: achievement.id, endorsementComment }
    },
    { now: clock }
  )
  return signCredential(endorsement, { signer: endorserKey.signer, created })
}

async function codesOf(making: Promise<unknown>): Promise<string[]> {
  try {
    await making
    return []
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return thrown.problems.map(({ code }) => code)
    throw thrown
  }
}

/** An unsigned badge whose achievement has these endorsements. */
function endorsed(endorsement: readonly object[]) {
  const badge = unsignedBadge()
  const { credentialSubject } = badge
  return {
    ...badge,
    credentialSubject: { ...credentialSubject, achievement: { ...achievement, endorsement } }
  }
}

/** A badge with two endorsements of one thing; the second has the comment of the first, and the first of the second. */
async function badgeWithComments(swapped: boolean): Promise<JsonObject> {
  const endorsements = [
    await endorsementBy(strangerKey, 'Excellent.'),
    await endorsementBy(otherKey, 'Poor.')
  ]
  const badge: JsonObject = await signAnything(endorsed(endorsements), issuerKey)
  if (!swapped) return badge
  const [first, second] = endorsements.map(
    endorsement => structuredClone(endorsement) as unknown as JsonObject
  )
  const subjectOf = (endorsement: JsonObject | undefined) => endorsement?.credentialSubject as JsonObject
  const { proof } = badge
  return {
    ...(endorsed([
      { ...first, credentialSubject: { ...subjectOf(first), endorsementComment: 'Poor.' } },
      { ...second, credentialSubject: { ...subjectOf(second), endorsementComment: 'Excellent.' } }
    ]) as unknown as JsonObject),
    ...(proof !== undefined && { proof })
  }
}

describe('a stranger’s JWT around the badge of an issuer', () => {
  test('does not count, and does not switch off a check', async () => {
    for (const swapped of [false, true]) {
      const badge = await badgeWithComments(swapped)
      const text = await signAnyJwt(withClaims(badge), strangerKey)
      const report = await verifier.verify(text)
      expect([report.verified, report.verdict.authentic, report.credential]).toEqual([false, 'no', undefined])
      expect(errorsOf(report)).toContain('OB_KEY_NOT_ISSUERS')
    }
  })

  test('whose key cannot be had gives the reason', async () => {
    const badge = await signCredential(unsignedBadge(), { signer, created })
    const text = await signAnyJwt(withClaims(badge), strangerKey, { kid: 'did:web:foo.example#k' })
    const report = await verifier.verify(text)
    expect(report.verified).toBe(false)
    expect(errorsOf(report)).toEqual(['OB_KEY_NOT_ISSUERS'])
  })

  test('and the twins: swapped comments are found, those in their place verify, the issuer’s own JWT verifies', async () => {
    expect(errorsOf(await verifier.verify(await badgeWithComments(true)))).toContain('OB_ID_SHARED')
    const badge = await badgeWithComments(false)
    expect((await verifier.verify(badge)).verified).toBe(true)
    expect((await verifier.verify(await signAnyJwt(withClaims(badge), issuerKey))).verified).toBe(true)
  })
})

test('a proof beside the issuer’s that cannot be checked gives its reason', async () => {
  const badge = await signCredential(unsignedBadge(), { signer, created })
  const other = await signAnything(unsignedBadge(), strangerKey, {
    verificationMethod: 'did:web:foo.example#k'
  })
  const report = await verifier.verify({ ...badge, proof: [...badge.proof, ...other.proof] })
  expect(outcomeOf(report, 'proof')).toEqual(['inconclusive', 'OB_KEY_NOT_ISSUERS'])
})

describe('what is expected of an exchange holds for a JWT too', () => {
  const expected = { domain: 'https://bank.example', challenge: 'nonce-1' }

  test('which names no domain and repeats no challenge', async () => {
    const text = await signCredentialAsJwt(unsignedBadge(), { signer })
    expect(errorsOf(await verifier.verify(text, { expect: expected }))).toEqual([
      'INVALID_DOMAIN_ERROR',
      'INVALID_CHALLENGE_ERROR'
    ])
  })

  test('which names the domain in aud', async () => {
    for (const aud of [expected.domain, ['https://other.example', expected.domain]]) {
      const text = await signAnyJwt({ ...withClaims(unsignedBadge()), aud }, issuerKey)
      const report = await verifier.verify(text, { expect: { domain: expected.domain } })
      expect([report.verified, report.problems]).toEqual([true, []])
    }
  })

  test('around a proof that names both', async () => {
    const badge = await signCredential(unsignedBadge(), { signer, created, ...expected })
    const text = await signCredentialAsJwt(badge, { signer })
    expect((await verifier.verify(text, { expect: expected })).verified).toBe(true)
    const other = await verifier.verify(text, { expect: { ...expected, challenge: 'nonce-2' } })
    expect(errorsOf(other)).toContain('INVALID_CHALLENGE_ERROR')
  })
})

describe('a key set at a host', () => {
  const issuerId = 'https://university.example/issuers/1'
  const keySet = 'https://university.example/.well-known/jwks.json'
  const { publicKeyMultibase, publicKey } = issuerKey

  async function verifyWith(pages: Record<string, Page>, verificationMethod: string, keyBinding?: 'strict') {
    const unsigned = unsignedBadge({ issuer: { id: issuerId, name: 'University' } })
    const badge = await signAnything(unsigned, issuerKey, { verificationMethod })
    const { fetch } = await serve(pages)
    const report = await createVerifier({ now: clock, fetch, ...(keyBinding && { keyBinding }) }).verify(
      badge
    )
    return { report, codes: errorsOf(report) }
  }

  test('does not bring a key back that the issuer has revoked, by whatever name', async () => {
    const revoked = {
      id: `${issuerId}#key-1`,
      type: 'Multikey',
      publicKeyMultibase,
      revoked: '2026-01-01T00:00:00Z'
    }
    const pages = {
      [issuerId]: { id: issuerId, assertionMethod: [revoked] },
      [keySet]: { keys: [{ ...publicKey, kid: 'key-1' }] }
    }
    for (const name of [`${issuerId}#key-1`, 'https://university.example/zzz#key-1', `${keySet}#key-1`]) {
      const { report, codes } = await verifyWith(pages, name)
      expect([name, report.verdict.authentic, codes[0]]).toEqual([name, 'no', 'OB_KEY_REVOKED'])
    }
    const { codes } = await verifyWith(pages, 'https://attacker.example/x#key-1')
    expect(codes).toContain('OB_KEY_NOT_ISSUERS')
  })

  test.each([
    ['controller', { kid: 'm', controller: 'https://university.example/issuers/mallory' }],
    ['iss', { kid: 'm', iss: 'https://university.example/issuers/mallory' }],
    ['name, an address', { kid: 'https://university.example/issuers/mallory#m' }],
    ['name, a DID', { kid: 'did:web:mallory.example#m' }]
  ])('does not lend the key of another, by its %s', async (_, members) => {
    const pages = { [issuerId]: { id: issuerId }, [keySet]: { keys: [{ ...publicKey, ...members }] } }
    for (const name of [members.kid, `${issuerId}#m`]) {
      const { report } = await verifyWith(pages, name)
      expect([name, report.verdict.authentic]).toEqual([name, 'no'])
    }
  })

  test('lends no nameless key where the binding must be strict', async () => {
    const pages = (members: object) => ({
      [issuerId]: { id: issuerId },
      [keySet]: { keys: [{ ...publicKey, kid: 'k', ...members }] }
    })
    const name = `${issuerId}#k`
    expect((await verifyWith(pages({}), name)).report.verified).toBe(true)
    expect((await verifyWith(pages({}), name, 'strict')).codes).toEqual(['OB_KEY_BOUND_BY_ORIGIN'])
    expect((await verifyWith(pages({ iss: issuerId }), name, 'strict')).report.verified).toBe(true)
  })
})

describe('is answered without hanging', () => {
  const withTags = (count: number) => {
    const tag = Array.from({ length: count }, (_, index) => `tag ${index}`)
    return unsignedBadge({ achievement: { ...achievement, tag: tag.slice(0, 900) } })
  }

  test('a list of 18,000 texts', async () => {
    const badge = withTags(900)
    const { credentialSubject } = badge
    const tag = Array.from({ length: 18_000 }, (_, index) => `tag ${index}`)
    const long = {
      ...badge,
      credentialSubject: { ...credentialSubject, achievement: { ...credentialSubject.achievement, tag } }
    }
    const unproven = { ...long, proof: [{ type: 'DataIntegrityProof' }] }
    const cost = await effort(async () => {
      expect(errorsOf(await verifier.verify(unproven))).toContain('OB_LIMIT_ITEMS')
    })
    expect(cost).toBeLessThan(80)
    expect(await codesOf(signCredential(long, { signer }))).toEqual(['OB_LIMIT_ITEMS'])
    expect((await verifier.verify(await signCredential(badge, { signer, created }))).verified).toBe(true)
    // Nothing in a JWT is compared with the rest.
    expect((await verifier.verify(await signAnyJwt(withClaims(long), issuerKey))).verified).toBe(true)
  })

  test('a proof with 18,000 domains', async () => {
    const domain = Array.from({ length: 18_000 }, (_, index) => `https://${index}.example`)
    const badge = await signAnything(unsignedBadge(), issuerKey, { domain: 'x' })
    const long = { ...badge, proof: badge.proof.map(proof => ({ ...proof, domain })) }
    const cost = await effort(async () => {
      expect(errorsOf(await verifier.verify(long))).toContain('OB_LIMIT_ITEMS')
    })
    expect(cost).toBeLessThan(80)
  })

  test('an endorsement with a thicket of proofs that build on each other', async () => {
    const endorsements = [
      await endorsementBy(strangerKey, 'Excellent.'),
      await endorsementBy(otherKey, 'Poor.')
    ]
    const [first] = endorsements
    const ids = Array.from(
      { length: 30 },
      (_, index) => `urn:uuid:0b4a3f4e-0000-4000-8000-0000000001${10 + index}`
    )
    const proof = ids.map((id, index) => ({
      ...first?.proof[0],
      id,
      ...(index > 0 && { previousProof: ids.slice(0, index) })
    }))
    const badge = await signAnything(endorsed([{ ...first, proof }, { ...endorsements[1] }]), issuerKey)
    const cost = await effort(async () => expect((await verifier.verify(badge)).verified).toBe(false))
    expect(cost).toBeLessThan(100)
  })

  test('chains within a raised ceiling', async () => {
    let badge = await signCredential(unsignedBadge(), {
      signer,
      created,
      proofId: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000100'
    })
    const limits = { maxProofs: 30 }
    for (let index = 1; index < 24; index++) {
      const id = `urn:uuid:0b4a3f4e-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`
      const previousProof = badge.proof.map(proof => String((proof as { id?: string }).id))
      const next = await signAnything(badge, issuerKey, { id, previousProof })
      badge = { ...badge, proof: [...badge.proof, ...next.proof] } as typeof badge
    }
    expect(await effort(() => createVerifier({ now: clock, limits }).verify(badge))).toBeLessThan(350)
  })
})

describe('nothing is signed that a verifier refuses', () => {
  const withProof = (members: JsonObject) => signAnything(unsignedBadge(), issuerKey, members)

  test('with an earlier proof that has ended, is still to come, or is one of too many', async () => {
    const ended = await withProof({ expires: '2021-01-01T00:00:00Z' })
    expect(await codesOf(signCredentialAsJwt(ended, { signer }))).toEqual(['OB_PROOF_EXPIRED'])
    const early = await withProof({ created: '2999-01-01T00:00:00Z' })
    expect(await codesOf(signCredentialAsJwt(early, { signer }))).toEqual(['OB_PROOF_IN_FUTURE'])
    const good = await withProof({})
    const many = { ...good, proof: Array.from({ length: 12 }, () => good.proof[0]) }
    expect(await codesOf(signCredentialAsJwt(many, { signer }))).toEqual(['OB_LIMIT_PROOFS'])
    expect(await codesOf(signCredentialAsJwt(good, { signer }))).toEqual([])
  })

  test('with comments that were swapped', async () => {
    const { proof: _, ...swapped } = await badgeWithComments(true)
    expect(new Set(await codesOf(signCredential(swapped, { signer })))).toEqual(new Set(['OB_ID_SHARED']))
    const { proof: __, ...good } = await badgeWithComments(false)
    expect(await codesOf(signCredential(good, { signer }))).toEqual([])
  })

  test('by a signer that changes its name while it signs', async () => {
    let asked = 0
    const changing: Signer = {
      ...signer,
      get id() {
        return asked++ === 0 ? signer.id : `${signer.controller}#other`
      }
    }
    const report = await verifier.verify(await signCredentialAsJwt(unsignedBadge(), { signer: changing }))
    expect(report.verified).toBe(true)
  })
})

test('in the form of VCDM 1.1 nothing of a credential stands beside "vc"', async () => {
  const vc = { '@context': ['https://www.w3.org/2018/credentials/v1'], type: ['VerifiableCredential'] }
  for (const beside of ['credentialStatus', 'expirationDate', 'validUntil', 'evidence', 'credentialSchema']) {
    const text = await signAnyJwt({ vc, iss: issuerKey.controller, [beside]: 'x' }, issuerKey)
    expect(errorsOf(await verifier.verify(text, { kind: 'credential' }))).toEqual(['OB_JWT_TWO_FORMS'])
  }
})

test('a badge as payload beside a claim "vc" is two, whatever the claim holds', async () => {
  const payload = { ...unsignedBadge(), ...claimsOf(unsignedBadge()) }
  for (const vc of [{}, { type: ['VerifiablePresentation'] }, unsignedBadge(), 'x']) {
    const report = await verifier.verify(await signAnyJwt({ ...payload, vc }, issuerKey))
    expect(outcomeOf(report, 'parse')).toEqual(['failed', 'OB_JWT_TWO_FORMS'])
    expect(report.verdict.authentic).toBe('no')
  }
  expect((await verifier.verify(await signAnyJwt(payload, issuerKey))).verified).toBe(true)
})

test('the clock is asked once for each verification', async () => {
  let asked = 0
  const issuerId = 'https://university.example/issuers/1'
  const badge = await signAnything(unsignedBadge({ issuer: { id: issuerId } }), issuerKey, {
    verificationMethod: `${issuerId}#k`
  })
  const { fetch } = await serve({})
  const counting = createVerifier({
    fetch,
    now: () => {
      asked++
      return now
    }
  })
  await counting.verify(badge)
  expect(asked).toBe(1)
})

test.each([
  'https://example.org/a/../issuer',
  'https://example.org/%2e%2e/issuer',
  'https://EXAMPLE.org/issuer'
])('%s is nothing to host at', async controller => {
  const keyPair = await generateKeyPair({ controller })
  expect(() => hostedDocuments(keyPair)).toThrow(TypeError)
})
