/** This package, as one uses it. */
import { createIssuer, createVerifier, generateKeyPair } from 'openbadges-kit'
import { organisation } from './badges.mjs'

export const keyPair = await generateKeyPair()
const { id: _, ...profile } = organisation

/** An issuer with a bare key. */
export const issuerOf = options => createIssuer({ profile, signer: keyPair.signer, ...options })

/** Those of `items`, one after the other, over and over. */
export const turns = items => time => items[time % items.length]

/** Runs that issue `inputs`. */
export function issuing(inputs, options) {
  const issuer = issuerOf(options)
  const next = turns(inputs)
  return time => issuer.issue(next(time))
}

/** Runs that verify what is issued of `inputs`, as text. */
export async function verifying(inputs, options) {
  const texts = turns((await issued(inputs, options)).map(asText))
  const verifier = createVerifier()
  return async time => {
    if (!(await verifier.verify(texts(time))).verified) throw new Error('what is measured must verify')
  }
}

/** Badges of `inputs`. */
export function issued(inputs, options) {
  const issuer = issuerOf(options)
  return Promise.all(inputs.map(input => issuer.issue(input)))
}

const asText = badge => (typeof badge === 'string' ? badge : JSON.stringify(badge))
