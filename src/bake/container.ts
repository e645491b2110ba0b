/**
 * What baking needs to know of one kind of picture.
 * @module
 */
import type { FreshBytes } from '../base/fresh-bytes.ts'
import type { Limits } from '../base/limits.ts'
import type { Problem } from '../problem/problem.ts'
import type { Generation } from './carrier.ts'

/** How a picture is read; every verb gives limits, the rest is off unless given, and passed over by other kinds. */
export interface ContainerReading {
  readonly limits: Limits
  readonly checkAllCrcs?: boolean
}

/** How a credential is put into a picture. What means nothing to its kind is passed over. */
export interface ContainerBaking {
  readonly limits: Limits
  readonly replace: boolean
  readonly dropTrailingData: boolean
  readonly stripDoctype: boolean
  /** Refuses markup with names beyond ASCII that other readers may stumble over. */
  readonly secondJudge: (text: string) => void
}

/** The text of a carrier, and what is odd about the way it is carried. */
export interface CarrierText {
  readonly text: string
  readonly problems: readonly Problem[]
}

/** A place in a picture that holds a credential of some generation. */
export interface Carrier {
  readonly generation: Generation
  /** Checks and reads it. @throws OpenBadgesError if it cannot be read */
  read(): CarrierText
}

/** One kind of picture as a container of credentials. Each function throws an OpenBadgesError for a broken picture. */
export interface Container {
  /** All carriers of a picture, in their order, unread. */
  find(image: Uint8Array, reading: ContainerReading): readonly Carrier[]
  /** A new picture that carries `text`. */
  bake(image: Uint8Array, text: string, baking: ContainerBaking): FreshBytes
  /** A new picture without any 3.0 carrier. */
  strip(image: Uint8Array, reading: ContainerReading): FreshBytes
}
