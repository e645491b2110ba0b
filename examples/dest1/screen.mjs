/**
 * What the demonstration shows while it works and when it is done: plain text.
 * @module
 */

const QUIET_STEP = 100

/**
 * Counts up to `total`: on one line of a terminal, and as a line every hundred in a file.
 * @param {string} label what is being done
 * @param {number} total
 * @returns {() => void} to be called after each piece of work
 */
export function createProgress(label, total, stream = process.stdout) {
  let done = 0
  return () => {
    done++
    const text = `  ${label} ${done} of ${total}`
    if (stream.isTTY) stream.write(`\r${text}${done === total ? '\n' : ''}`)
    else if (done % QUIET_STEP === 0 || done === total) stream.write(`${text}\n`)
  }
}

/**
 * A table whose first column is text and whose other columns are numbers.
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows the last one is the total
 */
export function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => String(row[column]).length)))
  const text = row =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : String(cell).padStart(widths[column])))
  const lines = [head, ...rows].map(row => `  ${text(row).join('   ')}`)
  const rule = `  ${widths.map(width => '-'.repeat(width)).join('   ')}`
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1)].join('\n')
}

/**
 * A report in two or three lines: the verdict, and why it is not better.
 * @param {import('openbadges-kit').VerificationReport} report
 */
export function summary({ verified, verdict, problems }) {
  const answers = Object.entries(verdict).map(([question, answer]) => `${question} ${answer}`)
  const line = `    ${verified ? 'verified' : 'NOT verified'} (${answers.join(', ')})`
  return problems.length === 0 ? line : `${line}\n${reasons(problems)}`
}

/**
 * Problems, one a line.
 * @param {readonly import('openbadges-kit').Problem[]} problems
 */
export function reasons(problems) {
  return problems
    .map(({ code, path, detail }) => `    ${code}${path ? ` at ${path}` : ''}: ${detail}`)
    .join('\n')
}
