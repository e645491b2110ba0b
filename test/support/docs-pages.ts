/**
 * The pages of the documentation, and their examples as modules that run one after the other.
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const folder = resolve(import.meta.dirname, '../../docs')

/** A block of code. */
export interface Block {
  /** What stands after the fence: `js`, `js no-run`, `sh` … */
  readonly kind: string
  readonly code: string
  /** The line of the page on which the code begins. */
  readonly line: number
}

/** A page. */
export interface Page {
  readonly name: string
  readonly text: string
  readonly blocks: readonly Block[]
}

/** All pages that are written by hand for readers; decisions and the table of codes have tests of their own. */
export const pages: readonly Page[] = readdirSync(folder)
  .filter(name => name.endsWith('.md') && name !== 'problems.md')
  .map(name => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, blocks: blocksOf(text) }
  })

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```([\w ]*[\w-]*)\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: kind = '', 2: code = '' }) => ({
      kind,
      code,
      line: text.slice(0, index).split('\n').length + 1
    })
  )
}

/** The names that `code` declares at its top, imports included. */
export function declaredNames(code: string): string[] {
  return ts.createSourceFile('block.mjs', code, ts.ScriptTarget.Latest, true).statements.flatMap(namesOf)
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isImportDeclaration(statement)) return importedNames(statement).map(({ local }) => local)
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name))
  }
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
  return isNamed && statement.name ? [statement.name.text] : []
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap(element => (ts.isBindingElement(element) ? boundNames(element.name) : []))
}

/** A name that is imported. */
export interface Imported {
  readonly from: string
  /** What it is called where it comes from. */
  readonly name: string
  readonly local: string
}

/** All that `code` imports by name. */
export function importsOf(code: string): Imported[] {
  const { statements } = ts.createSourceFile('block.mjs', code, ts.ScriptTarget.Latest, true)
  return statements.flatMap(statement => (ts.isImportDeclaration(statement) ? importedNames(statement) : []))
}

function importedNames({ moduleSpecifier, importClause }: ts.ImportDeclaration): Imported[] {
  const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
  const { name, namedBindings } = importClause ?? {}
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : []
  return [
    ...(name ? [{ from, name: 'default', local: name.text }] : []),
    ...named.map(({ name, propertyName }) => ({
      from,
      name: (propertyName ?? name).text,
      local: name.text
    }))
  ]
}

const assertion = "import { deepStrictEqual as isTold } from 'node:assert'"

/** `expression // value` becomes a check, where the value is a whole literal on one line. */
function withChecks(code: string): string {
  return code.replaceAll(
    /^(?!const |let |import |export |\s|\/\/|if |for |else )(.+?) \/\/ ([-\d'"[{tfun].*)$/gm,
    (line, expression: string, value: string) =>
      value.includes('…') ? line : `isTold(${expression}, ${value})`
  )
}

/**
 * The examples of a page as modules. What one declares the later ones may use; what none declares comes from the
 * prelude, if that has it.
 * @param prelude the names that the prelude exports
 * @param preludePath from the modules to it
 */
export function modulesOf({ blocks }: Page, prelude: readonly string[], preludePath: string): string[] {
  const known = new Map(prelude.map(name => [name, preludePath]))
  return blocks
    .filter(({ kind }) => kind === 'js')
    .map(({ code }, index) => {
      const own = declaredNames(code)
      const bare = code.replaceAll(/'[^'\n]*'|\/\/.*$/gm, '')
      const used = [...known.keys()].filter(
        name =>
          !own.includes(name) && new RegExp(`(?<![.\\w])${name}\\b(?!\\s*:)|\\.\\.\\.${name}\\b`).test(bare)
      )
      const needed = used.map(name => `import { ${name} } from '${known.get(name)}'`)
      for (const name of own) known.set(name, `./${index}.mjs`)
      return [assertion, ...needed, withChecks(code), `export { ${own.join(', ')} }`].join('\n')
    })
}
