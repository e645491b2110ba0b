/**
 * Which name of an IRI is the one that a badge uses.
 * @module
 */
import type { ActiveContext } from '../context/active-context.ts'
import { classes } from '../generated/classes.ts'

const modelMembers: ReadonlySet<string> = new Set(
  Object.values(classes).flatMap(({ members }) => Object.keys(members))
)

const names = new WeakMap<ActiveContext, ReadonlyMap<string, string>>()

/**
 * The one name by which members with this IRI go: that of the data model, else the first of the alphabet.
 * @param member the name that was used; it is the answer where the context has no other
 */
export function nameOf(iri: string | null, member: string, active: ActiveContext): string {
  const known = names.get(active) ?? namesIn(active)
  names.set(active, known)
  return (iri === null ? undefined : known.get(iri)) ?? member
}

function namesIn({ terms }: ActiveContext): ReadonlyMap<string, string> {
  const byIri = new Map<string, string>()
  for (const [term, { id }] of terms) {
    if (id === null) continue
    const other = byIri.get(id)
    if (other === undefined || isBetter(term, other)) byIri.set(id, term)
  }
  return byIri
}

function isBetter(term: string, than: string): boolean {
  const [a, b] = [modelMembers.has(term), modelMembers.has(than)]
  return a === b ? term < than : a
}
