/** A program that forgets to close its fetch ends all the same. */
import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { builtForNode } from '../support/built-for-node.ts'
import { startSecureServer } from '../support/secure-server.ts'

const run = promisify(execFile)

/** The sockets that keep a program alive after it did `work` with `asked`, the promise of an answer. */
async function socketsAfter(work: string, path: string): Promise<string[]> {
  const { port, cert, asked } = await startSecureServer(({ url }, response) => {
    if (url !== '/never') response.writeHead(200).end('{}')
  })
  const door = await builtForNode('src/node.ts')
  const script = new URL(`process-end-${process.pid}.mjs`, door)
  onTestFinished(() => rm(script, { force: true }))
  await writeFile(
    script,
    `import { setTimeout as sleep } from 'node:timers/promises'
    import { createNodeFetch } from '${door}'
    const [url, ca] = process.argv.slice(2)
    const nodeFetch = createNodeFetch({ ca, allowAddresses: ['127.0.0.1'], lookup: async () => ['127.0.0.1'] })
    const asked = nodeFetch(url, { headers: {} })
    ${work}
    // What is freed is freed a moment later.
    await sleep(50)
    console.log(JSON.stringify(process.getActiveResourcesInfo().filter(name => /TCP|TLS/.test(name))))
    process.exit()`
  )
  const { stdout } = await run(process.execPath, [
    script.pathname,
    `https://issuer.example.org:${port}${path}`,
    cert
  ])
  expect(asked).toEqual([`issuer.example.org:${port}${path}`])
  return JSON.parse(stdout) as string[]
}

test('a connection that is kept for the next request does not keep it alive', async () => {
  expect(await socketsAfter('await new Response((await asked).body).text()', '/')).toEqual([])
})

test('and one that waits for its answer does', async () => {
  expect(await socketsAfter('await Promise.race([asked, sleep(3_000)])', '/never')).not.toEqual([])
})
