/**
 * The sound SVG that attacks on pictures change.
 * @module
 */
import { carrier, svg } from '../support/svg.ts'
import { badgeBy, embedded, text } from './badges.ts'
import { issuers, twin, twinOf } from './issuers.ts'
import { issuerKey } from './keys.ts'

/** The badge in it, and another one by the same issuer. */
export const badge = String((await twin(issuers.didKey, 'eddsa')).input)
export const other = text(await embedded(badgeBy(issuerKey.controller, { name: 'Autre' })))

/** Text as it is, whatever stands in it. */
export const cdata = (json: string): string => `<![CDATA[${json}]]>`

/** The element of the badge. */
export const own = carrier(cdata(badge))

/** The picture. */
export const picture = twinOf('svg', 'svg', svg(own))
