/**
 * Dates that one reader takes for another day than the next, or not at all, and the edges of a period (threats T1 to T5).
 * @module
 */
import { badgeBy, created, embedded, jwt, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, notNow, passed, refused } from '../corpus.ts'
import { issuers, twin } from '../issuers.ts'
import { issuerKey } from '../keys.ts'

const attack = attacksOn(await twin(issuers.didKey, 'eddsa'))
const inJwt = attacksOn(await twin(issuers.didKey, 'jwt'))

const shape = refused('conformance', 'MALFORMED_VALUE_ERROR')
const expired = notNow('OB_EXPIRED')
const early = notNow('OB_NOT_YET_VALID')
const fine = passed('validity')

/** A badge that its issuer dated so; what is undefined is left out. */
const dated = async (members: object, proofOf = created) =>
  text(
    await embedded(JSON.parse(text({ ...badgeBy(issuerKey.controller), ...members })), issuerKey, {
      created: proofOf
    })
  )

/** Texts that some reader takes for a date, and that are none by the standard. */
const noDates: readonly (readonly [string, string])[] = [
  ['a day that February never has', '2024-02-30T00:00:00Z'],
  ['the 29th of February of 2025', '2025-02-29T00:00:00Z'],
  ['the 29th of February of 1900', '1900-02-29T00:00:00Z'],
  ['the 31st of April', '2026-04-31T00:00:00Z'],
  ['day 0', '2026-11-00T00:00:00Z'],
  ['month 13', '2026-13-01T00:00:00Z'],
  ['month 0', '2026-00-01T00:00:00Z'],
  ['year 0', '0000-01-01T00:00:00Z'],
  ['a year of five digits', '12026-11-01T00:00:00Z'],
  ['a year with a sign', '+2026-11-01T00:00:00Z'],
  ['a year before our time', '-2026-11-01T00:00:00Z'],
  ['digits left out', '2026-1-1T00:00:00Z'],
  ['a year alone', '2999'],
  ['a day without time', '2026-11-01'],
  ['a time without zone', '2026-11-01T08:00:00'],
  ['a blank for the T', '2026-11-01 08:00:00Z'],
  ['a small t', '2026-11-01t08:00:00Z'],
  ['a small z', '2026-11-01T08:00:00z'],
  ['a zone without colon', '2026-11-01T08:00:00+0100'],
  ['a zone of an hour alone', '2026-11-01T08:00:00+01'],
  ['a zone beyond 14 hours', '2026-11-01T08:00:00+14:01'],
  ['a zone of 99 minutes', '2026-11-01T08:00:00+01:99'],
  ['a zone by its name', '2026-11-01T08:00:00 CET'],
  ['two zones', '2026-11-01T08:00:00Z+01:00'],
  ['hour 24', '2026-11-01T24:00:00Z'],
  ['hour 25', '2026-11-01T25:00:00Z'],
  ['minute 60', '2026-11-01T08:60:00Z'],
  ['no seconds', '2026-11-01T08:00Z'],
  ['a point without digits', '2026-11-01T08:00:00.Z'],
  ['a comma for the point', '2026-11-01T08:00:00,5Z'],
  ['a date in words', 'Jan 1 2999'],
  ['a date in words with another in brackets', 'Jan 1 2999 (2020-01-01T00:00:00Z)'],
  ['a date of mail', 'Sun, 01 Nov 2026 08:00:00 GMT'],
  ['a date in slashes', '2026/11/01 08:00:00'],
  ['a day of the year', '2026-305T08:00:00Z'],
  ['a day of a week', '2026-W44-7T08:00:00Z'],
  ['a date in the basic form', '20261101T080000Z'],
  ['a blank behind the date', '2026-11-01T08:00:00Z '],
  ['a line end behind the date', '2026-11-01T08:00:00Z\n'],
  ['a blank in front of the date', ' 2026-11-01T08:00:00Z'],
  ['full-width digits', '２０２６-11-01T08:00:00Z'],
  ['Arabic digits', '٢٠٢٦-11-01T08:00:00Z'],
  ['a NUL in the date', '2026-11-01T08:00:00\u0000Z'],
  ['nothing', ''],
  ['a word', 'always']
]

async function unreadable(): Promise<Attack[]> {
  const made = noDates.map(async ([what, date], at) => {
    // Both ends of a period are read alike, so each text stands at one of them.
    const [place, members] = at % 2 === 0 ? ['beginning', { validFrom: date }] : ['end', { validUntil: date }]
    return attack('T1', `${what} as the ${place}`, await dated(members), shape)
  })
  return Promise.all(made)
}

const forms: readonly (readonly [string, string])[] = [
  ['the widest zone', '2026-11-01T08:00:00+14:00'],
  ['the widest zone to the west', '2026-11-01T08:00:00-14:00'],
  ['minus zero as zone', '2026-11-01T08:00:00-00:00'],
  ['twenty digits of a second', '2026-11-01T08:00:00.12345678901234567890Z'],
  ['the first year', '0001-01-01T00:00:00Z'],
  ['the 29th of February of 2024', '2024-02-29T00:00:00Z']
]

