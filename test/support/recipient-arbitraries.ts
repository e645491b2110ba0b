/**
 * Generated recipients.
 * @module
 */
import fc, { type Arbitrary } from 'fast-check'
import type { CredentialParts, Iri, Parts, Recipient } from '../../src/build.ts'
import type { IdentityObject } from '../../src/model/subject.ts'
import { anyOf, some, text } from './value-arbitraries.ts'

/** Identity objects, plain and hashed. */
export const identityObject: Arbitrary<Parts<IdentityObject>> = anyOf(
  some(
    {
      type: fc.constant('IdentityObject' as const),
      hashed: fc.constant(true),
      identityHash: fc
        .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
        .map(digest => `sha256$${digest}`),
      identityType: fc.constantFrom('emailAddress' as const, 'ext:phone' as const),
      salt: text
    },
    ['hashed', 'identityHash', 'identityType']
  ),
  fc.record({ hashed: fc.constant(false), identityHash: text, identityType: fc.constant('name' as const) })
)

const did = fc.constant('did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi')
const named: Arbitrary<Recipient> = anyOf(
  fc.record({ email: fc.emailAddress() }),
  fc.record({ identityType: fc.constant('sisSourcedId' as const), identity: text })
)

/** Who gets it, as `recipient` or as members of the subject; somebody is always named. */
export const recipients: Arbitrary<{
  recipient?: CredentialParts['recipient']
  subject?: { id: Iri }
}> = anyOf(
  fc.tuple(named, did).map(([names, did]) => ({ recipient: { ...names, did } })),
  fc.record({ recipient: fc.array(named, { minLength: 1, maxLength: 2 }) }),
  fc.record({ recipient: fc.record({ url: fc.constant('https://example.org/people/lea') }) }),
  fc.record({ subject: fc.record({ id: did }) }),
  fc.record({ recipient: named, subject: fc.record({ id: fc.constant('urn:example:lea') }) })
)
