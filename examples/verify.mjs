// Verifies a badge that a person shows: node examples/verify.mjs out/badge.png lea@example.org
import { readFile } from 'node:fs/promises'
import { verifyBadge } from 'openbadges-kit'

const [path = 'out/badge.png', email = 'lea@example.org'] = process.argv.slice(2)
const report = await verifyBadge(await readFile(path), { expect: { email } })

console.log(report.verified ? 'verified' : 'NOT verified', report.verdict)
if (report.verified) console.log(`${report.credential.name}, awarded by ${report.issuer.claimedName}`)
for (const { code, detail } of report.problems) console.log(`${code}: ${detail}`)
process.exitCode = report.verified ? 0 : 1
