/**
 * JSONTestSuite against the strict reader. It asks for the grammar, our profile refuses more: what is not JSON
 * gives `PARSING_ERROR`, what is JSON and refused all the same gives a code of its own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { readJson } from '../../src/base/read-json.ts'
import { decodeUtf8 } from '../../src/base/utf8.ts'
import { vectors } from '../support/vectors.ts'

const { path, missing, note } = vectors('json')
const files = missing ? [] : readdirSync(path).filter(file => file.endsWith('.json'))

/** Deep enough for all files: here the grammar is asked, and whether depth can exhaust the stack. */
const deep = { ...defaultLimits, maxDepth: 1_000_000, maxValues: 1_000_000, maxObjects: 1_000_000 }

/** JSON that we refuse on purpose, and why. */
const refusedByProfile: Readonly<Record<string, readonly string[]>> = {
  'y_number.json': ['OB_JSON_NUMBER_INEXACT'], // 123e65 is beyond 2^53
  'y_number_minus_zero.json': ['OB_JSON_NUMBER_INEXACT'], // -0
  'y_number_negative_zero.json': ['OB_JSON_NUMBER_INEXACT'], // -0
  'y_number_real_capital_e.json': ['OB_JSON_NUMBER_INEXACT'], // 1E22 is beyond 2^53
  'y_number_real_exponent.json': ['OB_JSON_NUMBER_INEXACT'], // 123e45 is beyond 2^53
  'y_number_real_fraction_exponent.json': ['OB_JSON_NUMBER_INEXACT'], // 123.456e78 is beyond 2^53
  'y_object_duplicated_key.json': ['OB_JSON_DUPLICATE_MEMBER'],
  'y_object_duplicated_key_and_value.json': ['OB_JSON_DUPLICATE_MEMBER'],
  'y_object_extreme_numbers.json': ['OB_JSON_NUMBER_INEXACT', 'OB_JSON_NUMBER_INEXACT'] // both beyond 2^53
}

/** JSON that we accept and warn of. */
const warnedOf: Readonly<Record<string, readonly string[]>> = {
  'y_object_escaped_null_in_key.json': ['OB_JSON_ODD_CHARACTER'],
  'y_string_null_escape.json': ['OB_JSON_ODD_CHARACTER']
}

const NOT_UTF8 = 'not UTF-8'

/** Files about which RFC 8259 leaves the choice, and ours. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'i_number_double_huge_neg_exp.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_huge_exp.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_neg_int_huge_exp.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_pos_double_huge_exp.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_real_neg_overflow.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_real_pos_overflow.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_real_underflow.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_too_big_neg_int.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_too_big_pos_int.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_number_very_big_negative_int.json': ['OB_JSON_NUMBER_INEXACT'],
  'i_object_key_lone_2nd_surrogate.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_1st_surrogate_but_2nd_missing.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_1st_valid_surrogate_2nd_invalid.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_UTF-16LE_with_BOM.json': [NOT_UTF8],
  'i_string_UTF-8_invalid_sequence.json': [NOT_UTF8],
  'i_string_UTF8_surrogate_U+D800.json': [NOT_UTF8],
  'i_string_incomplete_surrogate_and_escape_valid.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_incomplete_surrogate_pair.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_incomplete_surrogates_escape_valid.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_invalid_lonely_surrogate.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_invalid_surrogate.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_invalid_utf-8.json': [NOT_UTF8],
  'i_string_inverted_surrogates_U+1D11E.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_iso_latin_1.json': [NOT_UTF8],
  'i_string_lone_second_surrogate.json': ['OB_JSON_ILL_FORMED_TEXT'],
  'i_string_lone_utf8_continuation_byte.json': [NOT_UTF8],
  'i_string_not_in_unicode_range.json': [NOT_UTF8],
  'i_string_overlong_sequence_2_bytes.json': [NOT_UTF8],
  'i_string_overlong_sequence_6_bytes.json': [NOT_UTF8],
  'i_string_overlong_sequence_6_bytes_null.json': [NOT_UTF8],
  'i_string_truncated-utf-8.json': [NOT_UTF8],
  'i_string_utf16BE_no_BOM.json': [NOT_UTF8],
  'i_string_utf16LE_no_BOM.json': [NOT_UTF8],
  'i_structure_500_nested_arrays.json': ['OB_LIMIT_DEPTH'],
  'i_structure_UTF-8_BOM_empty_object.json': ['OB_JSON_ODD_CHARACTER']
}

function codesOf(file: string, limits = defaultLimits): string[] {
  const text = decodeUtf8(readFileSync(join(path, file)))
  return text === undefined ? [NOT_UTF8] : readJson(text, limits).problems.map(({ code }) => code)
}

describe.skipIf(missing)(`JSONTestSuite${note}`, () => {
  const must = files.filter(file => file.startsWith('y_'))
  const mustNot = files.filter(file => file.startsWith('n_'))
  const may = files.filter(file => file.startsWith('i_'))

  it('is there as a whole: 95 files of JSON, 188 of none, 35 between', () => {
    expect([must.length, mustNot.length, may.length]).toEqual([95, 188, 35])
  })

  it('has 95 of 95 files that are JSON read as JSON', () => {
    const noJson = must.filter(file =>
      codesOf(file).some(code => code === 'PARSING_ERROR' || code === NOT_UTF8)
    )
    expect(noJson).toEqual([])
  })

  it('has only what the profile refuses refused among them, each file for its reason', () => {
    const found = Object.fromEntries(must.map(file => [file, codesOf(file)]))
    const expected = Object.fromEntries(must.map(file => [file, []]))
    expect(found).toEqual({ ...expected, ...refusedByProfile, ...warnedOf })
  })

  it('gives the values that the platform reads for what is accepted, and none for what is refused', () => {
    for (const file of must.filter(candidate => !(candidate in refusedByProfile))) {
      const text = readFileSync(join(path, file), 'utf8')
      expect([file, readJson(text, defaultLimits).value]).toEqual([file, JSON.parse(text)])
    }
    for (const file of Object.keys(refusedByProfile)) {
      expect(readJson(readFileSync(join(path, file), 'utf8'), defaultLimits)).not.toHaveProperty('value')
    }
  })

  it('has 188 of 188 files that are no JSON refused as such, however deep they nest', () => {
    for (const file of mustNot) {
      const last = codesOf(file, deep).at(-1)
      expect([file, last === NOT_UTF8 || last === 'PARSING_ERROR']).toEqual([file, true])
    }
  })

  it('has 188 of 188 files that are no JSON refused under the default limits', () => {
    const byDepth = ['n_structure_100000_opening_arrays.json', 'n_structure_open_array_object.json']
    for (const file of mustNot) {
      const last = codesOf(file).at(-1)
      const expected = byDepth.includes(file) ? 'OB_LIMIT_DEPTH' : 'PARSING_ERROR'
      expect([file, last]).toEqual([file, last === NOT_UTF8 ? NOT_UTF8 : expected])
    }
  })

  it.each(may)('decides %s', file => {
    expect(codesOf(file)).toEqual(choices[file])
  })
})
