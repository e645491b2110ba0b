/**
 * Gives members to plain objects.
 * @module
 */

/** Asking this is much cheaper than `name in object`. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** True if plain assignment would meet a member that objects inherit: a setter, or one that is frozen. */
export function isInherited(name: string): boolean {
  return inherited.has(name)
}

/** Gives `object` a member of its own, whatever its name. */
export function setMember<T>(object: Record<string, T>, name: string, value: T): void {
  if (inherited.has(name)) defineMember(object, name, value)
  else object[name] = value
}

/** The same, whatever is there already. */
export function defineMember<T>(object: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
}
