/** Issues so many badges and verifies each, as one stream, and tells how much memory that took at the most. */
import { createVerifier } from 'openbadges-kit'
import { dest1 } from '../badges.mjs'
import { issuerOf } from '../kit.mjs'

const count = Number(process.argv[2])
const issuer = issuerOf()
const verifier = createVerifier()

function* inputs() {
  for (let index = 0; index < count; index++) yield dest1[index % dest1.length]
}

const start = performance.now()
let [verified, rss, heap] = [0, 0, 0]
for await (const { report } of verifier.verifyAll(issuer.issueAll(inputs()), {
  badge: ({ badge }) => badge
})) {
  verified += Number(report?.verified === true)
  if (verified % 100 === 0) {
    const used = process.memoryUsage()
    rss = Math.max(rss, used.rss)
    heap = Math.max(heap, used.heapUsed)
  }
}
if (verified !== count) throw new Error(`${verified} of ${count} verify`)
const megabytes = bytes => Math.round(bytes / 1024 / 1024)
const seconds = (performance.now() - start) / 1000
console.log(
  JSON.stringify({
    'resident MB': megabytes(rss),
    'heap MB': megabytes(heap),
    'issued and verified a second': Math.round(count / seconds)
  })
)
