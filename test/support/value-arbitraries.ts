/**
 * Generated values of the kinds that the model has, and ways to put them together.
 * @module
 */
import fc, { type Arbitrary } from 'fast-check'
import type { Parts } from '../../src/build.ts'
import type { Alignment } from '../../src/model/achievement.ts'

/** Text as people write it: any script, Markdown, quotes, line ends; neither blank nor odd. */
export const text: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'Budget',
    'Été « 2026 »',
    '**trois** mois\n\n- `un`',
    '"\\/',
    '数字',
    '😀',
    '<b>&amp;</b>',
    'a\tb'
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter(written => written.trim() !== '' && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(written))
)

/** Numbers that keep their value on the way through RDF. */
export const numbers: Arbitrary<number> = fc.integer({ min: 0, max: 4_000 }).map(quarters => quarters / 4)

/** Moments in their order, as `Date` or as text with its zone. */
export const dates: {
  readonly before: Arbitrary<Date | string>
  readonly from: Arbitrary<Date | string>
  readonly until: Arbitrary<Date | string>
} = {
  before: moments('2020-01-01', '2022-01-01'),
  from: moments('2024-01-01', '2026-01-01'),
  until: moments('2027-01-01', '2099-01-01')
}

function moments(min: string, max: string): Arbitrary<Date | string> {
  const date = fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
  return fc.oneof(
    date,
    date.map(moment => moment.toISOString()),
    date.map(moment => `${moment.toISOString().slice(0, 19)}+02:00`)
  )
}

/** An object of which the members in `required` are always there, the others now and then. */
export function some<T extends object, K extends keyof T = never>(
  members: { readonly [M in keyof T]: Arbitrary<T[M]> },
  required: readonly K[] = []
): Arbitrary<Pick<T, K> & Partial<Omit<T, K>>> {
  // fast-check says the same with other words.
  return fc.record(members, { requiredKeys: [...required] }) as Arbitrary<Pick<T, K> & Partial<Omit<T, K>>>
}

/** One of several kinds of value. */
export function anyOf<A, B, C = never, D = never, E = never>(
  ...kinds: [Arbitrary<A>, Arbitrary<B>, Arbitrary<C>?, Arbitrary<D>?, Arbitrary<E>?]
): Arbitrary<A | B | C | D | E> {
  return fc.oneof(...kinds.filter(kind => kind !== undefined)) as Arbitrary<A | B | C | D | E>
}

/** A list of these, or one alone. */
export function listOf<T>(item: Arbitrary<T>): Arbitrary<T | T[]> {
  return fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 2 }))
}

/** A list of these, or one alone, finished with the help of their places in the list. */
export function placedListOf<T, U>(
  item: Arbitrary<T>,
  finish: (item: T, index: number) => U
): Arbitrary<U | U[]> {
  return fc.oneof(
    item.map(only => finish(only, 0)),
    fc.array(item, { minLength: 1, maxLength: 2 }).map(items => items.map(finish))
  )
}

/** A name for `type`: alone or in a list. */
export function typed(name: string): Arbitrary<string | string[]> {
  return fc.constantFrom(name, [name])
}

/** An identifier of what stands at `at`. */
export function place(at: string): Arbitrary<string> {
  return fc.constantFrom(`https://example.org/${at}`, `urn:example:${at}`, `did:web:example.org:${at}`)
}

/** Alignments to outside frameworks. */
export const alignments: Arbitrary<Parts<Alignment> | readonly Parts<Alignment>[]> = listOf(
  some(
    {
      type: typed('Alignment'),
      targetCode: text,
      targetDescription: text,
      targetName: text,
      targetFramework: text,
      targetType: fc.constantFrom('CFItem' as const, 'ceasn:Competency' as const, 'ext:RNCP' as const),
      targetUrl: fc.webUrl()
    },
    ['targetName', 'targetUrl']
  )
)
