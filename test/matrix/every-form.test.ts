import { describe, expect, test } from 'vitest'
import { decodeBase64url, encodeBase64url } from '../../src/base/base64url.ts'
import {
  type AchievementCredential,
  type AchievementCredentialv1p1,
  bake,
  buildCredential,
  createVerifier,
  didJwk,
  exportKeyPair,
  generateKeyPair,
  hostedDocuments,
  importKeyPair,
  type JsonObject,
  type KeyAlgorithm,
  type KeyPair,
  signCredential,
  signCredentialAsJwt,
  unbake
} from '../../src/index.ts'
import { achievement, clock, errorsOf, now } from '../support/badges.ts'
import { drawnPng, drawnSvg } from '../support/pictures.ts'
import { serve } from '../support/web.ts'
import { judgedByDigitalBazaar, judgedByJose } from './judges.ts'

const securings = ['eddsa-rdfc-2022', 'Ed25519Signature2020', 'RS256', 'ES256', 'ES384', 'EdDSA'] as const
type Securing = (typeof securings)[number]
const algorithmOf = (securing: Securing): KeyAlgorithm =>
  securing === 'RS256' || securing === 'ES256' || securing === 'ES384' ? securing : 'Ed25519'
const isEmbedded = (securing: Securing) =>
  securing === 'eddsa-rdfc-2022' || securing === 'Ed25519Signature2020'

const webIssuer = 'https://issuer.example.org/issuers/1'
const issuers = {
  'did:key': {},
  'did:jwk': {},
  'did:web': { controller: 'did:web:issuer.example.org:issuers:1' },
  https: { controller: webIssuer },
  'key-document': { controller: webIssuer, id: 'https://issuer.example.org/keys/1' },
  jwks: { controller: webIssuer }
} as const
type IssuerForm = keyof typeof issuers

const keyPairs = new Map<string, Promise<KeyPair>>()

/** One key pair for each algorithm and kind of issuer. */
function keyPairFor(algorithm: KeyAlgorithm, form: IssuerForm): Promise<KeyPair> {
  const name = `${algorithm} ${form}`
  const known = keyPairs.get(name) ?? makeKeyPair(algorithm, form)
  keyPairs.set(name, known)
  return known
}

async function makeKeyPair(algorithm: KeyAlgorithm, form: IssuerForm): Promise<KeyPair> {
  const keyPair = await generateKeyPair({ algorithm, ...issuers[form] })
  if (form !== 'did:jwk') return keyPair
  const secret = await exportKeyPair(keyPair, { format: 'jwk', secret: true })
  return importKeyPair(secret, { controller: didJwk(keyPair) })
}

/** What the issuer's web server answers with. */
function pagesOf(form: IssuerForm, keyPair: KeyPair): Record<string, object> {
  if (form === 'did:key' || form === 'did:jwk') return {}
  const hosted = hostedDocuments(keyPair).map(({ url, document }) => [url, document] as const)
  const pages = Object.fromEntries(hosted)
  const keySet = 'https://issuer.example.org/.well-known/jwks.json'
  if (form === 'jwks') return { [keySet]: pages[keySet] ?? {} }
  if (form === 'key-document') {
    const [url = ''] = keyPair.id.split('#')
    return { [url]: pages[url] ?? {} }
  }
  return pages
}

const parts = (controller: string) => ({
  id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000001',
  issuer: { id: controller, name: 'Campus Exemple' },
  validFrom: '2026-11-01T08:00:00Z',
  validUntil: '2027-11-01T08:00:00Z',
  recipient: { did: 'did:example:lea' },
  achievement
})

function built(
  controller: string,
  dataModel: '2.0' | '1.1'
): AchievementCredential | AchievementCredentialv1p1 {
  return dataModel === '1.1'
    ? buildCredential(parts(controller), { dataModel })
    : buildCredential(parts(controller))
}

