/** `npm run bench`: prints a table, and writes all rounds to out/bench.json. */
import { mkdir, writeFile } from 'node:fs/promises'
import { buildAchievement } from 'openbadges-kit'
import { ratio } from './measure.mjs'
import { proofs } from './proofs.mjs'

const achievement = buildAchievement({
  id: 'https://example.org/badges/budget',
  name: 'Je sais gérer un budget',
  description: 'Sait établir un budget mensuel et le tenir.',
  criteria: 'Tenir son budget pendant trois mois.',
  image: 'https://example.org/badges/budget.png',
  tag: ['budget', 'vie quotidienne'],
  alignment: { targetName: 'Gérer un budget', targetUrl: 'https://example.org/skills/budget' }
})
const evidence = { id: 'https://example.org/budgets/17', name: 'Budget de mars' }

const measured = await proofs({ achievement, evidence })

const rows = Object.entries(measured).map(([name, result]) => {
  const [verb] = name.split(':')
  return {
    case: name,
    µs: Math.round(result.ms * 1000),
    'times the floor': ratio(result, measured[`${verb}: floor`]).toFixed(2),
    'times as fast as @digitalbazaar/vc': ratio(measured[`${verb}: @digitalbazaar/vc`], result).toFixed(1)
  }
})
console.table(rows)
await mkdir('out', { recursive: true })
await writeFile('out/bench.json', `${JSON.stringify(measured, null, 1)}\n`)
