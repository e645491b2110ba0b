/**
 * The question whose key it is, and its answers: what the ways of binding a key to an issuer have in common.
 * @module
 */

import type { FetchSession } from '../fetch/fetch-session.ts'
import type { Controller } from '../key/controller.ts'
import type { PublicKey } from '../key/public-key.ts'
import type { Problem } from '../problem/problem.ts'
import type { FoundBy } from './resolution.ts'
import type { KeyResolver } from './resolve.ts'

/** How a proof tells its key: by a name, or by showing it. Neither proves anything. */
export type KeyName =
  | {
      /** URL of the key; in a JWS any text, which then is looked for in key sets only. */
      readonly methodId: string
    }
  | {
      /** The key itself, as the header of a JWS may show it. */
      readonly shown: PublicKey
    }

/** What is asked: is the key called `name` one of this issuer? */
export interface KeyQuestion {
  readonly name: KeyName
  /** `issuer.id` of the credential. */
  readonly issuerId: string
  readonly resolver: KeyResolver
  /** What documents are fetched with; without it nothing is fetched. */
  readonly session?: FetchSession | undefined
  /** Time of verification in milliseconds since 1970. */
  readonly now: number
  /**
   * `same-origin`: a key at an address of its own at the origin of the issuer counts as his. `strict`: only his own
   * document and the key set of his host say so. Default `same-origin`.
   */
  readonly keyBinding?: KeyBinding
  /** The issuer's own document, once it was had. */
  readonly issuer?: Controller | undefined
}

/** What it takes for a key at the issuer's own origin to count as the issuer's. */
export type KeyBinding = 'same-origin' | 'strict'

/** How the key was found to be the issuer's. */
export type KeyFoundBy = FoundBy | 'jwks' | 'key-document' | 'key-url'

/** A key that is the issuer's. */
export interface IssuersKey {
  readonly key: PublicKey
  /** Its name. */
  readonly id: string
  /** Who holds it: the issuer. */
  readonly controller: string
  readonly foundBy: KeyFoundBy
  /** The documents that say so. */
  readonly documents: readonly string[]
  /** What is doubtful about it; warnings only. */
  readonly warnings: readonly Problem[]
}

/**
 * What one way of binding answers: the key; or why it does not bind the key, and whether the question is settled by it;
 * or nothing if it does not apply.
 */
export type BindingAnswer =
  | IssuersKey
  | {
      readonly problems: readonly Problem[]
      /** True if no other document may say otherwise. */
      readonly final: boolean
      /** The issuer's own document, where it was had and does not decide. */
      readonly issuer?: Controller
    }
  | undefined

/** One way of binding a key to its issuer. Never rejects. */
export type Binding = (question: KeyQuestion) => Promise<BindingAnswer>
