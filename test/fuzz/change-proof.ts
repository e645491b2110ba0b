/**
 * Changes of proofs: their members, their number, their order, and whose they are.
 * @module
 */
import { base58 } from '@scure/base'
import { ed25519Jwk } from '../support/keys.ts'
import type { Changes } from './change.ts'
import { otherSignature } from './change-signature.ts'
import { controllers, endorser, issuers, stranger } from './issuers.ts'
import type { Random } from './random.ts'
import { copyOf, isTree, type Json, type JsonTree, put, textOf, treesOf } from './tree.ts'

const keyIds = [...Object.values(issuers), endorser, stranger].map(({ id }) => id)

/** Ways to say with whose key a proof was made. */
function methodsFor(issuer: string): readonly Json[] {
  return [
    ...keyIds,
    stranger.id,
    `${issuer}#${stranger.publicKeyMultibase}`,
    `${issuer}#key-1`,
    `${issuer}#0`,
    issuer,
    `${issuer}#`,
    stranger.publicKey,
    {
      id: stranger.id,
      type: 'Multikey',
      controller: issuer,
      publicKeyMultibase: stranger.publicKeyMultibase ?? ''
    },
    'https://evil.example/key',
    { id: stranger.id, type: 'JsonWebKey', controller: issuer, publicKeyJwk: ed25519Jwk },
    ...Object.keys(controllers)
    // What is published is JSON.
  ] as unknown as readonly Json[]
}

const values: Readonly<Record<string, readonly Json[]>> = {
  type: [
    'DataIntegrityProof',
    'Ed25519Signature2020',
    'Ed25519Signature2018',
    'MyProof',
    ['DataIntegrityProof']
  ],
  cryptosuite: ['eddsa-rdfc-2022', 'EDDSA-RDFC-2022', 'eddsa-jcs-2022', 'eddsa-2022', 'ecdsa-rdfc-2019', ''],
  created: ['2999-01-01T00:00:00Z', '2026-11-01T08:00:00+00:00', '2026-11-01', 'x', 0],
  expires: ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z', 'x'],
  proofPurpose: [
    'authentication',
    'AssertionMethod',
    ['assertionMethod'],
    'https://w3id.org/security#assertionMethod'
  ],
  domain: ['https://evil.example', ['https://example.org'], []],
  challenge: ['x', ['abc'], 1],
  nonce: ['x', 1],
  previousProof: ['urn:example:proof:1', 'urn:example:proof:2', ['urn:example:proof:1'], [], 'x'],
  id: ['urn:example:proof:1', 'urn:example:proof:2', '_:p', 'x'],
  '@context': ['https://w3id.org/security/data-integrity/v2', {}, []],
  extra: ['x'],
  capability: ['x']
}

/** Written otherwise, with the same bytes or others. */
function respelled(proofValue: string, random: Random): string {
  let bytes: Uint8Array
  try {
    bytes = base58.decode(proofValue.slice(1))
  } catch {
    return `${proofValue}1`
  }
  const base64 = Buffer.from(bytes).toString('base64url')
  const spellings = [
    `u${base64}`,
    `m${base64}`,
    `z1${proofValue.slice(1)}`,
    `${proofValue} `,
    proofValue.slice(1),
    `Z${proofValue.slice(1)}`
  ]
  return random.oneIn(3) ? random.pick(spellings) : `z${base58.encode(otherSignature(bytes, random))}`
}

/** All objects of `root` that look like a proof. */
const proofsIn = (root: JsonTree) => treesOf(root).filter(({ proofValue }) => proofValue !== undefined)

/** Edits the list of proofs of the credential. */
function withList(edit: (proofs: Json[], random: Random) => void) {
  return (root: JsonTree, random: Random) => {
    const { proof } = root
    const proofs = Array.isArray(proof) ? proof : proof === undefined ? [] : [proof]
    put(root, 'proof', proofs)
    edit(proofs, random)
  }
}

function issuerOf({ issuer }: JsonTree): string {
  return textOf(isTree(issuer) ? issuer.id : issuer)
}

/** Changes around what makes a badge authentic. */
export const proofChanges: Changes = {
  'proof member': (root, random) => {
    const proofs = proofsIn(root)
    if (proofs.length === 0) return
    const name = random.pick(Object.keys(values))
    put(random.pick(proofs), name, copyOf(random.pick(values[name] ?? [])))
  },
  'proof member gone': (root, random) => {
    const proofs = proofsIn(root)
    if (proofs.length === 0) return
    const proof = random.pick(proofs)
    delete proof[random.pick(Object.keys(proof))]
  },
  'key of a proof': (root, random) => {
    const proofs = proofsIn(root)
    if (proofs.length === 0) return
    put(random.pick(proofs), 'verificationMethod', copyOf(random.pick(methodsFor(issuerOf(root)))))
  },
  signature: (root, random) => {
    const proofs = proofsIn(root)
    if (proofs.length === 0) return
    const proof = random.pick(proofs)
    put(proof, 'proofValue', respelled(textOf(proof.proofValue), random))
  },
  'proof repeated': withList((proofs, random) => {
    if (proofs.length > 0) proofs.push(...Array(random.pick([1, 2, 9])).fill(copyOf(random.pick(proofs))))
  }),
  'proof dropped': withList((proofs, random) => {
    proofs.splice(random.below(proofs.length + 1), 1)
  }),
  'proof of an unknown suite': withList((proofs, random) => {
    const unknown = random.oneIn(2)
      ? { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023', proofValue: 'u2V0C' }
      : { type: 'RsaSignature2018', jws: 'e30..AA' }
    proofs.splice(random.below(proofs.length + 1), 0, unknown)
  }),
  'proof of another badge': (root, random, another) => {
    const { proof } = another()
    if (proof === undefined) return
    if (random.oneIn(2) || !Array.isArray(root.proof)) put(root, 'proof', proof)
    else root.proof.push(...(Array.isArray(proof) ? proof : [proof]))
  },
  'alone or in a list': root => {
    const { proof } = root
    if (proof !== undefined)
      put(root, 'proof', Array.isArray(proof) && proof[0] !== undefined ? proof[0] : [proof])
  },
  'another issuer': (root, random) => {
    const id = random.pick([...Object.values(issuers), stranger, endorser]).controller
    if (isTree(root.issuer) && random.oneIn(2)) put(root.issuer, 'id', id)
    else put(root, 'issuer', random.oneIn(2) ? id : { id, type: ['Profile'] })
  }
}
