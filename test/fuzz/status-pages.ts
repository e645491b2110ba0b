/**
 * Status lists of two issuers: what their hosts answer with, and entries that point there.
 * @module
 */
import {
  createStatusList,
  type KeyPair,
  setStatus,
  signCredential,
  signCredentialAsJwt,
  statusEntry,
  statusListCredential
} from '../../src/index.ts'
import { issuers } from './issuers.ts'

const created = '2026-11-01T08:00:00Z'
const good = 94
const revoked = 95

const listOf = {
  embedded: { url: 'https://campus.example.org/status/1', keyPair: issuers.didKey },
  jwt: { url: 'https://school.example.org/status/1', keyPair: issuers.p256DidKey }
} as const

/** The form in which a list is signed. */
type Form = keyof typeof listOf

/** An entry of a badge that is good, or revoked. */
export function entryIn(form: Form, state: 'good' | 'revoked') {
  const statusListIndex = state === 'good' ? good : revoked
  return statusEntry({ statusListCredential: listOf[form].url, statusListIndex, statusPurpose: 'revocation' })
}

function unsignedList(url: string, { controller }: KeyPair) {
  const list = setStatus(createStatusList(), [[revoked, 1]])
  return statusListCredential(list, {
    id: url,
    issuer: controller,
    statusPurpose: 'revocation',
    validFrom: created,
    validUntil: '2027-11-01T08:00:00Z'
  })
}

/** What stands on the web: texts by URL. */
export async function makePages(): Promise<Readonly<Record<string, string>>> {
  const { embedded, jwt } = listOf
  const kind = 'credential'
  const { signer } = embedded.keyPair
  const list = await signCredential(unsignedList(embedded.url, embedded.keyPair), { signer, created, kind })
  return {
    [embedded.url]: JSON.stringify(list),
    [jwt.url]: await signCredentialAsJwt(unsignedList(jwt.url, jwt.keyPair), {
      signer: jwt.keyPair.signer,
      kind
    })
  }
}
