import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { problemCodes, specOf } from '../../src/problem/codes.ts'

const root = resolve(import.meta.dirname, '../..')
const codesFile = 'problem/codes.ts'

interface Row {
  readonly code: string
  readonly severity: string
  readonly meaning: string
  readonly advice: string
}

/** The table rows of docs/problems.md whose first cell is a code. */
const rows: readonly Row[] = readFileSync(join(root, 'docs/problems.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| `'))
  .map(line => line.slice(2, -2).split(' | '))
  .map(([code = '', severity = '', meaning = '', advice = '']) => ({
    code: code.replaceAll('`', ''),
    severity,
    meaning,
    advice
  }))

test('docs/problems.md has one row for each code, in the order of the codes', () => {
  expect(rows.map(({ code }) => code)).toEqual([...problemCodes])
})

test('each row says the severity, what it means and what to do', () => {
  const severity =
    /^(?:error|warning|info|error, warning|warning, error|made: error, read: warning(?:; info)?)$/
  const sentence = /^.+\.$/
  expect(
    rows.filter(
      row => !(severity.test(row.severity) && sentence.test(row.meaning) && sentence.test(row.advice))
    )
  ).toEqual([])
})

/** A code in a type, or one that something is compared with, is talked about but not made. */
function isMade({ parent }: ts.Node): boolean {
  return !ts.isLiteralTypeNode(parent) && !ts.isBinaryExpression(parent)
}

function codesMadeIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, 'src', file), 'utf8'),
    ts.ScriptTarget.Latest,
    true
  )
  const made: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && isMade(node)) made.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return made
}

test('every code is made somewhere', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !file.startsWith('generated') && file !== codesFile
  )
  const made = new Set(files.flatMap(codesMadeIn))
  expect(problemCodes.filter(code => !made.has(code))).toEqual([])
})

test('every code links to an absolute https URL', () => {
  const isAbsolute = (spec: string) => URL.canParse(spec) && /^https:\/\/[^\s#]+(?:#[^\s#]+)?$/.test(spec)
  expect(problemCodes.filter(code => !isAbsolute(specOf(code)))).toEqual([])
})

test('W3C codes end in _ERROR, ours begin with OB_', () => {
  expect(
    problemCodes.filter(
      code => !/^(?:OB_[A-Z0-9]+(?:_[A-Z0-9]+)*(?<!_ERROR)|[A-Z]+(?:_[A-Z]+)*_ERROR)$/.test(code)
    )
  ).toEqual([])
})
