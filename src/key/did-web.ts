/**
 * The DID method `web`: the identifier names a host, which publishes the document.
 * @module
 */
import { failure } from '../problem/error.ts'

const PREFIX = 'did:web:'
// Lower case only: the one host must not have two spellings. The port is the only thing that may be escaped.
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:%3A([0-9]{1,5}))?$/
const MAX_PORT = 65_535
const PATH_PART = /^[A-Za-z0-9._-]+$/

/**
 * Checks the form of a did:web: a lower-case host, perhaps a port (`%3A8443`), perhaps path parts. It does
 * not check whether there is such a host.
 * @throws OpenBadgesError `OB_DID_MALFORMED`
 * @see https://w3c-ccg.github.io/did-method-web/
 */
export function checkDidWeb(did: string): void {
  const { host, path } = partsOf(did)
  const [whole, port = '1'] = HOST.exec(host) ?? []
  const isPart = (part: string) => PATH_PART.test(part) && part !== '.' && part !== '..'
  if (whole !== undefined && Number(port) <= MAX_PORT && path.every(isPart)) return
  throw failure(
    'OB_DID_MALFORMED',
    'a did:web must have a lower-case host and parts of letters, digits, ".", "_", "-"',
    {
      hint: 'For example did:web:example.org, did:web:example.org:issuers:1 or did:web:localhost%3A8443.'
    }
  )
}

/**
 * Where the document of a did:web is: `https://example.org/.well-known/did.json` for `did:web:example.org`,
 * `https://example.org/lms/did.json` for `did:web:example.org:lms`. Nothing but the `%3A` before a port is
 * decoded, so that the host of the address is the host that the DID shows. Nothing is fetched, and whether the
 * host may be asked is not checked.
 * @throws OpenBadgesError `OB_DID_MALFORMED`
 * @see https://w3c-ccg.github.io/did-method-web/#read-resolve
 */
export function didWebUrl(did: string): string {
  checkDidWeb(did)
  const { host, path } = partsOf(did)
  return [
    'https:/',
    host.replace('%3A', ':'),
    ...(path.length > 0 ? path : ['.well-known']),
    'did.json'
  ].join('/')
}

function partsOf(did: string): { readonly host: string; readonly path: readonly string[] } {
  const [host = '', ...path] = did.slice(PREFIX.length).split(':')
  return { host, path }
}
