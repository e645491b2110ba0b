/** A semester: badges built, signed and baked into the pictures of the demonstration, one core. */
import { readFile } from 'node:fs/promises'
import { bake, buildCredential } from 'openbadges-kit'
import { dest1 } from '../badges.mjs'
import { issuerOf, turns } from '../kit.mjs'

const AT_A_TIME = 4_500
const picture = new Uint8Array(await readFile(new URL('../../examples/budget.png', import.meta.url)))
const next = turns(dest1)

export const contenders = {
  'a badge: openbadges-kit': () => {
    const issuer = issuerOf()
    return async time => {
      const inputs = Array.from({ length: AT_A_TIME }, (_, index) => next(time * AT_A_TIME + index))
      let made = 0
      for await (const { badge } of issuer.issueAll(inputs)) made += Number(bake(picture, badge).length > 0)
      if (made !== AT_A_TIME) throw new Error('each must be made')
      return made
    }
  },
  'a badge: @digitalbazaar/vc and pngjs': async () => {
    const { issue } = await import('../digital-bazaar.mjs')
    const { PNG } = await import('pngjs')
    const { profile: issuer } = issuerOf()
    return async time => {
      await issue(buildCredential({ ...next(time), issuer }))
      PNG.sync.write(PNG.sync.read(Buffer.from(picture)))
    }
  }
}
