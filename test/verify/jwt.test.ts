import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  bake,
  createVerifier,
  generateKeyPair,
  type KeyAlgorithm,
  type KeyPair,
  signCredential,
  signCredentialAsJwt,
  type VerifierOptions
} from '../../src/index.ts'
import { clock, errorsOf, issuerKey, now, outcomeOf, strangerKey, unsignedBadge } from '../support/badges.ts'
import { drawnPng } from '../support/pictures.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'
import { type Page, serve } from '../support/web.ts'

const web = 'https://university.example/issuers/1'
const did = 'did:web:university.example'
const keySet = 'https://university.example/.well-known/jwks.json'
const verifier = createVerifier({ now: clock })
const badgeBy = (issuerId: string, parts = {}) =>
  unsignedBadge({ issuer: { id: issuerId, name: 'University' }, ...parts })
const withClaims = (credential: object) => ({ ...credential, ...claimsOf(credential) })

async function verifyIn(pages: Readonly<Record<string, Page>>, text: string, options: VerifierOptions = {}) {
  const { fetch, asked } = await serve(pages)
  const report = await createVerifier({ now: clock, fetch, ...options }).verify(text)
  return { report, asked, codes: errorsOf(report), foundBy: report.issuer?.key?.foundBy }
}

const keyPairs = new Map<KeyAlgorithm, KeyPair>()
for (const algorithm of ['Ed25519', 'ES256', 'RS256'] as const) {
  keyPairs.set(algorithm, await generateKeyPair({ algorithm, controller: web, id: `${web}#k` }))
}
const keyOf = (algorithm: KeyAlgorithm): KeyPair => keyPairs.get(algorithm) ?? issuerKey
const published = (keyPair: KeyPair, kid = `${web}#k`) => ({ keys: [{ ...keyPair.publicKey, kid }] })

describe('a badge as a JWT', () => {
  test('verifies, and the report says what secures it and what it claims', async () => {
    const text = await signCredentialAsJwt(unsignedBadge(), { signer: issuerKey.signer })
    const report = await verifier.verify(` ${text}\n`, { expect: { email: 'lea@example.org' } })
    expect(report.verified).toBe(true)
    expect(report.source).toEqual({
      format: 'jws',
      generation: '3.0',
      dataModel: '2.0',
      proof: {
        type: 'VC-JWT',
        alg: 'EdDSA',
        kid: issuerKey.id,
        claims: {
          iss: issuerKey.controller,
          jti: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000001',
          nbf: Date.parse('2026-11-01T08:00:00Z') / 1000
        }
      },
      securedBy: ['EdDSA']
    })
    expect(report.credential).toEqual(unsignedBadge())
  })

  test('is what a picture holds', async () => {
    const text = await signCredentialAsJwt(unsignedBadge(), { signer: issuerKey.signer })
    const report = await verifier.verify(bake(drawnPng, text))
    expect([report.verified, report.source.format]).toEqual([true, 'png'])
  })

  test('with a term that no context defines is a warning: its signature covers every letter', async () => {
    const credential = { ...unsignedBadge(), seasoning: 'salt' }
    const report = await verifier.verify(await signAnyJwt(withClaims(credential), issuerKey))
    expect([report.verified, outcomeOf(report, 'conformance')]).toEqual([
      true,
      ['passed', 'OB_TERM_UNDEFINED']
    ])
    const embedded = await verifier.verify(await signAnything(credential, issuerKey))
    expect(embedded.verified).toBe(false)
  })

  test('with an inline context is refused all the same', async () => {
    const credential = unsignedBadge()
    const inline = {
      ...credential,
      '@context': [...credential['@context'], { name: 'https://example.org/x' }]
    }
    const report = await verifier.verify(await signAnyJwt(withClaims(inline), issuerKey))
    expect(errorsOf(report)).toEqual(['OB_CONTEXT_INLINE'])
  })
})

