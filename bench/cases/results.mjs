/** Badges with 10, 100 and 1,000 results. */
import { withResults } from '../badges.mjs'
import { contest } from '../contest.mjs'

export const contenders = Object.fromEntries(
  [10, 100, 1_000].flatMap(count =>
    Object.entries(contest([withResults(count)])).map(([name, start]) => [`${count}: ${name}`, start])
  )
)
