// Verifies a badge that a person shows, in a PNG, an SVG, a JSON or a JWS file:
//     node examples/verify.mjs out/badge.png lea@example.org [--online]
// --online fetches the keys of issuers who host them. Without it nothing is ever asked for.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { verifyBadge } from 'openbadges-kit'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { online: { type: 'boolean' } }
})
const [path = 'out/badge.png', email] = positionals
const report = await verifyBadge(await readFile(path), {
  ...(email && { expect: { email } }),
  ...(values.online && { fetch })
})

console.log(report.verified ? 'verified' : 'NOT verified', report.verdict)
if (report.verified) console.log(`${report.credential.name}, awarded by ${report.issuer.claimedName}`)
for (const { code, detail } of report.problems) console.log(`${code}: ${detail}`)
for (const { url } of report.fetched) console.log(`fetched ${url}`)
process.exitCode = report.verified ? 0 : 1
