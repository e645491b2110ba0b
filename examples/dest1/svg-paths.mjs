/**
 * The path data of shapes for which SVG has no element of its own.
 * @module
 */

/** The path through points. */
export function polyline(through) {
  return through.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('')
}

/** The area within corners, grown by `rounding`: its edges move outwards, and arcs join them. */
export function polygonPath(corners, rounding) {
  if (rounding === 0) return `${polyline(corners)}Z`
  const clockwise = area(corners) > 0 ? corners : corners.toReversed()
  const normals = clockwise.map((corner, index) => normal(corner, clockwise[(index + 1) % corners.length]))
  const steps = clockwise.map(([x, y], index) => {
    const [before, after] = [normals.at(index - 1), normals[index]]
    const outwards = ([nx, ny]) => pair(x + rounding * nx, y + rounding * ny)
    if (cross(before, after) <= 0) return `L${outwards(miter(before, after))}`
    return `L${outwards(before)}A${rounding} ${rounding} 0 0 1 ${outwards(after)}`
  })
  return `M${steps.join('').slice(1)}Z`
}

/** Waves around a circle: a cubic curve from each crest to each trough. */
export function scallopPath({ radius, count, depth }) {
  const step = Math.PI / count
  const at = index => {
    const angle = index * step
    const distance = radius + depth * Math.cos(count * angle)
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
    // At crests and troughs the curve runs across the radius; a third of its speed there places the control points.
    const reach = (distance * step) / 3
    return { x: distance * sin, y: -distance * cos, dx: reach * cos, dy: reach * sin }
  }
  const start = at(0)
  const curves = Array.from({ length: 2 * count }, (_, index) => {
    const end = at(index + 1)
    const control = `${pair(end.x - end.dx, end.y - end.dy)} ${pair(end.x, end.y)}`
    if (index > 0) return `S${control}`
    return `C${pair(start.x + start.dx, start.y + start.dy)} ${control}`
  })
  return `M${pair(start.x, start.y)}${curves.join('')}Z`
}

/** A number with as many digits as can be seen. */
export function number(value) {
  return String(Number(value.toFixed(2)))
}

function pair(x, y) {
  return `${number(x)} ${number(y)}`
}

/** Positive for corners that go clockwise, as y points down. */
function area(corners) {
  return corners.reduce((sum, corner, index) => sum + cross(corners.at(index - 1), corner), 0)
}

function cross([ax, ay], [bx, by]) {
  return ax * by - ay * bx
}

/** Which way is out, at an edge of a clockwise polygon: a vector of length 1. */
function normal([ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay)
  return [(by - ay) / length, (ax - bx) / length]
}

/** Where edges that moved out by 1 meet in a corner that points inwards. */
function miter([ax, ay], [bx, by]) {
  const scale = 1 + ax * bx + ay * by
  return [(ax + bx) / scale, (ay + by) / scale]
}