describe('the key of a JWT (threats K5, K6)', () => {
  const stranger = { jwk: { ...strangerKey.publicKey } }

  test.each(['Ed25519', 'ES256', 'RS256'] as const)(
    'is the issuer’s, %s: by name, and shown in the header',
    async algorithm => {
      const keyPair = keyOf(algorithm)
      const payload = withClaims(badgeBy(web))
      const pages = { [keySet]: published(keyPair) }
      expect((await verifyIn(pages, await signAnyJwt(payload, keyPair))).foundBy).toBe('jwks')
      const shown = await signAnyJwt(payload, keyPair, { kid: undefined, jwk: { ...keyPair.publicKey } })
      const { report, foundBy } = await verifyIn(pages, shown)
      expect([foundBy, report.verified, report.issuer?.key?.id]).toEqual(['jwks', true, `${web}#k`])
      const both = await signAnyJwt(payload, keyPair, { jwk: { ...keyPair.publicKey } })
      expect((await verifyIn(pages, both)).report.verified).toBe(true)
    }
  )

  test.each(['Ed25519', 'ES256', 'RS256'] as const)(
    'is a stranger’s, %s, that only the header vouches for',
    async algorithm => {
      const own = await generateKeyPair({
        algorithm,
        controller: 'https://attacker.example/',
        id: `${web}#k`
      })
      const genuine = keyOf(algorithm)
      const pages = {
        [web]: { id: web },
        [keySet]: published(genuine),
        'https://attacker.example/keys': published(own)
      }
      const payload = withClaims(badgeBy(web))
      const headers = [
        { kid: undefined, jwk: { ...own.publicKey } },
        { jwk: { ...own.publicKey } },
        { jku: 'https://attacker.example/keys' },
        { x5u: 'https://attacker.example/keys' },
        { x5c: ['MIIB'] },
        { kid: 'https://attacker.example/keys#k' },
        { kid: 'https://attacker.example/keys' }
      ]
      for (const header of headers) {
        const { report, asked } = await verifyIn(pages, await signAnyJwt(payload, own, header))
        expect([header, report.verdict.authentic, report.credential]).toEqual([header, 'no', undefined])
        expect(asked.filter(url => !url.startsWith('https://university.example/'))).toEqual([])
      }
    }
  )

  test('is shown with its secret', async () => {
    const text = await signAnyJwt(withClaims(unsignedBadge()), issuerKey, {
      jwk: { ...issuerKey.publicKey, d: 'AAAA' }
    })
    expect(errorsOf(await verifier.verify(text))).toEqual(['OB_KEY_SECRET_PUBLISHED'])
  })

  test('is another one than the header shows', async () => {
    const text = await signAnyJwt(withClaims(unsignedBadge()), issuerKey, stranger)
    expect(errorsOf(await verifier.verify(text))).toEqual(['OB_KEY_MISMATCH'])
  })

  test.each([
    ['a fragment, of an issuer with a DID', did, '#k', 'did:web'],
    ['the full name, of an issuer with a DID', did, `${did}#k`, 'did:web'],
    ['a short name in a key set', web, 'k', 'jwks']
  ])('is named by %s', async (_, issuerId, kid, expected) => {
    const method = {
      id: `${did}#k`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: issuerKey.publicKeyMultibase
    }
    const pages = {
      'https://university.example/.well-known/did.json': { id: did, assertionMethod: [method] },
      [keySet]: published(issuerKey, 'k')
    }
    const text = await signAnyJwt(withClaims(badgeBy(issuerId)), issuerKey, { kid })
    expect(await verifyIn(pages, text)).toMatchObject({ foundBy: expected, report: { verified: true } })
  })

  test('is a did:jwk, named without its fragment', async () => {
    const keyPair = await generateKeyPair({ algorithm: 'RS256' })
    const text = await signAnyJwt(withClaims(badgeBy(keyPair.controller)), keyPair, {
      kid: keyPair.controller
    })
    expect((await verifier.verify(text)).verified).toBe(true)
  })

  test.each([
    ['that is malformed', { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }, 'OB_KEY_MALFORMED'],
    [
      'of small order',
      { kty: 'OKP', crv: 'Ed25519', x: 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      'OB_KEY_WEAK'
    ]
  ])('is shown as one %s, and not named', async (_, jwk, code) => {
    const text = await signAnyJwt(withClaims(unsignedBadge()), issuerKey, { kid: undefined, jwk })
    const report = await verifier.verify(text)
    expect(outcomeOf(report, 'proof')).toEqual(['failed', code])
    expect(outcomeOf(report, 'issuer')).toEqual(['skipped'])
    expect([report.verdict.authentic, report.problems[0]?.path]).toEqual(['no', '/header/jwk'])
  })

  describe('is named, and the document of the issuer', () => {
    const method = {
      id: `${did}#k`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: issuerKey.publicKeyMultibase
    }
    const verifyWith = async (assertionMethod: readonly object[], members: object = {}) => {
      const payload = { ...withClaims(badgeBy(did)), ...members }
      const text = await signAnyJwt(payload, issuerKey, { kid: `${did}#k` })
      const page = { id: did, assertionMethod }
      const { report } = await verifyIn({ 'https://university.example/.well-known/did.json': page }, text)
      return [report.verdict.authentic, outcomeOf(report, 'proof'), outcomeOf(report, 'issuer')]
    }

    test('lists it: the twin of what follows', async () => {
      expect(await verifyWith([method])).toEqual(['yes', ['passed'], ['passed']])
    })

    test('does not list it: whose signature it is cannot be told, his it is not', async () => {
      expect(await verifyWith([])).toEqual(['no', ['inconclusive'], ['failed', 'OB_KEY_NOT_FOUND']])
    })

    test('does not list it, and a claim is false as well', async () => {
      expect(await verifyWith([], { jti: 'urn:x:other' })).toEqual([
        'no',
        ['failed', 'OB_JWT_CLAIM_MISMATCH'],
        ['skipped']
      ])
    })

    test('says that it was revoked', async () => {
      const revoked = { ...method, revoked: '2026-11-01T00:00:00Z' }
      expect(await verifyWith([revoked])).toEqual(['no', ['failed', 'OB_KEY_REVOKED'], ['skipped']])
    })

    test('could not be had', async () => {
      const text = await signAnyJwt(withClaims(badgeBy(did)), issuerKey, { kid: `${did}#k` })
      const report = await verifier.verify(text)
      expect([report.verdict.authentic, outcomeOf(report, 'proof')]).toEqual([
        'unknown',
        ['inconclusive', 'OB_KEY_UNREACHABLE']
      ])
    })
  })

  describe('is for an algorithm that the platform lacks', () => {
    afterEach(() => {
      vi.restoreAllMocks()
    })

    test('and nothing is known then, unless something else is wrong', async () => {
      const badge = unsignedBadge()
      const texts = [
        await signAnyJwt(withClaims(badge), issuerKey),
        await signAnyJwt({ ...withClaims(badge), jti: 'urn:x:other' }, issuerKey)
      ]
      const refusal = new DOMException('Unrecognized algorithm name', 'NotSupportedError')
      const refused = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(refusal)
      const reports = await Promise.all(texts.map(text => createVerifier({ now: clock }).verify(text)))
      expect(refused).toHaveBeenCalled()
      expect(reports.map(({ verified, verdict }) => [verified, verdict.authentic])).toEqual([
        [false, 'unknown'],
        [false, 'no']
      ])
      expect(reports.map(report => outcomeOf(report, 'proof'))).toEqual([
        ['inconclusive', 'OB_KEY_UNSUPPORTED'],
        ['failed', 'OB_JWT_CLAIM_MISMATCH', 'OB_KEY_UNSUPPORTED']
      ])
    })
  })

  test('is not named at all', async () => {
    const text = await signAnyJwt(withClaims(unsignedBadge()), issuerKey, { kid: undefined })
    expect(errorsOf(await verifier.verify(text))).toEqual(['OB_JWS_HEADER'])
  })

  test('signs with another algorithm than the header names', async () => {
    const keyPair = keyOf('ES256')
    const text = await signAnyJwt(withClaims(badgeBy(web)), keyPair, { alg: 'EdDSA' })
    expect((await verifyIn({ [keySet]: published(keyPair) }, text)).codes).toEqual(['OB_KEY_MISMATCH'])
  })
})

describe('claims against the badge (threats P12, T5)', () => {
  const badge = unsignedBadge({
    validUntil: '2027-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:lea' }
  })
  const good = claimsOf(badge)

  test('that agree', async () => {
    expect((await verifier.verify(await signAnyJwt({ ...badge, ...good }, issuerKey))).verified).toBe(true)
  })

  test.each(['iss', 'sub', 'jti', 'nbf', 'exp'])('%s that differs, or is of another kind', async claim => {
    const value = good[claim]
    const differing = typeof value === 'number' ? value - 1 : `${value}x`
    for (const wrong of [differing, [value], { value }, true, 1e308, -1, null]) {
      const report = await verifier.verify(await signAnyJwt({ ...badge, ...good, [claim]: wrong }, issuerKey))
      expect([claim, wrong, report.verified]).toEqual([claim, wrong, false])
    }
  })

  test.each(['iss', 'sub', 'jti', 'nbf'])('%s that is missing is a warning', async claim => {
    const { [claim]: _, ...others } = good
    const report = await verifier.verify(await signAnyJwt({ ...badge, ...others }, issuerKey))
    expect(report.verified).toBe(true)
    expect(outcomeOf(report, 'proof')).toEqual(['passed', 'OB_JWT_CLAIM_MISSING'])
  })

  test('exp that ends earlier than a badge without end does end it', async () => {
    const endless = unsignedBadge()
    const at = now / 1000
    const expiring = (exp: number) => signAnyJwt({ ...endless, ...claimsOf(endless), exp }, issuerKey)
    expect((await verifier.verify(await expiring(at))).verified).toBe(true)
    const report = await verifier.verify(await expiring(at - 61))
    expect([report.verified, outcomeOf(report, 'validity')]).toEqual([false, ['failed', 'OB_EXPIRED']])
  })
})

