/**
 * Keys that a header shows or names, and issuers who are called almost the same (threats K5, K6, K10).
 * @module
 */
import { badgeBy, embedded, jwt, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, refused, unknown } from '../corpus.ts'
import { absent, documentOf, issuers, jwk, ofKeySet, page, securings, twin, web } from '../issuers.ts'
import { algorithms, issuerKey, strangerKey, strangerKeys } from '../keys.ts'

const bait = 'https://attacker.example/keys'
const notIssuers = refused('issuer', 'OB_KEY_NOT_ISSUERS')
const broken = refused('proof', 'PROOF_VERIFICATION_ERROR')

async function headers(): Promise<Attack[]> {
  const attacks: Attack[] = []
  for (const algorithm of algorithms) {
    const sound = ofKeySet[algorithm]
    const attack = attacksOn(sound)
    const stranger = strangerKeys[algorithm]
    const shown = { jwk: { ...stranger.publicKey } }
    const lures: readonly (readonly [string, object, Expectation])[] = [
      ['jwk alone', { kid: undefined, ...shown }, refused('issuer', 'OB_KEY_NOT_FOUND')],
      ['jwk beside the name of the issuer’s', shown, refused('proof', 'OB_KEY_MISMATCH')],
      [
        'jwk with the name of the issuer’s in it',
        { kid: undefined, jwk: { ...stranger.publicKey, kid: `${web}#k`, controller: web } },
        refused('issuer', 'OB_KEY_NOT_FOUND')
      ],
      ['jku', { jku: bait }, broken],
      ['x5u', { x5u: bait }, broken],
      ['x5c', { x5c: ['MIIBszCCAVmgAwIBAgIUAAECAwQFBgcICQoLDA0ODxAREhMwCgYIKoZIzj0EAwI='] }, broken],
      ['kid', { kid: `${bait}#k` }, notIssuers]
    ]
    for (const [what, header, expected] of lures) {
      const input = await jwt(badgeBy(web), stranger, { kid: `${web}#k`, ...header })
      attacks.push(
        attack('K5', `a stranger’s ${algorithm} key by ${what}`, input, expected, {
          web: {
            ...sound.options.web,
            [bait]: page({ keys: [jwk(`${web}#k`, stranger), jwk(`${bait}#k`, stranger)] })
          },
          bait: [bait]
        })
      )
    }
  }
  const attack = attacksOn(ofKeySet.Ed25519)
  const secret = { jwk: { ...issuerKey.publicKey, d: Buffer.alloc(32, 1).toString('base64url') } }
  return [
    ...attacks,
    attack(
      'K5',
      'the key in the header with its secret',
      await jwt(badgeBy(web), issuerKey, { kid: `${web}#k`, ...secret }),
      refused('parse', 'OB_KEY_SECRET_PUBLISHED')
    ),
    attack(
      'K5',
      'no key named at all',
      await jwt(badgeBy(web), issuerKey, { kid: undefined }),
      refused('parse', 'OB_JWS_HEADER')
    ),
    attack(
      'K5',
      'the key in the header as text',
      await jwt(badgeBy(web), issuerKey, { kid: `${web}#k`, jwk: 'key' }),
      refused('parse', 'OB_JWS_HEADER')
    )
  ]
}

/** Names of keys that are at another origin than the issuer, by what is other. */
const foreign: readonly (readonly [string, string])[] = [
  ['another host', 'https://attacker.example/issuers/1#k'],
  ['a subdomain', 'https://evil.university.example/issuers/1#k'],
  ['the domain above', 'https://example/issuers/1#k'],
  ['a host that begins the same', 'https://university.example.attacker.example/issuers/1#k'],
  ['a host that ends the same', 'https://notuniversity.example/issuers/1#k'],
  ['another port', 'https://university.example:8443/issuers/1#k'],
  ['http', 'http://university.example/issuers/1#k'],
  ['a user name', 'https://university.example@attacker.example/issuers/1#k'],
  ['a look-alike letter', 'https://unіversity.example/issuers/1#k'],
  ['a host in capitals', 'https://UNIVERSITY.example/issuers/1#k'],
  ['a dot at the end of the host', 'https://university.example./issuers/1#k'],
  ['the issuer in the path', 'https://attacker.example/https://university.example/issuers/1#k'],
  ['the issuer in the query', 'https://attacker.example/?https://university.example/issuers/1#k'],
  ['a backslash', 'https://attacker.example\\@university.example/issuers/1#k'],
  ['no scheme', '//university.example/issuers/1#k']
]

