/**
 * Addresses that lead into the network around a verifier, or elsewhere than they say (threats N1 to N3).
 * @module
 */
import { badgeBy, embedded, jwt, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, passed, refused, unknown } from '../corpus.ts'
import { documentOf, issuers, page, twin, web } from '../issuers.ts'
import { issuerKey } from '../keys.ts'

const attack = attacksOn(await twin(issuers.https, 'eddsa'))
const inJwt = attacksOn(await twin(issuers.https, 'jwt'))
const byDid = attacksOn(await twin(issuers.didWeb, 'eddsa'))
const noUrl = unknown('proof', 'OB_FETCH_URL')
const noDid = refused('proof', 'OB_DID_MALFORMED')
const notIssuers = refused('issuer', 'OB_KEY_NOT_ISSUERS')

const inside = 'https://169.254.169.254/latest'
const bait = { web: { [inside]: page({}) }, bait: [inside] }

/** A badge of the issuer, signed by him, with `members` over its own. */
const pointing = async (members: object) =>
  text(await embedded({ ...badgeBy(web), ...members }, issuerKey, { verificationMethod: `${web}#k` }))
const context = [...(badgeBy(web)['@context'] as string[]), inside]

async function pointers(): Promise<Attack[]> {
  const named = await embedded(badgeBy(web), issuerKey, { verificationMethod: `${inside}#k` })
  const header = (members: object) => jwt(badgeBy(web), issuerKey, { kid: `${web}#k`, ...members })
  const subject = badgeBy(web).credentialSubject as { achievement: object }
  return [
    attack('N1', 'a key inside the network', text(named), notIssuers, bait),
    inJwt('N1', 'a key inside the network, in a JWT', await header({ kid: `${inside}#k` }), notIssuers, bait),
    inJwt(
      'N1',
      'a key set inside the network, by jku',
      await header({ jku: inside }),
      passed('parse', 'OB_JWS_HEADER_IGNORED'),
      bait
    ),
    inJwt(
      'N1',
      'a certificate inside the network, by x5u',
      await header({ x5u: inside }),
      passed('parse', 'OB_JWS_HEADER_IGNORED'),
      bait
    ),
    attack(
      'N1',
      'a context inside the network',
      await pointing({ '@context': context }),
      unknown('conformance', 'OB_CONTEXT_UNKNOWN'),
      bait
    ),
    inJwt(
      'N1',
      'a context inside the network, in a JWT',
      await jwt({ ...badgeBy(web), '@context': context }, issuerKey, { kid: `${web}#k` }),
      passed('conformance', 'OB_CONTEXT_UNKNOWN'),
      bait
    ),
    attack(
      'N1',
      'a picture inside the network',
      await pointing({ image: { id: inside, type: 'Image' } }),
      passed('proof'),
      bait
    ),
    attack(
      'N1',
      'evidence inside the network',
      await pointing({ evidence: [{ id: inside, type: ['Evidence'] }] }),
      passed('proof'),
      bait
    ),
    attack(
      'N1',
      'criteria inside the network',
      await pointing({
        credentialSubject: { ...subject, achievement: { ...subject.achievement, criteria: { id: inside } } }
      }),
      passed('proof'),
      bait
    ),
    attack(
      'N1',
      'a site of the issuer inside the network',
      await pointing({ issuer: { id: web, type: ['Profile'], url: inside } }),
      passed('proof'),
      bait
    )
  ]
}

/** Hosts that only the machine itself, or the network around it, can mean. */
const hosts = [
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '0x7f000001',
  '017700000001',
  '2130706433',
  '127。0。0。1',
  '①②⑦.0.0.1',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::a9fe:a9fe]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  'localhost',
  'LOCALHOST',
  'ⓛocalhost',
  'localhost.',
  'issuer.localhost',
  'metadata.google.internal',
  'printer.local',
  'router.home.arpa',
  'intranet',
  'university.example:22',
  'user:word@university.example'
]

async function insideHosts(): Promise<Attack[]> {
  const made = hosts.map(async (host, at) => {
    const id = `https://${host}/i`
    const input = text(await embedded(badgeBy(id), issuerKey, { verificationMethod: `${id}#k` }))
    // Nothing but the guard keeps a verifier from finding what it looks for.
    const asked = new URL(id).href
    return attack('N2', `the issuer is at ${host} ${at}`, input, noUrl, {
      web: { [asked]: page(documentOf(id)) },
      bait: [asked]
    })
  })
  return Promise.all(made)
}

const dids: readonly (readonly [string, string, Expectation])[] = [
  ['an escaped slash', 'did:web:university.example%2Fattacker', noDid],
  ['escaped slashes and dots', 'did:web:university.example%2F..%2F..%2Fattacker', noDid],
  ['an escaped number sign', 'did:web:university.example%23', noDid],
  ['an escaped question mark', 'did:web:university.example%3Fx', noDid],
  ['an escaped at sign', 'did:web:university.example%40attacker.example', noDid],
  ['an escaped backslash', 'did:web:university.example%5Cattacker', noDid],
  ['an escaped NUL', 'did:web:university.example%00', noDid],
  ['an escape of an escape', 'did:web:university.example%253A8443', noDid],
  ['an escaped colon in small letters', 'did:web:university.example%3a8443', noDid],
  ['a port that is no number', 'did:web:university.example%3Ahttps', noDid],
  ['a port beyond all', 'did:web:university.example%3A65536', noDid],
  ['two ports', 'did:web:university.example%3A8443%3A8443', noDid],
  ['a part of two dots', 'did:web:university.example:..:attacker', noDid],
  ['a part of one dot', 'did:web:university.example:.:issuer', noDid],
  ['an escaped part of two dots', 'did:web:university.example:%2e%2e:attacker', noDid],
  ['an empty part', 'did:web:university.example::issuer', noDid],
  ['an empty host', 'did:web::issuer', noDid],
  ['nothing', 'did:web:', noDid],
  ['a slash', 'did:web:university.example/issuer', noDid],
  ['a query', 'did:web:university.example?x', noDid],
  ['letters beyond ASCII', 'did:web:universit\u00e9.example', noDid],
  ['an address of the machine', 'did:web:127.0.0.1', noUrl],
  ['the machine itself', 'did:web:localhost', noUrl],
  ['a port of another protocol', 'did:web:university.example%3A22', noUrl]
]

async function webDids(): Promise<Attack[]> {
  const made = dids.map(async ([what, id, expected]) => {
    const input = text(await embedded(badgeBy(id), issuerKey, { verificationMethod: `${id}#k` }))
    return byDid('N3', `a did:web with ${what}`, input, expected)
  })
  return Promise.all(made)
}

export const insiders: readonly Attack[] = [
  ...(await pointers()),
  ...(await insideHosts()),
  ...(await webDids())
]
