/**
 * JWTs whose header changes how the rest is read, and JWTs around proofs (threats P6, P11).
 * @module
 */
import { badgeBy, embedded, jwt, noText, text } from '../badges.ts'
import { type Attack, attacksOn, passed, refused, unknown } from '../corpus.ts'
import { issuers, twin } from '../issuers.ts'
import { issuerKey, strangerKey } from '../keys.ts'

const badge = badgeBy(issuerKey.controller)
const broken = refused('proof', 'PROOF_VERIFICATION_ERROR')
const unsupported = unknown('parse', 'OB_SECURING_UNSUPPORTED')
const type = refused('parse', 'OB_JWT_TYPE')

async function extensions(): Promise<Attack[]> {
  const sound = await twin(issuers.didKey, 'jwt')
  const attack = attacksOn(sound)
  const [header = '', payload = '', signature = ''] = String(sound.input).split('.')
  const withHeader = (members: object) => jwt(badge, issuerKey, { kid: issuerKey.id, ...members })
  const extension = refused('parse', 'OB_JWS_EXTENSION')
  return [
    attack('P6', 'a critical extension', await withHeader({ crit: ['exp'], exp: 1 }), extension),
    attack(
      'P6',
      'a critical extension that is not there',
      await withHeader({ crit: ['https://example.org/ext'] }),
      extension
    ),
    attack('P6', 'an empty list of critical extensions', await withHeader({ crit: [] }), extension),
    attack('P6', 'a payload that is not encoded', await withHeader({ b64: false, crit: ['b64'] }), extension),
    attack('P6', 'a payload that says that it is encoded', await withHeader({ b64: true }), extension),
    attack('P6', 'a packed payload', await withHeader({ zip: 'DEF' }), extension),
    attack('P6', 'a token of access', await withHeader({ typ: 'at+jwt' }), type),
    attack('P6', 'a presentation by its type', await withHeader({ typ: 'vp+jwt' }), type),
    attack('P6', 'a status list by its type', await withHeader({ typ: 'statuslist+jwt' }), type),
    attack(
      'P6',
      'a type that is no text',
      await withHeader({ typ: ['JWT'] }),
      refused('parse', 'OB_JWS_HEADER')
    ),
    attack(
      'P6',
      'a type with its own toString',
      await withHeader({ typ: noText }),
      refused('parse', 'OB_JWS_HEADER')
    ),
    attack(
      'P6',
      'the name of the key with its own toString',
      await withHeader({ kid: noText }),
      refused('parse', 'OB_JWS_HEADER')
    ),
    attack('P6', 'a JWS in JSON', text({ payload, protected: header, signature }), unsupported, {
      form: 'json'
    }),
    attack(
      'P6',
      'a JWS in JSON with two signatures',
      text({
        payload,
        signatures: [
          { protected: header, signature },
          { protected: header, signature }
        ]
      }),
      unsupported,
      { form: 'json' }
    ),
    attack('P6', 'a JWE', `${header}.AAAA.AAAA.AAAA.AAAA`, unsupported),
    attack('P6', 'an SD-JWT', `${sound.input}~WyJzYWx0IiwibmFtZSIsIngiXQ~`, unsupported),
    attack('P6', 'an SD-JWT that discloses nothing', `${sound.input}~`, unsupported)
  ]
}

async function nested(): Promise<Attack[]> {
  const attack = attacksOn(await twin(issuers.didKey, 'jwt'))
  const good = await embedded(badge)
  const forged = await embedded(badge, strangerKey, { verificationMethod: issuerKey.id })
  const strangers = await embedded(badge, strangerKey)
  const around = (content: object, keyPair = issuerKey, header: object = { kid: issuerKey.id }) =>
    jwt(content, keyPair, { ...header })
  return [
    attack('P11', 'a good JWT around a forged proof', await around(forged), broken),
    attack('P11', 'a forged JWT around a good proof', await around(good, strangerKey), broken),
    attack('P11', 'a forged JWT around a forged proof', await around(forged, strangerKey), broken),
    attack(
      'P11',
      'the JWT of a stranger around a good proof',
      await around(good, strangerKey, {}),
      refused('issuer', 'OB_KEY_NOT_ISSUERS')
    ),
    attack('P11', 'a good JWT around the proof of a stranger', await around(strangers), passed('proof')),
    attack('P11', 'a good JWT around a good proof', await around(good), passed('proof')),
    attack(
      'P11',
      'a good JWT around terms that the proof inside does not cover',
      await around({ ...good, seasoning: 'salt' }),
      refused('conformance', 'OB_TERM_UNDEFINED')
    )
  ]
}

export const jwsForms: readonly Attack[] = [...(await extensions()), ...(await nested())]
