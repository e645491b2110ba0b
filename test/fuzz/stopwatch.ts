/**
 * Time as an idle machine would take it: others may be at work on this one.
 * @module
 */

/** A machine on which a process gets less than this part of a core is too busy to tell anything. */
const LEAST_SHARE = 1 / 20

/**
 * Starts measuring. The answer is in milliseconds: what the clock says, but no more than the processor has worked for
 * this process, all its threads together; and at least a twentieth of what the clock says, for who waits does not work.
 */
export function startStopwatch(): () => number {
  const [clock, processor] = [performance.now(), process.cpuUsage()]
  return () => {
    const passed = performance.now() - clock
    const { user, system } = process.cpuUsage(processor)
    return Math.max(Math.min(passed, (user + system) / 1000), passed * LEAST_SHARE)
  }
}