async function foreignNames(): Promise<Attack[]> {
  const attacks: Attack[] = []
  for (const [what, methodId] of foreign) {
    const urls = URL.canParse(methodId) ? [new URL(methodId.replace(/#.*$/, '')).href] : []
    const baits = urls.filter(url => url !== web)
    const strangers = Object.fromEntries(
      baits.map(url => [url, page(documentOf(web, methodId, strangerKey))])
    )
    for (const securing of what.startsWith('a') ? (['eddsa', 'jwt'] as const) : (['jwt'] as const)) {
      const attack = attacksOn(await twin(issuers.https, securing))
      const input = await securings[securing]({ ...issuers.https, methodId }, strangerKey)
      const isUrl = urls.length > 0 && !methodId.includes('\\')
      const expected = isUrl ? notIssuers : refused('proof', 'OB_CONTROLLER_MALFORMED')
      attacks.push(
        attack('K6', `a key at ${what}, ${securing}`, input, expected, {
          web: strangers,
          bait: baits
        })
      )
    }
  }
  return attacks
}

const other = refused('proof', 'OB_CONTROLLER_MISMATCH')
const noUrl = unknown('proof', 'OB_FETCH_URL')
const noDid = refused('proof', 'OB_DID_MALFORMED')

/** Ids that look like the issuer's, or lead to his document, and are not his. */
const lookAlikes: readonly (readonly [string, string, Expectation])[] = [
  ['the scheme in capitals', 'HTTPS://university.example/issuers/1', unknown('proof', 'OB_KEY_UNREACHABLE')],
  ['the host in capitals', 'https://University.example/issuers/1', other],
  ['the port that goes without saying', 'https://university.example:443/issuers/1', other],
  ['a dot at the end of the host', 'https://university.example./issuers/1', noUrl],
  ['an escaped letter', 'https://university.example/%69ssuers/1', unknown('proof', 'OB_FETCH_STATUS')],
  ['dots in the path', 'https://university.example/issuers/x/../1', noUrl],
  ['escaped dots in the path', 'https://university.example/issuers/x/%2e%2e/1', noUrl],
  ['an empty query', 'https://university.example/issuers/1?', unknown('proof', 'OB_FETCH_STATUS')],
  ['a fragment', 'https://university.example/issuers/1#me', notIssuers],
  ['a slash at the end', 'https://university.example/issuers/1/', unknown('proof', 'OB_FETCH_STATUS')],
  ['http', 'http://university.example/issuers/1', noUrl],
  ['full-width letters', 'https://ｕniversity.example/issuers/1', noUrl],
  ['a look-alike letter', 'https://unіversity.example/issuers/1', noUrl],
  ['a soft hyphen', 'https://uni\u00adversity.example/issuers/1', noUrl],
  ['a blank in front', ' https://university.example/issuers/1', refused('conformance', 'OB_ID_RELATIVE')],
  ['a user name', 'https://me@university.example/issuers/1', noUrl],
  ['a did:web in capitals', 'did:web:University.example', noDid],
  ['a method in capitals', 'did:WEB:university.example', noDid],
  ['a DID in capitals', 'DID:web:university.example', noDid],
  ['a did:web with a dot at the end', 'did:web:university.example.', noDid],
  ['a did:web with an escaped letter', 'did:web:%75niversity.example', noDid],
  ['a did:web with its port', 'did:web:university.example%3A443', other]
]

/** What a verifier may ask for that takes the id as it is. */
const near = Object.fromEntries(
  ['%69ssuers/1', 'issuers/1?', 'issuers/1/'].map(path => [`https://university.example/${path}`, absent])
)

async function nearIssuers(): Promise<Attack[]> {
  const attacks: Attack[] = []
  for (const [what, id, expected] of lookAlikes) {
    const issuer = /^did:/i.test(id) ? issuers.didWeb : issuers.https
    const attack = attacksOn(await twin(issuer, 'eddsa'))
    const verificationMethod = `${id}#k`
    // The key is the issuer's own, so that nothing but the id is wrong.
    const input = text(await embedded(badgeBy(id), issuerKey, { verificationMethod }))
    attacks.push(
      attack('K10', `an issuer who is called almost the same, by ${what}`, input, expected, {
        web: issuer.id === web ? near : {}
      })
    )
  }
  return attacks
}

export const keyNames: readonly Attack[] = (
  await Promise.all([headers(), foreignNames(), nearIssuers()])
).flat()