describe('a JWT around embedded proofs (threats P11)', () => {
  const embed = (keyPair: KeyPair) =>
    signAnything(unsignedBadge(), keyPair, { verificationMethod: issuerKey.id })

  test('both good, and the report names both', async () => {
    const badge = await signCredential(unsignedBadge(), { signer: issuerKey.signer, created: new Date(now) })
    const report = await verifier.verify(await signCredentialAsJwt(badge, { signer: issuerKey.signer }))
    expect([report.verified, report.source.securedBy]).toEqual([true, ['EdDSA', 'eddsa-rdfc-2022']])
    expect(report.source.proof).toMatchObject({ type: 'VC-JWT' })
  })

  test('the embedded one bad, the JWT bad, both bad', async () => {
    const [good, bad] = [await embed(issuerKey), await embed(strangerKey)]
    const jwt = (badge: object, keyPair: KeyPair) =>
      signAnyJwt(withClaims(badge), keyPair, { kid: issuerKey.id })
    for (const text of [
      await jwt(bad, issuerKey),
      await jwt(good, strangerKey),
      await jwt(bad, strangerKey)
    ]) {
      const report = await verifier.verify(text)
      expect(new Set(errorsOf(report))).toEqual(new Set(['PROOF_VERIFICATION_ERROR']))
      expect(report.verdict.authentic).toBe('no')
    }
    expect((await verifier.verify(await jwt(good, issuerKey))).verified).toBe(true)
  })

  test('then its terms are held to the contexts, as they are under any embedded proof', async () => {
    const badge = { ...(await embed(issuerKey)), seasoning: 'salt' }
    const report = await verifier.verify(await signAnyJwt(withClaims(badge), issuerKey))
    expect(errorsOf(report)).toContain('OB_TERM_UNDEFINED')
  })
})
