/**
 * The examples, which are plain JavaScript and use what is built: what they export, and what becomes of running them.
 * @module
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Achievement, IssueInput } from '../../src/index.ts'

const root = resolve(import.meta.dirname, '../..')

/** Where the examples are. */
export const examples = join(root, 'examples')

/** Members and names of secret keys. */
export const SECRET = /"(?:d|p|q|dp|dq|qi|k)":|secret|private/i

interface Person {
  readonly slug: string
  readonly email: string
}

/** What the modules of the demonstration export. */
export interface Dest1 {
  readonly family: readonly Achievement[]
  readonly knowHow: Achievement
  readonly thanks: Achievement
  readonly recipients: readonly Person[]
  readonly coaches: readonly { readonly id: string }[]
  readonly awardsFor: (person: Person, index: number, today: Date) => IssueInput[]
  readonly knowHowOf: (person: Person, did: string, index: number) => IssueInput
  readonly thanksTo: (person: Person, did: string, index: number) => IssueInput
  readonly drawPicture: (achievement: Achievement) => Uint8Array | string
  readonly drawPng: (slug: string) => Uint8Array
  readonly drawSvg: (slug: string, title: string) => string
}

/** Loads the modules of the demonstration. */
export async function loadDest1(): Promise<Dest1> {
  assertBuilt()
  const names = ['achievements', 'people', 'awards', 'pictures']
  const modules = await Promise.all(names.map(name => import(join(examples, `dest1/${name}.mjs`))))
  return Object.assign({}, ...modules)
}

/** How a program ended. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own, to run programs in. */
export interface Workplace {
  readonly folder: string
  /** Runs one of the examples. */
  run(program: string, ...options: string[]): Promise<Ended>
  /** Runs Node. */
  runNode(...options: string[]): Promise<Ended>
  /** Takes the folder away. */
  leave(): Promise<void>
}

/** Makes a folder to run programs in. */
export async function createWorkplace(): Promise<Workplace> {
  assertBuilt()
  const folder = await mkdtemp(join(tmpdir(), 'openbadges-kit-'))
  const runNode = async (...options: string[]): Promise<Ended> => {
    try {
      const ended = await promisify(execFile)(process.execPath, options, { cwd: folder })
      return { code: 0, ...ended }
    } catch (thrown) {
      // What execFile rejects with once the program has ended by itself
      return thrown as Ended
    }
  }
  return {
    folder,
    run: (program, ...options) => runNode(join(examples, program), ...options),
    runNode,
    leave: () => rm(folder, { recursive: true, force: true })
  }
}

function assertBuilt(): void {
  if (!existsSync(join(root, 'dist/index.js')))
    throw new Error('the examples use what is built: npm run build')
}
