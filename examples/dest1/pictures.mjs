/**
 * Draws the picture of each badge class: a medallion in the colours of its theme, with a pictogram.
 * @module
 */
import { pictureName, slugOf } from './badge-class.mjs'
import { paintPng } from './canvas.mjs'
import { pictograms } from './pictograms.mjs'
import { around, circle, moved, outline, polygon, scallop } from './shapes.mjs'
import { paintSvg } from './svg-canvas.mjs'

const SIZE = 256

/** Colours: the top and the bottom of the medallion, and the bright tone of its pictogram. */
const themes = {
  path: { light: [124, 92, 214], dark: [72, 47, 145], bright: [245, 158, 44] },
  rights: { light: [60, 134, 220], dark: [24, 72, 148], bright: [38, 166, 154] },
  home: { light: [247, 165, 62], dark: [204, 92, 22], bright: [214, 74, 58] },
  care: { light: [240, 98, 128], dark: [172, 32, 84], bright: [226, 52, 92] },
  knowledge: { light: [38, 178, 168], dark: [8, 100, 108], bright: [240, 146, 40] },
  work: { light: [78, 106, 140], dark: [30, 48, 78], bright: [224, 96, 60] },
  planet: { light: [122, 190, 76], dark: [44, 116, 54], bright: [96, 172, 60] },
  people: { light: [236, 112, 96], dark: [164, 44, 60], bright: [240, 158, 46] }
}

const corners = Array.from({ length: 6 }, (_, index) => {
  const angle = (index * Math.PI) / 3
  return [98 * Math.sin(angle), -98 * Math.cos(angle)]
})

/** The forms, each with its own line inside the edge. */
const forms = {
  skill: { edge: polygon(corners, 16), trim: polygon(corners, 7) },
  gift: { edge: scallop(106, 16, 4), trim: circle(0, 0, 94) },
  group: { edge: circle(0, 0, 110), trim: circle(0, 0, 101) }
}

/** Form, theme and pictogram by slug. */
const designs = {
  engagement: ['gift', 'path', 'flag'],
  demarches: ['skill', 'rights', 'file'],
  numerique: ['skill', 'knowledge', 'laptop'],
  sante: ['skill', 'care', 'heart'],
  budget: ['skill', 'home', 'coins'],
  logement: ['skill', 'home', 'house'],
  mobilite: ['skill', 'rights', 'bicycle'],
  cuisine: ['skill', 'care', 'pot'],
  ecogestes: ['group', 'planet', 'leaf'],
  lecture: ['skill', 'knowledge', 'book'],
  parole: ['skill', 'path', 'microphone'],
  temps: ['skill', 'rights', 'clock'],
  projet: ['skill', 'work', 'compass'],
  emploi: ['skill', 'work', 'magnifier'],
  entretien: ['skill', 'work', 'bubbles'],
  equipe: ['group', 'planet', 'team'],
  secours: ['group', 'care', 'rescue'],
  'savoir-faire': ['gift', 'people', 'star'],
  merci: ['gift', 'people', 'thanks']
}

/**
 * Draws the picture of a badge class, 256 pixels wide and high, without a badge inside.
 * @param {import('openbadges-kit').Achievement} achievement its `image` says in which format
 * @returns {Uint8Array | string} the bytes of a PNG or the text of an SVG
 */
export function drawPicture(achievement) {
  const slug = slugOf(achievement)
  return pictureName(achievement).endsWith('.svg') ? drawSvg(slug, achievement.name) : drawPng(slug)
}

/** The picture that belongs to a slug, as PNG. */
export function drawPng(slug) {
  return paintPng(layersOf(slug), SIZE)
}

/** The same picture as SVG; a screen reader says `title`. */
export function drawSvg(slug, title) {
  return paintSvg(layersOf(slug), { size: SIZE, name: slug, title })
}

/** @returns {import('./shapes.mjs').Layer[]} */
function layersOf(slug) {
  const [form, theme, pictogram] = designs[slug]
  const { edge, trim } = forms[form]
  const { light, dark, bright } = themes[theme]
  const tones = { dark, bright, paper: [255, 252, 246] }
  const inner = circle(0, 0, 74)
  return [
    { shape: moved(edge, 0, 6), paint: [20, 16, 40, 0.28], blur: 14 },
    { shape: edge, paint: { from: light, to: dark, top: -110, bottom: 110 } },
    { shape: outline(edge, 3), paint: [...dark, 0.55] },
    { shape: outline(trim, 2), paint: [255, 255, 255, 0.5] },
    { shape: around(circle(0, -84, 2.2), 36), paint: [255, 255, 255, 0.55] },
    { shape: moved(inner, 0, 3), paint: [20, 16, 40, 0.3], blur: 9 },
    { shape: inner, paint: { from: [255, 254, 250], to: [246, 238, 226], top: -74, bottom: 74 } },
    { shape: outline(circle(0, 0, 69), 1.5), paint: [...dark, 0.25] },
    ...pictograms[pictogram].map(([tone, shape]) => ({ shape, paint: tones[tone] }))
  ]
}
