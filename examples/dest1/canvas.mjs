/**
 * A small drawing board. A shape is a function from a point to its distance from the edge, in pixels,
 * negative inside; smooth edges then come by themselves.
 * @module
 */
import { PNG } from 'pngjs'

/**
 * @typedef {(x: number, y: number) => number} Shape the origin is the middle of the picture, y points down
 * @typedef {readonly [red: number, green: number, blue: number, alpha?: number]} Colour to 255, alpha to 1
 * @typedef {{ shape: Shape, paint: Colour | ((x: number, y: number) => Colour), blur?: number }} Layer
 */

/** @returns {Shape} */
export const circle = (cx, cy, radius) => (x, y) => Math.hypot(x - cx, y - cy) - radius

/** A box around its middle, with round corners. @returns {Shape} */
export const box =
  (cx, cy, width, height, corner = 0) =>
  (x, y) => {
    const dx = Math.abs(x - cx) - width / 2 + corner
    const dy = Math.abs(y - cy) - height / 2 + corner
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner
  }

/** Points as text, `'0,-20 14,9'`, as pairs of numbers. */
export const points = text => text.split(' ').map(point => point.split(',').map(Number))

/** A line through points, with round ends. @returns {Shape} */
export const line = (through, width) => {
  const segments = segmentsOf(through)
  return (x, y) => toNearest(segments, x, y) - width / 2
}

/** The area within points, its corners rounded. @returns {Shape} */
export const polygon = (corners, rounding = 0) => {
  const edges = segmentsOf([...corners, corners[0]])
  return (x, y) => {
    let inside = false
    for (const { ax, ay, dx, dy } of edges) {
      if (ay > y !== ay + dy > y && x < ax + ((y - ay) / dy) * dx) inside = !inside
    }
    const distance = toNearest(edges, x, y)
    return (inside ? -distance : distance) - rounding
  }
}

/** A circle with `count` waves around it. @returns {Shape} */
export const scallop = (radius, count, depth) => (x, y) =>
  Math.hypot(x, y) - radius - depth * Math.cos(count * Math.atan2(x, -y))

/** The edge of a shape as a band. @returns {Shape} */
export const outline = (shape, width) => (x, y) => Math.abs(shape(x, y)) - width / 2

/** @returns {Shape} */
export const union =
  (...shapes) =>
  (x, y) =>
    shapes.reduce((nearest, shape) => Math.min(nearest, shape(x, y)), Number.POSITIVE_INFINITY)

/** What all shapes have in common. @returns {Shape} */
export const common =
  (...shapes) =>
  (x, y) =>
    shapes.reduce((farthest, shape) => Math.max(farthest, shape(x, y)), Number.NEGATIVE_INFINITY)

/** A shape without another. @returns {Shape} */
export const without = (shape, other) => (x, y) => Math.max(shape(x, y), -other(x, y))

/** @returns {Shape} */
export const moved = (shape, dx, dy) => (x, y) => shape(x - dx, y - dy)

/** @returns {Shape} */
export const scaled = (shape, factor) => (x, y) => shape(x / factor, y / factor) * factor

/** Turned clockwise around the origin. @returns {Shape} */
export const turned = (shape, degrees) => {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  return (x, y) => shape(x * cos + y * sin, y * cos - x * sin)
}

/** `count` copies of a shape that stands upright above the origin, all around it. @returns {Shape} */
export const around = (shape, count) => {
  const step = (2 * Math.PI) / count
  return (x, y) => {
    const angle = Math.atan2(x, -y)
    const [own, radius] = [angle - step * Math.round(angle / step), Math.hypot(x, y)]
    return shape(radius * Math.sin(own), -radius * Math.cos(own))
  }
}

/**
 * Paints layers, the lowest first, on a transparent ground.
 * @param {readonly Layer[]} layers
 * @param {number} size width and height in pixels
 * @returns {Uint8Array} the bytes of a PNG
 */
export function paintPng(layers, size) {
  const png = new PNG({ width: size, height: size })
  for (let top = 0; top < size; top += TILE) {
    for (let left = 0; left < size; left += TILE) {
      const near = layersNear(layers, left + (TILE - size) / 2, top + (TILE - size) / 2)
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
  return layers.filter(({ shape, blur = 1 }) => shape(x, y) < TILE + blur)
}

function pixel(layers, x, y) {
  let [red, green, blue, alpha] = [0, 0, 0, 0]
  for (const { shape, paint, blur = 1 } of layers) {
    const cover = Math.min(Math.max(0.5 - shape(x, y) / blur, 0), 1)
    if (cover === 0) continue
    const [r, g, b, opacity = 1] = typeof paint === 'function' ? paint(x, y) : paint
    const over = opacity * cover
    const below = alpha * (1 - over)
    alpha = over + below
    red = (r * over + red * below) / alpha
    green = (g * over + green * below) / alpha
    blue = (b * over + blue * below) / alpha
  }
  return [Math.round(red), Math.round(green), Math.round(blue), Math.round(alpha * 255)]
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
