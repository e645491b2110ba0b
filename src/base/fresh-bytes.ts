/**
 * The type of bytes that are made here, and given out.
 * @module
 */

/**
 * Bytes in a buffer of their own, which nobody else holds: `new Blob([bytes])` and a `body` of `fetch` take them.
 * `Uint8Array<ArrayBuffer>` from TypeScript 5.7 on, and before it, where that cannot be said, `Uint8Array`.
 */
// Said by the platform's own types, as either spelling is an error in the other's compilers.
export type FreshBytes = ReturnType<Uint8ArrayConstructor['of']>
