/**
 * The mutants: a seed, changed by chance. Which one it becomes follows from seed, kind and number alone.
 * @module
 */
import { jsonTextChanges } from './change-json-text.ts'
import { jwsChanges } from './change-jws.ts'
import { pngChanges, withCarried } from './change-png.ts'
import { svgChanges } from './change-svg.ts'
import { documentOf } from './documents.ts'
import { type Draft, headerChanges, objectChanges, pickNamed, times } from './draft.ts'
import { changedJws } from './jws-mutants.ts'
import { type Random, randomOf } from './random.ts'
import { type Seed, treeOf } from './seed.ts'
import { signedByStranger } from './strangers.ts'
import { copyOf, type JsonTree } from './tree.ts'

/**
 * What is changed: an object, JSON text, the bytes of a picture, or a JWS. Those of `rdf` are not verified: they are turned
 * into RDF by both roads, and half of them are made from nothing but terms.
 */
export const kinds = ['embedded', 'json', 'png', 'svg', 'jws', 'rdf'] as const

/** A kind of mutant. */
export type Kind = (typeof kinds)[number]

/** One input for a verifier, and where it comes from. */
export interface Mutant {
  /** Name of the seed. */
  readonly seed: string
  /** What was done to it, in order. */
  readonly changes: readonly string[]
  readonly input: JsonTree | string | Uint8Array
  /** What the verifier is asked for. */
  readonly kind?: 'credential'
  /** What a stranger signed in his own name on the way: he may. */
  readonly byStranger?: JsonTree | string
}

/** Some changes find nothing to change. */
const MAX_ATTEMPTS = 8

/** The mutant with this number. */
export async function mutantOf(
  seeds: readonly Seed[],
  run: number,
  kind: Kind,
  caseNumber: number
): Promise<Mutant> {
  const random = randomOf(run, kind, caseNumber)
  const fitting = seedsFor(kind, seeds)
  const seed = random.pick(fitting)
  let draft = await mutators[kind](seed, random, fitting)
  for (let attempt = 1; attempt < MAX_ATTEMPTS && isUnchanged(draft.input, seed); attempt++) {
    draft = await mutators[kind](seed, random, fitting)
  }
  const { input, changes, byStranger } = draft
  const asked = random.oneIn(16) ? 'credential' : seed.kind
  return { seed: seed.name, changes, input, ...(asked && { kind: asked }), ...(byStranger && { byStranger }) }
}

function isUnchanged(input: Mutant['input'], { text, png, svg }: Seed): boolean {
  if (typeof input === 'string') return input === text
  if (!(input instanceof Uint8Array)) return JSON.stringify(input) === text
  return [png, svg].some(picture => Buffer.compare(picture, input) === 0)
}

/** The seeds that mutants of a kind are made of. */
export function seedsFor(kind: Kind, seeds: readonly Seed[]): readonly Seed[] {
  return seeds.filter(({ secured }) => fits[kind].includes(secured))
}

const fits: Readonly<Record<Kind, readonly Seed['secured'][]>> = {
  embedded: ['embedded'],
  json: ['embedded'],
  png: ['embedded', 'jwt'],
  svg: ['embedded', 'jwt'],
  jws: ['jwt'],
  rdf: ['embedded']
}

type Mutator = (seed: Seed, random: Random, fitting: readonly Seed[]) => Promise<Draft<Mutant['input']>>

const mutators: Readonly<Record<Kind, Mutator>> = {
  embedded: changedObject,
  json: changedText,
  png: (seed, random, fitting) => changedPicture('png', seed, random, fitting),
  svg: (seed, random, fitting) => changedPicture('svg', seed, random, fitting),
  jws: changedJws,
  rdf: changedDocument
}

async function changedDocument(
  seed: Seed,
  random: Random,
  fitting: readonly Seed[]
): Promise<Draft<JsonTree>> {
  if (random.oneIn(2)) return { input: documentOf(random), changes: ['made of terms'] }
  const draft = await changedObject(seed, random, fitting)
  // With its proofs it is one document in several.
  if (random.oneIn(2)) delete draft.input.proof
  return draft
}

