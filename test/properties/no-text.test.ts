/**
 * Members may be called as JavaScript calls its own methods: an object is never turned into text by what stands in it.
 */
import { expect, test } from 'vitest'
import { identifyRecipient } from '../../src/build.ts'
import { problem } from '../../src/problem/problem.ts'
import { createListExpander } from '../../src/status/list-expander.ts'
import { createStatusList, statusEntry, statusListCredential } from '../../src/status.ts'
import { createVerifier } from '../../src/verify.ts'
import { clock, signedBadge, tampered } from '../support/badges.ts'

const noText = { toString: '', valueOf: '' }

const codes = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as { problems?: readonly { code: string }[] }).problems?.map(({ code }) => code)
  }
  return []
}

test('in the type of a badge beside a term that nobody defines', async () => {
  const odd = tampered(await signedBadge(), copy => {
    copy.type = [noText, ...copy.type]
    copy.evidenceOf = 'x'
    copy.narrative = 'x'
  })
  const { problems, verified } = await createVerifier({ now: clock }).verify(odd)
  expect(verified).toBe(false)
  expect(problems.map(({ code }) => code)).not.toContain('OB_CHECK_BROKEN')
  expect(problems.map(({ code }) => code)).toContain('MALFORMED_VALUE_ERROR')
})

test('in a status list, an entry, or a list to be made', () => {
  const expand = createListExpander(1_000)
  expect(codes(() => expand(noText, 'multibase', 1_000))).toEqual(['MALFORMED_VALUE_ERROR'])
  const parts = { statusListCredential: noText as never, statusListIndex: 3 }
  expect(codes(() => statusEntry(parts))).toContain('MALFORMED_VALUE_ERROR')
  const listed = { id: noText as never, issuer: 'did:web:example.org', statusPurpose: 'revocation' }
  expect(codes(() => statusListCredential(createStatusList(), listed))).toContain('MALFORMED_VALUE_ERROR')
})

test('in a recipient', () => {
  for (const member of ['email', 'did', 'url']) {
    expect(codes(() => identifyRecipient({ [member]: noText } as never))).toContain('MALFORMED_VALUE_ERROR')
  }
})

test('in what a caller throws', () => {
  const { cause } = problem('OB_CHECK_BROKEN', 'x', { cause: noText })
  expect(cause).toEqual({ name: 'object', message: 'an object' })
  expect(problem('OB_CHECK_BROKEN', 'x', { cause: 'why' }).cause).toEqual({ name: 'string', message: 'why' })
})
