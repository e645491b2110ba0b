/**
 * What every verification is told: whom to expect, what time it is, and the contexts of an extension.
 * @module
 */
import type { Expect } from '../../src/index.ts'

/** The time of every verification. */
export const now = Date.parse('2026-11-22T12:00:00Z')

/** Whom every verification expects. No seed holds the address, only hashes of it. */
export const expected: Expect & { readonly email: string } = {
  email: 'lea.dumoulin@canari.example.org',
  did: 'did:example:lea',
  identityType: 'userName',
  identity: '2026-117'
}

/** The extension that one of the seeds is written with. */
export const extensions = {
  'https://example.org/terms/v1': {
    '@context': {
      Etape: 'https://example.org/terms#Etape',
      parcours: 'https://example.org/terms#parcours',
      etape: { '@id': 'https://example.org/terms#etape', '@type': '@id' }
    }
  }
}
