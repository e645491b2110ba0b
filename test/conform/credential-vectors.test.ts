import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { said, withValues } from '../support/any-credentials.ts'
import { vectors } from '../support/vectors.ts'

const suites: readonly (readonly [folder: string, files: readonly string[]])[] = [
  [
    'eddsa',
    [
      'unsigned.json',
      'employmentAuth.json',
      'eddsa-rdfc-2022/signedDataInt.json',
      'eddsa-rdfc-2022/employ/signedDataInt.json',
      'Ed25519Signature2020/signedEdSig.json',
      'proof-set-chain/unsigned.json',
      'proof-set-chain/signedProofSet2.json',
      'proof-set-chain/signedProofChain2.json'
    ]
  ],
  [
    'ecdsa',
    [
      'unsigned.json',
      'employmentAuth.json',
      'prCredUnsigned.json',
      'ecdsa-rdfc-2019-p256/signedECDSAP256.json',
      'ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json',
      'ecdsa-rdfc-2019-p384/signedECDSAP384.json',
      'ecdsa-rdfc-2019-p384/employ/signedECDSAP384.json',
      'ecdsa-sd-2023/employ/addSignedSDBase.json',
      'ecdsa-sd-2023/prc/addSignedSDBase.json',
      'ecdsa-sd-2023/employ/derivedUnsignedReveal.json',
      'ecdsa-sd-2023/prc/derivedUnsignedReveal.json'
    ]
  ]
]

describe.each(suites)('the credentials of the %s vectors', (folder, files) => {
  const { path, missing, note } = vectors(folder)

  describe.skipIf(missing)(`with their contexts given${note}`, () => {
    const read = (file: string): JsonObject => JSON.parse(readFileSync(join(path, file), 'utf8'))

    test.each(files)('%s conforms, and not as a badge', file => {
      expect(said(read(file))).toEqual([])
      const codes = said(read(file), { kind: 'achievement-credential' }).map(line => line.split(' ')[1])
      expect(codes).toContain('OB_CONTEXT_ORDER')
    })

    test.each(files)('%s does not without a subject', file => {
      const { credentialSubject: _, ...others } = read(file)
      expect(said(others)).toEqual([missingSubject])
    })
  })
})

describe.skipIf(vectors('eddsa').missing)('the proof of a suite without JSON-LD', () => {
  test('has contexts of its own, which are refused, and without them it conforms', () => {
    const file = join(vectors('eddsa').path, 'eddsa-jcs-2022/signedJCS.json')
    const signed: JsonObject = JSON.parse(readFileSync(file, 'utf8'))
    expect(said(signed)).toEqual(['error OB_CONTEXT_NESTED /proof/@context'])
    expect(said(withValues(signed, { '/proof/@context': undefined }))).toEqual([])
  })
})

const missingSubject = 'error OB_MEMBER_MISSING /credentialSubject'
