/**
 * Changes of what members mean: contexts, types and identifiers.
 * @module
 */
import { pinnedContextUrls } from '../../src/context/context-set.ts'
import type { Change, Changes } from './change.ts'
import { extensions } from './circumstances.ts'
import { copyOf, type Json, put, treesOf } from './tree.ts'

const contextUrls = [
  ...pinnedContextUrls,
  ...Object.keys(extensions),
  'https://evil.example/v1',
  'HTTPS://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/ns/credentials/v2#',
  'https://www.w3.org/ns/credentials/v2/'
]
const inlineContexts: readonly Json[] = [
  {},
  null,
  { nickname: 'https://schema.org/name' },
  { name: null },
  { name: 'https://schema.org/description' },
  { '@vocab': 'https://evil.example/#' },
  { '@base': 'https://evil.example/' },
  { '@propagate': false },
  [{ x: '@nest' }]
]

const contexts: Change = (root, random) => {
  const url: Json = random.oneIn(4) ? copyOf(random.pick(inlineContexts)) : random.pick(contextUrls)
  const trees = treesOf(root)
  const tree = random.oneIn(3) ? random.pick(trees) : root
  const named = tree['@context']
  const way = random.below(4)
  if (!Array.isArray(named)) put(tree, '@context', random.oneIn(2) ? url : [url])
  else if (way === 0) named.reverse()
  else named.splice(random.below(named.length + 1), way - 1, url)
}

const typeNames = [
  'OpenBadgeCredential',
  'AchievementCredential',
  'VerifiableCredential',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementCredential',
  'https://www.w3.org/2018/credentials#VerifiableCredential',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile',
  'EndorsementCredential',
  'EndorsementSubject',
  'Achievement',
  'Profile',
  'Alignment',
  'https://schema.org/AlignmentObject',
  'Unheard',
  '_:t',
  '@json',
  'https://evil.example/#Profile'
]

const types: Change = (root, random) => {
  const tree = random.pick(treesOf(root))
  const named = tree.type
  const name = random.pick(typeNames)
  if (Array.isArray(named) && random.oneIn(2))
    named.splice(random.below(named.length + 1), random.below(2), name)
  else put(tree, 'type', random.oneIn(2) ? name : [name])
}

/** Identifiers made equal to others, relative, blank or of another spelling. */
const ids: Change = (root, random) => {
  const named = treesOf(root)
  const tree = random.pick(named)
  const other = random.pick(named).id ?? 'urn:x'
  const own = typeof tree.id === 'string' ? tree.id : 'https://example.org/x'
  const spellings: readonly Json[] = [
    other,
    other,
    other,
    '_:b0',
    'x',
    '#x',
    '../x',
    '',
    `${own}/../x`,
    `${own}/.`,
    own.replace('https:', 'HTTPS:'),
    own.replace('example.org', 'example.org:443'),
    own.replace('example', '%65xample'),
    own.replace('did:', 'DID:'),
    `${own}#`,
    { '@id': own }
  ]
  put(tree, 'id', copyOf(random.pick(spellings)))
}

/** Changes by which the same members would mean something else. */
export const termChanges: Changes = { context: contexts, type: types, id: ids }
