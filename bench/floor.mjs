/**
 * The floor: hashes and signatures over the very bytes by `node:crypto`, and nothing else.
 * @module
 */
import { generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import { createDocumentLoader } from 'openbadges-kit'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')

async function canonical(value) {
  // Here, and not above: a floor that has no documents has no use for them.
  const { default: jsonld } = await import('jsonld')
  const { canonize } = await import('rdf-canonize')
  const documentLoader = createDocumentLoader()
  const dataset = await jsonld.toRDF(value, { documentLoader, safe: true, base: null })
  return canonize(dataset, { algorithm: 'RDFC-1.0', format: 'application/n-quads' })
}

/** What is signed of a badge: the canonical texts of its proof and of itself. */
async function textsOf({ proof: [proof], ...document }) {
  const { proofValue: _, ...options } = proof
  return [await canonical({ '@context': document['@context'], ...options }), await canonical(document)]
}

const digest = text => hash('sha256', text, 'buffer')

/** The operations of a badge with an embedded proof, over the bytes of `badges` in turn. */
export async function floorOf(badges) {
  const texts = await Promise.all(badges.map(textsOf))
  const bytes = time => Buffer.concat(texts[time % texts.length].map(digest))
  const signatures = texts.map((_, index) => sign(null, bytes(index), privateKey))
  return {
    issue: time => verify(null, bytes(time), publicKey, sign(null, bytes(time), privateKey)),
    issueUnchecked: time => sign(null, bytes(time), privateKey),
    verify: time => verify(null, bytes(time), publicKey, signatures[time % texts.length])
  }
}
