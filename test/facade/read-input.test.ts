import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bake } from '../../src/bake.ts'
import { createVerifier } from '../../src/verify.ts'
import { clock, errorsOf, issuerKey, outcomeOf, signedBadge } from '../support/badges.ts'
import { itxt, soundPng, text as textChunk } from '../support/png.ts'

const verifier = createVerifier({ now: clock })
const badge = await signedBadge()
const json = JSON.stringify(badge)
const picture = bake(soundPng(), badge)
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')

describe('a badge may be handed in as', () => {
  test.each<[string, () => unknown, string]>([
    ['an object', () => badge, 'json'],
    ['a text', () => json, 'json'],
    ['a text with space around', () => `\n\t ${json} \r\n`, 'json'],
    ['the bytes of a text', () => new TextEncoder().encode(json), 'json'],
    ['a Buffer', () => Buffer.from(json), 'json'],
    ['an ArrayBuffer', () => new TextEncoder().encode(json).buffer, 'json'],
    ['a view on part of a buffer', () => new Uint8Array(Buffer.from(`xx${json}yy`)).subarray(2, -2), 'json'],
    ['a Blob', () => new Blob([json]), 'json'],
    ['a File', () => new File([picture.slice()], 'badge.png'), 'png'],
    ['a picture', () => picture, 'png'],
    ['a Blob of a picture', () => new Blob([picture.slice()]), 'png'],
    ['a data URL of a picture', () => `data:image/png;base64,${base64(picture)}`, 'png'],
    [
      'a data URL of JSON in base64',
      () => `data:application/ld+json;charset=utf-8;base64,${base64(json)}`,
      'json'
    ],
    [
      'a data URL of JSON in percent signs',
      () => `data:application/json,${encodeURIComponent(json)}`,
      'json'
    ],
    ['pretty JSON', () => JSON.stringify(badge, null, 2), 'json']
  ])('%s', async (_, input, format) => {
    const report = await verifier.verify(input())
    expect([report.verified, report.source.format]).toEqual([true, format])
    expect(report.credential).toEqual(badge)
  })

  test('JSON with a byte order mark, with a warning', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const marked = [`\ufeff${json}`, bytes(`\ufeff${json}`), new Blob([`\ufeff\n${json}\n`])]
    for (const input of marked) {
      const report = await verifier.verify(input)
      expect([report.verified, outcomeOf(report, 'parse')]).toEqual([
        true,
        ['passed', 'OB_JSON_ODD_CHARACTER']
      ])
    }
    const plain = await verifier.verify(bytes(json))
    expect([plain.verified, outcomeOf(plain, 'parse')]).toEqual([true, ['passed']])
  })

  test('a picture whose credential is compressed, with a warning', async () => {
    const head = '\0\x01\0\0\0'
    const report = await verifier.verify(soundPng(itxt('openbadgecredential', deflateSync(json), { head })))
    expect([report.verified, ...outcomeOf(report, 'parse')]).toEqual([
      true,
      'passed',
      'OB_CARRIER_COMPRESSED'
    ])
  })
})

