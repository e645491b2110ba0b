/**
 * Documents of keys that are about another key or holder, and keys that their host alone vouches for (threats K2, K3, K6).
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { badgeBy, embedded, text } from '../badges.ts'
import { type Attack, attacksOn, passed, refused } from '../corpus.ts'
import {
  absent,
  did,
  didUrl,
  documentOf,
  issuers,
  jwk,
  keySetUrl,
  method,
  page,
  securings,
  twin,
  web
} from '../issuers.ts'
import { issuerKey, strangerKey } from '../keys.ts'

const notIssuers = refused('issuer', 'OB_KEY_NOT_ISSUERS')
const mismatch = refused('proof', 'OB_CONTROLLER_MISMATCH')
// The issuer's own documents say nothing of the key, and that of the key is about another.
const notHis = refused('issuer', 'OB_CONTROLLER_MISMATCH')

const keyUrl = 'https://university.example/keys/1'
const foreignKeyUrl = 'https://attacker.example/keys/1'
const silent = { [web]: page({ id: web }), [keySetUrl]: absent }

async function all(): Promise<Attack[]> {
  const badge = await embedded(badgeBy(web), issuerKey, { verificationMethod: keyUrl })
  const ofIssuer = await twin(issuers.https, 'eddsa')
  const sound = {
    name: 'https key document',
    form: 'json' as const,
    input: text(badge),
    options: {
      ...ofIssuer.options,
      web: { ...silent, [keyUrl]: page(method(keyUrl, web)) }
    }
  }
  const attack = attacksOn(sound)
  const byDocument = attacksOn(ofIssuer)
  const with_ = (document: object) => ({ web: { [keyUrl]: page(document) } })
  const foreign = await embedded(badgeBy(web), strangerKey, { verificationMethod: foreignKeyUrl })
  const borrowed = await embedded(badgeBy(web), strangerKey, { verificationMethod: keyUrl })
  return [
    attack(
      'K3',
      'the document of the key is about another key',
      sound.input,
      notHis,
      with_(method(`${keyUrl}0`, web))
    ),
    attack(
      'K3',
      'the document of the key has no id',
      sound.input,
      notHis,
      with_({ ...method(keyUrl, web), id: undefined })
    ),
    attack(
      'K3',
      'the document of the key names another controller',
      sound.input,
      notHis,
      with_(method(keyUrl, 'https://university.example/issuers/2'))
    ),
    attack(
      'K3',
      'the document of the key names two controllers',
      sound.input,
      notHis,
      with_({ ...method(keyUrl, web), controller: [web, 'https://attacker.example/'] })
    ),
    attack('K3', 'a document of another host says that it is the key', text(foreign), notIssuers, {
      web: {
        [keySetUrl]: page({ keys: [] }),
        [foreignKeyUrl]: page(method(keyUrl, web, strangerKey))
      },
      bait: [foreignKeyUrl]
    }),
    attack(
      'K3',
      'a document of another host names the issuer as controller of its key',
      text(foreign),
      notIssuers,
      {
        web: { [foreignKeyUrl]: page(method(foreignKeyUrl, web, strangerKey)) },
        bait: [foreignKeyUrl]
      }
    ),
    attack('K3', 'a key at the host of an issuer whose document lists others', text(borrowed), notIssuers, {
      web: { [web]: page(documentOf(web)), [keyUrl]: page(method(keyUrl, web, strangerKey)) },
      bait: [keyUrl]
    }),
    byDocument('K3', 'his document lists the key as that of another', ofIssuer.input, mismatch, {
      web: {
        [web]: page({ id: web, assertionMethod: [method(`${web}#k`, 'https://attacker.example/')] })
      }
    }),
    byDocument(
      'K3',
      'his document lists the key under the name of another',
      text(await embedded(badgeBy(web), issuerKey, { verificationMethod: `${did}#k` })),
      notIssuers,
      {
        web: {
          [web]: page({ id: web, assertionMethod: [method(`${did}#k`, web)] }),
          [didUrl]: absent
        }
      }
    )
  ]
}

/** Keys that nothing but their host ties to the issuer, and documents that were known beforehand. */
async function otherSources(): Promise<Attack[]> {
  const atKey = { ...issuers.https, methodId: keyUrl }
  const bare = attacksOn(await twin(issuers.https, 'jwt'))
  const token = await securings.jwt(atKey)
  const answers = { [web]: page({ id: web }), [keyUrl]: page(jwk(undefined)) }
  const ofDid = await twin(issuers.didWeb, 'eddsa')
  const given = attacksOn(ofDid)
  const known = (document: JsonObject) => ({ controllers: { [did]: document }, bait: [didUrl] })
  return [
    bare('K6', 'a bare key at the host of the issuer', token, passed('issuer', 'OB_KEY_BOUND_BY_ORIGIN'), {
      web: answers
    }),
    bare(
      'K6',
      'a bare key at a host that may be shared',
      token,
      refused('issuer', 'OB_KEY_BOUND_BY_ORIGIN'),
      {
        web: answers,
        keyBinding: 'strict'
      }
    ),
    given(
      'K2',
      'the document known of him is that of another',
      ofDid.input,
      mismatch,
      known(documentOf('did:web:other.example', `${did}#k`))
    ),
    given(
      'K2',
      'the document known of him lists another key',
      ofDid.input,
      refused('proof', 'PROOF_VERIFICATION_ERROR'),
      known(documentOf(did, `${did}#k`, strangerKey))
    )
  ]
}

export const keyDocuments: readonly Attack[] = [...(await all()), ...(await otherSources())]
