/** Which schemas of strangers are asked about a badge, and what comes of it. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { buildEndorsement } from '../../src/build.ts'
import { problem } from '../../src/problem/problem.ts'
import {
  createVerifier,
  type SchemaEvaluator,
  type SchemaOptions,
  type VerificationReport,
  type VerifierOptions
} from '../../src/verify.ts'
import { clock, issuerKey, outcomeOf, signedBadge, tampered, unsignedBadge } from '../support/badges.ts'
import { briefly } from '../support/problems.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { Answer, type Page, serve } from '../support/web.ts'

const official = {
  id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
  type: '1EdTechJsonSchemaValidator2019'
}
const id = 'https://example.org/schemas/course.json'
const schema = { required: ['evidence'] }

const badgeWith = (...credentialSchema: object[]) =>
  signedBadge({ credentialSchema: [official, ...credentialSchema] as never })
const badge = await badgeWith({ id, type: 'JsonSchema' })

/** An evaluator that knows one keyword, and what it was asked. */
function evaluatorOf(code: 'OB_SCHEMA_MISMATCH' | 'OB_LIMIT_SCHEMA_TIME' = 'OB_SCHEMA_MISMATCH') {
  const asked: Parameters<SchemaEvaluator['evaluate']>[] = []
  const evaluator: SchemaEvaluator = {
    evaluate: async (...question) => {
      asked.push(question)
      const [{ required }, credential] = question
      const missing = (required as string[]).filter(name => credential[name] === undefined)
      return missing.map(name => problem(code, `${name} is missing`))
    }
  }
  return { asked, evaluator }
}

async function verified(
  held: unknown,
  schemas?: Omit<SchemaOptions, 'evaluator'>,
  pages: Record<string, Page> = {},
  options: VerifierOptions = {}
) {
  const { fetch, asked: fetched } = await serve(pages)
  const { asked, evaluator } = evaluatorOf()
  const report = await createVerifier({
    now: clock,
    fetch,
    ...(schemas && { schemas: { evaluator, ...schemas } }),
    ...options
  }).verify(held)
  return { report, asked, fetched }
}

const told = ({ verified, problems }: VerificationReport) => [verified, ...briefly(problems)]
const notChecked = 'OB_SCHEMA_NOT_CHECKED /credentialSchema/1'

describe('a schema of a stranger', () => {
  test('that is given is asked, with the edition that its type stands for, and nothing is fetched', async () => {
    const types = [
      ['JsonSchema', '2020-12'],
      ['1EdTechJsonSchemaValidator2019', '2019-09']
    ]
    for (const [type, dialect] of types) {
      const held = await badgeWith({ id, type })
      const { report, asked, fetched } = await verified(held, { documents: { [id]: schema }, fetch: true })
      expect(told(report)).toEqual([false, 'OB_SCHEMA_MISMATCH /credentialSchema/1'])
      expect(outcomeOf(report, 'conformance')).toEqual(['failed', 'OB_SCHEMA_MISMATCH'])
      expect(asked).toEqual([[schema, held, { dialect }]])
      expect(fetched).toEqual([])
    }
  })

  test('that the badge conforms to says nothing', async () => {
    const { report } = await verified(badge, { documents: { [id]: { required: ['credentialSubject'] } } })
    expect(told(report)).toEqual([true])
  })

  test('is fetched where that is asked for', async () => {
    const { report, asked, fetched } = await verified(badge, { fetch: true }, { [id]: schema })
    expect(told(report)).toEqual([false, 'OB_SCHEMA_MISMATCH /credentialSchema/1'])
    expect([asked.length, fetched]).toEqual([1, [id]])
  })

  test('stands alone, and not in a list', async () => {
    const held = { ...unsignedBadge(), credentialSchema: { id, type: 'JsonSchema' } }
    const jwt = await signAnyJwt({ ...held, ...claimsOf(held) }, issuerKey)
    const { report } = await verified(jwt, { documents: { [id]: schema } })
    expect(briefly(report.problems)).toContain('OB_SCHEMA_MISMATCH /credentialSchema')
  })

  test('that cannot be told in time leaves it open whether the badge is good', async () => {
    const { evaluator } = evaluatorOf('OB_LIMIT_SCHEMA_TIME')
    const schemas = { evaluator, documents: { [id]: schema } }
    const report = await createVerifier({ now: clock, schemas }).verify(badge)
    expect([report.verdict.authentic, ...outcomeOf(report, 'conformance')]).toEqual([
      'unknown',
      'inconclusive',
      'OB_LIMIT_SCHEMA_TIME'
    ])
  })

  test('is stopped by the signal of the verification', async () => {
    const { asked, evaluator } = evaluatorOf()
    const { signal } = new AbortController()
    const schemas = { evaluator, documents: { [id]: schema } }
    await createVerifier({ now: clock, schemas }).verify(badge, { signal })
    expect(asked.map(([, , options]) => options)).toEqual([{ dialect: '2020-12', signal }])
  })

  test('of a badge that nobody signed is not asked', async () => {
    const forged = tampered(badge, copy => {
      copy.name = 'Changed'
    })
    const { report, asked, fetched } = await verified(forged, { fetch: true }, { [id]: schema })
    expect([report.verdict.authentic, asked, fetched]).toEqual(['no', [], []])
  })
})