describe('what is no badge is answered', () => {
  const ob2 = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: 'https://example.org/1' }
  const svgWith = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`
  const older = `<o:assertion xmlns:o="http://openbadges.org"><![CDATA[${JSON.stringify(ob2)}]]></o:assertion>`
  const half = '<c:credential xmlns:c="https://purl.imsglobal.org/ob/v3p0">{"id":</c:credential>'
  const hosted = '<o:assertion xmlns:o="http://openbadges.org" verify="https://example.org/1.json"/>'
  const jwsOf = (header: object, payload: object) =>
    `${[header, payload].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.AAAA`
  const jws = jwsOf({ alg: 'EdDSA', kid: 'did:example:1#k' }, {})
  const badgeJws = (alg: string) => jwsOf({ alg, kid: issuerKey.id }, { ...badge, iss: issuerKey.controller })
  const plainTexts = [
    ['some words', 'hello'],
    ['words that begin like JSON', 'true story'],
    ['a list in words', '- null and void'],
    ['an e-mail', 'From: Lea <lea@example.org>\nSubject: My badge\n\nHere it is.'],
    ['an e-mail address', 'lea@example.org'],
    ['the name of a host', 'www.example.org'],
    ['a CSV', 'name,email\nLea,lea@example.org'],
    ['a CSV in quotes', '"name","email"\n"Lea","lea@example.org"'],
    ['a CSV of numbers', '1,2,3\n4,5,6'],
    ['a log', '[2026-11-22] [INFO] sent'],
    ['settings', '[section]\nname = "x"'],
    ['rich text', '{\\rtf1\\ansi hello}'],
    ['a long text', 'word '.repeat(1_000_000)],
    ['a number in a text', '7']
  ] as const
  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'OB_INPUT_KIND'],
    ['null', null, 'OB_INPUT_KIND'],
    ['a number', 7, 'OB_INPUT_KIND'],
    ['a boolean', true, 'OB_INPUT_KIND'],
    ['a function', () => badge, 'OB_INPUT_KIND'],
    ['a symbol', Symbol('x'), 'OB_INPUT_KIND'],
    ['an empty text', '  \n', 'OB_INPUT_EMPTY'],
    ['an empty file', new Uint8Array(), 'OB_INPUT_EMPTY'],
    ['an empty object', {}, 'OB_INPUT_NO_BADGE'],
    ['another JSON', { name: 'openbadges-kit', version: '0.1.0' }, 'OB_INPUT_NO_BADGE'],
    [
      'another credential',
      { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'] },
      'OB_INPUT_NO_BADGE'
    ],
    [
      'an endorsement',
      { ...badge, type: ['VerifiableCredential', 'EndorsementCredential'] },
      'OB_GENERATION_UNSUPPORTED'
    ],
    ['a file name', 'badges/badge.png', 'OB_INPUT_KIND'],
    ['a URL', new URL('https://example.org/badge.png'), 'OB_INPUT_IS_ADDRESS'],
    ['the base64 text of a picture', Buffer.from(soundPng()).toString('base64'), 'OB_INPUT_KIND'],
    ['a promise', Promise.resolve(badge), 'OB_JSON_NOT_DATA'],
    ['a web page', '<!doctype html><html></html>', 'OB_INPUT_KIND'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'OB_INPUT_KIND'],
    ['a PDF', '%PDF-1.7', 'OB_INPUT_KIND'],
    ['the bytes of a PDF', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d, 0xe2, 0xe3), 'OB_INPUT_KIND'],
    ['a list', [badge], 'MALFORMED_VALUE_ERROR'],
    ['a JSON text that is a list', '["a", 2]', 'MALFORMED_VALUE_ERROR'],
    ['a badge written as JSON twice', JSON.stringify(json), 'MALFORMED_VALUE_ERROR'],
    ...plainTexts.map(([name, text]): [string, string, string] => [name, text, 'OB_INPUT_KIND']),
    ['an object that is broken at once', '{badge}', 'PARSING_ERROR'],
    ['an object in single quotes', "{'id': 1}", 'PARSING_ERROR'],
    ['an object with its quotes escaped', '{\\"id\\": 1}', 'PARSING_ERROR'],
    ['a list of objects cut off', `[${json}`, 'PARSING_ERROR'],
    ['JSON cut off', json.slice(0, -1), 'PARSING_ERROR'],
    ['bytes that are no text', Uint8Array.of(0x9f, 0xfe, 0x00), 'OB_INPUT_KIND'],
    ['a badge in Latin-1', Buffer.from('{"name": "L\u00e9a"}', 'latin1'), 'OB_INPUT_NOT_UTF8'],
    ['a badge in UTF-16', Buffer.from('\ufeff{"name": "L\u00e9a"}', 'utf16le'), 'OB_INPUT_NOT_UTF8'],
    ['a web address', 'https://example.org/badge.png', 'OB_INPUT_IS_ADDRESS'],
    ['a picture without a badge', soundPng(), 'OB_CARRIER_MISSING'],
    ['a broken picture', picture.slice(0, 60), 'OB_PNG_TRUNCATED'],
    [
      'a picture with two badges',
      soundPng(itxt('openbadgecredential', json), itxt('openbadgecredential', json)),
      'OB_CARRIER_DUPLICATE'
    ],
    [
      'a picture with half a badge',
      soundPng(itxt('openbadgecredential', json.slice(0, 99))),
      'OB_CARRIER_MALFORMED'
    ],
    [
      'a picture with an Open Badge 2.0',
      soundPng(itxt('openbadges', JSON.stringify(ob2))),
      'OB_GENERATION_UNSUPPORTED'
    ],
    [
      'a picture with an Open Badge 1.0',
      soundPng(textChunk('openbadges', 'https://example.org/1.json')),
      'OB_GENERATION_UNSUPPORTED'
    ],
    ['an SVG with an Open Badge 2.0', svgWith(older), 'OB_GENERATION_UNSUPPORTED'],
    ['an SVG with the address of an Open Badge 1.0', svgWith(hosted), 'OB_GENERATION_UNSUPPORTED'],
    [
      'an SVG with a CLR',
      svgWith('<c:credential xmlns:c="https://purl.imsglobal.org/clr/v2p0">{}</c:credential>'),
      'OB_GENERATION_UNSUPPORTED'
    ],
    ['an SVG after a blank that XML does not know', `\u00a0${svgWith(older)}`, 'OB_INPUT_KIND'],
    [
      'an SVG whose declaration is not at its start',
      `\n<?xml version="1.0"?>${svgWith(older)}`,
      'OB_SVG_MALFORMED'
    ],
    [
      'the bytes of an SVG with two byte order marks',
      new TextEncoder().encode(`\ufeff\ufeff${svgWith(older)}`),
      'OB_INPUT_KIND'
    ],
    ['an SVG with half a badge', svgWith(half), 'OB_CARRIER_MALFORMED'],
    ['a picture with a CLR', soundPng(itxt('clrcredential', '{}')), 'OB_GENERATION_UNSUPPORTED'],
    ['an Open Badge 2.0', ob2, 'OB_GENERATION_UNSUPPORTED'],
    [
      'an Open Badge 1.0',
      { uid: '1', recipient: 'lea', badge: 'https://example.org/b' },
      'OB_GENERATION_UNSUPPORTED'
    ],
    ['a CLR', { ...badge, type: ['VerifiableCredential', 'ClrCredential'] }, 'OB_GENERATION_UNSUPPORTED'],
    [
      'a presentation',
      { type: ['VerifiablePresentation'], verifiableCredential: [badge] },
      'OB_GENERATION_UNSUPPORTED'
    ],
    ['a JWS of something else', jws, 'OB_INPUT_NO_BADGE'],
    ['a picture with a JWS of something else', bake(soundPng(), jws), 'OB_INPUT_NO_BADGE'],
    ['a signed Open Badge 2.0', jwsOf({ alg: 'RS256' }, ob2), 'OB_GENERATION_UNSUPPORTED'],
    ['a JWS of an unknown algorithm', badgeJws('PS256'), 'OB_SECURING_UNSUPPORTED'],
    ['a JWS without signature', badgeJws('none'), 'OB_JWS_ALGORITHM'],
    ['a JWE', 'eyJhbGciOiJSU0EtT0FFUCJ9.AA.AA.AA.AA', 'OB_SECURING_UNSUPPORTED'],
    ['a JWE in lines', 'eyJhbGciOiJSU0EtT0FFUCJ9.AA.\nAA.AA.\nAA', 'OB_SECURING_UNSUPPORTED'],
    ['a JWS with padding', `${badgeJws('ES256')}==`, 'OB_JWS_MALFORMED'],
    ['a JWS with padding in its header', badgeJws('ES256').replace('.', '=.'), 'OB_JWS_MALFORMED'],
    ['a JWS in base64', `${badgeJws('ES256')}+/`, 'OB_JWS_MALFORMED'],
    ['a JWS in lines', badgeJws('ES256').replaceAll(/.{64}/g, '$&\r\n'), 'OB_JWS_MALFORMED'],
    ['a JWS with a blank in it', badgeJws('ES256').replace(/.$/, ' $&'), 'OB_JWS_MALFORMED'],
    ['a JWS cut off in its payload', badgeJws('ES256').replace(/.{9}\.AAAA$/, ''), 'OB_JWS_MALFORMED'],
    [
      'a JWS with blanks in its header, and padding',
      badgeJws('ES256').replace(/^[^.]+/, Buffer.from('{ "alg": "ES256"}').toString('base64')),
      'OB_JWS_MALFORMED'
    ],
    ['base64 that is no JWS', Buffer.from(json).toString('base64'), 'OB_INPUT_KIND'],
    ['a JWS without header', `.${badgeJws('ES256').split('.').slice(1).join('.')}`, 'OB_JWS_MALFORMED'],
    ['words between dots', 'Hello. This is. A badge', 'OB_INPUT_KIND'],
    ['words between dots that begin like a JWS', 'eye. for. an eye', 'OB_INPUT_KIND'],
    ['an SD-JWT', `${badgeJws('ES256')}~AA~`, 'OB_SECURING_UNSUPPORTED'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'OB_CARRIER_MISSING'],
    ['an SVG with a DOCTYPE', '<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>', 'OB_SVG_DOCTYPE'],
    ['a data URL without data', 'data:application/json', 'PARSING_ERROR'],
    ['a data URL of bad base64', 'data:image/png;base64,???', 'PARSING_ERROR'],
    ['a data URL of bad percent signs', 'data:application/json,%zz', 'PARSING_ERROR'],
    ['a Blob that lies about its size', Object.assign(new Blob(['x']), {}), 'OB_INPUT_KIND']
  ])('%s', async (_, input, code) => {
    const report = await verifier.verify(input)
    expect(report.verified).toBe(false)
    expect(report.credential).toBeUndefined()
    expect(errorsOf(report)).toContain(code)
    expect(report.checks.map(({ name }) => name)).toHaveLength(11)
  })

  test.each<[string, unknown, string]>([
    ['an Open Badge 2.0', ob2, 'unknown'],
    ['a JWS of an unknown algorithm', badgeJws('PS256'), 'unknown'],
    ['a JWE', 'eyJhbGciOiJSU0EtT0FFUCJ9.AA.AA.AA.AA', 'unknown'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'unknown'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7'), 'unknown'],
    ['an empty file', new Uint8Array(), 'unknown'],
    ['a picture cut off', picture.slice(0, 60), 'unknown'],
    ['a picture without a badge', soundPng(), 'unknown'],
    [
      'a picture whose badge was changed',
      picture.map((byte, index) => (index === 100 ? byte ^ 1 : byte)),
      'no'
    ],
    ['a JWS without signature', badgeJws('none'), 'no'],
    ['a JWS of something else', jws, 'no'],
    ['an address', 'https://example.org/badge.png', 'unknown'],
    ['another JSON', { name: 'x' }, 'no'],
    ['bytes that are no text', Uint8Array.of(0x9f, 0xfe, 0x00), 'unknown'],
    ...plainTexts.map(([name, text]): [string, string, string] => [name, text, 'unknown']),
    ['JSON cut off', json.slice(0, -1), 'no']
  ])('%s: what could not be checked is unknown, not forged', async (_, input, authentic) => {
    expect((await verifier.verify(input)).verdict.authentic).toBe(authentic)
  })

  test('a form that is not known is told alike of bytes and of text, with a hint', async () => {
    const [bytes, text] = await Promise.all(
      [Uint8Array.of(0x9f, 0xfe, 0x00), 'hello'].map(input => verifier.verify(input))
    )
    expect(text?.source).toEqual({ format: 'unknown', generation: 'unknown' })
    expect([text?.source, text?.verdict]).toEqual([bytes?.source, bytes?.verdict])
    expect([bytes, text].map(report => report?.problems.map(({ code }) => code))).toEqual([
      ['OB_INPUT_KIND'],
      ['OB_INPUT_KIND']
    ])
    expect(text?.problems[0]?.hint).toBe(bytes?.problems[0]?.hint)
    expect(text?.problems[0]?.hint).toBeDefined()
  })

  test('a broken picture is a picture', async () => {
    expect((await verifier.verify(picture.slice(0, 60))).source).toEqual({
      format: 'png',
      generation: 'unknown'
    })
  })

  test('a Blob that cannot be read', async () => {
    const blob = new Blob(['x'])
    blob.arrayBuffer = () => Promise.reject(new Error('gone'))
    expect(errorsOf(await verifier.verify(blob))).toEqual(['OB_INPUT_KIND'])
  })

  test.each([
    ['bytes', new Uint8Array(10 * 1024 * 1024 + 1)],
    ['a Blob', new Blob([new Uint8Array(10 * 1024 * 1024 + 1)])],
    ['a text', 'x'.repeat(30 * 1024 * 1024)]
  ])('%s beyond the ceiling', async (_, input) => {
    expect(errorsOf(await verifier.verify(input))).toEqual(['OB_LIMIT_IMAGE_BYTES'])
  })

  test('an older badge says which generation it is, and what it claims', async () => {
    const report = await verifier.verify(ob2)
    expect(report.source).toEqual({ format: 'json', generation: '2.0' })
    expect(report.verified === false && report.claims).toEqual(ob2)
    const baked = await verifier.verify(soundPng(itxt('openbadges', JSON.stringify(ob2))))
    expect(baked.source).toEqual({ format: 'png', generation: '2.0' })
    const drawn = await verifier.verify(svgWith(older))
    expect(drawn.source).toEqual({ format: 'svg', generation: '2.0' })
    expect(drawn.verified === false && drawn.claims).toEqual(ob2)
  })

  test('an older badge beside one of today: that of today is verified, with a warning', async () => {
    for (const input of [
      bake(svgWith(older), badge),
      bake(soundPng(itxt('openbadges', JSON.stringify(ob2))), badge)
    ]) {
      const report = await verifier.verify(input)
      expect([report.verified, outcomeOf(report, 'parse')]).toEqual([
        true,
        ['passed', 'OB_CARRIER_OLDER_BESIDE']
      ])
    }
  })
})
