/** Badges with 10, 100 and 1,000 results. */
import { withResults } from '../badges.mjs'
import { contest } from '../contest.mjs'

const isLargest = (count, name) => count === 1_000 && name.endsWith('@digitalbazaar/vc')

export const contenders = Object.fromEntries(
  [10, 100, 1_000].flatMap(count =>
    Object.entries(contest([withResults(count)]))
      .filter(
        ([name]) =>
          name === 'verify: openbadges-kit' || name === 'sign: openbadges-kit' || isLargest(count, name)
      )
      .map(([name, start]) => [`${count}: ${name}`, start])
  )
)
