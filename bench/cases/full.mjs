/** A badge with everything in it. */
import { full } from '../badges.mjs'
import { contest } from '../contest.mjs'

export const contenders = contest([full])
