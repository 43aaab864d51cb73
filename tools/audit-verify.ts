import pg from 'pg'
import { verifyChains } from '#modules/audit-trail/public.ts'
import { builderOver } from '#platform/db/database.ts'

/** `npm run audit:verify` with DATABASE_URL: recomputes every chain outside the application (TRL-01). */
const url = process.env.DATABASE_URL
if (!url) throw new Error('请设置 DATABASE_URL')
const client = new pg.Client({ connectionString: url })
await client.connect()

const { entries, broken } = await verifyChains(builderOver(client))
await client.end()
console.log(broken ? `链条在 ${broken} 处断开` : `共 ${entries} 条，链条完整`)
process.exitCode = broken ? 1 : 0
