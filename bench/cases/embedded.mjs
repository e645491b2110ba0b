/** The badges of the demonstration, with an embedded proof. */
import { dest1 } from '../badges.mjs'
import { contest } from '../contest.mjs'

/** One badge class, for everybody who has it: 47 statements. */
const inputs = dest1.filter(({ achievement }) => achievement.id.endsWith('/engagement'))

export const contenders = contest(inputs)
