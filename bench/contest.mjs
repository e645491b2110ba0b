/**
 * Who issues and verifies badges with an embedded proof. Nothing is loaded but by the contender whose process it is.
 * @module
 */
import { buildCredential } from 'openbadges-kit'
import { issued, issuerOf, issuing, turns, verifying } from './kit.mjs'

/** The contenders for the badges of `inputs`. */
export function contest(inputs) {
  const floor = async () => (await import('./floor.mjs')).floorOf(await issued(inputs.slice(0, 10)))
  const peer = () => import('./digital-bazaar.mjs')
  return {
    'issue: floor': async () => (await floor()).issue,
    'issue: openbadges-kit': () => issuing(inputs),
    'issue: openbadges-kit, selfCheck: false': () => issuing(inputs, { selfCheck: false }),
    'issue: @digitalbazaar/vc': async () => {
      const { profile: issuer } = issuerOf()
      const unsigned = turns(inputs.map(input => buildCredential({ ...input, issuer })))
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

async function checking(inputs, verify) {
  const texts = turns((await issued(inputs)).map(badge => JSON.stringify(badge)))
  return time => verify(JSON.parse(texts(time)))
}
