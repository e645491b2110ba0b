import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { createKeyResolver } from '../../src/binding/resolve.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { type ChainAllowance, createChainAllowance } from '../../src/proof/chain-allowance.ts'
import { checkComments } from '../../src/proof/check-comments.ts'
import { createProof, type ProofMembers } from '../../src/proof/create-proof.ts'
import { suiteNamed } from '../../src/proof/suites.ts'
import { now, strangerKey, tampered, unsignedBadge } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { briefly } from '../support/problems.ts'
import { signAnything } from '../support/sign-anything.ts'

const chain = (previous: readonly JsonObject[], document: JsonObject, members: ProofMembers) =>
  createProof(
    { ...document, proof: previous },
    {
      suite: suiteNamed('eddsa-rdfc-2022'),
      signer: strangerKey.signer,
      created: now,
      members,
      contexts: pinnedContexts,
      limits: defaultLimits
    }
  ).then(({ proof }) => proof)

const options = {
  resolver: createKeyResolver(),
  contexts: pinnedContexts,
  limits: defaultLimits,
  now,
  maxClockSkewMs: 0
}

/** What is found of a badge with these endorsements. */
const found = async (...endorsement: readonly JsonObject[]) =>
  briefly(await checkComments(deepFrozen({ id: 'urn:x:badge', endorsement }), options))

const of = (id: string, endorsementComment: string) => ({
  id,
  type: ['EndorsementSubject'],
  endorsementComment
})

const unsigned = (credentialSubject: JsonValue): JsonObject => ({
  '@context': unsignedBadge()['@context'],
  type: ['VerifiableCredential', 'EndorsementCredential'],
  issuer: { id: strangerKey.controller, type: ['Profile'] },
  credentialSubject
})

const endorsement = (credentialSubject: JsonValue) => signAnything(unsigned(credentialSubject), strangerKey)

const shared = (index: number) => `OB_ID_SHARED /endorsement/${index}/credentialSubject`

describe('endorsements that say different things of one thing', () => {
  test('are good if the proof of each holds, and those whose comments were swapped are not', async () => {
    const [good, poor] = await Promise.all(
      ['Good', 'Poor'].map(comment => endorsement(of('urn:x:1', comment)))
    )
    if (good === undefined || poor === undefined) throw new Error('two')
    expect(await found(good, poor)).toEqual([])
    const { credentialSubject } = good
    expect(
      await found({ ...good, credentialSubject: poor.credentialSubject }, { ...poor, credentialSubject })
    ).toEqual([shared(0), shared(1)])
    expect(await found(good, { ...poor, proof: undefined })).toEqual([shared(1)])
  })

  test('have together what one badge may have of proofs that build on others', async () => {
    const comment = async (at: number) => {
      const document = unsigned(of('urn:x:1', `${at}`))
      const [id, next] = [`urn:x:p:${at}`, `urn:x:q:${at}`]
      const first = await chain([], document, { id })
      return { ...document, proof: [first, await chain([first], document, { id: next, previousProof: id })] }
    }
    const comments = await Promise.all([comment(0), comment(1), comment(2)])
    const of3 = async (maxQuads: number, chains?: ChainAllowance) =>
      briefly(
        await checkComments(
          { endorsement: comments },
          { ...options, limits: { ...defaultLimits, maxQuads }, chains }
        )
      )
    expect(await of3(defaultLimits.maxQuads)).toEqual([])
    // Each has some 15 statements, and a fifth is for all.
    const tooLong = (index: number) => `OB_LIMIT_QUADS /endorsement/${index}/credentialSubject`
    expect(await of3(300)).toEqual([tooLong(2)])
    // What is shared with others stays shared.
    const chains = createChainAllowance(500)
    expect(await of3(defaultLimits.maxQuads, chains)).toEqual([])
    expect(await of3(defaultLimits.maxQuads, chains)).not.toEqual([])
  })

  test('are found also where each speaks of several things', async () => {
    const good = await endorsement([of('urn:x:1', 'Good'), of('urn:x:2', 'Fair')])
    const poor = await endorsement([of('urn:x:2', 'Fair'), of('urn:x:1', 'Poor')])
    expect(await found(good, poor)).toEqual([])
    const swapped = [good, poor].map((one, index) =>
      tampered(one, copy => {
        copy.credentialSubject[index].endorsementComment = index === 0 ? 'Poor' : 'Good'
      })
    ) as JsonObject[]
    expect(await found(...swapped)).toEqual([shared(0), shared(1)])
  })

  test('are found also where one of them says nothing', async () => {
    const silent = unsigned({ id: 'urn:x:1', type: ['EndorsementSubject'] })
    expect(await found(silent, await endorsement(of('urn:x:1', 'Good')))).toEqual([shared(0)])
  })

  test('count for nothing without an issuer, whatever proof they have', async () => {
    const { issuer: _, ...nobodys } = unsigned(of('urn:x:1', 'Good'))
    expect(
      await found(await signAnything(nobodys, strangerKey), await endorsement(of('urn:x:1', 'Poor')))
    ).toEqual([shared(0)])
  })

  test('are not checked if there are more than 32', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => unsigned(of('urn:x:1', `Comment ${index}`)))
    expect(await found(...many(33))).toEqual(['OB_LIMIT_PROOFS '])
    expect(new Set(await found(...many(32)))).toEqual(
      new Set(Array.from({ length: 32 }, (_, index) => shared(index)))
    )
  })
})

