// One of the threads of issue.mjs: it has an issuer of its own, and makes whatever awards it is sent.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { bake, createIssuer, importKeyPair } from 'openbadges-kit'

// What all badges have in common is sent once, when the thread starts; functions cannot be sent, so the key is.
const [, { keyPair, profile, achievement, picture, folder }] = workerData
const { signer } = await importKeyPair(keyPair)
const issuer = createIssuer({ profile, signer })

/** Makes a picture for each award, and says which could not be made and why. */
export default async function issueAwards(awards) {
  const inputs = awards.map(({ email, awardedDate }) => ({ achievement, awardedDate, recipient: { email } }))
  const refused = []
  for await (const { index, badge, problems } of issuer.issueAll(inputs)) {
    if (problems) refused.push({ row: awards[index].row, problems })
    else await writeFile(join(folder, `${awards[index].row}.png`), bake(picture, badge))
  }
  return { made: awards.length - refused.length, refused }
}
