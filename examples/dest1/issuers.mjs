/**
 * Who issues: the organisation with its two keys, and each person with one.
 * @module
 */
import { createIssuer, generateKeyPair } from 'openbadges-kit'
import { organisation } from './people.mjs'

/**
 * The organisation as two issuers under one name. One signs proofs inside the badge, the other JWTs, with RS256, which
 * every reader of Open Badges 3.0 knows.
 */
export async function createCampus() {
  const controller = organisation.id
  const keyPair = await generateKeyPair({ controller })
  const jwtKeyPair = await generateKeyPair({ controller, algorithm: 'RS256' })
  const embedded = createIssuer({ profile: organisation, signer: keyPair.signer, otherKeys: [jwtKeyPair] })
  const jwt = createIssuer({ profile: organisation, signer: jwtKeyPair.signer, securing: 'jwt' })
  // Both keys are in them. Adding a new key one day and keeping the old one published works in the same way.
  return { embedded, jwt, hosted: embedded.hostedDocuments() }
}

/**
 * A person as two issuers. A key is all that it takes: nothing is hosted.
 * @param {{ name: string }} person
 */
export async function createPerson({ name }) {
  const { signer } = await generateKeyPair()
  const profile = { name }
  return {
    id: signer.controller,
    embedded: createIssuer({ profile, signer }),
    jwt: createIssuer({ profile, signer, securing: 'jwt' })
  }
}
