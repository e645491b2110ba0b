/**
 * Finds the elements of an SVG that carry a credential.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { attributeValue, type XmlElement } from '../image/svg-element.ts'
import { prefixOf } from '../image/svg-name.ts'
import { declaredPrefix } from '../image/svg-namespaces.ts'
import { readSvg } from '../image/svg-picture.ts'
import type { XmlRun } from '../image/svg-tokens.ts'
import { type SvgCarrier, svgCarriers } from './carrier.ts'

/** An element that carries a credential, anywhere in the picture. */
export interface FoundCarrier {
  readonly carrier: SvgCarrier
  readonly element: XmlElement
  /** The offset after its end tag. */
  readonly end: number
  /** The value of its attribute `verify`. */
  readonly verify: string | undefined
  /** The text and CDATA directly within it, blank ones too. */
  readonly runs: readonly XmlRun[]
  /** True if elements stand within it. */
  readonly hasElements: boolean
}

/** A picture that was read for its carriers. */
export interface SvgReading {
  readonly text: string
  readonly root: XmlElement
  /** All carriers, of all generations, in the order of their start tags. */
  readonly carriers: readonly FoundCarrier[]
  /** How many elements there are. */
  readonly elements: number
  /** True if all names of elements and attributes are ASCII. */
  readonly namesAreAscii: boolean
  /** The prefixes that are used anywhere, or declared below the root, outside of 3.0 carriers. */
  readonly prefixes: ReadonlySet<string>
}

type OpenCarrier = { -readonly [Member in keyof FoundCarrier]: FoundCarrier[Member] } & { runs: XmlRun[] }

/**
 * Reads a whole SVG, strictly, and finds its carriers by namespace, whatever their prefix.
 * @throws OpenBadgesError as `readSvg`
 */
export function findCarriers(text: string, limits: Limits): SvgReading {
  const carriers: OpenCarrier[] = []
  const open: OpenCarrier[] = []
  const prefixes = new Set<string>()
  let elements = 0
  let namesAreAscii = true
  let within3 = 0

  const root = readSvg(text, limits, {
    open(element) {
      elements++
      namesAreAscii &&= element.tag.isAscii
      const around = open.at(-1)
      if (around) around.hasElements = true
      const carrier = carrierOf(element)
      if (carrier) {
        const verify = attributeValue(text, element, 'verify')
        const found: OpenCarrier = { carrier, element, end: 0, verify, runs: [], hasElements: false }
        carriers.push(found)
        open.push(found)
        if (carrier.generation === '3.0') within3++
      }
      if (within3 === 0) notePrefixes(element, prefixes)
    },
    close(element, { end }) {
      const found = open.at(-1)
      if (found?.element !== element) return
      found.end = end
      open.pop()
      if (found.carrier.generation === '3.0') within3--
    },
    run(run, parent) {
      const found = open.at(-1)
      if (found?.element === parent && (run.kind === 'text' || run.kind === 'cdata')) found?.runs.push(run)
    }
  })
  return { text, root, carriers, elements, namesAreAscii, prefixes }
}

/** Other readers may cut the blanks around a namespace: an element that has them counts, to be refused when it is read. */
function carrierOf({ namespace, localName }: XmlElement): SvgCarrier | undefined {
  return svgCarriers.find(
    carrier => carrier.localName === localName && carrier.namespace === namespace.trim()
  )
}

function notePrefixes({ prefix, depth, tag }: XmlElement, prefixes: Set<string>): void {
  prefixes.add(prefix)
  for (const { name } of tag.attributes) {
    prefixes.add(prefixOf(name))
    const declared = tag.declares && depth > 1 ? declaredPrefix(name) : undefined
    if (declared !== undefined) prefixes.add(declared)
  }
}
