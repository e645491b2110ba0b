// Awards a badge and bakes it into a picture: node examples/issue.mjs
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { bake, createIssuer, generateKeyPair } from 'openbadges-kit'

const { signer } = await generateKeyPair()
const issuer = createIssuer({ profile: { name: 'Campus Exemple', url: 'https://example.org/' }, signer })

const badge = await issuer.issue({
  recipient: { email: 'lea@example.org' },
  achievement: {
    id: 'https://example.org/badges/budget',
    name: 'Je sais gérer un budget',
    description: 'Tenir ses comptes et prévoir ses dépenses.',
    criteria: 'Présenter un budget tenu pendant **trois mois**.'
  }
})

const picture = await readFile(new URL('budget.png', import.meta.url))
await mkdir('out', { recursive: true })
await writeFile('out/badge.png', bake(picture, badge))
console.log('out/badge.png')
