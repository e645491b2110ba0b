/**
 * The pictograms of the badges: shapes in up to three tones, about 90 pixels wide.
 * @module
 */
import {
  around,
  box,
  circle,
  common,
  line,
  moved,
  outline,
  points,
  polygon,
  scaled,
  turned,
  union,
  without
} from './shapes.mjs'

const heart = union(
  circle(-15, -8, 19),
  circle(15, -8, 19),
  polygon(points('-32.5,1 32.5,1 0,35')),
  box(0, -2, 40, 14)
)

const star = polygon(
  Array.from({ length: 10 }, (_, index) => {
    const [radius, angle] = [index % 2 === 0 ? 38 : 18, (index * Math.PI) / 5]
    return [radius * Math.sin(angle), -radius * Math.cos(angle)]
  }),
  4
)

const leaf = turned(common(circle(-22, 0, 44), circle(22, 0, 44)), 40)

const ring = circle(0, 0, 31)

const person = union(circle(0, -16, 12), common(circle(0, 20, 22), box(0, 8, 60, 24)))

const bubble = (width, height, tail) =>
  union(
    box(0, 0, width, height, 12),
    polygon(points(`-10,${height / 2 - 3} 10,${height / 2 - 3} ${tail},${height / 2 + 13}`), 1)
  )

/** Lines through points that are written as text. */
const lines = (width, ...texts) => union(...texts.map(text => line(points(text), width)))

/**
 * By name: pairs of a tone (`dark`, `bright`, `paper`) and a shape, the lowest first.
 * @type {Readonly<Record<string, readonly (readonly [string, import('./shapes.mjs').Shape])[]>>}
 */
