/**
 * Makes a compact JWS.
 * @module
 */
import { encodeBase64url } from '../base/base64url.ts'
import type { JsonObject } from '../base/json.ts'
import { encodeUtf8 } from '../base/utf8.ts'
import type { Signer } from '../key/signer.ts'
import { failure } from '../problem/error.ts'
import type { CompactJws } from '../proof/jws.ts'

/**
 * Signs `payload` under `header`. The signature is not checked here.
 * @throws OpenBadgesError `PROOF_GENERATION_ERROR` if the signer failed, or answered anything but bytes
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.1
 */
export async function createJws(
  header: JsonObject,
  payload: JsonObject,
  signer: Signer
): Promise<CompactJws> {
  const [encodedHeader, encodedPayload] = [encoded(header), encoded(payload)]
  const message = encodeUtf8(`${encodedHeader}.${encodedPayload}`)
  try {
    const signature: unknown = await signer.sign(message)
    if (!(signature instanceof Uint8Array && signature.length > 0)) {
      throw new TypeError('the signer must answer a Uint8Array with the signature in it')
    }
    return `${encodedHeader}.${encodedPayload}.${encodeBase64url(signature)}`
  } catch (cause) {
    throw failure('PROOF_GENERATION_ERROR', `the signature could not be made with the key ${signer.id}`, {
      cause
    })
  }
}

function encoded(value: JsonObject): string {
  return encodeBase64url(encodeUtf8(JSON.stringify(value)))
}
