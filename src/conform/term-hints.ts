/**
 * What the author of an undefined term may have meant.
 * @module
 */
import { asArray, isObject, type JsonObject } from '../base/json.ts'
import type { ActiveContext } from '../context/active-context.ts'
import type { ContextSet } from '../context/context-set.ts'
import { contextUrls } from '../model/context-urls.ts'
import { nearest } from '../problem/nearest.ts'

/** What other vocabularies, Open Badges 2.0 among them, call it. */
const otherNames: Readonly<Record<string, string>> = {
  badge: 'achievement',
  comment: 'endorsementComment',
  expires: 'validUntil',
  issuedOn: 'validFrom',
  keywords: 'tag',
  language: 'inLanguage',
  title: 'name'
}

/** A hint for `member`, found undefined in `node`. */
export function hintForTerm(
  member: string,
  node: JsonObject,
  active: ActiveContext,
  contexts: ContextSet
): string {
  const root = active.previous ?? active
  const other = Object.hasOwn(otherNames, member) ? otherNames[member] : undefined
  if (other !== undefined && root.terms.has('OpenBadgeCredential'))
    return `in Open Badges 3.0 it is called "${other}"`
  const classes = classesWith(member, root)
  if (classes.length > 0) {
    const types = asArray(node.type).filter(type => typeof type === 'string')
    return types.length === 0
      ? `"${member}" needs the object to have its type: ${oneOf(classes)}`
      : `"${member}" belongs to ${oneOf(classes)}, not to ${types.join(', ').slice(0, 80)}`
  }
  const terms = [...active.terms].filter(([, { id }]) => id !== null).map(([term]) => term)
  const here = nearest(member, terms.filter(isPropertyName))
  if (here !== undefined) return `did you mean "${here}"?`
  const elsewhere = nearest(member, scopedTerms(root).filter(isPropertyName))
  if (elsewhere !== undefined) return `did you mean "${elsewhere}" of ${oneOf(classesWith(elsewhere, root))}?`
  const url = contextWith(member, contexts)
  if (url !== undefined) return `add "${url}" to "@context" (\`context\` when building), which defines it`
  return 'leave it out, or add a context that defines it and give its document in the option `contexts`'
}

/** A hint for a type that no context defines. */
export function hintForType(type: string, active: ActiveContext, contexts: ContextSet): string | undefined {
  const url = contextWith(type, contexts)
  if (url !== undefined) return `add "${url}" to "@context"`
  const meant = nearest(type, [...active.terms.keys()].filter(isClassName))
  return meant === undefined ? undefined : `did you mean "${meant}"?`
}

// Terms of classes begin with a capital, or as 1EdTech's own with a digit; those of properties do not.
const isClassName = (term: string) => /^[A-Z0-9]/.test(term)
const isPropertyName = (term: string) => /^[a-z]/.test(term)

/** That of a data model stands first or nowhere, so it is never one to add. */
function contextWith(term: string, contexts: ContextSet): string | undefined {
  const further = contexts.urls.filter(url => !dataModels.includes(url))
  return further.find(url => definesTerm(contexts.get(url), term))
}

const dataModels: readonly string[] = [contextUrls.credentialsV2, contextUrls.credentialsV1]

function definesTerm(document: JsonObject | undefined, term: string): boolean {
  return asArray(document?.['@context']).some(context => isObject(context) && Object.hasOwn(context, term))
}

function classesWith(term: string, { terms }: ActiveContext): string[] {
  return [...terms]
    .filter(([, { context }]) => isObject(context) && Object.hasOwn(context, term))
    .map(([name]) => name)
}

function scopedTerms({ terms }: ActiveContext): string[] {
  return [...terms.values()].flatMap(({ context }) => (isObject(context) ? Object.keys(context) : []))
}

function oneOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

/** A hint for an identifier that is not absolute. */
export function hintForIdentifier(written: string): string {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(written))
    return `write "urn:uuid:${written.toLowerCase()}"`
  if (/^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(written))
    return `write the whole address: "https://${written.slice(0, 200)}"`
  return 'write a whole address, a DID, or urn:uuid: and a new UUID'
}
