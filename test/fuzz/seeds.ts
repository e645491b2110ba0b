/**
 * The seeds: badges in every form, signed with fixed keys at a fixed time. The same in every run.
 * @module
 */
import type { CredentialParts } from '../../src/build.ts'
import {
  bake,
  buildCredential,
  buildEndorsement,
  type KeyPair,
  type SignCredentialAsJwtOptions,
  type SignCredentialOptions,
  signCredential,
  signCredentialAsJwt
} from '../../src/index.ts'
import { drawnPng, drawnSvg } from '../support/pictures.ts'
import { extensions, now } from './circumstances.ts'
import { endorser, issuers } from './issuers.ts'
import { otherCredentials } from './other-credentials.ts'
import type { Seed } from './seed.ts'
import { generatedParts, plain, seedParts } from './seed-parts.ts'
import { entryIn } from './status-pages.ts'

const clock = () => now
const created = '2026-11-01T08:00:00Z'
const profile = { name: 'Campus Exemple', url: 'https://example.org/campus', email: 'campus@example.org' }
const dates = { validFrom: created, validUntil: '2027-11-01T08:00:00Z', awardedDate: '2026-10-30T00:00:00Z' }
const idOf = (name: string) => `https://campus.example.org/badges/${name}`

function built(
  name: string,
  { controller }: KeyPair,
  parts: Omit<CredentialParts, 'issuer'>,
  dataModel: '2.0' | '1.1' = '2.0'
) {
  const all = { id: idOf(name), issuer: { id: controller, ...profile }, ...dates, ...parts }
  const options = { now: clock, contexts: extensions }
  return dataModel === '1.1' ? buildCredential(all, { ...options, dataModel }) : buildCredential(all, options)
}

type Embedding = Partial<SignCredentialOptions>
type Wrapping = Partial<SignCredentialAsJwtOptions>

const embed = async (credential: object, { signer }: KeyPair, options: Embedding = {}): Promise<object> =>
  signCredential(credential, { signer, created, contexts: extensions, ...options })

const wrap = (credential: object, { signer }: KeyPair, options: Wrapping = {}): Promise<string> =>
  signCredentialAsJwt(credential, { signer, contexts: extensions, ...options })

/** An endorsement of the achievement, as its endorser would sign it. */
function endorsement(comment: string, dataModel: '2.0' | '1.1' = '2.0') {
  const parts = {
    id: `https://endorser.example.org/${comment.length}`,
    issuer: { id: endorser.controller, name: 'Reconnaître en réseau' },
    name: 'Avis',
    validFrom: created,
    credentialSubject: { id: plain.id, endorsementComment: comment }
  }
  return dataModel === '1.1'
    ? buildEndorsement(parts, { now: clock, dataModel })
    : buildEndorsement(parts, { now: clock })
}

async function endorsed(dataModel: '2.0' | '1.1' = '2.0') {
  const [good, other, jwt] = ['Excellent', 'Un badge utile', 'Nous nous y fions'].map(comment =>
    endorsement(comment, dataModel)
  )
  // What was signed stays an endorsement; the compiler does not know.
  const embedded = (await Promise.all(
    [good, other].map(async one => embed(one ?? {}, endorser))
  )) as unknown as NonNullable<CredentialParts['achievement']['endorsement']>
  return {
    ...seedParts.hashedEmail,
    achievement: {
      ...plain,
      endorsement: embedded,
      endorsementJwt: [await wrap(jwt ?? {}, endorser)]
    }
  }
}

async function embeddedBadges(): Promise<Record<string, object>> {
  const { didKey, didJwk, didWeb, https } = issuers
  const { hashedEmail, results, levels, evidence, severalNames, extension } = seedParts
  const badge = (
    name: string,
    keyPair: KeyPair,
    parts: Omit<CredentialParts, 'issuer'>,
    options?: Embedding
  ) => embed(built(name, keyPair, parts), keyPair, options)
  const older = (
    name: string,
    keyPair: KeyPair,
    parts: Omit<CredentialParts, 'issuer'>,
    options?: Embedding
  ) => embed(built(name, keyPair, parts, '1.1'), keyPair, options)
  const suite2020 = { cryptosuite: 'Ed25519Signature2020' } as const
  const oneself = {
    issuer: { id: didKey.controller },
    ...hashedEmail,
    recipient: { ...hashedEmail.recipient, did: didKey.controller }
  }
  const first = await badge('chain', didKey, hashedEmail, { proofId: 'urn:example:proof:1' })
  return {
    'did:key': await badge('did-key', didKey, hashedEmail),
    'did:jwk, results': await badge('did-jwk', didJwk, results),
    'did:web, levels': await badge('did-web', didWeb, levels),
    'https, evidence': await badge('https', https, evidence),
    'several names': await badge('several-names', didKey, severalNames),
    extension: await badge('extension', https, extension),
    '2020 suite': await badge('suite-2020', didKey, results, suite2020),
    '1.1': await older('older', didWeb, evidence),
    '1.1, 2020 suite': await older('older-2020', didKey, levels, suite2020),
    endorsed: await badge('endorsed', didKey, await endorsed()),
    '1.1, endorsed': await older('older-endorsed', https, await endorsed('1.1')),
    'proof set': await embed(await badge('set', didKey, hashedEmail), didKey, suite2020),
    'proof chain': await embed(first, didKey, { previousProof: 'urn:example:proof:1' }),
    'made for one exchange': await badge('exchange', didKey, hashedEmail, {
      domain: 'https://example.org',
      challenge: 'abc',
      expires: '2027-01-01T00:00:00Z'
    }),
    'awarded to oneself': await badge('oneself', didKey, oneself),
    'with a status': await badge('status', didKey, {
      ...hashedEmail,
      credentialStatus: entryIn('embedded', 'good')
    })
  }
}

