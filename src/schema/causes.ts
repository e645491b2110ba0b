/**
 * Out of everything that was found, the causes: one for each wrong member, the one that explains most first.
 * @module
 */
import { pointer } from '../base/json.ts'
import { parentOf, stepsOf } from '../base/json-pointer.ts'
import type { ClassName } from '../generated/classes.ts'
import { memberMeant, placeOf } from './class-walk.ts'
import type { Finding } from './finding.ts'
import { membersOfForms, nameInOtherForm } from './version.ts'

/** Keywords by how much they say of a place where several are not met. */
const telling = ['type', 'false schema', 'not', 'const', 'format', 'pattern', 'enum', 'contains', 'minItems']

/**
 * `findings` without those that another one explains, best first: what belongs to the other data model, then `type`
 * (without it no term has its meaning), wrong shapes (nothing inside them was looked at), missing members,
 * wrong values, unknown members; equal ones in their order.
 * @param root the class of the document that was looked at
 */
export function causesAmong(findings: readonly Finding[], root: ClassName): Finding[] {
  const byPath = new Map<string, Finding>()
  for (const finding of findings) {
    const known = byPath.get(finding.path)
    if (known === undefined || tells(finding) < tells(known)) byPath.set(finding.path, finding)
  }
  for (const finding of [...byPath.values()]) {
    const { keyword, paths } = echoesOf(finding, root)
    for (const path of paths) if (byPath.get(path)?.keyword === keyword) byPath.delete(path)
  }
  return [...byPath.values()].toSorted((a, b) => weight(a) - weight(b))
}

function tells({ keyword }: Finding): number {
  const index = telling.indexOf(keyword)
  return index < 0 ? telling.length : index
}

/** What is found only because of `finding`: the paths of other findings, and their keyword. */
function echoesOf(finding: Finding, root: ClassName): { keyword: string; paths: readonly string[] } {
  const { keyword, path } = finding
  const node = parentOf(path)
  const member = stepsOf(path).at(-1) ?? ''
  // Without its first context nobody knows which form an object has.
  if (member === '@context') return { keyword: 'false schema', paths: inNode(node, membersOfForms) }
  if (path.endsWith('/@context/0')) return echoesOf({ ...finding, path: node }, root)
  if (keyword === 'false schema')
    return { keyword: 'required', paths: inNode(node, [nameInOtherForm(member)]) }
  if (keyword !== 'additionalProperties') return { keyword, paths: [] }
  return {
    keyword: 'required',
    paths: inNode(node, [memberMeant(placeOf(root, node).itself ?? root, member)])
  }
}

function inNode(node: string, members: readonly (string | undefined)[]): string[] {
  return members.flatMap(member => (member === undefined ? [] : [pointer(node, member)]))
}

function weight({ keyword, path }: Finding): number {
  if (keyword === 'false schema' || keyword === 'not' || path.includes('/@context')) return 0
  if (path.endsWith('/type')) return 1
  if (keyword === 'type') return 2
  if (keyword === 'required') return 3
  return keyword === 'additionalProperties' ? 5 : 4
}
