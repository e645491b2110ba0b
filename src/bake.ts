/**
 * The door `./bake`: puts credentials into pictures and takes them out. No JSON-LD, no cryptography behind it.
 * @module
 */
export { type BakeOptions, bake } from './bake/bake.ts'
export type { Generation } from './bake/carrier.ts'
export type { ContainerFormat } from './bake/containers.ts'
export { type InspectSvgOptions, inspectSvg } from './bake/inspect-svg.ts'
export { type StripOptions, strip } from './bake/strip.ts'
export { type Baked, type UnbakeOptions, unbake } from './bake/unbake.ts'
export type { FreshBytes } from './base/fresh-bytes.ts'
export type { JsonObject, JsonValue } from './base/json.ts'
export type { Limits } from './base/limits.ts'
export type { ProblemCode } from './problem/codes.ts'
export { OpenBadgesError } from './problem/error.ts'
export type { Problem, ProblemCause, Severity } from './problem/problem.ts'
