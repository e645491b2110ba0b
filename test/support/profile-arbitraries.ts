/**
 * Generated parts of profiles, and what other classes share with them.
 * @module
 */
import fc, { type Arbitrary } from 'fast-check'
import type { EndorsementCredential, Iri, Parts, ProfileParts } from '../../src/build.ts'
import type { Address, GeoCoordinates, IdentifierEntry, Image } from '../../src/model/profile.ts'
import { anyOf, listOf, place, placedListOf, some, text, typed } from './value-arbitraries.ts'

const geo: Arbitrary<Parts<GeoCoordinates>> = some(
  {
    type: fc.constant('GeoCoordinates' as const),
    latitude: fc.integer({ min: -9_000, max: 9_000 }).map(n => n / 100),
    longitude: fc.integer({ min: -18_000, max: 18_000 }).map(n => n / 100)
  },
  ['latitude', 'longitude']
)

const address: Arbitrary<Parts<Address>> = some({
  type: typed('Address'),
  addressCountry: text,
  addressCountryCode: fc.constantFrom('FR', 'BE'),
  addressRegion: text,
  addressLocality: text,
  streetAddress: text,
  postOfficeBoxNumber: text,
  postalCode: text,
  geo
})

export const identifierEntry: Arbitrary<Parts<IdentifierEntry>> = some(
  {
    type: fc.constant('IdentifierEntry' as const),
    identifier: text,
    identifierType: fc.constantFrom('sourcedId' as const, 'ext:siret' as const)
  },
  ['identifier', 'identifierType']
)

/** A profile whose ids begin with `at`, with parents up to `depth`. */
export function profileAt(at: string, depth: number): Arbitrary<ProfileParts> {
  return place(at).chain(id =>
    some(
      {
        id: fc.constant(id),
        type: typed('Profile'),
        name: text,
        url: fc.webUrl(),
        phone: fc.constantFrom('+33 3 20 00 00 00', '0320000000'),
        description: text,
        ...(depth > 0 && { ...endorsements(at, id), parentOrg: profileOrId(`${at}/parent`, depth - 1) }),
        image: imageAt(at),
        email: fc.emailAddress(),
        address,
        otherIdentifier: listOf(identifierEntry),
        official: text,
        familyName: text,
        givenName: text,
        additionalName: text,
        patronymicName: text,
        honorificPrefix: text,
        honorificSuffix: text,
        familyNamePrefix: text,
        dateOfBirth: fc.constantFrom('1968-05-13', '2004-02-29')
      },
      ['id']
    )
  )
}

/** A profile, or its id alone. */
export function profileOrId(at: string, depth = 1): Arbitrary<Iri | ProfileParts> {
  return anyOf(place(at), profileAt(at, depth))
}

/** A picture, or the address of it. */
export function imageAt(at: string): Arbitrary<Iri | Parts<Image>> {
  const id = fc.constantFrom(`https://example.org/${at}.png`, `https://example.org/${at}.svg`)
  return anyOf(id, some({ id, type: fc.constant('Image' as const), caption: text }, ['id']))
}

/** Endorsements of what has the id `endorsed`. The proofs have the right form; they verify nothing. */
export function endorsements(at: string, endorsed: Iri | undefined) {
  return {
    endorsement: placedListOf(text, (endorsementComment, index) =>
      endorsementOf(
        endorsed ?? `urn:example:${at}`,
        endorsementComment,
        `urn:example:${at}/endorsement/${index}`
      )
    ),
    endorsementJwt: listOf(fc.constant('eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiJ1cm46eCJ9.c2lnbmF0dXJl'))
  }
}

/** An endorsement as it looks when it is signed. */
export function endorsementOf(endorsed: Iri, endorsementComment: string, id: Iri): EndorsementCredential {
  const issuer = `${id}/issuer`
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
    ],
    id,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: issuer, type: ['Profile'] },
    name: 'Recommandation',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: endorsed, type: ['EndorsementSubject'], endorsementComment },
    proof: [
      {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        created: '2026-01-01T00:00:00Z',
        verificationMethod: `${issuer}#key`,
        proofPurpose: 'assertionMethod',
        proofValue:
          'z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr'
      }
    ]
  }
}
