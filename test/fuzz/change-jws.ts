/**
 * Changes of a compact JWS: of its parts as JSON, of its signature, of its base64url, of the parts together.
 * @module
 */

import { ed25519Jwk, p256Jwk, rsaJwk } from '../support/keys.ts'
import type { Change } from './change.ts'
import { jsonTextChanges } from './change-json-text.ts'
import { otherSignature } from './change-signature.ts'
import { issuers, stranger } from './issuers.ts'
import type { Random } from './random.ts'
import { isTree, type Json, type JsonTree, put } from './tree.ts'

/** Changes the text of a JWS; `another` is one of another badge. */
export type JwsChange = (jws: string, random: Random, another: () => string) => string

type Part = 0 | 1 | 2

const MAX_PART = 60_000

const encoded = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64url')
const decoded = (part: string | undefined) => Buffer.from(part ?? '', 'base64url')

function withPart(jws: string, part: Part, edit: (part: string) => string): string {
  return jws
    .split('.')
    .map((text, index) => (index === part ? edit(text) : text))
    .join('.')
}

/** The object that a part holds, or an empty one. */
export function treeIn(jws: string, part: 0 | 1): JsonTree {
  try {
    const value: unknown = JSON.parse(decoded(jws.split('.')[part]).toString())
    // It was JSON a moment ago.
    return isTree(value) ? (value as JsonTree) : {}
  } catch {
    return {}
  }
}

/** Changes a part as JSON, and encodes it again. */
export function asJson(part: 0 | 1, change: Change, anotherTree: () => JsonTree): JwsChange {
  return (jws, random) =>
    withPart(jws, part, text => {
      // What is nested so deep cannot be written again.
      if (text.length > MAX_PART) return text
      const tree = treeIn(jws, part)
      change(tree, random, anotherTree)
      return encoded(JSON.stringify(tree))
    })
}

/** Changes a part as text, and encodes it again. */
function asText(part: 0 | 1): JwsChange {
  return (jws, random, another) =>
    withPart(jws, part, text => {
      const change = random.pick(Object.values(jsonTextChanges))
      return encoded(
        change(decoded(text).toString(), random, () => decoded(another().split('.')[part]).toString())
      )
    })
}

const publicJwks = [...Object.values(issuers), stranger].map(({ publicKey }) => publicKey)
const kids = [...Object.values(issuers), stranger].map(({ id }) => id)

const headerValues: Readonly<Record<string, readonly unknown[]>> = {
  alg: [
    'none',
    'None',
    '',
    'HS256',
    'RS256',
    'ES256',
    'ES384',
    'EdDSA',
    'Ed25519',
    'PS256',
    'ES512',
    'ES256K',
    'rs256',
    null
  ],
  kid: [...kids, '#0', '#key-1', '', 'https://evil.example/key', 'x', 1, '../x'],
  // Those with secrets must not be told of.
  jwk: [
    ...publicJwks,
    ...publicJwks.map(jwk => ({ ...jwk, kty: 'oct', k: 'AA' })),
    ed25519Jwk,
    p256Jwk,
    rsaJwk,
    {},
    'x'
  ],
  typ: ['JWT', 'vc+jwt', 'vc+ld+json+jwt', 'at+jwt', 'JOSE', 'sd-jwt', 1],
  cty: ['vc', 'JWT'],
  crit: [['exp'], [], ['b64'], 'b64'],
  b64: [false, true],
  zip: ['DEF'],
  jku: ['https://evil.example/jwks.json'],
  x5c: [['MIIB']],
  enc: ['A256GCM'],
  iss: ['did:example:eve']
}

const claims: Readonly<Record<string, readonly unknown[]>> = {
  iss: [stranger.controller, 'x', null, [stranger.controller], 1],
  sub: ['did:example:eve', null, ['did:example:lea']],
  jti: ['urn:x', null],
  nbf: [0, 1e308, -1, 1.5, '0', 4_102_444_800, null],
  exp: [0, 1, 9_999_999_999, 1e308, 'x', null, [9_999_999_999]],
  iat: [9_999_999_999, 'x'],
  aud: ['x', ['x', 'y'], 1],
  cnf: [{ jwk: {} }],
  vp: [{}],
  vc: [{}, null, 'x']
}

