/**
 * Where the standards stand that problems refer to.
 * @module
 */

export const VCDM = 'https://www.w3.org/TR/vc-data-model-2.0/'
export const DI = 'https://www.w3.org/TR/vc-data-integrity/'
export const CID = 'https://www.w3.org/TR/cid-1.0/'
export const STATUS = 'https://www.w3.org/TR/vc-bitstring-status-list/'
export const OB = 'https://www.imsglobal.org/spec/ob/v3p0/'
export const PNG = 'https://www.w3.org/TR/png-3/'
export const XML = 'https://www.w3.org/TR/xml/'
export const JSON_SPEC = 'https://www.rfc-editor.org/rfc/rfc8259'
export const JSON_LD = 'https://www.w3.org/TR/json-ld11/'
export const SCHEMA = 'https://json-schema.org/draft/2020-12/json-schema-core'
export const HTTP = 'https://www.rfc-editor.org/rfc/rfc9110'
export const FETCH = 'https://fetch.spec.whatwg.org/'
export const JWS = 'https://www.rfc-editor.org/rfc/rfc7515'
export const JWT = 'https://www.rfc-editor.org/rfc/rfc7519'
export const JWT_ADVICE = 'https://www.rfc-editor.org/rfc/rfc8725'
export const VC_JWT = 'https://www.w3.org/TR/2022/REC-vc-data-model-20220303/#json-web-token'
