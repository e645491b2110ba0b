import { noText, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, refused, statusUnknown, withdrawn } from '../corpus.ts'
import { changed, drop, set } from '../edits.ts'
import {
  badgeWith,
  byIssuer,
  clear,
  entry,
  listBy,
  listed,
  listedInJwt,
  listInJwt,
  listUrl,
  marked,
  otherUrl,
  sent,
  sentAsJwt,
  signedPage
} from '../listed.ts'
import { repeatedIn } from '../recipe.ts'

const attack = attacksOn(listed)
const malformed = statusUnknown('MALFORMED_VALUE_ERROR')
const shape = refused('conformance', 'MALFORMED_VALUE_ERROR')
const revokedPage = await signedPage(listBy({ encodedList: marked }))

const second = entry({ id: `${otherUrl}#94567`, statusListCredential: otherUrl })
const secondPage = (encodedList: string) => signedPage(listBy({ encodedList }, { id: otherUrl }))

async function several(): Promise<Attack[]> {
  const both = await sent({ credentialStatus: [entry(), second] })
  const turned = await sent({ credentialStatus: [second, entry()] })
  const web = { [otherUrl]: await secondPage(marked) }
  const nothing = { [otherUrl]: { status: 404, body: '' } }
  const numbered = (at: number | '#') => entry({ id: `${listUrl}?${at}`, statusListIndex: `${at}` })
  const many = await sent({ credentialStatus: Array.from({ length: 33 }, (_, at) => numbered(at)) })
  return [
    attack('S8', 'the second of two entries is revoked', both, withdrawn(), { web }),
    attack('S8', 'the first of two entries is revoked', turned, withdrawn(), { web }),
    attack(
      'S8',
      'the list of the second of two entries is not there',
      both,
      statusUnknown('STATUS_RETRIEVAL_ERROR'),
      { web: nothing }
    ),
    attack('S8', 'one entry is revoked and the list of the other not there', both, withdrawn(), {
      web: { ...nothing, [listUrl]: revokedPage }
    }),
    attack(
      'S8',
      'one entry is suspended and the other of an unknown purpose',
      await sent({ credentialStatus: [entry({ statusPurpose: 'suspension' }), second] }),
      withdrawn('OB_STATUS_SUSPENDED'),
      {
        web: {
          [listUrl]: await signedPage(listBy({ statusPurpose: 'suspension', encodedList: marked })),
          ...nothing
        }
      }
    ),
    attack(
      'S8',
      'two entries of one list, the second revoked',
      await sent({ credentialStatus: [entry({ id: `${listUrl}#1`, statusListIndex: '1' }), entry()] }),
      withdrawn(),
      { web: { [listUrl]: revokedPage } }
    ),
    attack(
      'S8',
      '33 entries',
      repeatedIn(many, 33, at => text(numbered(at))),
      statusUnknown('OB_LIMIT_STATUSES')
    )
  ]
}

/** What is broken at one entry hides nothing of the others. */
async function besideBroken(): Promise<Attack[]> {
  const members = ['statusListIndex', 'statusPurpose', 'statusSize', 'statusListCredential']
  const web = { [otherUrl]: await secondPage(marked) }
  const rows = members.map(async member => {
    const credentialStatus = [entry({ [member]: noText }), second]
    const name = `the second of two entries is revoked, and ${member} of the first has its own toString`
    return attacksOn(listedInJwt)('S8', name, await sentAsJwt({ credentialStatus }), withdrawn(), { web })
  })
  const both = await sent({ credentialStatus: [entry(), second] })
  return [
    ...(await Promise.all(rows)),
    attack(
      'S8',
      'the second of two entries is revoked, and the bits of the first list have their own toString',
      both,
      withdrawn(),
      { web: { ...web, [listUrl]: await listInJwt({ encodedList: noText }) } }
    )
  ]
}

const broken = refused('proof', 'PROOF_VERIFICATION_ERROR')

/** Nothing of the signature is lost by some of these: they are the same as RDF. */
async function rewritten(): Promise<Attack[]> {
  const badge = await byIssuer(badgeWith({ credentialStatus: entry() }))
  const twoEntries = await byIssuer(badgeWith({ credentialStatus: [entry(), second] }))
  const revoked = { web: { [listUrl]: revokedPage, [otherUrl]: await secondPage(clear) } }
  const rewrite = (name: string, document: object, expected: Expectation) =>
    attack('S8', `revoked, and ${name}`, text(document), expected, revoked)
  return [
    rewrite('the status taken out', changed(badge, drop('/credentialStatus')), broken),
    rewrite(
      'another place in the list named',
      changed(badge, set('/credentialStatus/statusListIndex', '7')),
      broken
    ),
    rewrite('another list named', changed(badge, set('/credentialStatus', second)), broken),
    rewrite('the status in a list', changed(badge, set('/credentialStatus', [entry()])), withdrawn()),
    rewrite(
      'the status named twice',
      changed(badge, set('/credentialStatus', [entry(), entry()])),
      withdrawn()
    ),
    rewrite(
      'its type in a list',
      changed(badge, set('/credentialStatus/type', ['BitstringStatusListEntry'])),
      shape
    ),
    rewrite(
      'the index in a list',
      changed(badge, set('/credentialStatus/statusListIndex', ['94567'])),
      malformed
    ),
    rewrite(
      'the status moved to where its id stands again',
      changed(
        badge,
        set('/credentialStatus', { id: entry().id, type: entry().type }),
        set('/evidence', [entry()])
      ),
      refused('conformance', 'OB_ID_SHARED')
    ),
    rewrite(
      'the two entries turned round',
      changed(twoEntries, set('/credentialStatus', [second, entry()])),
      withdrawn()
    ),
    rewrite('the status empty', changed(badge, set('/credentialStatus', [])), broken)
  ]
}

export const severalStatuses: readonly Attack[] = [
  ...(await several()),
  ...(await besideBroken()),
  ...(await rewritten()),
  attacksOn(listedInJwt)('S8', 'an empty list of entries', await sentAsJwt({ credentialStatus: [] }), shape),
  attack(
    'S1',
    'a badge changed that has a status',
    text(changed(JSON.parse(String(listed.input)), set('/name', 'Autre'))),
    broken,
    { bait: [listUrl] }
  )
]
