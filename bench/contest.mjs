/**
 * Who issues and verifies badges with an embedded proof. Nothing is loaded but by the contender whose process it is.
 * @module
 */
import { buildCredential, signCredential } from 'openbadges-kit'
import { issued, issuerOf, issuing, keyPair, turns, verifying } from './kit.mjs'

/** The contenders for the badges of `inputs`. */
export function contest(inputs) {
  const floor = async () => (await import('./floor.mjs')).floorOf(await issued(inputs.slice(0, 10)))
  const peer = () => import('./digital-bazaar.mjs')
  return {
    'issue: floor': async () => (await floor()).issue,
    'issue: floor, not checked': async () => (await floor()).issueUnchecked,
    'issue: openbadges-kit': () => issuing(inputs),
    'issue: openbadges-kit, selfCheck: false': () => issuing(inputs, { selfCheck: false }),
    'sign: floor': async () => (await floor()).issue,
    'sign: floor, not checked': async () => (await floor()).issueUnchecked,
    'sign: openbadges-kit': () => signing(inputs, {}),
    'sign: openbadges-kit, selfCheck: false': () => signing(inputs, { selfCheck: false }),
    'sign: @digitalbazaar/vc': async () => {
      const unsigned = unsignedOf(inputs)
      const { issue } = await peer()
      return time => issue(unsigned(time))
    },
    'verify: floor': async () => (await floor()).verify,
    'verify: openbadges-kit': () => verifying(inputs),
    'verify: @digitalbazaar/vc': async () => checking(inputs, (await peer()).verify),
    'verify: @digitalcredentials/verifier-core': async () =>
      checking(inputs, (await import('./peers/verifier-core.mjs')).verify)
  }
}

/** Credentials that are ready to be signed, in turn. */
function unsignedOf(inputs) {
  const { profile: issuer } = issuerOf()
  return turns(inputs.map(input => buildCredential({ ...input, issuer })))
}

function signing(inputs, options) {
  const unsigned = unsignedOf(inputs)
  return time => signCredential(unsigned(time), { signer: keyPair.signer, ...options })
}

async function checking(inputs, verify) {
  const texts = turns((await issued(inputs)).map(badge => JSON.stringify(badge)))
  return time => verify(JSON.parse(texts(time)))
}
