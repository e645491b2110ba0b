/**
 * The DEST1 family of badges from end to end: built, signed, baked, written, read back and verified.
 *
 *     node examples/dest1/demo.mjs [--people 50] [--out out]
 *
 * The pictures go to the folder `dest1` below `--out`; what an earlier run left there is taken away.
 * @module
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  bake,
  createIssuer,
  createVerifier,
  didWebDocument,
  generateKeyPair,
  identifyRecipient,
  unbake
} from 'openbadges-kit'
import { family, knowHow, thanks } from './achievements.mjs'
import { awardsFor, knowHowOf, thanksTo } from './awards.mjs'
import { slugOf } from './badge-class.mjs'
import { organisation, recipients } from './people.mjs'
import { drawBadge } from './pictures.mjs'
import { createProgress, summary, table } from './screen.mjs'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: String(recipients.length) },
    out: { type: 'string', default: 'out' }
  }
})
const people = recipients.slice(0, Number(values.people))
if (people.length < 2 || people.length !== Number(values.people)) {
  console.error(`--people must be a number from 2 to ${recipients.length}`)
  process.exit(1)
}
const folder = join(values.out, 'dest1')
await rm(folder, { recursive: true, force: true })
const started = performance.now()

// The organisation: its key, and the document by which others know that the key is its own.
const campusKey = await generateKeyPair({ controller: organisation.id })
const campus = createIssuer({ profile: organisation, signer: campusKey.signer })
const campusDocument = didWebDocument(campusKey)

// The people: to issue badges of their own, a key is all they need.
const issuers = []
for (const { name } of people) {
  const { signer } = await generateKeyPair()
  issuers.push(createIssuer({ profile: { name }, signer }))
}

const today = new Date()
const awards = people.flatMap((person, index) => {
  const [own, peer] = [issuers[index], issuers[(index + 1) % people.length]]
  return [
    ...awardsFor(person, index, today).map(input => ({ person, issuer: campus, input })),
    { person, issuer: own, input: knowHowOf(person, own.profile.id, index) },
    { person, issuer: peer, input: thanksTo(person, own.profile.id, index) }
  ]
})
const classes = [...family, knowHow, thanks]
console.log(`${organisation.name}: ${family.length} badge classes and ${people.length} people\n`)

const drawn = new Map(classes.map(({ id }) => [id, drawBadge(slugOf({ id }))]))
for (const { slug } of people) await mkdir(join(folder, slug), { recursive: true })
await writeFile(join(folder, 'did.json'), JSON.stringify(campusDocument, null, 2))

const pictureOf = (person, achievement) => join(folder, person.slug, `${slugOf(achievement)}.png`)

const showIssued = createProgress('built, signed, baked and written', awards.length)
for (const { person, issuer, input } of awards) {
  const badge = await issuer.issue(input)
  await writeFile(pictureOf(person, input.achievement), bake(drawn.get(input.achievement.id), badge))
  showIssued()
}

// From here on there is only what an employer has: a picture, an address, the document of the organisation.
const verifier = createVerifier({ controllers: { [organisation.id]: campusDocument } })
const verify = async (path, { email }) => verifier.verify(await readFile(path), { expect: { email } })

const verified = []
const refused = []
const showVerified = createProgress('read back and verified', awards.length)
for (const { person, input } of awards) {
  const path = pictureOf(person, input.achievement)
  const report = await verify(path, person)
  if (report.verified) verified.push({ person, achievement: report.credential.credentialSubject.achievement })
  else refused.push(`${path} should verify\n${summary(report)}`)
  showVerified()
}

const rows = classes.map(({ id, name }) => [
  name,
  awards.filter(({ input }) => input.achievement.id === id).length,
  verified.filter(({ achievement }) => achievement.id === id).length
])
console.log(
  `\n${table(['Badge class', 'awarded', 'verified'], [...rows, ['Total', awards.length, verified.length]])}\n`
)

const [owner, stranger] = people
const owned = new Set(
  verified.filter(({ person }) => person === owner).map(({ achievement }) => achievement.id)
)
const names = achievements => achievements.map(({ name }) => `    ${name}`).join('\n')
const earned = family.filter(({ id }) => owned.has(id))
const missing = family.filter(({ id }) => !owned.has(id))
console.log(`${owner.name} has ${earned.length} of ${family.length}:\n${names(earned)}`)
console.log(`  still to come:\n${names(missing)}\n`)

// A forger writes another recipient into a good picture; the signature stays as it was.
const good = pictureOf(owner, family[0])
const forged = join(folder, 'forged.png')
const { credential } = unbake(await readFile(good))
const credentialSubject = { ...credential.credentialSubject, ...identifyRecipient({ email: stranger.email }) }
await writeFile(forged, bake(await readFile(good), { ...credential, credentialSubject }, { replace: true }))
const forgery = await verify(forged, stranger)
console.log(`Tampered: ${owner.givenName}'s picture, with ${stranger.name} written in as the recipient`)
console.log(`${summary(forgery)}\n`)
if (!forgery.problems.some(({ code }) => code === 'PROOF_VERIFICATION_ERROR')) {
  refused.push(`${forged} should fail with PROOF_VERIFICATION_ERROR\n${summary(forgery)}`)
}

const borrowed = await verify(good, stranger)
console.log(`Borrowed: ${owner.givenName}'s picture as it is, shown by ${stranger.name}`)
console.log(`${summary(borrowed)}\n`)
if (borrowed.verdict.authentic !== 'yes' || borrowed.verdict.bound !== 'no') {
  refused.push(`${good} should be authentic and not bound to ${stranger.name}\n${summary(borrowed)}`)
}

const seconds = ((performance.now() - started) / 1000).toFixed(1)
if (refused.length === 0) {
  console.log(`All ${verified.length} badges verify, in ${seconds} s. The pictures are in ${folder}`)
} else {
  console.error(`${refused.length} did not answer as they should:\n${refused.join('\n')}`)
  process.exitCode = 1
}