const odd: readonly (readonly [string, unknown])[] = [
  ['the number 0', 0],
  ['a number of milliseconds', 1793520000000],
  ['a list', [created]],
  ['an object', { '@value': created }],
  ['true', true],
  ['false', false],
  ['null', null]
]

async function others(): Promise<Attack[]> {
  const rows: readonly (readonly [string, string, object, Expectation])[] = [
    ...forms.map(
      ([what, validFrom]) => ['T1', `${what} as the beginning, which is a date`, { validFrom }, fine] as const
    ),
    ['T2', 'a leap second as the beginning', { validFrom: '2016-12-31T23:59:60Z' }, shape],
    ['T2', 'a leap second as the end', { validUntil: '2026-12-31T23:59:60Z' }, shape],
    ['T2', 'a leap second where none can be', { validFrom: '2026-11-01T08:00:60Z' }, shape],
    ...odd.map(([what, validFrom]) => ['T3', `${what} as the beginning`, { validFrom }, shape] as const),
    ...odd.map(([what, validUntil]) => ['T3', `${what} as the end`, { validUntil }, shape] as const),
    ['T3', 'no beginning', { validFrom: undefined }, refused('conformance', 'OB_MEMBER_MISSING')],
    ['T4', 'an end 61 seconds ago', { validUntil: '2026-11-22T11:58:59Z' }, expired],
    ['T4', 'an end 60 seconds and a millisecond ago', { validUntil: '2026-11-22T11:58:59.999Z' }, expired],
    ['T4', 'an end 60 seconds ago, as clocks may differ', { validUntil: '2026-11-22T11:59:00Z' }, fine],
    ['T4', 'an end 4 minutes ago', { validUntil: '2026-11-22T11:56:00Z' }, expired],
    [
      'T4',
      'an end of today in a zone where it is over',
      { validUntil: '2026-11-22T12:30:00+01:00' },
      expired
    ],
    [
      'T4',
      'an end of today in a zone where it is still to come',
      { validUntil: '2026-11-22T11:30:00-01:00' },
      fine
    ],
    ['T4', 'a beginning 61 seconds from now', { validFrom: '2026-11-22T12:01:01Z' }, early],
    [
      'T4',
      'a beginning 60 seconds and a millisecond from now',
      { validFrom: '2026-11-22T12:01:00.001Z' },
      early
    ],
    [
      'T4',
      'a beginning 60 seconds from now, as clocks may differ',
      { validFrom: '2026-11-22T12:01:00Z' },
      fine
    ],
    ['T4', 'a beginning in the year 2999', { validFrom: '2999-01-01T00:00:00Z' }, early],
    [
      'T5',
      'an end before the beginning',
      { validUntil: '2026-10-01T00:00:00Z' },
      refused('conformance', 'OB_VALIDITY_REVERSED')
    ]
  ]
  const made = rows.map(async ([threat, name, members, expected]) =>
    attack(threat, name, await dated(members), expected)
  )
  const until = (validUntil: string) => badgeBy(issuerKey.controller, { validUntil })
  const seconds = (date: string) => Date.parse(date) / 1000
  return [
    ...(await Promise.all(made)),
    attack('T5', 'a clock before the badge', await dated({}, '2026-09-01T08:00:00Z'), early, {
      now: '2026-10-01T00:00:00Z'
    }),
    inJwt(
      'T5',
      'a JWT that ends later than its badge',
      await jwt(until('2026-11-10T00:00:00Z'), issuerKey, {}, { exp: seconds('2999-01-01T00:00:00Z') }),
      refused('proof', 'OB_JWT_CLAIM_MISMATCH')
    ),
    inJwt(
      'T5',
      'a JWT that ends earlier than its badge',
      await jwt(until('2027-11-10T00:00:00Z'), issuerKey, {}, { exp: seconds('2026-11-10T00:00:00Z') }),
      refused('proof', 'OB_JWT_CLAIM_MISMATCH')
    ),
    inJwt('T5', 'an expired badge in a JWT', await jwt(until('2026-11-10T00:00:00Z')), expired),
    inJwt(
      'T5',
      'a JWT that ends, around a badge that does not',
      await jwt(badgeBy(issuerKey.controller), issuerKey, {}, { exp: seconds('2026-11-22T11:58:59Z') }),
      expired
    ),
    inJwt(
      'T5',
      'a JWT that begins later than its badge',
      await jwt(badgeBy(issuerKey.controller), issuerKey, {}, { nbf: seconds('2999-01-01T00:00:00Z') }),
      refused('proof', 'OB_JWT_CLAIM_MISMATCH')
    )
  ]
}

export const times: readonly Attack[] = [...(await unreadable()), ...(await others())]
