/**
 * Which name of an IRI is the one that a badge uses.
 * @module
 */
import type { ActiveContext } from '../context/active-context.ts'
import { classes } from '../generated/classes.ts'

const shapes = Object.values(classes)

/**
 * The one name by which members with this IRI go: that of the data model, else the first of the alphabet.
 * @param member the name that was used; it is the answer where the context has no other
 */
export const nameOf = namer(new Set(shapes.flatMap(({ members }) => Object.keys(members))))

const secondNames = new WeakMap<ActiveContext, ReadonlySet<string>>()

/** The terms that are another name for a keyword or for what has one, and those whose keys would not be signed. */
export function secondNamesIn(active: ActiveContext): ReadonlySet<string> {
  const known = secondNames.get(active)
  if (known !== undefined) return known
  const found = new Set(secondNamesOf(active))
  secondNames.set(active, found)
  return found
}

function* secondNamesOf(active: ActiveContext): Generator<string> {
  for (const [term, { id, container }] of active.terms) {
    const name = id?.startsWith('@') ? id : nameOf(id, term, active)
    if (name !== term || container.includes('@index')) yield term
  }
}

const nameOfClass = namer(new Set(shapes.flatMap(({ types }) => types.flat())))

/** The one name of a class, be it named by a term or by its IRI; `type` itself where no context knows it. */
export function classNameOf(type: string, active: ActiveContext): string {
  return nameOfClass(active.terms.get(type)?.id ?? type, type, active)
}

/** @param better names that come before others */
function namer(better: ReadonlySet<string>) {
  const names = new WeakMap<ActiveContext, ReadonlyMap<string, string>>()
  return (iri: string | null, name: string, active: ActiveContext): string => {
    const known = names.get(active)
    const byIri = known ?? namesIn(active, better)
    if (known === undefined) names.set(active, byIri)
    return (iri === null ? undefined : byIri.get(iri)) ?? name
  }
}

function namesIn({ terms }: ActiveContext, better: ReadonlySet<string>): ReadonlyMap<string, string> {
  const byIri = new Map<string, string>()
  for (const [term, { id }] of terms) {
    if (id === null) continue
    const other = byIri.get(id)
    if (other === undefined || isBefore(term, other, better)) byIri.set(id, term)
  }
  return byIri
}

function isBefore(term: string, than: string, better: ReadonlySet<string>): boolean {
  const [a, b] = [better.has(term), better.has(than)]
  return a === b ? term < than : a
}