async function signedText(securing: Securing, keyPair: KeyPair, dataModel: '2.0' | '1.1'): Promise<string> {
  const credential = built(keyPair.controller, dataModel)
  const { signer } = keyPair
  if (securing !== 'eddsa-rdfc-2022' && securing !== 'Ed25519Signature2020') {
    return signCredentialAsJwt(credential, { signer })
  }
  return JSON.stringify(
    await signCredential(credential, { signer, cryptosuite: securing, created: new Date(now) })
  )
}

/** The same text with another name of the achievement, the signature as it was. */
function tamperedText(text: string): string {
  const rename = (json: string) => json.replaceAll(achievement.name, 'Je sais tout')
  if (text.startsWith('{')) return rename(text)
  const [header, payload = '', signature] = text.split('.')
  const json = new TextDecoder().decode(decodeBase64url(payload))
  return [header, encodeBase64url(new TextEncoder().encode(rename(json))), signature].join('.')
}

const carriers = {
  text: (text: string) => text,
  png: (text: string) => bake(drawnPng, text),
  svg: (text: string) => bake(drawnSvg, text)
} as const

/** What an outside judge takes out of a carrier. */
const textIn = (carried: string | Uint8Array) =>
  typeof carried === 'string' ? carried : (unbake(carried)?.text ?? '')

const judged = (securing: Securing, text: string, keyPair: KeyPair) =>
  isEmbedded(securing)
    ? judgedByDigitalBazaar(JSON.parse(text) as JsonObject, keyPair, now)
    : judgedByJose(text, keyPair, now)

const counts = { good: 0, goodOutside: 0, tampered: 0, tamperedOutside: 0 }

const rows = securings.flatMap(securing =>
  (Object.keys(issuers) as IssuerForm[])
    // RSA keys have no did:key here.
    .filter(form => !(securing === 'RS256' && form === 'did:key'))
    .flatMap(form => (['2.0', '1.1'] as const).map(dataModel => ({ securing, form, dataModel })))
)

describe('a badge, as text and in PNG and SVG, verifies here and elsewhere, and its tampered twin nowhere', () => {
  test.each(rows)('$securing by $form, VCDM $dataModel', async ({ securing, form, dataModel }) => {
    const keyPair = await keyPairFor(algorithmOf(securing), form)
    const { fetch } = await serve(pagesOf(form, keyPair))
    const verifier = createVerifier({ now: clock, fetch })
    const text = await signedText(securing, keyPair, dataModel)
    const twin = tamperedText(text)
    expect(twin).not.toBe(text)
    for (const [carrier, carry] of Object.entries(carriers)) {
      const report = await verifier.verify(carry(text), { expect: { did: 'did:example:lea' } })
      expect(errorsOf(report), carrier).toEqual([])
      expect(report.verified).toBe(true)
      expect(report.source).toMatchObject({
        format: carrier === 'text' ? (isEmbedded(securing) ? 'json' : 'jws') : carrier,
        generation: '3.0',
        dataModel,
        securedBy: [securing]
      })
      expect(report.issuer?.key).toMatchObject({ id: keyPair.id, foundBy: form })
      counts.good += 1
      counts.goodOutside += Number(await judged(securing, textIn(carry(text)), keyPair))

      const forgery = await verifier.verify(carry(twin), { expect: { did: 'did:example:lea' } })
      expect(errorsOf(forgery), carrier).toEqual(['PROOF_VERIFICATION_ERROR'])
      expect([forgery.verified, forgery.verdict.authentic]).toEqual([false, 'no'])
      counts.tampered += 1
      counts.tamperedOutside += Number(await judged(securing, textIn(carry(twin)), keyPair))
    }
  })

  test('all of them', () => {
    const all = rows.length * Object.keys(carriers).length
    expect(all).toBe(210)
    expect(counts).toEqual({ good: all, goodOutside: all, tampered: all, tamperedOutside: 0 })
  })
})
