/**
 * A certificate for servers on loopback, signed by itself and made anew each time: no file to keep, no tool to have.
 * @module
 */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'

/** A key and its certificate, in PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

const SEQUENCE = 0x30
const SET = 0x31
const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OID = 0x06
const UTF8_STRING = 0x0c
const TIME = 0x18
const BOOLEAN = 0x01
const DNS_NAME = 0x82

/** A certificate for `names`, valid from 2020 to 2099. */
export function selfSigned(names: readonly string[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = der(SEQUENCE, der(OID, Buffer.from('2a8648ce3d040302', 'hex')))
  // Two authorities of one name would be taken for each other.
  const commonName = der(
    SEQUENCE,
    der(OID, Buffer.from('550403', 'hex')),
    der(UTF8_STRING, Buffer.from(randomUUID()))
  )
  const name = der(SEQUENCE, der(SET, commonName))
  const validity = der(SEQUENCE, time('20200101000000Z'), time('20991231235959Z'))
  const alternativeNames = extension(
    '551d11',
    der(SEQUENCE, ...names.map(text => der(DNS_NAME, Buffer.from(text))))
  )
  const isAuthority = extension('551d13', der(SEQUENCE, der(BOOLEAN, Buffer.of(0xff))))
  const body = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, Buffer.of(2))),
    der(INTEGER, Buffer.of(1)),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, der(SEQUENCE, alternativeNames, isAuthority))
  )
  const signature = der(BIT_STRING, Buffer.of(0), sign('sha256', body, privateKey))
  const base64 = der(SEQUENCE, body, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
  }
}

function extension(oid: string, value: Buffer): Buffer {
  return der(SEQUENCE, der(OID, Buffer.from(oid, 'hex')), der(OCTET_STRING, value))
}

function time(text: string): Buffer {
  return der(TIME, Buffer.from(text))
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const long = length > 0xff ? [0x82, length >> 8, length & 0xff] : [0x81, length]
  return Buffer.concat([Buffer.of(tag, ...(length < 0x80 ? [length] : long)), content])
}
