/**
 * The compilers of TypeScript in this process: what they read once, such as the DOM library, serves all programs.
 * @module
 */
import { resolve } from 'node:path'
import type TypeScript from 'typescript'

const root = resolve(import.meta.dirname, '../..')

/**
 * Loads a compiler.
 * @param name the package
 * @returns a function that compiles `source` as if it stood in `file`, with options as in `tsconfig.json`, and gives the
 *   complaints, each with the line it is about
 */
export async function compilerNamed(name: 'typescript' | 'typescript-oldest') {
  const { default: ts } = (await import(name)) as { default: typeof TypeScript }
  const read = new Map<string, TypeScript.SourceFile | undefined>()

  return (compilerOptions: object, file: string, source: string): string[] => {
    const { options, errors } = ts.convertCompilerOptionsFromJson(compilerOptions, root)
    const host = ts.createCompilerHost(options)
    const { fileExists, getSourceFile } = host
    host.fileExists = path => path === file || fileExists(path)
    host.getSourceFile = (path, how, ...rest) => {
      if (path === file) return ts.createSourceFile(path, source, how)
      if (!read.has(path)) read.set(path, getSourceFile(path, how, ...rest))
      return read.get(path)
    }
    const program = ts.createProgram([file], options, host)
    return [...errors, ...ts.getPreEmitDiagnostics(program)].map(({ file, start, messageText }) => {
      const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
      return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    })
  }
}
