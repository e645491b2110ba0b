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

function parsed(code: string): ts.SourceFile {
  // With an export it is a module for certain, in which `await` is no name.
  return ts.createSourceFile('block.mjs', `${code}\nexport {}`, ts.ScriptTarget.Latest, true)
}

/** The names that `code` declares at its top, imports included. */
export function declaredNames(code: string): string[] {
  return parsed(code).statements.flatMap(namesOf)
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
  return parsed(code).statements.flatMap(statement =>
    ts.isImportDeclaration(statement) ? importedNames(statement) : []
  )
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

/** `expression // value` becomes a check, where the value is a whole literal. */
function withChecks(code: string): string {
  let checked = ''
  let at = 0
  for (const statement of parsed(code).statements) {
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? []
    const [, value] = /^\/\/ ([-\d'"[{tfun][^…]*)$/.exec(code.slice(comment?.pos, comment?.end)) ?? []
    if (comment === undefined || value === undefined || !ts.isExpressionStatement(statement)) continue
    checked += `${code.slice(at, statement.getStart())}isTold(${statement.expression.getText()}, ${value})`
    at = comment.end
  }
  return checked + code.slice(at)
}

/** The names that `code` speaks of, apart from those of members. */
function namesIn(code: string): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMember(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(parsed(code))
  return names
}

function isMember(node: ts.Identifier): boolean {
  const { parent } = node
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node
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
      const named = namesIn(code)
      const used = [...known.keys()].filter(name => !own.includes(name) && named.has(name))
      const needed = used.map(name => `import { ${name} } from '${known.get(name)}'`)
      for (const name of own) known.set(name, `./${index}.mjs`)
      return [assertion, ...needed, withChecks(code), `export { ${own.join(', ')} }`].join('\n')
    })
}
