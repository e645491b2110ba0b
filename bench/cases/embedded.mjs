/** The badges of the demonstration, with an embedded proof. */
import { dest1 } from '../badges.mjs'
import { contest } from '../contest.mjs'

export const contenders = contest(dest1.slice(0, 100))
