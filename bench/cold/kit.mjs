import { readFileSync } from 'node:fs'
import { verifyBadge } from 'openbadges-kit/verify'

const { verified } = await verifyBadge(readFileSync(`${process.argv[2]}/badge.json`, 'utf8'))
if (!verified) throw new Error('it must verify')