describe('a badge is not held to a schema, with a warning,', () => {
  test.each<[string, Omit<SchemaOptions, 'evaluator'> | undefined]>([
    ['that is not asked for', undefined],
    ['that is neither given nor to be fetched', {}],
    ['of another address than those given', { documents: { [`${id}#`]: schema } }]
  ])('%s', async (_, schemas) => {
    const { report, asked, fetched } = await verified(badge, schemas, { [id]: schema })
    expect([...told(report), asked, fetched]).toEqual([true, notChecked, [], []])
  })

  test('that may be fetched, where no fetch is given', async () => {
    const { evaluator, asked } = evaluatorOf()
    const report = await createVerifier({ now: clock, schemas: { evaluator, fetch: true } }).verify(badge)
    expect([...told(report), asked]).toEqual([true, notChecked, []])
  })

  test.each<[string, Page, string]>([
    ['that is not there', new Answer('', { status: 404 }), 'OB_FETCH_STATUS'],
    ['that is no JSON', new Answer('{'), 'PARSING_ERROR'],
    ['that is a list', [], 'OB_FETCH_NOT_JSON'],
    ['that is too big', { $comment: 'x'.repeat(256 * 1024) }, 'OB_LIMIT_FETCH_BYTES']
  ])('%s', async (_, page, code) => {
    const { report, asked } = await verified(badge, { fetch: true }, { [id]: page })
    expect([report.verified, ...outcomeOf(report, 'conformance')]).toEqual([
      true,
      'passed',
      'OB_SCHEMA_NOT_CHECKED',
      code
    ])
    expect(new Set(report.problems.map(({ severity }) => severity))).toEqual(new Set(['warning']))
    expect(asked).toEqual([])
  })

  test('that is the ninth, for each may take its time', async () => {
    const many = Array.from({ length: 9 }, () => ({ id, type: 'JsonSchema' }))
    const documents = { [id]: { required: [] } }
    const good = await verified(await badgeWith(...many.slice(1)), { documents })
    expect([...told(good.report), good.asked.length]).toEqual([true, 8])
    const over = await verified(await badgeWith(...many), { documents })
    expect([...told(over.report), over.asked.length]).toEqual([
      true,
      'OB_SCHEMA_NOT_CHECKED /credentialSchema/9',
      8
    ])
  })

  test('of an endorsement, where the badge itself names eight', async () => {
    const endorsement = {
      ...buildEndorsement(
        {
          issuer: { id: issuerKey.controller, name: 'Campus Exemple' },
          name: 'Endorsement',
          credentialSubject: { id: unsignedBadge().id, endorsementComment: 'Oui.' },
          validFrom: '2026-11-02T08:00:00Z'
        },
        { now: clock }
      ),
      credentialSchema: Array.from({ length: 8 }, () => ({ id, type: 'JsonSchema' }))
    }
    const jwt = await signAnyJwt({ ...endorsement, ...claimsOf(endorsement) }, issuerKey)
    const held = await signedBadge({
      credentialSchema: [official, { id, type: 'JsonSchema' }] as never,
      endorsementJwt: [jwt]
    })
    const { report, asked } = await verified(held, { documents: { [id]: { required: ['evidence'] } } })
    expect(told(report)).toContain('OB_SCHEMA_MISMATCH /credentialSchema/1')
    expect(asked).toHaveLength(8)
  })

  test('of a type that is not known', async () => {
    const held: JsonObject = JSON.parse(
      JSON.stringify({ ...unsignedBadge(), credentialSchema: [{ id, type: 'ZodSchema' }] })
    )
    const jwt = await signAnyJwt({ ...held, ...claimsOf(held) }, issuerKey)
    const { report, asked } = await verified(jwt, { documents: { [id]: schema } })
    expect([...told(report), asked]).toEqual([
      true,
      'OB_SCHEMA_NOT_CHECKED /credentialSchema/0',
      'OB_SCHEMA_OFFICIAL_MISSING /credentialSchema',
      'OB_TERM_UNDEFINED /credentialSchema/0/type',
      []
    ])
  })
})