/** Writes one of `values` into a part. */
function setting(part: 0 | 1, values: Readonly<Record<string, readonly unknown[]>>): JwsChange {
  return asJson(
    part,
    (tree, random) => {
      const name = random.pick(Object.keys(values))
      // All of them are JSON.
      if (random.oneIn(4)) delete tree[name]
      else put(tree, name, random.pick(values[name] ?? []) as Json)
    },
    () => ({})
  )
}

/** The payload in the other form: `vc` around it, or taken out of it. */
const otherForm: JwsChange = asJson(
  1,
  (tree, random) => {
    const { vc, ...rest } = tree
    for (const member of Object.keys(tree)) delete tree[member]
    if (isTree(vc)) Object.assign(tree, rest, vc, random.oneIn(2) ? { vc } : {})
    else Object.assign(tree, random.oneIn(2) ? rest : {}, { vc: { ...rest } })
  },
  () => ({})
)

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const partSpellings: readonly ((part: string, random: Random) => string)[] = [
  part => `${part}=`,
  part => `${part}==`,
  part => `${part}A`,
  part => `${part}\n`,
  part => ` ${part}`,
  part => part.replaceAll('-', '+').replaceAll('_', '/'),
  part => part.replace(/.$/, last => alphabet[alphabet.indexOf(last) ^ 1] ?? last),
  part => part.replace(/.$/, last => alphabet[alphabet.indexOf(last) ^ 2] ?? last),
  part => part.slice(0, -1),
  () => '',
  (part, random) => {
    const place = random.below(part.length + 1)
    return (
      part.slice(0, place) + random.pick([...alphabet, '=', '.', '%', ' ', '\u0000', 'é']) + part.slice(place)
    )
  },
  (part, random) => {
    const place = random.below(part.length + 1)
    return part.slice(0, place) + random.pick([...alphabet]) + part.slice(place + 1)
  },
  (part, random) => {
    const place = random.below(part.length + 1)
    return part.slice(0, place) + part.slice(place + 1)
  }
]

const wholes: readonly ((jws: string) => string)[] = [
  jws => `${jws}.`,
  jws => `.${jws}`,
  jws => `${jws}~`,
  jws => `${jws}~WyJzYWx0IiwibmFtZSIsIngiXQ~`,
  jws => ` ${jws} `,
  jws => `${jws}\u0000`,
  jws => `"${jws}"`,
  jws => `Bearer ${jws}`,
  jws => `data:application/vc+jwt,${jws}`,
  jws => `data:application/jwt;base64,${Buffer.from(jws).toString('base64')}`,
  jws => `${jws}.${jws}`,
  jws => jws.replaceAll('.', '..'),
  jws => jws.split('.').toReversed().join('.'),
  jws => jws.split('.').slice(0, 2).join('.'),
  jws => `${jws.split('.').slice(0, 2).join('.')}.`,
  jws => {
    const [header, payload, signature] = jws.split('.')
    return JSON.stringify({ payload, signatures: [{ protected: header, signature }] })
  },
  jws => {
    const [header, payload, signature] = jws.split('.')
    return JSON.stringify({ protected: header, payload, signature })
  }
]

const anyPart = (random: Random) => random.pick([0, 1, 2] as const)

/** Changes of a JWS by name. */
export const jwsChanges: Readonly<Record<string, JwsChange>> = {
  'header member': setting(0, headerValues),
  claim: setting(1, claims),
  'header as text': asText(0),
  'payload as text': asText(1),
  'other form': otherForm,
  signature: (jws, random) => withPart(jws, 2, part => encoded(otherSignature(decoded(part), random))),
  base64url: (jws, random) =>
    withPart(jws, anyPart(random), part => random.pick(partSpellings)(part, random)),
  'part of another': (jws, random, another) => {
    const other = another().split('.')
    const part = anyPart(random)
    return withPart(jws, part, own => other[part] ?? own)
  },
  'parts exchanged': (jws, random) => {
    const parts = jws.split('.')
    const [a, b] = [anyPart(random), anyPart(random)]
    return withPart(
      withPart(jws, a, () => parts[b] ?? ''),
      b,
      () => parts[a] ?? ''
    )
  },
  whole: (jws, random) => random.pick(wholes)(jws)
}