async function jwtBadges(): Promise<Record<string, string>> {
  const { didKey, https, rsaDidWeb, rsaHttps, p256DidKey, p256KeySet, p384DidJwk } = issuers
  const { hashedEmail, results, levels, evidence, severalNames } = seedParts
  const badge = (
    name: string,
    keyPair: KeyPair,
    parts: Omit<CredentialParts, 'issuer'>,
    options?: Wrapping
  ) => wrap(built(name, keyPair, parts), keyPair, options)
  const older = (
    name: string,
    keyPair: KeyPair,
    parts: Omit<CredentialParts, 'issuer'>,
    options?: Wrapping
  ) => wrap(built(name, keyPair, parts, '1.1'), keyPair, options)
  return {
    'RS256, did:web': await badge('rs256', rsaDidWeb, hashedEmail),
    'RS256, https, 1.1': await older('rs256-older', rsaHttps, evidence),
    'ES256, did:key': await badge('es256', p256DidKey, results),
    'ES256, key set, jwk': await badge('es256-set', p256KeySet, levels, { header: 'jwk' }),
    'ES256, 1.1': await older('es256-older', p256DidKey, severalNames),
    'ES384, did:jwk': await badge('es384', p384DidJwk, evidence),
    'EdDSA, https': await badge('eddsa', https, severalNames),
    'Ed25519, vc+jwt': await badge('ed25519', didKey, hashedEmail, { alg: 'Ed25519', typ: 'vc+jwt' }),
    'EdDSA, endorsed': await badge('eddsa-endorsed', didKey, await endorsed()),
    'ES256, with a status': await badge('es256-status', p256DidKey, {
      ...hashedEmail,
      credentialStatus: entryIn('jwt', 'good')
    }),
    'EdDSA around a proof': await wrap(await embed(built('both', didKey, results), didKey), didKey)
  }
}

async function revokedBadges(): Promise<Record<Seed['secured'], Record<string, object | string>>> {
  const { didKey, p256DidKey } = issuers
  const revoked = (name: string, keyPair: KeyPair, form: Seed['secured']) =>
    built(name, keyPair, { ...seedParts.hashedEmail, credentialStatus: entryIn(form, 'revoked') })
  return {
    embedded: { revoked: await embed(revoked('revoked', didKey, 'embedded'), didKey) },
    jwt: { 'ES256, revoked': await wrap(revoked('es256-revoked', p256DidKey, 'jwt'), p256DidKey) }
  }
}

async function generatedBadges(): Promise<Record<string, object>> {
  const { didKey } = issuers
  const badges = generatedParts.map(async (parts, index) => {
    const unsigned = buildCredential(
      { ...parts, id: idOf(`${index}`), issuer: didKey.controller },
      { now: clock }
    )
    return [`generated ${index}`, await embed(unsigned, didKey)] as const
  })
  return Object.fromEntries(await Promise.all(badges))
}

/** Makes all seeds. */
export async function makeSeeds(): Promise<readonly Seed[]> {
  const seedOf =
    (seed: Pick<Seed, 'secured' | 'is' | 'kind'>) =>
    ([name, signed]: readonly [string, object | string]): Seed => {
      const text = typeof signed === 'string' ? signed : JSON.stringify(signed)
      return { ...seed, name, text, png: bake(drawnPng, text), svg: bake(drawnSvg, text) }
    }
  const [others, revoked] = [await otherCredentials(), await revokedBadges()]
  return [
    ...Object.entries(await embeddedBadges()).map(seedOf({ secured: 'embedded', is: 'verified' })),
    ...Object.entries(await jwtBadges()).map(seedOf({ secured: 'jwt', is: 'verified' })),
    ...Object.entries(revoked.embedded).map(seedOf({ secured: 'embedded', is: 'revoked' })),
    ...Object.entries(revoked.jwt).map(seedOf({ secured: 'jwt', is: 'revoked' })),
    ...Object.entries(await generatedBadges()).map(seedOf({ secured: 'embedded', is: 'authentic' })),
    ...Object.entries(others.embedded).map(
      seedOf({ secured: 'embedded', is: 'verified', kind: 'credential' })
    ),
    ...Object.entries(others.jwt).map(seedOf({ secured: 'jwt', is: 'verified', kind: 'credential' }))
  ]
}
