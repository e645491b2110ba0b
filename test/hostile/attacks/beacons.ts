/**
 * Addresses in a badge that tell a stranger who looks at it, and schemas that are a stranger's program (threats S11, N9).
 * @module
 */
import { contextUrls } from '../../../src/model/context-urls.ts'
import { achievement, recipient, text } from '../badges.ts'
import { type Attack, attacksOn, passed } from '../corpus.ts'
import { did, issuers, page, twinOf } from '../issuers.ts'
import { badgeWith, byIssuer, sent } from '../listed.ts'
import { repeatedIn } from '../recipe.ts'

const contexts = [contextUrls.credentialsV2, contextUrls.openBadges, contextUrls.openBadgesExtensions]
const validator = '1EdTechJsonSchemaValidator2019'
const official = {
  id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
  type: validator
}
const held = (...credentialSchema: object[]) => sent({ '@context': contexts, credentialSchema })
const bySchema = twinOf('official schema', 'json', await held(official), { web: issuers.didWeb.web })
const attack = attacksOn(bySchema)

const url = 'https://attacker.example/schema.json'
const notChecked = passed('conformance', 'OB_SCHEMA_NOT_CHECKED')
const foreign = { id: url, type: validator }

/** What stands where nobody should look. */
const schemas: readonly (readonly [string, object])[] = [
  ['an expression that never ends', { properties: { name: { pattern: '^(a+)+$' } } }],
  ['a reference to itself', { $ref: '#' }],
  ['a reference into the network', { $ref: 'https://169.254.169.254/latest' }],
  ['nothing that any badge is', { not: {} }]
]

async function ofStrangers(): Promise<Attack[]> {
  const both = await held(official, foreign)
  const numbered = (at: number | '#') => ({ id: `${url}?${at}`, type: validator })
  const many = await held(official, ...Array.from({ length: 100 }, (_, at) => numbered(at)))
  const inside = { id: 'https://127.0.0.1/schema.json', type: validator }
  const row = async (name: string, schema: object) =>
    attack('S11', name, await held(official, schema), notChecked)
  return [
    ...schemas.map(([what, schema]) =>
      attack('S11', `a schema with ${what}`, both, notChecked, { web: { [url]: page(schema) }, bait: [url] })
    ),
    attack('S11', 'a schema inside the network', await held(official, inside), notChecked, {
      web: { [inside.id]: page({}) },
      bait: [inside.id]
    }),
    await row('a schema in its address', { id: 'data:application/json,%7B%7D', type: validator }),
    await row('the official schema at another host', {
      ...official,
      id: official.id.replace('purl.', 'purl-')
    }),
    await row('the official schema with a query', { ...official, id: `${official.id}?x` }),
    await row('a schema of the type of W3C', { id: url, type: 'JsonSchema' }),
    attack(
      'S11',
      'a hundred schemas',
      repeatedIn(many, 100, at => text(numbered(at))),
      notChecked
    )
  ]
}

const beacon = (name: string) => `https://attacker.example/${name}`
const all = ['image', 'evidence', 'criteria', 'alignment', 'site', 'creator', 'picture', 'terms'].map(beacon)

/** Every address that a badge can have, but those that say whether it is good. */
function watched() {
  return badgeWith({
    image: { id: beacon('image'), type: 'Image' },
    evidence: [{ id: beacon('evidence'), type: ['Evidence'] }],
    termsOfUse: { id: beacon('terms'), type: 'https://example.org/terms#Policy' },
    issuer: {
      id: did,
      type: ['Profile'],
      name: 'Campus',
      url: beacon('site'),
      image: { id: beacon('picture'), type: 'Image' }
    },
    credentialSubject: {
      id: recipient,
      type: ['AchievementSubject'],
      achievement: {
        ...achievement,
        criteria: { id: beacon('criteria') },
        creator: { id: beacon('creator'), type: ['Profile'] },
        alignment: [{ type: ['Alignment'], targetName: 'Cadre', targetUrl: beacon('alignment') }]
      }
    }
  })
}

async function everywhere(): Promise<Attack> {
  const web = Object.fromEntries(all.map(address => [address, page({})]))
  const plain = twinOf('plain did-web', 'json', await sent({}), { web: issuers.didWeb.web })
  return attacksOn(plain)(
    'N9',
    'addresses of a stranger everywhere',
    text(await byIssuer(watched())),
    passed('proof'),
    {
      web,
      bait: all
    }
  )
}

export const foreignSchemas: readonly Attack[] = await ofStrangers()
export const beacons: readonly Attack[] = [await everywhere()]
