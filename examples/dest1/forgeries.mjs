/**
 * What must not pass, and how it must be answered.
 * @module
 */
import {
  bake,
  createIssuer,
  didWebDocument,
  generateKeyPair,
  identifyRecipient,
  unbake
} from 'openbadges-kit'
import { organisation } from './people.mjs'

/**
 * @typedef {object} Forgery
 * @property {string} name of its file
 * @property {string} title what was done
 * @property {Uint8Array} picture
 * @property {'yes' | 'no'} authentic how it must be answered
 * @property {string} code the one problem that must be found
 */

const STRANGER = 'did:web:example.net'

/**
 * A stranger with a key that he says is the organisation's: so does the document on his own web server.
 */
export async function createStranger() {
  const { signer } = await generateKeyPair({ controller: organisation.id })
  const renamed = { ...signer, controller: STRANGER, id: signer.id.replace(organisation.id, STRANGER) }
  const url = 'https://example.net/.well-known/did.json'
  return {
    hosted: [{ url, contentType: 'application/did+json', document: didWebDocument(signer) }],
    claiming: securing => createIssuer({ profile: organisation, signer, securing }),
    lying: securing => createIssuer({ profile: { ...organisation, id: STRANGER }, signer: renamed, securing })
  }
}

/**
 * Makes forgeries of a badge, for somebody else to show.
 * @param {Uint8Array} good a picture with a badge of the organisation
 * @param {import('openbadges-kit').IssueInput} input what the forger wishes for
 * @param {Awaited<ReturnType<typeof createStranger>>} stranger
 * @returns {Promise<Forgery[]>}
 */
export async function forge(good, input, stranger) {
  const { text } = unbake(good)
  const isJson = text.startsWith('{')
  const securing = isJson ? 'embedded' : 'jwt'
  const rebake = badge => bake(good, badge, { replace: true })
  return [
    {
      name: 'tampered',
      title: 'tampered: a good badge, with another recipient written in',
      picture: rebake(isJson ? readdressed(text, input.recipient) : readdressedJwt(text, input.recipient)),
      authentic: 'no',
      code: 'PROOF_VERIFICATION_ERROR'
    },
    {
      name: 'borrowed',
      title: 'borrowed: a good badge as it is, shown by somebody else',
      picture: good,
      authentic: 'yes',
      code: 'OB_RECIPIENT_MISMATCH'
    },
    {
      name: 'claimed',
      title: `claimed: issued in the name of ${organisation.name}, with a stranger's key`,
      picture: rebake(await stranger.claiming(securing).issue(input)),
      authentic: 'no',
      code: 'OB_KEY_NOT_FOUND'
    },
    {
      name: 'lying',
      title: `lying: the issuer's own server says that it is ${organisation.name}`,
      picture: rebake(await stranger.lying(securing).issue(input)),
      authentic: 'no',
      code: 'OB_CONTROLLER_MISMATCH'
    }
  ]
}

/** The same badge about somebody else, the signature as it was. */
function readdressed(json, recipient) {
  const credential = JSON.parse(json)
  const credentialSubject = { ...credential.credentialSubject, ...identifyRecipient(recipient) }
  return JSON.stringify({ ...credential, credentialSubject })
}

function readdressedJwt(jws, recipient) {
  const [header, payload, signature] = jws.split('.')
  const forged = readdressed(Buffer.from(payload, 'base64url').toString(), recipient)
  return [header, Buffer.from(forged).toString('base64url'), signature].join('.')
}
