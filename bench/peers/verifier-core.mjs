/** `@digitalcredentials/verifier-core`, with nothing to wait for: no registries, and a schema that is at hand and empty. */
globalThis.fetch = async () => Response.json({})
const { verifyCredential } = await import('@digitalcredentials/verifier-core')

export async function verify(credential) {
  const { log = [] } = await verifyCredential({ credential, knownDIDRegistries: [] })
  if (!log.some(({ id, valid }) => id === 'valid_signature' && valid)) throw new Error('it must verify')
}
