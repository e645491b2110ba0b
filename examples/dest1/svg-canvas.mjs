/**
 * Paints layers as SVG: the same shapes as in a PNG, sharp at every size.
 * @module
 */
import { number, polygonPath, polyline, scallopPath } from './svg-paths.mjs'

/**
 * What a shape is painted with.
 * @typedef {object} Pen
 * @property {string} colour
 * @property {number} [outline] width of the band, for outlines
 * @property {string} transform where it is painted
 * @property {(tag: string, attributes: object, content: string) => string} define adds a definition, tells its id
 */

// Larger than any picture here.
const everywhere = { x: -512, y: -512, width: 1024, height: 1024 }
const white = tag('rect', { ...everywhere, fill: '#fff' })

/** @type {Record<string, (shape: any, pen: Pen) => string>} */
const drawings = {
  circle: ({ cx, cy, radius }, pen) => element('circle', { cx, cy, r: radius }, pen),
  box: ({ cx, cy, width, height, corner }, pen) =>
    element('rect', { x: cx - width / 2, y: cy - height / 2, width, height, rx: corner }, pen),
  line: ({ through, width }, pen) => element('path', { d: polyline(through) }, { ...pen, outline: width }),
  polygon: ({ corners, rounding }, pen) => element('path', { d: polygonPath(corners, rounding) }, pen),
  scallop: (waves, pen) => element('path', { d: scallopPath(waves) }, pen),
  outline: ({ shape, width }, pen) => draw(shape, { ...pen, outline: width }),
  union: ({ shapes }, pen) => shapes.map(shape => draw(shape, pen)).join(''),
  common: ({ shape, area }, pen) => {
    const clip = pen.define('clipPath', {}, draw(area, pen))
    return tag('g', { 'clip-path': `url(#${clip})` }, draw(shape, pen))
  },
  without: ({ shape, other }, pen) => {
    const hole = draw(other, { ...pen, colour: '#000' })
    const mask = pen.define('mask', { maskUnits: 'userSpaceOnUse', ...everywhere }, `${white}${hole}`)
    return tag('g', { mask: `url(#${mask})` }, draw(shape, pen))
  },
  moved: ({ shape, dx, dy }, pen) => draw(shape, placed(pen, `translate(${dx} ${dy})`)),
  scaled: ({ shape, factor }, pen) => draw(shape, placed(pen, `scale(${factor})`)),
  turned: ({ shape, degrees }, pen) => draw(shape, placed(pen, `rotate(${degrees})`)),
  around: ({ shape, count }, pen) =>
    Array.from({ length: count }, (_, index) =>
      draw(shape, placed(pen, `rotate(${(index * 360) / count})`))
    ).join('')
}

/**
 * Paints layers, the lowest first, on a transparent ground.
 * @param {readonly import('./shapes.mjs').Layer[]} layers
 * @param {object} options
 * @param {number} options.size width and height in pixels
 * @param {string} options.name unique among the drawings of one page: the ids inside begin with it
 * @param {string} options.title what a screen reader says
 * @returns {string} an SVG document
 */
export function paintSvg(layers, { size, name, title }) {
  const definitions = []
  const define = (kind, attributes, content) => {
    const id = `${name}-${definitions.length + 1}`
    definitions.push(tag(kind, { id, ...attributes }, content))
    return id
  }
  const painted = layers.map(layer => paintLayer(layer, define))
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: size,
    height: size,
    viewBox: [-size / 2, -size / 2, size, size].join(' '),
    role: 'img',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round'
  }
  const parts = [tag('title', {}, escaped(title)), tag('defs', {}, definitions.join('')), ...painted]
  return `${tag('svg', root, `\n${parts.join('\n')}\n`)}\n`
}

function paintLayer({ shape, paint, blur }, define) {
  const [colour, opacity] = Array.isArray(paint)
    ? [hex(paint), paint[3]]
    : [gradient(paint, define), undefined]
  const filter = blur && `url(#${define('filter', {}, soft(blur))})`
  const drawn = draw(shape, { colour, transform: '', define })
  return opacity || filter ? tag('g', { opacity, filter }, drawn) : drawn
}

function gradient({ from, to, top, bottom }, define) {
  const stops = tag('stop', { 'stop-color': hex(from) }) + tag('stop', { offset: 1, 'stop-color': hex(to) })
  const line = { gradientUnits: 'userSpaceOnUse', x1: 0, y1: top, x2: 0, y2: bottom }
  return `url(#${define('linearGradient', line, stops)})`
}

/** A soft edge of this width; the square root of 12 is what a ramp is wider than its standard deviation. */
function soft(width) {
  return tag('feGaussianBlur', { stdDeviation: width / Math.sqrt(12) })
}

function draw(shape, pen) {
  return drawings[shape.kind](shape, pen)
}

function placed(pen, step) {
  return { ...pen, transform: `${pen.transform} ${step}`.trim() }
}

/** A filled shape, or its outline. */
function element(kind, form, { colour, outline, transform }) {
  const paint = outline ? { fill: 'none', stroke: colour, 'stroke-width': outline } : { fill: colour }
  // In a form, zero is what counts where nothing is said.
  const said = Object.entries(form).filter(([, value]) => value !== 0)
  return tag(kind, { ...Object.fromEntries(said), ...paint, transform: transform || undefined })
}

function tag(kind, attributes, content = '') {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? number(value) : value}"`)
  return `<${kind}${written.join('')}${content === '' ? '/>' : `>${content}</${kind}>`}`
}

function hex([red, green, blue]) {
  return `#${[red, green, blue].map(value => value.toString(16).padStart(2, '0')).join('')}`
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
