/**
 * A small web: pages by their https addresses, on a real server on loopback, and the fetch that reaches them there.
 * @module
 */
import { onTestFinished } from 'vitest'
import type { Fetch } from '../../src/verify.ts'
import { startLoopback } from './loopback.ts'

/** What stands at an address: a JSON document, or an answer in full. */
export type Page = object | Answer

/** An answer in full. */
export class Answer {
  readonly body: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(
    body: string,
    {
      status = 200,
      headers = { 'content-type': 'application/json' }
    }: { status?: number; headers?: Readonly<Record<string, string>> } = {}
  ) {
    this.body = body
    this.status = status
    this.headers = headers
  }
}

/** Serves `pages` for the length of a test. @returns the fetch, and every address that it was asked for, in order */
export async function serve(
  pages: Readonly<Record<string, Page>>
): Promise<{ fetch: Fetch; asked: readonly string[] }> {
  const { fetch, asked, close } = await startLoopback((_, response, { href }) => {
    const page = Object.hasOwn(pages, href) ? pages[href] : new Answer('', { status: 404 })
    const { body, status, headers } = page instanceof Answer ? page : new Answer(JSON.stringify(page))
    response.writeHead(status, headers).end(body)
  })
  onTestFinished(close)
  return { fetch, asked }
}
