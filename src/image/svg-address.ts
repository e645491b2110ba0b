/**
 * What an address or a style sheet in a picture can do to whoever shows it.
 * @module
 */

/** `active` runs code or shows a web page; `external` reaches out of the picture; `unread` was too much to look at. */
export type Reach = 'active' | 'external' | 'unread'

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
// what stands in the brackets is looked at, not passed over: a bracket that was escaped begins nothing
const ADDRESSES = /\b(?:url|src)\(\s*["']?(?=([^()"']*))/gi
const IMPORTS = /@import/i
const IMAGES = /\bimage(?:-set)?\(/i
const RUNS = /\bexpression\s*\(|-moz-binding|\bbehavior\s*:|script:/i

/**
 * What an attribute that takes CSS does. It errs on the side of warning: what only looks like an address in a text or
 * comment counts as well.
 */
export function reachOfCss(css: string): Reach | undefined {
  if (!WORTH_A_LOOK.test(css)) return undefined
  return worst(readings(css).map(reachOfPlainCss))
}

/** As {@link reachOfCss}, for a style sheet or a `style`, where any address of the web counts, wherever it stands. */
export function reachOfStyle(css: string): Reach | undefined {
  const reach = reachOfCss(css)
  if (reach !== undefined) return reach
  return [css, ...readings(css)].some(holdsAddress) ? 'external' : undefined
}

// A comment can hide a word from who reads on as well as from who leaves comments out: both readings count.
function readings(css: string): string[] {
  const bare = css.includes('/*') ? [css.replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/g, '')] : []
  return [css, ...bare].map(withoutEscapes)
}

/** @see https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point */
function withoutEscapes(css: string): string {
  if (!css.includes('\\')) return css
  return css.replaceAll(
    /\\(?:([\da-f]{1,6})(?:\r\n|[ \t\r\n\f])?|\r?\n|(.))/gi,
    (_, hex?: string, other = '') => {
      const code = hex === undefined ? 0 : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : other
    }
  )
}

function reachOfPlainCss(css: string): Reach | undefined {
  if (RUNS.test(css)) return 'active'
  const reaches = Array.from(css.matchAll(ADDRESSES), ([, address = '']) => reachOfAddress(address))
  const images = css.search(IMAGES)
  const isSet = images !== -1 && /["']/.test(css.slice(images))
  return worst([IMPORTS.test(css) || isSet ? 'external' : undefined, ...reaches])
}

function worst(reaches: readonly (Reach | undefined)[]): Reach | undefined {
  return reaches.find(reach => reach === 'active') ?? reaches.find(reach => reach !== undefined)
}

// two slashes within base64 are none of an address
const WEB = /https?:|(?<![\w+/=,:])[/\\]{2}|data:text\/html/i

function holdsAddress(css: string): boolean {
  return WEB.test(css.replaceAll(/[\t\r\n]+/g, ''))
}
