// Writes what an issuer must put on the web server, by two kinds of id: node examples/host.mjs
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generateKeyPair, hostedDocuments } from 'openbadges-kit'

const profile = { name: 'Campus Exemple', url: 'https://example.org/' }

// Keys for the example only: a real one is kept, secret and all, with exportKeyPair.
const didWeb = 'did:web:example.org'
const https = 'https://example.org/issuer'
const keysOfDidWeb = [
  await generateKeyPair({ controller: didWeb }),
  await generateKeyPair({ controller: didWeb, algorithm: 'RS256' })
]
// A key that signs JWTs gets an address of its own here: some verifiers look for it nowhere else.
const keysOfHttps = [
  await generateKeyPair({ controller: https }),
  await generateKeyPair({ controller: https, algorithm: 'RS256', id: 'https://example.org/keys/1' })
]

for (const keyPairs of [keysOfDidWeb, keysOfHttps]) {
  console.log(keyPairs[0].controller)
  for (const { url, contentType, document } of hostedDocuments(keyPairs, { profile })) {
    const { host, pathname } = new URL(url)
    const file = join('out/host', host, pathname)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, JSON.stringify(document, null, 2))
    console.log(`  ${url} (${contentType}): ${file}`)
  }
}
