/** Types of the untyped packages below us: only what we call. */

declare module 'jsonld' {
  interface ToRdfOptions {
    readonly base: null
    readonly safe: true
    readonly rdfDirection: 'i18n-datatype'
    readonly produceGeneralizedRdf: false
    readonly documentLoader: (url: string) => Promise<{
      readonly contextUrl: null
      readonly documentUrl: string
      readonly document: unknown
      readonly tag?: 'static'
    }>
  }
  const jsonld: {
    toRDF(input: unknown, options: ToRdfOptions): Promise<readonly import('rdf-canonize').Quad[]>
  }
  export default jsonld
}

declare module 'rdf-canonize' {
  export function canonize(
    dataset: readonly Quad[],
    options: {
      readonly algorithm: 'RDFC-1.0'
      readonly format: 'application/n-quads'
      readonly messageDigestAlgorithm: 'SHA-256' | 'SHA-384'
      readonly maxDeepIterations: number
      readonly canonicalIdMap?: Map<string, string>
    }
  ): Promise<string>
  export interface Term {
    readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
    readonly value: string
  }
  export interface Quad {
    readonly subject: Term
    readonly predicate: Term
    readonly object: Term
    readonly graph: Term
  }
  export const NQuads: {
    parse(text: string): readonly Quad[]
    serialize(quads: readonly Quad[]): string
  }
}

declare module 'jsonld-signatures' {
  /** A proof suite of the Digital Bazaar packages; opaque to us. */
  interface Suite {
    readonly type: string
  }
  type DocumentLoader = (url: string) => Promise<{ readonly documentUrl: string; readonly document: unknown }>
  class AssertionProofPurpose {
    constructor(options: { readonly controller: object })
  }
  interface VerifyResult {
    readonly verified: boolean
    readonly error?: unknown
    readonly results?: readonly { readonly verified: boolean; readonly error?: unknown }[]
  }
  const jsigs: {
    readonly purposes: { readonly AssertionProofPurpose: typeof AssertionProofPurpose }
    verify(
      document: object,
      options: {
        readonly suite: Suite
        readonly purpose: AssertionProofPurpose
        readonly documentLoader: DocumentLoader
      }
    ): Promise<VerifyResult>
  }
  export default jsigs
  export type { DocumentLoader, Suite, VerifyResult }
}

declare module '@digitalbazaar/vc' {
  import type { Suite } from 'jsonld-signatures'
  export function issue(options: {
    readonly credential: object
    readonly suite: Suite
  }): Promise<{ readonly proof: import('./base/json.ts').JsonObject }>
}

declare module '@digitalbazaar/data-integrity' {
  import type { Suite } from 'jsonld-signatures'
  export class DataIntegrityProof implements Suite {
    readonly type: string
    /** Members that every proof it creates begins with. */
    proof?: object
    constructor(options: {
      readonly signer?: {
        readonly id: string
        readonly algorithm: string
        sign(input: { readonly data: Uint8Array }): Promise<Uint8Array>
      }
      readonly date?: string | Date
      readonly cryptosuite: object
    })
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    readonly name: string
    readonly requiredAlgorithm: string
    readonly canonize: unknown
    readonly createVerifier: unknown
  }
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  import type { Suite } from 'jsonld-signatures'
  export class Ed25519Signature2020 implements Suite {
    readonly type: string
    constructor(options: {
      readonly signer?: {
        readonly id: string
        sign(input: { readonly data: Uint8Array }): Promise<Uint8Array>
      }
      readonly date?: string | Date
      readonly proof?: object
    })
    createVerifyData(): Promise<Uint8Array>
  }
}
