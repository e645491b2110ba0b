import { describe, expect, test } from 'vitest'
import { modulesOf } from './docs-pages.ts'

/** The lines of the one example of a page, as a module, without those that every module has. */
function linesOf(code: string): string[] {
  const page = { name: 'page.md', text: '', blocks: [{ kind: 'js', code, line: 1 }] }
  const [module = ''] = modulesOf(page, ['host', 'badge'], './prelude.js')
  return module.split('\n').slice(1, -1)
}

const host = "import { host } from './prelude.js'"

describe('an example has from the prelude', () => {
  test.each([
    ['in a template after two slashes', `const url = \`https://\${host}/\``],
    ['behind a template with two slashes', 'const url = [`https://a.example`, host]'],
    ['behind a text with two slashes', 'const url = ["https://a.example", host]'],
    ['behind a text with a quote in it', "const url = ['it\\'s // ', host]"],
    ['as a member of its own name', 'const parts = { host }'],
    ['spread', 'const parts = { ...host }']
  ])('the name that it uses %s', (_, code) => {
    expect(linesOf(code)).toEqual([host, code])
  })

  test.each([
    ['in a text', "const text = 'host'"],
    ['in a template', 'const text = `host`'],
    ['in a comment', 'const none = 0 // host'],
    ['as a member', 'const one = url.host'],
    ['as the name of a member', 'const one = { host: 1 }'],
    ['that it declares', 'const host = 1']
  ])('not the name that stands there only %s', (_, code) => {
    expect(linesOf(code)).toEqual([code])
  })
})

describe('what an example says of a value is a check', () => {
  test.each([
    ['of a name', "url // 'x'", "isTold(url, 'x')"],
    ['of a template with two slashes', "`https://a/` // 'https://a/'", "isTold(`https://a/`, 'https://a/')"],
    ['of a text with a comment in it', "'a // 1' // 'a // 1'", "isTold('a // 1', 'a // 1')"],
    ['after a wait', 'await (one()) // 1', 'isTold(await (one()), 1)'],
    ['over several lines', 'one(\n  2\n) // 3', 'isTold(one(\n  2\n), 3)']
  ])('%s', (_, code, checked) => {
    expect(linesOf(code)).toEqual(checked.split('\n'))
  })

  test('of each line that has one', () => {
    expect(linesOf("one // 1\n// two\nconst three = 3 // 3\n\nfour // 'b'\n")).toEqual([
      'isTold(one, 1)',
      '// two',
      'const three = 3 // 3',
      '',
      "isTold(four, 'b')",
      ''
    ])
  })

  test.each([
    ['cut short', "url // 'https://…'"],
    ['explained', 'url // as it was given'],
    ['within a template', 'const text = `\nurl // 1\n`'],
    ['within a block', 'if (x) {\n  url // 1\n}']
  ])('unless it is %s', (_, code) => {
    expect(linesOf(code)).toEqual(code.split('\n'))
  })
})
