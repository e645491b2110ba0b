/**
 * The process of one contender: runs it for as many milliseconds as it is told, and tells how often that was. A run that
 * does several things answers how many.
 */
import { performance } from 'node:perf_hooks'

const [, , file, name] = process.argv
const { contenders } = await import(file)
const run = await contenders[name]()

process.on('message', async ms => {
  const start = performance.now()
  let calls = 0
  let times = 0
  let took = 0
  do {
    const done = await run(calls++)
    times += typeof done === 'number' ? done : 1
    took = performance.now() - start
  } while (took < ms)
  process.send({ times, took })
})
process.send('ready')