describe('an endorsement that holds another of the same thing', () => {
  /** One that says `outer`, and holds `inner`. */
  const holding = (outer: string, inner: JsonObject) => ({
    ...unsigned(of('urn:x:1', outer)),
    issuer: { id: strangerKey.controller, type: ['Profile'], endorsement: [inner] }
  })
  const checked = async (credential: JsonObject) =>
    briefly(await checkComments(deepFrozen(credential), options))

  test('speaks for itself: comments that were swapped between the two are found', async () => {
    const good = await endorsement(of('urn:x:1', 'Good'))
    const poor = await signAnything(holding('Poor', good), strangerKey)
    expect(await checked(poor)).toEqual([])
    const swapped = { ...good, credentialSubject: of('urn:x:1', 'Poor') }
    expect(await checked({ ...holding('Good', swapped), proof: poor.proof ?? null })).toEqual([
      'OB_ID_SHARED /issuer/endorsement/0/credentialSubject'
    ])
  })

  test('counts with all that stands in it, each time that it is hashed', async () => {
    let inner = await endorsement(of('urn:x:1', 'Comment 0'))
    for (const comment of ['Comment 1', 'Comment 2', 'Comment 3']) {
      inner = await signAnything(holding(comment, inner), strangerKey)
    }
    const ofAll = async (maxQuads: number) =>
      briefly(
        await checkComments({ endorsement: [inner] }, { ...options, limits: { ...defaultLimits, maxQuads } })
      )
    expect(await ofAll(defaultLimits.maxQuads)).toEqual([])
    expect(await ofAll(500)).toContain(
      'OB_LIMIT_QUADS /endorsement/0/issuer/endorsement/0/issuer/endorsement/0/issuer/endorsement/0/credentialSubject'
    )
  })
})

describe('the proofs of endorsements', () => {
  test('are 64 together at most', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...unsigned(of('urn:x:1', `Comment ${index}`)),
        proof: Array.from({ length: 8 }, () => ({}))
      }))
    expect(await found(...many(8))).toEqual(Array.from({ length: 8 }, (_, index) => shared(index)))
    expect((await found(...many(9))).at(-1)).toBe('OB_LIMIT_PROOFS /endorsement/8/credentialSubject')
  })

  test('leave open who said it where they are of a kind that is not known', async () => {
    const [good, poor] = [await endorsement(of('urn:x:1', 'Good')), await endorsement(of('urn:x:1', 'Poor'))]
    const odd = tampered(poor, copy => {
      Object.assign([copy.proof].flat()[0], { cryptosuite: 'ecdsa-rdfc-2019' })
    }) as JsonObject
    expect(await found(good, odd)).toEqual(['OB_KEY_UNREACHABLE /endorsement/1/credentialSubject'])
  })

  test('leave it open where the key is good, and whose it is cannot be told', async () => {
    const good = await endorsement(of('urn:x:1', 'Good'))
    const friends = { ...unsigned(of('urn:x:1', 'Poor')), issuer: 'did:web:friend.example' }
    const poor = await signAnything(friends, strangerKey)
    expect(await found(good, poor)).toEqual(['OB_KEY_UNREACHABLE /endorsement/1/credentialSubject'])
  })

  test('say who said it also where they have ended, unless they are forged', async () => {
    const ended = { created: '2020-01-01T00:00:00Z', expires: '2020-01-02T00:00:00Z' }
    const good = await endorsement(of('urn:x:1', 'Good'))
    const poor = await signAnything(unsigned(of('urn:x:1', 'Poor')), strangerKey, ended)
    expect(await found(good, poor)).toEqual([])
    expect(await found(good, { ...poor, credentialSubject: of('urn:x:1', 'Bad') })).toEqual([shared(1)])
  })
})

describe('nothing is asked of the proofs of endorsements that', () => {
  test.each([
    ['say the same of one thing', [of('urn:x:1', 'Good'), of('urn:x:1', 'Good')]],
    ['speak of different things', [of('urn:x:1', 'Good'), of('urn:x:2', 'Poor')]],
    ['speak of things without a name', [{ endorsementComment: 'Good' }, { endorsementComment: 'Poor' }]],
    ['speak of nothing', [[], []]]
  ])('%s', async (_, subjects) => {
    expect(await found(...subjects.map(subject => unsigned(subject)))).toEqual([])
  })
})
