/**
 * The URLs of the contexts that badges use, by name.
 * @module
 */

/** The contexts that every badge begins with, and those that some need. */
export const contextUrls = Object.freeze({
  /** VCDM 2.0: first in every badge of today. */
  credentialsV2: 'https://www.w3.org/ns/credentials/v2',
  /** VCDM 1.1: first in older badges. */
  credentialsV1: 'https://www.w3.org/2018/credentials/v1',
  /** Open Badges 3.0: second in every badge. */
  openBadges: 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  /** The 1EdTech types of status, refresh service and credential schema. */
  openBadgesExtensions: 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  /** `DataIntegrityProof` in VCDM 1.1. */
  dataIntegrityV2: 'https://w3id.org/security/data-integrity/v2',
  /** As above, older. */
  dataIntegrityV1: 'https://w3id.org/security/data-integrity/v1',
  /** `Ed25519Signature2020`. */
  ed25519Signature2020: 'https://w3id.org/security/suites/ed25519-2020/v1',
  /** The entries of status lists in VCDM 1.1; VCDM 2.0 defines them itself. */
  credentialsStatus: 'https://www.w3.org/ns/credentials/status/v1',
  /** `Multikey` documents. */
  multikey: 'https://w3id.org/security/multikey/v1',
  /** `JsonWebKey` documents. */
  jwk: 'https://w3id.org/security/jwk/v1',
  /** DID documents. */
  did: 'https://www.w3.org/ns/did/v1'
})

/** Any published context of Open Badges 3.0. */
export const openBadgesContextPattern: RegExp =
  /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.\d\.\d)?\.json$/
