/** Verifying a badge whose status list the verifier has: one of 131,072 entries with 4,500 revocations. */
import {
  createStatusList,
  createVerifier,
  setStatus,
  signCredential,
  statusEntry,
  statusListCredential
} from 'openbadges-kit'
import { dest1 } from '../badges.mjs'
import { issuerOf, keyPair } from '../kit.mjs'

const url = 'https://example.org/status/1'

async function verifyingWith(hasStatus) {
  const issuer = issuerOf()
  const at = { statusListCredential: url, statusListIndex: 17 }
  const [input] = dest1
  const badge = await issuer.issue({ ...input, ...(hasStatus && { credentialStatus: statusEntry(at) }) })
  const revoked = Array.from({ length: 4_500 }, (_, index) => 18 + 29 * index)
  const list = setStatus(
    createStatusList(),
    revoked.map(index => [index, 1])
  )
  const unsigned = statusListCredential(list, {
    id: url,
    issuer: keyPair.controller,
    statusPurpose: 'revocation'
  })
  const signed = await signCredential(unsigned, { signer: keyPair.signer, kind: 'credential' })
  const verifier = createVerifier({ fetch: async () => Response.json(signed) })
  const text = JSON.stringify(badge)
  return async () => {
    const { verified, statuses } = await verifier.verify(text)
    if (!verified || statuses.length !== Number(hasStatus)) throw new Error('it must verify')
  }
}

export const contenders = {
  'without a status': () => verifyingWith(false),
  'with a status': () => verifyingWith(true)
}
