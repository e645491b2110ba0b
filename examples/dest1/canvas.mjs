/**
 * Paints layers as PNG. Each shape becomes a function from a point to its distance from the edge, in pixels, negative
 * inside; smooth edges then come by themselves.
 * @module
 */
import { PNG } from 'pngjs'

/** @typedef {(x: number, y: number) => number} Distance */

const distances = {
  circle:
    ({ cx, cy, radius }) =>
    (x, y) =>
      Math.hypot(x - cx, y - cy) - radius,
  box:
    ({ cx, cy, width, height, corner }) =>
    (x, y) => {
      const dx = Math.abs(x - cx) - width / 2 + corner
      const dy = Math.abs(y - cy) - height / 2 + corner
      return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner
    },
  line: ({ through, width }) => {
    const segments = segmentsOf(through)
    return (x, y) => toNearest(segments, x, y) - width / 2
  },
  polygon: ({ corners, rounding }) => {
    const edges = segmentsOf([...corners, corners[0]])
    return (x, y) => {
      let inside = false
      for (const { ax, ay, dx, dy } of edges) {
        if (ay > y !== ay + dy > y && x < ax + ((y - ay) / dy) * dx) inside = !inside
      }
      const distance = toNearest(edges, x, y)
      return (inside ? -distance : distance) - rounding
    }
  },
  scallop:
    ({ radius, count, depth }) =>
    (x, y) =>
      Math.hypot(x, y) - radius - depth * Math.cos(count * Math.atan2(x, -y)),
  outline: ({ shape, width }) => {
    const distance = distanceTo(shape)
    return (x, y) => Math.abs(distance(x, y)) - width / 2
  },
  union: ({ shapes }) => {
    const each = shapes.map(distanceTo)
    return (x, y) =>
      each.reduce((nearest, distance) => Math.min(nearest, distance(x, y)), Number.POSITIVE_INFINITY)
  },
  common: ({ shape, area }) => {
    const [distance, within] = [distanceTo(shape), distanceTo(area)]
    return (x, y) => Math.max(distance(x, y), within(x, y))
  },
  without: ({ shape, other }) => {
    const [distance, outside] = [distanceTo(shape), distanceTo(other)]
    return (x, y) => Math.max(distance(x, y), -outside(x, y))
  },
  moved: ({ shape, dx, dy }) => {
    const distance = distanceTo(shape)
    return (x, y) => distance(x - dx, y - dy)
  },
  scaled: ({ shape, factor }) => {
    const distance = distanceTo(shape)
    return (x, y) => distance(x / factor, y / factor) * factor
  },
  turned: ({ shape, degrees }) => {
    const distance = distanceTo(shape)
    const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
    return (x, y) => distance(x * cos + y * sin, y * cos - x * sin)
  },
  around: ({ shape, count }) => {
    const distance = distanceTo(shape)
    const step = (2 * Math.PI) / count
    return (x, y) => {
      const angle = Math.atan2(x, -y)
      const [own, radius] = [angle - step * Math.round(angle / step), Math.hypot(x, y)]
      return distance(radius * Math.sin(own), -radius * Math.cos(own))
    }
  }
}

/** @returns {Distance} */
function distanceTo(shape) {
  return distances[shape.kind](shape)
}

/**
 * Paints layers, the lowest first, on a transparent ground.
 * @param {readonly import('./shapes.mjs').Layer[]} layers
 * @param {number} size width and height in pixels
 * @returns {Uint8Array} the bytes of a PNG
 */
export function paintPng(layers, size) {
  const png = new PNG({ width: size, height: size })
  const measured = layers.map(layer => ({ ...layer, distance: distanceTo(layer.shape) }))
  for (let top = 0; top < size; top += TILE) {
    for (let left = 0; left < size; left += TILE) {
      const near = layersNear(measured, left + (TILE - size) / 2, top + (TILE - size) / 2)
      for (let row = top; row < top + TILE; row++) {
        for (let column = left; column < left + TILE; column++) {
          const [x, y] = [column + 0.5 - size / 2, row + 0.5 - size / 2]
          png.data.set(pixel(near, x, y), (row * size + column) * 4)
        }
      }
    }
  }
  return PNG.sync.write(png)
}

const TILE = 8

/** Most shapes are far from most places. The distance of waves is rough, so it is taken with a margin. */
function layersNear(layers, x, y) {
  return layers.filter(({ distance, blur = 1 }) => distance(x, y) < TILE + blur)
}

function pixel(layers, x, y) {
  let [red, green, blue, alpha] = [0, 0, 0, 0]
  for (const { distance, paint, blur = 1 } of layers) {
    const cover = Math.min(Math.max(0.5 - distance(x, y) / blur, 0), 1)
    if (cover === 0) continue
    const [r, g, b, opacity = 1] = Array.isArray(paint) ? paint : blend(paint, y)
    const over = opacity * cover
    const below = alpha * (1 - over)
    alpha = over + below
    red = (r * over + red * below) / alpha
    green = (g * over + green * below) / alpha
    blue = (b * over + blue * below) / alpha
  }
  return [Math.round(red), Math.round(green), Math.round(blue), Math.round(alpha * 255)]
}

function blend({ from, to, top, bottom }, y) {
  const share = (y - top) / (bottom - top)
  return from.map((value, index) => value + (to[index] - value) * share)
}

function segmentsOf(through) {
  return through.slice(1).map(([bx, by], index) => {
    const [ax, ay] = through[index]
    return { ax, ay, dx: bx - ax, dy: by - ay }
  })
}

function toNearest(segments, x, y) {
  let nearest = Number.POSITIVE_INFINITY
  for (const { ax, ay, dx, dy } of segments) {
    const along = Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0), 1)
    nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy))
  }
  return nearest
}
