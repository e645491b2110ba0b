/**
 * The closing table.
 * @module
 */
import type { Fault } from './judge.ts'
import type { Kind } from './mutants.ts'
import type { Tally } from './tally.ts'

/** One row: what became of one kind. */
export interface Row {
  readonly kind: Kind
  readonly tally: Tally
  readonly ms: number
}

const columns: readonly (readonly [string, (row: Row) => string | number])[] = [
  ['kind', ({ kind }) => kind],
  ['mutants', ({ tally }) => tally.mutants],
  ['accepted, equal', row => (row.tally.outcomes.accepted ?? 0) - faults(row, 'false accept')],
  ['inconclusive', ({ tally }) => tally.outcomes.inconclusive ?? 0],
  ...['parse', 'conformance', 'proof', 'issuer'].map(
    check => [check, ({ tally }: Row) => tally.outcomes[`refused: ${check}`] ?? 0] as const
  ),
  ['false accepts', row => faults(row, 'false accept')],
  ['throws', row => faults(row, 'threw') + faults(row, 'rejected later') + faults(row, 'broken check')],
  ['slow', row => faults(row, 'slow') + faults(row, 'hung')],
  ['short road', ({ tally }) => tally.outcomes['short road'] ?? 0],
  ['roads differ', row => faults(row, 'roads differ')],
  ['other', row => faults(row, 'leak') + faults(row, 'input changed') + faults(row, 'bake')],
  ['a second', ({ tally, ms }) => Math.round((tally.mutants / ms) * 1000)]
]

function faults({ tally }: Row, what: Fault['what']): number {
  return tally.findings.filter(finding => finding.faults.some(fault => fault.what === what)).length
}

/** A table of all rows, with a head. Parse to issuer: which check refused. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [
    columns.map(([head]) => head),
    ...rows.map(row => columns.map(([, cell]) => cell(row).toLocaleString('en-GB')))
  ]
  const widths = columns.map((_, index) => Math.max(...lines.map(line => line[index]?.length ?? 0)))
  const written = lines.map(line => line.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('  '))
  return written.join('\n')
}
