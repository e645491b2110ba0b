/**
 * Where the public test vectors lie; they are not part of the project.
 * @module
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..', process.env.VECTORS_DIR ?? '../shared/vectors')

/** A folder of vectors: its path, whether it is there, and what to say if not. */
export function vectors(folder: string) {
  const path = join(root, folder)
  const missing = !existsSync(path)
  return { path, missing, note: missing ? ` (skipped: no vectors in VECTORS_DIR/${folder})` : '' }
}