async function changedObject(
  seed: Seed,
  random: Random,
  fitting: readonly Seed[],
  count = times(random)
): Promise<Draft<JsonTree>> {
  const draft: Draft<JsonTree> = { input: treeOf(seed), changes: [] }
  const another = () => treeOf(random.pick(fitting))
  const applyOne = () => {
    const [name, change] = pickNamed(random, objectChanges)
    change(draft.input, random, another)
    draft.changes.push(name)
  }
  for (let left = count; left > 0; left--) applyOne()
  if (!random.oneIn(12)) return draft
  const { signed, inHisName } = await signedByStranger(draft.input, random)
  draft.changes.push('signed by a stranger')
  if (inHisName) draft.byStranger = copyOf(signed)
  draft.input = signed
  if (random.oneIn(2)) applyOne()
  return draft
}

async function changedText(
  seed: Seed,
  random: Random,
  fitting: readonly Seed[]
): Promise<Draft<string | Uint8Array>> {
  const draft: Draft<string | Uint8Array> = { input: seed.text, changes: [] }
  if (random.oneIn(3)) {
    const before = await changedObject(seed, random, fitting, 1)
    draft.input = JSON.stringify(before.input)
    draft.changes.push(...before.changes)
    if (before.byStranger) draft.byStranger = before.byStranger
  }
  for (let left = times(random); left > 0 && typeof draft.input === 'string'; left--) {
    const [name, change] = pickNamed(random, jsonTextChanges)
    draft.input = change(draft.input, random, () => random.pick(fitting).text)
    draft.changes.push(name)
  }
  return draft
}

/** A picture whose bytes are changed, or one that carries a changed badge. */
async function changedPicture(
  format: 'png' | 'svg',
  seed: Seed,
  random: Random,
  fitting: readonly Seed[]
): Promise<Draft<string | Uint8Array>> {
  const changes = format === 'png' ? pngChanges : svgChanges
  const draft: Draft<string | Uint8Array> = { input: seed[format], changes: [] }
  if (random.oneIn(4)) {
    const ofForm = fitting.filter(({ secured }) => secured === seed.secured)
    const inside = await (seed.secured === 'jwt' ? changedJws : changedText)(seed, random, ofForm)
    draft.input = carrying(seed[format], format, seed.text, inside.input)
    draft.changes.push(...inside.changes.map(name => `badge: ${name}`))
    if (inside.byStranger) draft.byStranger = inside.byStranger
    if (random.oneIn(2)) return draft
  }
  let bytes = typeof draft.input === 'string' ? new TextEncoder().encode(draft.input) : draft.input
  for (let left = times(random); left > 0 && bytes.length > 0; left--) {
    const [name, change] = pickNamed(random, changes)
    bytes = change(bytes, random, () => random.pick(fitting)[format])
    draft.changes.push(name)
  }
  draft.input = format === 'svg' && random.oneIn(4) ? new TextDecoder().decode(bytes) : bytes
  return draft
}

/** The picture with `inside` where `text` stood. In an SVG the text stands as it is, in CDATA or not. */
function carrying(
  picture: Uint8Array,
  format: 'png' | 'svg',
  text: string,
  inside: string | Uint8Array
): Uint8Array {
  if (format === 'png') return withCarried(picture, inside)
  const svg = new TextDecoder().decode(picture)
  const body = typeof inside === 'string' ? inside : new TextDecoder().decode(inside)
  return new TextEncoder().encode(svg.replace(text, () => body))
}

/** The names of all changes that a mutant of this kind may have been made by. */
export function changeNames(kind: Kind): string[] {
  const ofObject = Object.keys(objectChanges)
  const prefixed = (names: readonly string[], prefix: string) => names.map(name => `${prefix}: ${name}`)
  const ofJson = [...ofObject, ...Object.keys(jsonTextChanges)]
  const ofJws = [
    ...Object.keys(jwsChanges),
    ...prefixed(ofObject, 'payload'),
    ...prefixed(Object.keys(headerChanges), 'header'),
    'public key as secret',
    'signed by a stranger'
  ]
  return {
    embedded: [...ofObject, 'signed by a stranger'],
    json: ofJson,
    png: [...Object.keys(pngChanges), 'badge: signed by a stranger'],
    svg: [...Object.keys(svgChanges), 'badge: signed by a stranger'],
    jws: ofJws,
    rdf: [...ofObject, 'signed by a stranger', 'made of terms']
  }[kind]
}
