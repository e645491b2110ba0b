/**
 * All attacks, by the tables of threats.
 * @module
 */
import { algorithms } from './attacks/algorithms.ts'
import { beacons, foreignSchemas } from './attacks/beacons.ts'
import { claimsOfJwt } from './attacks/claims.ts'
import { contexts } from './attacks/contexts.ts'
import { costlyEndorsements } from './attacks/costly-endorsements.ts'
import { doubtfulEndorsers } from './attacks/doubtful-endorsers.ts'
import { endorsedBadges } from './attacks/endorsed-badges.ts'
import { endorsements } from './attacks/endorsements.ts'
import { fetching } from './attacks/fetching.ts'
import { insiders } from './attacks/insiders.ts'
import { jsonText } from './attacks/json-text.ts'
import { jwsForms } from './attacks/jws-forms.ts'
import { keyDocuments } from './attacks/key-documents.ts'
import { keyNames } from './attacks/key-names.ts'
import { pngPictures } from './attacks/png-pictures.ts'
import { proofMembers } from './attacks/proof-members.ts'
import { proofSets } from './attacks/proof-sets.ts'
import { publishedKeys } from './attacks/published-keys.ts'
import { recipients } from './attacks/recipients.ts'
import { refreshes } from './attacks/refreshes.ts'
import { revocationLists } from './attacks/revocation-lists.ts'
import { severalStatuses } from './attacks/several-statuses.ts'
import { shapes } from './attacks/shapes.ts'
import { signatures } from './attacks/signatures.ts'
import { sizes } from './attacks/sizes.ts'
import { statusBits } from './attacks/status-bits.ts'
import { statusEntries } from './attacks/status-entries.ts'
import { statusLists } from './attacks/status-lists.ts'
import { statusTimes } from './attacks/status-times.ts'
import { strangers } from './attacks/strangers.ts'
import { svgCarriers } from './attacks/svg-carriers.ts'
import { svgXml } from './attacks/svg-xml.ts'
import { swappedComments } from './attacks/swapped-comments.ts'
import { terms } from './attacks/terms.ts'
import { times } from './attacks/times.ts'
import type { Attack, Table } from './corpus.ts'

/** A new file of attacks is a line here. */
export const allAttacks: Readonly<Record<Table, readonly Attack[]>> = {
  'who-signed': [...strangers, ...keyDocuments, ...keyNames, ...publishedKeys],
  proofs: [...algorithms, ...signatures, ...jwsForms, ...proofSets, ...proofMembers, ...claimsOfJwt],
  'what-was-signed': [
    ...contexts,
    ...terms,
    ...shapes,
    ...swappedComments,
    ...doubtfulEndorsers,
    ...jsonText,
    ...sizes,
    ...costlyEndorsements
  ],
  time: times,
  status: [
    ...statusLists,
    ...statusEntries,
    ...severalStatuses,
    ...statusBits,
    ...statusTimes,
    ...revocationLists
  ],
  'other-checks': [...refreshes, ...foreignSchemas, ...endorsements, ...endorsedBadges, ...recipients],
  pictures: [...pngPictures, ...svgXml, ...svgCarriers],
  network: [...insiders, ...fetching, ...beacons]
}
