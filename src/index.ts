/**
 * openbadges-kit: make Open Badges 3.0, and check the ones you receive. Every public name, in the order of the work.
 * @module
 */

export * from './bake.ts'
export * from './build.ts'
export * from './contexts.ts'
export * from './sign.ts'
export * from './status.ts'
export * from './verify.ts'
