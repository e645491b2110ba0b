/**
 * The door `openbadges-kit/sign`: keys, and signing with them.
 * @module
 */
export type { FreshBytes } from './base/fresh-bytes.ts'
export type { Limits } from './base/limits.ts'
export type { ContextDocuments } from './context/context-set.ts'
export type { IssueAllOptions, IssueResult } from './facade/issue-all.ts'
export { createIssuer, type IssueInput, type Issuer, type IssuerOptions } from './facade/issuer.ts'
export type { KeyAlgorithm } from './key/algorithm.ts'
export { type ControllerDocument, controllerDocument } from './key/controller-document.ts'
export { didJwk } from './key/did-jwk.ts'
export { didKey } from './key/did-key.ts'
export { type DidWebDocument, didWebDocument } from './key/did-web-document.ts'
export { type EcdsaSignatureOptions, ecdsaSignatureFromDer } from './key/ecdsa-signature.ts'
export { type ExportKeyPairOptions, exportKeyPair } from './key/export-key-pair.ts'
export { type GenerateKeyPairOptions, generateKeyPair } from './key/generate-key-pair.ts'
export { type HostedDocument, type HostedDocumentsOptions, hostedDocuments } from './key/hosted-documents.ts'
export { type AlgorithmOfSource, importKeyPair } from './key/import-key-pair.ts'
export { type IssuerJwk, type JsonWebKeySet, jwks } from './key/json-web-key-set.ts'
export type {
  AnyJwk,
  EcPublicJwk,
  EcSecretJwk,
  OkpPublicJwk,
  OkpSecretJwk,
  PublicJwk,
  RsaPublicJwk,
  RsaSecretJwk,
  SecretJwk
} from './key/jwk-members.ts'
export type { CurveForm, KeyForm, KeyForms } from './key/key-forms.ts'
export type { KeyIdentityOptions } from './key/key-identity.ts'
export type { KeyPair } from './key/key-pair.ts'
export type { Multikey, SecretMultikey } from './key/multikey.ts'
export type { PublicKeyPair } from './key/public-key-pair.ts'
export type { JsonWebKeyMethod, JwkAlgorithm, SigningJwk } from './key/publish-key.ts'
export type { Signer } from './key/signer.ts'
export type { Proof } from './model/proof.ts'
export type { ProblemCode } from './problem/codes.ts'
export { OpenBadgesError } from './problem/error.ts'
export type { Problem, ProblemCause, Severity } from './problem/problem.ts'
export type { CompactJws } from './proof/jws.ts'
export type { ProofSuiteName } from './proof/suite.ts'
export { type SignCredentialOptions, type Signed, signCredential } from './sign/sign-credential.ts'
export {
  type SignCredentialAsJwtOptions,
  signCredentialAsJwt
} from './sign/sign-credential-as-jwt.ts'
