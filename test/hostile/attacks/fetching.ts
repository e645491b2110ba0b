/**
 * Redirects, and answers that are none (threats N4, N5).
 * @module
 */
import { text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, refused, unknown, type WebAnswer } from '../corpus.ts'
import {
  absent,
  did,
  didUrl,
  documentOf,
  issuers,
  jwk,
  keySetUrl,
  ofKeySet,
  page,
  twin,
  web
} from '../issuers.ts'

const issuerTwin = await twin(issuers.https, 'eddsa')
const didTwin = await twin(issuers.didWeb, 'eddsa')
const attack = attacksOn(issuerTwin)
const byDid = attacksOn(didTwin)
const inside = 'https://169.254.169.254/latest'

const to = (location: string | undefined, status = 302): WebAnswer => ({
  status,
  headers: location === undefined ? {} : { location },
  body: ''
})
const moved = `${web}/moved`
const redirect = unknown('proof', 'OB_FETCH_REDIRECT')

function redirects(): Attack[] {
  const { input } = issuerTwin
  const document = page(documentOf(web))
  const strangers = 'https://attacker.example/issuers/1'
  const goals = [moved, strangers, inside, 'http://university.example/issuers/1']
  const following = (answer: WebAnswer) => ({
    web: { [web]: answer, [keySetUrl]: absent, ...Object.fromEntries(goals.map(url => [url, document])) },
    bait: goals
  })
  return [
    ...[301, 302, 303, 307, 308].map(status =>
      attack('N4', `a redirect ${status} within the host`, input, redirect, following(to(moved, status)))
    ),
    attack('N4', 'a redirect to another host', input, redirect, following(to(strangers))),
    attack('N4', 'a redirect into the network', input, redirect, following(to(inside))),
    attack('N4', 'a redirect to http', input, redirect, following(to('http://university.example/issuers/1'))),
    attack('N4', 'a redirect to itself', input, redirect, following(to(web))),
    attack('N4', 'a redirect to nowhere', input, redirect, following(to(undefined))),
    attack('N4', 'a redirect to a script', input, redirect, following(to('javascript:alert(1)'))),
    byDid('N4', 'a redirect of the document of a DID', didTwin.input, redirect, {
      web: {
        [didUrl]: to('https://university.example/did.json'),
        'https://university.example/did.json': page(documentOf(did))
      },
      bait: ['https://university.example/did.json']
    }),
    attacksOn(ofKeySet.Ed25519)('N4', 'a redirect of a key set', ofKeySet.Ed25519.input, redirect, {
      web: { [web]: page({ id: web }), [keySetUrl]: to(moved), [moved]: page({ keys: [jwk(`${web}#k`)] }) },
      bait: [moved]
    })
  ]
}

const good = text(documentOf(web))
const json = { 'content-type': 'application/json' }

/** What stands at the issuer's address in place of his document. */
const answers: readonly (readonly [string, WebAnswer, Expectation])[] = [
  [
    'a byte too many',
    { status: 200, headers: json, body: [{ text: good }, { text: ' ', times: 64 * 1024 + 1 - good.length }] },
    unknown('proof', 'OB_LIMIT_FETCH_BYTES')
  ],
  [
    '5 MB',
    { status: 200, headers: json, body: [{ text: good }, { text: ' ', times: 5_000_000 }] },
    unknown('proof', 'OB_LIMIT_FETCH_BYTES')
  ],
  ['a web page', page('<html>', 'text/html; charset=utf-8'), unknown('proof', 'OB_FETCH_MEDIA_TYPE')],
  [
    'his document, called a web page',
    page(documentOf(web), 'text/html'),
    unknown('proof', 'OB_FETCH_MEDIA_TYPE')
  ],
  ['an error of the server', { status: 500, headers: json, body: good }, unknown('proof', 'OB_FETCH_STATUS')],
  [
    'his document under the status 404',
    { status: 404, headers: json, body: good },
    unknown('proof', 'OB_FETCH_STATUS')
  ],
  [
    'his document under the status 203',
    { status: 203, headers: json, body: good },
    unknown('proof', 'OB_FETCH_STATUS')
  ],
  ['no connection', { error: 'the connection was refused' }, unknown('proof', 'OB_FETCH_FAILED')],
  ['nothing', { status: 200, headers: json, body: '' }, refused('proof', 'PARSING_ERROR')],
  [
    'half of his document',
    { status: 200, headers: json, body: good.slice(0, -20) },
    refused('proof', 'PARSING_ERROR')
  ],
  ['a list', page([documentOf(web)]), unknown('proof', 'OB_FETCH_NOT_JSON')],
  [
    'a member twice',
    { status: 200, headers: json, body: good.replace('{', '{"id":"did:example:x",') },
    refused('proof', 'OB_JSON_DUPLICATE_MEMBER')
  ],
  [
    '__proto__ in his document',
    { status: 200, headers: json, body: good.replace('{', '{"__proto__":{},') },
    refused('proof', 'OB_JSON_FORBIDDEN_MEMBER')
  ],
  [
    '33 levels',
    { status: 200, headers: json, body: good.replace('{', `{"x":${'['.repeat(33)}${']'.repeat(33)},`) },
    refused('proof', 'OB_LIMIT_DEPTH')
  ]
]

function badAnswers(): Attack[] {
  const ofSet = ofKeySet.Ed25519
  return [
    ...answers.map(([what, answer, expected]) =>
      attack('N5', `at the address of the issuer stands ${what}`, issuerTwin.input, expected, {
        web: { [web]: answer }
      })
    ),
    attacksOn(ofSet)(
      'N5',
      'at the address of the key set stands an error of the server',
      ofSet.input,
      unknown('proof', 'OB_FETCH_STATUS'),
      {
        web: { [keySetUrl]: { status: 500, headers: {}, body: '' } }
      }
    )
  ]
}

export const fetching: readonly Attack[] = [...redirects(), ...badAnswers()]
