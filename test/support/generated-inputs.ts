/**
 * The seed of all property tests. It is fixed, so that a run judges a change and nothing else; `FC_SEED=<number>`
 * takes another one: what that finds becomes a test of its own beside the property.
 */
import { env } from 'node:process'
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(env.FC_SEED ?? 20261122) })
