/**
 * What must and must not compile around baked pictures. Checked by `tsc -p test/tsconfig.json`; never run.
 * @module
 */
import { bake, type FreshBytes, strip } from '../../src/bake.ts'
import { ecdsaSignatureFromDer } from '../../src/sign.ts'

declare const image: Uint8Array
declare const given: Uint8Array | string
declare const badge: object

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const yes = <_Claim extends true>(): void => undefined

// Bytes for bytes, in a buffer that is no shared one; text for text.
const [picture, drawing, either] = [bake(image, badge), bake('<svg/>', badge), bake(given, badge)]
const [bare, bareDrawing, bareEither] = [strip(image), strip('<svg/>'), strip(given)]
yes<Same<FreshBytes, Uint8Array<ArrayBuffer>>>()
yes<Same<typeof picture | typeof bare, Uint8Array<ArrayBuffer>>>()
yes<Same<typeof drawing | typeof bareDrawing, string>>()
yes<Same<typeof either | typeof bareEither, Uint8Array<ArrayBuffer> | string>>()

// The platform takes them as they are, and would not take any bytes.
new Blob([picture, bare, ecdsaSignatureFromDer(image)])
new Response(either)
// @ts-expect-error their buffer may be a shared one
new Blob([image])
