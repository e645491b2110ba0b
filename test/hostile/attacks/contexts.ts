/**
 * Contexts that give members another meaning than their readers do (threats J1, J2, J5).
 * @module
 */
import { contextUrls } from '../../../src/model/context-urls.ts'
import { badgeBy, embedded, text } from '../badges.ts'
import { type Attack, attacksOn, unknown } from '../corpus.ts'
import { append, type Change, drop, reverse, set } from '../edits.ts'
import { issuerKey } from '../keys.ts'
import { broken, conformance, missing, plain, type Row, relative, rewrites, shape } from '../rewrites.ts'

const { credentialsV2, openBadges } = contextUrls
const strangers = 'https://attacker.example/v1'

const inline = conformance('OB_CONTEXT_INLINE')
const nested = conformance('OB_CONTEXT_NESTED')
const order = conformance('OB_CONTEXT_ORDER')
const repeated = conformance('OB_CONTEXT_REPEATED')

const add = (context: unknown): Change => append('/@context', context)
const first = (context: unknown): Change => set('/@context/0', context)
const achievement = '/credentialSubject/achievement'

const atRoot: readonly Row[] = [
  [
    'J1',
    'another version of the badge context',
    set('/@context/1', openBadges.replace('3.0.3', '3.0.2')),
    broken
  ],
  ['J1', 'the contexts in another order', reverse('/@context'), order],
  ['J1', 'no badge context', set('/@context', [credentialsV2]), order],
  ['J1', 'no context', drop('/@context'), missing],
  ['J1', 'a context that is a text', set('/@context', credentialsV2), shape],
  ['J1', 'a context of a stranger', add(strangers), unknown('conformance', 'OB_CONTEXT_UNKNOWN')],
  ['J1', 'a context of a stranger in front', set('/@context', [strangers, credentialsV2, openBadges]), order],
  ['J1', 'a context by another spelling of its address', first(`${credentialsV2}#`), order],
  ['J1', 'a context by http', first(credentialsV2.replace('https', 'http')), order],
  ['J1', 'a context twice', add(openBadges), repeated],
  ['J1', 'an inline context', add({ level: 'https://attacker.example/level' }), inline],
  ['J1', 'an inline context that renames a term', add({ title: 'https://schema.org/name' }), inline],
  ['J1', 'an inline context that takes a term away', add({ evidence: null }), inline],
  ['J1', 'an empty inline context', add({}), inline],
  ['J1', 'null among the contexts', add(null), shape],
  ['J1', 'a list among the contexts', add([openBadges]), shape]
]

const inside: readonly Row[] = [
  ['J2', 'a context in the subject', set('/credentialSubject/@context', openBadges), nested],
  ['J2', 'an empty list of contexts in the subject', set('/credentialSubject/@context', []), nested],
  [
    'J2',
    'an inline context in the achievement',
    set(`${achievement}/@context`, { title: 'https://schema.org/name' }),
    nested
  ],
  ['J2', 'a context in the issuer', set('/issuer/@context', [credentialsV2]), nested],
  ['J2', 'a context that is null in the issuer', set('/issuer/@context', null), nested],
  ['J2', 'a context in the criteria', set(`${achievement}/criteria/@context`, {}), nested]
]

const bases: readonly Row[] = [
  ['J5', '@vocab in a context', add({ '@vocab': 'https://attacker.example/' }), inline],
  ['J5', '@base in a context', add({ '@base': 'https://attacker.example/' }), inline],
  ['J5', '@language in a context', add({ '@language': 'fr' }), inline],
  ['J5', '@import in a context', add({ '@import': strangers }), inline],
  ['J5', '@version and @propagate in a context', add({ '@version': 1.1, '@propagate': false }), inline],
  ['J5', 'a relative id of the achievement', set(`${achievement}/id`, 'a/1'), relative],
  ['J5', 'a relative id of the criteria', set(`${achievement}/criteria/id`, '/c/1'), relative],
  ['J5', 'an id that is a name without scheme', set('/id', 'example.org/1'), relative],
  ['J5', 'an id of an unknown scheme', set(`${achievement}/id`, 'schema:a1'), broken]
]

/** The issuer himself wrote it so. */
async function signedSo(): Promise<Attack[]> {
  const attack = attacksOn(plain)
  const badge = async (members: object) =>
    text(await embedded({ ...badgeBy(issuerKey.controller), ...members }))
  const evidence = [{ id: 'e/1', type: ['Evidence'], name: 'x' }]
  const twice = [credentialsV2, openBadges, openBadges]
  return [
    attack('J5', 'a relative id, signed with the badge', await badge({ evidence }), relative),
    attack('J1', 'a context twice, signed with the badge', await badge({ '@context': twice }), repeated)
  ]
}

export const contexts: readonly Attack[] = [
  ...rewrites([...atRoot, ...inside, ...bases], plain),
  ...(await signedSo())
]