export const pictograms = {
  flag: [
    ['bright', polygon(points('-18,-38 2,-44 16,-34 36,-38 36,-6 16,-2 2,-12 -18,-6'), 2)],
    ['dark', lines(7, '-20,-44 -20,34')],
    ['dark', common(circle(0, 74, 50), box(0, 34, 90, 18))]
  ],
  file: [
    ['dark', without(box(-4, 0, 62, 82, 7), polygon(points('11,-44 40,-44 40,-15')))],
    ['paper', lines(5, '-24,-14 10,-14', '-24,0 10,0', '-24,14 10,14')],
    ['bright', turned(union(box(0, -8, 12, 46, 3), polygon(points('-6,18 6,18 0,31'))), 38)]
  ],
  laptop: [
    ['dark', union(box(0, -10, 78, 56, 7), box(0, 28, 100, 11, 5))],
    ['paper', box(0, -10, 66, 44, 2)],
    ['bright', polygon(points('-10,-26 18,-4 4,-2 11,12 5,14 -1,1 -10,9'), 1)]
  ],
  heart: [
    ['bright', scaled(heart, 1.2)],
    ['paper', lines(5, '-44,2 -16,2 -7,-14 5,18 13,2 44,2')]
  ],
  coins: [
    ['dark', union(...[34, 20, 6].map(y => box(-16, y, 50, 11, 5)))],
    ['bright', circle(16, -14, 28)],
    ['paper', outline(circle(16, -14, 22), 2.5)],
    ['paper', without(outline(circle(19, -14, 11), 4.5), box(32, -14, 14, 15))],
    ['paper', lines(3.5, '2,-17 18,-17', '2,-11 18,-11')]
  ],
  house: [
    ['dark', union(polygon(points('-30,-4 0,-30 30,-4 30,34 -30,34'), 2), box(22, -24, 10, 22, 1))],
    ['bright', lines(9, '-42,0 0,-37 42,0')],
    ['paper', union(box(0, 21, 18, 28, 3), box(0, -8, 14, 12, 2))]
  ],
  bicycle: [
    ['dark', outline(union(circle(-26, 16, 20), circle(26, 16, 20)), 6)],
    ['bright', lines(5.5, '-26,16 -12,-14 16,-14 -2,16 -26,16', '-2,16 -15,-22', '26,16 13,-28 24,-30')],
    ['dark', union(lines(7, '-23,-24 -8,-24'), circle(-2, 16, 5))]
  ],
  pot: [
    ['dark', common(box(0, 14, 64, 46, 12), box(0, 20, 80, 40))],
    ['dark', union(lines(8, '-40,6 40,6'), lines(7, '-34,-8 34,-8'), circle(0, -15, 5))],
    ['bright', union(...[-17, 0, 17].map(x => moved(lines(4.5, '0,-24 -4,-29 4,-36 0,-42'), x, 0)))]
  ],
  leaf: [
    ['bright', leaf],
    ['paper', lines(3.5, '-27,32 19,-23')],
    ['paper', lines(3, '-10,-7 -9,11 9,10', '3,-19 4,-5 18,-6')],
    ['dark', lines(6, '-36,42 -24,29')]
  ],
  book: [
    ['dark', polygon(points('-46,-24 0,-16 46,-24 46,28 0,36 -46,28'), 3)],
    ['paper', polygon(points('-39,-32 -2,-23 -2,27 -39,20'), 1)],
    ['paper', polygon(points('39,-32 2,-23 2,27 39,20'), 1)],
    ['bright', lines(4, '-31,-19 -10,-14', '-31,-6 -10,-1', '-31,7 -10,12')],
    ['bright', lines(4, '31,-19 10,-14', '31,-6 10,-1', '31,7 10,12')]
  ],
  microphone: [
    ['bright', box(0, -18, 30, 52, 15)],
    ['paper', lines(3.5, '-6,-24 6,-24', '-6,-14 6,-14')],
    ['dark', common(outline(circle(0, -8, 27), 6), box(0, 20, 80, 50))],
    ['dark', union(lines(6, '0,20 0,36'), lines(7, '-16,38 16,38'))]
  ],
  clock: [
    ['dark', circle(0, 0, 42)],
    ['paper', circle(0, 0, 33)],
    ['dark', around(lines(4, '0,-28 0,-25'), 12)],
    ['bright', union(lines(6, '0,-20 0,0 14,9'), circle(0, 0, 5))]
  ],
  compass: [
    ['dark', outline(circle(0, 0, 38), 8)],
    ['dark', around(lines(5, '0,-30 0,-27'), 4)],
    ['bright', turned(polygon(points('-9,0 0,-29 9,0'), 1), 35)],
    ['dark', turned(polygon(points('-9,0 0,29 9,0'), 1), 35)],
    ['paper', circle(0, 0, 4.5)]
  ],
  magnifier: [
    ['dark', union(lines(13, '17,17 36,36'), outline(circle(-8, -8, 30), 8))],
    ['bright', union(box(-8, -5, 34, 24, 4), outline(box(-8, -18, 14, 12, 3), 4))],
    ['paper', lines(3, '-23,-5 7,-5')]
  ],
  bubbles: [
    ['dark', moved(bubble(58, 42, -14), -12, -16)],
    ['paper', moved(scaled(bubble(54, 36, 14), 1.16), 16, 13)],
    ['bright', moved(bubble(54, 36, 14), 16, 14)],
    ['paper', union(...[2, 16, 30].map(x => circle(x, 14, 4)))]
  ],
  team: [
    ['dark', union(moved(person, -29, 4), moved(person, 29, 4))],
    ['paper', moved(scaled(person, 1.42), 0, 6)],
    ['bright', moved(scaled(person, 1.2), 0, 6)]
  ],
  rescue: [
    ['bright', outline(ring, 20)],
    ['paper', common(outline(ring, 20), turned(union(box(0, 0, 18, 90), box(0, 0, 90, 18)), 45))],
    ['dark', union(outline(circle(0, 0, 42), 4), outline(circle(0, 0, 20), 4))]
  ],
  star: [
    ['bright', star],
    ['paper', lines(6, '-12,3 -3,12 14,-7')]
  ],
  thanks: [
    ['dark', moved(bubble(84, 62, -16), 0, -6)],
    ['bright', moved(scaled(heart, 0.72), 0, -9)]
  ]
}
