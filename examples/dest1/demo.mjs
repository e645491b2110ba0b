/**
 * The DEST1 family of badges from end to end: built, signed, baked, written, read back and verified, as PNG and SVG,
 * with embedded proofs and as JWT.
 *
 *     node examples/dest1/demo.mjs [--people 50] [--out out]
 *
 * The pictures go to the folder `dest1` below `--out`; what an earlier run left there is taken away.
 * @module
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bake, createVerifier } from 'openbadges-kit'
import { family, knowHow, thanks } from './achievements.mjs'
import { awardsFor, knowHowOf, thanksTo } from './awards.mjs'
import { pictureName } from './badge-class.mjs'
import { createStranger, forge } from './forgeries.mjs'
import { host } from './host.mjs'
import { createCampus, createPerson } from './issuers.mjs'
import { organisation, recipients } from './people.mjs'
import { drawPicture } from './pictures.mjs'
import { createProgress, reasons, summary, table } from './screen.mjs'
import { workingLife } from './working-life.mjs'

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
const forms = ['PNG embedded', 'PNG JWT', 'SVG embedded', 'SVG JWT']

// The organisation issues its family, for working life as JWT; people issue badges of their own.
const campus = await createCampus()
const issuers = await Promise.all(people.map(createPerson))
const stranger = await createStranger()
const today = new Date()
const asJwt = new Set(workingLife)
const awards = people.flatMap((person, index) => {
  const [own, peer] = [issuers[index], issuers[(index + 1) % people.length]]
  return [
    ...awardsFor(person, index, today).map(input =>
      award(person, input, campus, asJwt.has(input.achievement) ? 'jwt' : 'embedded')
    ),
    award(person, knowHowOf(person, own.id, index), own, 'embedded'),
    award(person, thanksTo(person, own.id, index), peer, 'jwt')
  ]
})
const classes = [...family, knowHow, thanks]
console.log(`${organisation.name}: ${family.length} badge classes and ${people.length} people\n`)

const drawn = new Map(classes.map(achievement => [achievement, drawPicture(achievement)]))
for (const { slug } of people) await mkdir(join(folder, slug), { recursive: true })

const refused = []
const baked = []
const showIssued = createProgress('built, signed, baked and written', awards.length)
for (const issuer of new Set(awards.map(({ issuer }) => issuer))) {
  const issued = awards.filter(award => award.issuer === issuer)
  for await (const { index, badge, problems } of issuer.issueAll(issued.map(({ input }) => input))) {
    const { input, path } = issued[index]
    if (badge) {
      await writeFile(path, bake(drawn.get(input.achievement), badge))
      baked.push(issued[index])
    } else refused.push(`${path} should be issued\n${reasons(problems)}`)
    showIssued()
  }
}

// From here on there is only what an employer has: a picture, an address, and the web, where keys are published.
const web = await host([...campus.hosted, ...stranger.hosted], join(folder, 'host'))
const verifier = createVerifier({ fetch: web.fetch })
const documents = new Map()
const count = report => {
  for (const { url, cached } of report.fetched) {
    const { asked, badges } = documents.get(url) ?? { asked: 0, badges: 0 }
    documents.set(url, { asked: asked + (cached ? 0 : 1), badges: badges + 1 })
  }
}

const verified = []
const showVerified = createProgress('read back and verified', baked.length)
const reports = verifier.verifyAll(baked, {
  badge: ({ path }) => readFile(path),
  options: ({ person }) => ({ expect: { email: person.email } })
})
for await (const { input, report, error } of reports) {
  if (error) throw error
  const { person, path } = input
  count(report)
  if (report.verified) verified.push({ person, report })
  else refused.push(`${path} should verify\n${summary(report)}`)
  showVerified()
}

const achievementOf = ({ credential }) => credential.credentialSubject.achievement.id
const byClass = classes.map(({ id, name }) => [
  name,
  awards.filter(({ input }) => input.achievement.id === id).length,
  verified.filter(({ report }) => achievementOf(report) === id).length
])
const total = ['Total', awards.length, verified.length]
console.log(`\n${table(['Badge class', 'awarded', 'verified'], [...byClass, total])}\n`)

const byForm = forms.map(form => {
  const ofForm = awards.filter(award => award.form === form)
  const byCampus = ofForm.filter(({ issuer }) => issuer.profile.id === organisation.id).length
  const found = verified.filter(({ report }) => formOf(report.source) === form).length
  return [form, byCampus, ofForm.length - byCampus, found]
})
const totals = [1, 2, 3].map(column => byForm.reduce((sum, row) => sum + row[column], 0))
const head = ['Form', `by ${organisation.name}`, 'by people', 'verified']
console.log(`${table(head, [...byForm, ['Total', ...totals]])}\n`)

const [owner, other] = people
const owned = new Set(
  verified.filter(({ person }) => person === owner).map(({ report }) => achievementOf(report))
)
const names = achievements => achievements.map(({ name }) => `    ${name}`).join('\n')
const earned = family.filter(({ id }) => owned.has(id))
const missing = family.filter(({ id }) => !owned.has(id))
console.log(`${owner.name} has ${earned.length} of ${family.length}:\n${names(earned)}`)
console.log(`  still to come:\n${names(missing)}\n`)

// A badge in each of two forms, and what somebody else makes of it.
await mkdir(join(folder, 'forged'))
console.log(`Not verified, when ${other.name} shows them:`)
for (const form of ['PNG embedded', 'SVG JWT']) {
  const good = baked.find(award => award.person === owner && award.form === form)
  const input = { achievement: good.input.achievement, recipient: { email: other.email } }
  for (const forgery of await forge(await readFile(good.path), input, stranger)) {
    const path = join(folder, 'forged', `${forgery.name}.${form.slice(0, 3).toLowerCase()}`)
    await writeFile(path, forgery.picture)
    const report = await verifier.verify(forgery.picture, { expect: { email: other.email } })
    count(report)
    console.log(`  ${form}, ${forgery.title}\n${reasons(report.problems)}`)
    if (!isAnswered(forgery, report)) {
      refused.push(`${path} should fail with ${forgery.code} alone\n${summary(report)}`)
    }
  }
}

console.log('\nFetched, by the reports:')
for (const [url, { asked, badges }] of documents)
  console.log(`  ${url}   ${asked} times for ${badges} badges`)
const counted = [...documents.values()].reduce((sum, { asked }) => sum + asked, 0)
if (counted !== web.served()) refused.push(`the servers were asked ${web.served()} times, not ${counted}`)
web.close()

const seconds = ((performance.now() - started) / 1000).toFixed(1)
if (refused.length === 0) {
  console.log(`\nAll ${verified.length} badges verify, in ${seconds} s. The pictures are in ${folder}`)
} else {
  console.error(`${refused.length} did not answer as they should:\n${refused.join('\n')}`)
  process.exitCode = 1
}

function award(person, input, issuers, securing) {
  const name = pictureName(input.achievement)
  const form = `${name.endsWith('.svg') ? 'SVG' : 'PNG'} ${securing === 'jwt' ? 'JWT' : 'embedded'}`
  return { person, input, issuer: issuers[securing], form, path: join(folder, person.slug, name) }
}

function isAnswered({ authentic, code }, { verified, verdict, problems }) {
  const [found, ...others] = problems
  return !verified && verdict.authentic === authentic && found?.code === code && others.length === 0
}

function formOf({ format, proof }) {
  return `${format.toUpperCase()} ${'alg' in proof ? 'JWT' : 'embedded'}`
}
