/**
 * Lets others work: what never waits for anything would keep timers, signals and requests waiting.
 * @module
 */

/** Milliseconds for which the thread is kept. */
const SLICE = 10

/** When work began after which nobody else has had his turn yet. */
let since: number | undefined

/**
 * To be asked after each piece of work: what is to be waited for, if the thread was kept for ten milliseconds, until the
 * platform has looked after everything else.
 */
export function pauseDue(): Promise<void> | undefined {
  if (since === undefined) {
    since = performance.now()
    setTimeout(() => {
      since = undefined
    })
    return undefined
  }
  return performance.now() - since > SLICE ? takeBreath().then(beginAnew) : undefined
}

function beginAnew(): void {
  since = performance.now()
}

/** Goes on once the platform has looked after everything else, in a tenth of a millisecond; a timer takes ten times as long. */
export function takeBreath(): Promise<void> {
  return new Promise(resolve => {
    if (typeof MessageChannel === 'undefined') {
      setTimeout(resolve)
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      // An open port would keep the process alive.
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
