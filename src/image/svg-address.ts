/**
 * What an address or a style sheet in a picture can do to whoever shows it.
 * @module
 */

/** `active` runs code or shows a web page; `external` reaches out of the picture. */
export type Reach = 'active' | 'external'

const SCRIPT = /^(?:java|vb|live)script:/i
const HARMLESS_DATA =
  /^data:(?:image\/(?:png|jpe?g|gif|webp|avif|bmp)|font\/[\w.+-]+|application\/(?:x-)?font[\w.+-]*)[;,]/i

/** What the address in `value` does; `undefined` if it stays within the picture or holds plain image data. */
export function reachOfAddress(value: string): Reach | undefined {
  // browsers pass over blanks, line ends and controls, wherever they stand in a scheme
  const address = value.replaceAll(/[^!-\uffff]/g, '')
  if (address === '' || address.startsWith('#')) return undefined
  if (SCRIPT.test(address)) return 'active'
  if (/^data:/i.test(address)) return HARMLESS_DATA.test(address) ? undefined : 'active'
  return 'external'
}

const WORTH_A_LOOK = /[\\(@]|-moz-|behavior|script:/i
const ADDRESSES = /\b(?:url|src)\(\s*["']?([^)"']*)/gi
const LOADS = /@import|\bimage(?:-set)?\(\s*["']/i
const RUNS = /\bexpression\s*\(|-moz-binding|\bbehavior\s*:|script:/i

/**
 * What a style sheet, a `style` or an attribute that takes CSS does. It errs on the side of warning: what only looks
 * like an address in a text or comment counts as well.
 */
export function reachOfCss(css: string): Reach | undefined {
  if (!WORTH_A_LOOK.test(css)) return undefined
  // a comment can hide a word from who reads on as well as from who leaves comments out: both readings count
  const readings = [css, css.replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/g, '')].map(withoutEscapes)
  const reaches = readings.map(reachOfPlainCss)
  return reaches.find(reach => reach === 'active') ?? reaches.find(reach => reach !== undefined)
}

/** @see https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point */
function withoutEscapes(css: string): string {
  return css.replaceAll(/\\(?:([\da-f]{1,6})[ \t\r\n\f]?|(.))/gi, (_, hex?: string, other = '') => {
    const code = hex === undefined ? 0 : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : other
  })
}

function reachOfPlainCss(css: string): Reach | undefined {
  if (RUNS.test(css)) return 'active'
  const reaches = Array.from(css.matchAll(ADDRESSES), ([, address = '']) => reachOfAddress(address))
  if (reaches.includes('active')) return 'active'
  return LOADS.test(css) || reaches.includes('external') ? 'external' : undefined
}
