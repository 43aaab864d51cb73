import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seedDemonstration } from '#modules/demonstration/public.ts'
import { renewSeals } from '#modules/seals/public.ts'
import { readConfig } from '#platform/config/config.ts'
import { createFieldCipher } from '#platform/secrets/field-cipher.ts'
import { readOrMakeSecrets } from '#platform/secrets/secrets.ts'
import { createDeps } from '#server/create-deps.ts'
import { prepareDatabase } from '#server/prepare-database.ts'
import { addBulkCandidates } from './bulk-candidates.ts'

/** `npm run demo:generate -- --candidates 200000`: a demonstration the size of a city, for trying and measuring. */
const { values } = parseArgs({ options: { candidates: { type: 'string', default: '200000' } } })
const count = Number(values.candidates)
if (!Number.isInteger(count) || count < 1 || count > 10_000_000)
  throw new Error('--candidates 应为 1 到 10000000 的整数')
const config = readConfig(process.env)
if (config.mode === 'production') throw new Error('生产模式不能生成演示数据')
const secrets = await readOrMakeSecrets(join(config.directory, 'secrets.json'))
const database = await prepareDatabase(config)
try {
  const deps = await createDeps({ config, secrets, databaseUrl: database.url, setRole: database.setRole })
  await seedDemonstration(deps)
  const started = performance.now()
  const cipher = createFieldCipher(secrets)
  await addBulkCandidates(database.ownerUrl, { count, cipher, passwordHash: undefined, withSessions: false })
  await renewSeals(deps)
  await deps.database.close()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`已生成 ${count} 名考生，每人 8 条已发布成绩，用时 ${seconds} 秒。现在可以运行 npm start。`)
} finally {
  await database.stop()
}
