/** Badges as JWTs, against `jose` alone: it signs and checks the same claims, and knows nothing of badges. */
import { decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { buildCredential, signCredentialAsJwt } from 'openbadges-kit'
import { dest1 } from '../badges.mjs'
import { issued, issuerOf, issuing, keyPair, turns, verifying } from '../kit.mjs'

const inputs = dest1.slice(0, 100)
const jwt = { securing: 'jwt' }

function signing(options) {
  const { profile: issuer } = issuerOf()
  const unsigned = turns(inputs.map(input => buildCredential({ ...input, issuer })))
  return time => signCredentialAsJwt(unsigned(time), { signer: keyPair.signer, ...options })
}

async function withJose(make) {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, [
    'sign',
    'verify'
  ])
  return make(
    (await issued(inputs, jwt)).map(token => ({
      header: decodeProtectedHeader(token),
      claims: decodeJwt(token)
    })),
    {
      sign: ({ header, claims }) => new SignJWT(claims).setProtectedHeader(header).sign(privateKey),
      verify: token => jwtVerify(token, publicKey, { clockTolerance: 60 })
    }
  )
}

const josesSign = () =>
  withJose((badges, { sign }) => {
    const next = turns(badges)
    return time => sign(next(time))
  })

const josesSignAndVerify = () =>
  withJose((badges, { sign, verify }) => {
    const next = turns(badges)
    return async time => verify(await sign(next(time)))
  })

export const contenders = {
  'issue: jose, not checked': josesSign,
  'issue: jose, and verify': josesSignAndVerify,
  'issue: openbadges-kit': () => issuing(inputs, jwt),
  'issue: openbadges-kit, selfCheck: false': () => issuing(inputs, { ...jwt, selfCheck: false }),
  'sign: jose, not checked': josesSign,
  'sign: jose, and verify': josesSignAndVerify,
  'sign: openbadges-kit': () => signing({}),
  'sign: openbadges-kit, selfCheck: false': () => signing({ selfCheck: false }),
  'verify: jose': () =>
    withJose(async (badges, { sign, verify }) => {
      const next = turns(await Promise.all(badges.map(sign)))
      return time => verify(next(time))
    }),
  'verify: openbadges-kit': () => verifying(inputs, jwt)
}
