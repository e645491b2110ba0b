/** Freezing inputs, so that whoever writes into them fails. @module */
export { deepFrozen as frozen } from './json.ts'
