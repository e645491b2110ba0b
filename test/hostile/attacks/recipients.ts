/**
 * Badges that are to pass for somebody else's (threat S13).
 * @module
 */
import { md5 } from '@noble/hashes/legacy.js'
import { hex } from '@scure/base'
import { identityHash } from '../../../src/model/identity-hash.ts'
import { achievement, badgeBy, email, embedded, identifier, noText, recipient, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, notTheirs, passed, refused } from '../corpus.ts'
import { issuers, twin, twinOf } from '../issuers.ts'
import { issuerKey } from '../keys.ts'

const other = 'tom@example.org'
const salt = 'grain de sel'
const mismatch = notTheirs('OB_RECIPIENT_MISMATCH')
const weak = passed('recipient', 'OB_RECIPIENT_HASH_WEAK')
const loose = passed('recipient', 'OB_RECIPIENT_LOOSE_MATCH')
const shape = refused('conformance', 'MALFORMED_VALUE_ERROR')

/** A badge of a person who is known by these. */
const of = async (...identifiers: object[]) =>
  text(
    await embedded(
      badgeBy(issuerKey.controller, {
        credentialSubject: { type: ['AchievementSubject'], identifier: identifiers as never, achievement }
      })
    )
  )

const expect = { email }
const known = twinOf('recipient by e-mail', 'json', await of(identifier), { expect })
const attack = attacksOn(known)
const byId = await twin(issuers.didKey, 'eddsa')
const knownById = twinOf('recipient by DID', 'json', byId.input, { expect: { did: recipient } })
const attackById = attacksOn(knownById)

const { salt: _, ...unsalted } = identifier
const plain = { ...unsalted, hashed: false, identityHash: email }
const hashOf = (name: string) => identityHash(name, salt)
const md5Of = (name: string) => `md5$${hex.encode(md5(new TextEncoder().encode(name + salt)))}`

const rows: readonly (readonly [string, readonly object[], Expectation])[] = [
  ['the hash of another', [{ ...identifier, identityHash: hashOf(other) }], mismatch],
  ['the hash with the salt of another', [{ ...identifier, salt: 'sel fin' }], mismatch],
  ['the salt in front of the name', [{ ...identifier, identityHash: identityHash(salt, email) }], mismatch],
  ['no salt', [{ ...unsalted, identityHash: identityHash(email, '') }], weak],
  ['an empty salt', [{ ...identifier, salt: '', identityHash: identityHash(email, '') }], weak],
  ['a hash by md5', [{ ...identifier, identityHash: md5Of(email) }], mismatch],
  [
    'a hash in capitals',
    [{ ...identifier, identityHash: hashOf(email).toUpperCase().replace('SHA', 'sha') }],
    passed('recipient')
  ],
  ['a hash cut short', [{ ...identifier, identityHash: hashOf(email).slice(0, -2) }], mismatch],
  ['a hash of nothing', [{ ...identifier, identityHash: 'sha256$' }], mismatch],
  ['a hash without its algorithm', [{ ...identifier, identityHash: hashOf(email).slice(7) }], mismatch],
  ['the plain name, called a hash', [{ ...identifier, identityHash: email }], mismatch],
  ['a hash, called plain', [{ ...identifier, hashed: false }], mismatch],
  ['false as text', [{ ...plain, hashed: 'false' }], shape],
  [
    'no word whether it is hashed',
    [(({ hashed: __, ...rest }) => rest)(identifier)],
    refused('conformance', 'OB_MEMBER_MISSING')
  ],
  ['the right name of another kind', [{ ...identifier, identityType: 'name' }], mismatch],
  ['the right name of an unknown kind', [{ ...identifier, identityType: 'ext:email' }], mismatch],
  [
    'several names, of which one fits',
    [{ ...identifier, identityHash: hashOf(other) }, identifier],
    passed('recipient')
  ],
  [
    'several names, of which none fits',
    [
      { ...identifier, identityHash: hashOf(other) },
      { ...identifier, salt: 'x' }
    ],
    mismatch
  ],
  ['the plain name of another', [{ ...plain, identityHash: other }], mismatch],
  [
    'a plain name that only begins the same',
    [{ ...plain, identityHash: `${email}.attacker.example` }],
    mismatch
  ],
  ['a look-alike letter in a plain name', [{ ...plain, identityHash: 'lеa@example.org' }], mismatch],
  ['a list in the place of the hash', [{ ...identifier, identityHash: [identifier.identityHash] }], shape],
  ['a hash with its own toString', [{ ...identifier, identityHash: noText }], shape],
  ['a salt with its own toString', [{ ...identifier, salt: noText }], shape],
  ['a kind of name with its own toString', [{ ...identifier, identityType: noText }], shape],
  [
    'a name with its own toString beside one that fits',
    [identifier, { ...plain, identityHash: noText }],
    shape
  ]
]

async function named(): Promise<Attack[]> {
  return Promise.all(
    rows.map(async ([name, identifiers, expected]) => attack('S13', name, await of(...identifiers), expected))
  )
}

const expecting = (name: string, expected: Expectation, expect: Readonly<Record<string, string>>) =>
  attack('S13', name, known.input, expected, { expect })

export const recipients: readonly Attack[] = [
  ...(await named()),
  expecting('another is expected', mismatch, { email: other }),
  expecting('the hash itself is expected', mismatch, { email: identifier.identityHash }),
  expecting('the name is expected in capitals', loose, { email: email.toUpperCase() }),
  expecting('the name is expected with blanks', loose, { email: ` ${email} ` }),
  expecting('a DID is expected', mismatch, { did: recipient }),
  attackById('S13', 'the DID of another is expected', byId.input, mismatch, {
    expect: { did: 'did:example:tom' }
  }),
  attackById('S13', 'a DID is expected in capitals', byId.input, mismatch, {
    expect: { did: 'did:example:LEA' }
  }),
  attackById('S13', 'a DID that begins the same is expected', byId.input, mismatch, {
    expect: { did: `${recipient}:2` }
  }),
  attackById('S13', 'an address is expected of a badge that has a DID', byId.input, mismatch, {
    expect: { email }
  })
]
