/**
 * The web servers of the demonstration, all of them one server on loopback.
 * @module
 */
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'

/**
 * Writes documents to where a web server would find them, and serves them.
 * @param {readonly import('openbadges-kit').HostedDocument[]} documents
 * @param {string} folder gets one folder for each host
 * @returns the `fetch` that reaches them by their https addresses, `served` for how many were asked for, and `close`
 */
export async function host(documents, folder) {
  const files = new Map()
  for (const { url, contentType, document } of documents) {
    const path = pathOf(url)
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, JSON.stringify(document, null, 2))
    files.set(path, { file, contentType })
  }
  let served = 0
  const server = createServer(async ({ url }, response) => {
    served++
    const found = files.get(url)
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': found.contentType }).end(await readFile(found.file))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${server.address().port}`
  return {
    fetch: (url, init) => fetch(`${origin}${pathOf(url)}`, init),
    served: () => served,
    close: () => {
      server.close()
      server.closeAllConnections()
    }
  }
}

/** `https://example.org/keys/1` becomes `/example.org/keys/1`. */
function pathOf(url) {
  const { host, pathname } = new URL(url)
  return `/${host}${pathname}`
}
