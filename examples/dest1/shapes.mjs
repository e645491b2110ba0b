/**
 * What the pictures are made of: shapes, colours and layers as plain data, to be painted in more than one way.
 * @module
 */

/**
 * @typedef {ReturnType<typeof circle | typeof box | typeof line | typeof polygon | typeof scallop | typeof outline
 *   | typeof union | typeof common | typeof without | typeof moved | typeof scaled | typeof turned
 *   | typeof around>} Shape the origin is the middle of the picture, y points down, lengths are in pixels
 * @typedef {readonly [red: number, green: number, blue: number, alpha?: number]} Colour to 255, alpha to 1
 * @typedef {{ from: Colour, to: Colour, top: number, bottom: number }} Gradient from `top` down to `bottom`
 * @typedef {{ shape: Shape, paint: Colour | Gradient, blur?: number }} Layer `blur` is the width of a soft edge
 */

export const circle = (cx, cy, radius) => ({ kind: 'circle', cx, cy, radius })

/** A box around its middle, with round corners. */
export const box = (cx, cy, width, height, corner = 0) => ({ kind: 'box', cx, cy, width, height, corner })

/** Points as text, `'0,-20 14,9'`, as pairs of numbers. */
export const points = text => text.split(' ').map(point => point.split(',').map(Number))

/** A line through points, with round ends. */
export const line = (through, width) => ({ kind: 'line', through, width })

/** The area within points, grown by `rounding`, so that its corners are round. */
export const polygon = (corners, rounding = 0) => ({ kind: 'polygon', corners, rounding })

/** A circle with `count` waves around it. */
export const scallop = (radius, count, depth) => ({ kind: 'scallop', radius, count, depth })

/** The edge of a shape as a band. Of a union, the parts must lie apart. */
export const outline = (shape, width) => ({ kind: 'outline', shape, width })

export const union = (...shapes) => ({ kind: 'union', shapes })

/** What a shape has in common with an area: of circles, boxes and polygons, but no lines. */
export const common = (shape, area) => ({ kind: 'common', shape, area })

/** A shape without another. */
export const without = (shape, other) => ({ kind: 'without', shape, other })

export const moved = (shape, dx, dy) => ({ kind: 'moved', shape, dx, dy })

export const scaled = (shape, factor) => ({ kind: 'scaled', shape, factor })

/** Turned clockwise around the origin. */
export const turned = (shape, degrees) => ({ kind: 'turned', shape, degrees })

/** `count` copies of a shape that stands upright above the origin, all around it. */
export const around = (shape, count) => ({ kind: 'around', shape, count })
