import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Grounds } from './cluster.ts'
import type { Machine } from './machine.ts'
import { getAccount, HOST, takePorts } from './place.ts'
import { createUnit, until } from './unit.ts'

const SETTING = 'pool_mode = session'

/** Starts the product behind a pooler that lends a session for one transaction, and answers what it says: it must not start. */
export async function startBehindTransactions(
  { place, units }: Grounds,
  { name, poolerPort, environment }: Machine,
): Promise<string> {
  const ports = await takePorts('pooler', 'web')
  const account = getAccount('postgres')
  const folder = place.makeFolder('by-transaction', account)
  const file = join(folder, 'pgbouncer.ini')
  const own = readFileSync(join(place.folder, name, 'pgbouncer.ini'), 'utf8')
  const here = own
    .replace(SETTING, 'pool_mode = transaction')
    .replace(`listen_port = ${poolerPort}`, `listen_port = ${ports.pooler}`)
    .replace(/^(logfile|pidfile) = .*\/([^/\n]+)$/gm, `$1 = ${folder}/$2`)
  writeFileSync(file, here, { mode: 0o644 })
  const pooler = createUnit({
    name: 'pooler by transaction',
    command: ['pgbouncer', file],
    log: join(folder, 'out'),
    account,
  })
  const url = environment.DATABASE_URL?.replace(`${HOST}:${poolerPort}`, `${HOST}:${ports.pooler}`) ?? ''
  const product = createUnit({
    name: 'product behind transactions',
    command: [process.execPath, 'server/main.ts'],
    log: join(place.folder, 'by-transaction.log'),
    environment: { ...environment, DATABASE_URL: url, PORT: String(ports.web), KAOJI_ROLE: 'web' },
  })
  units.push(pooler, product)
  pooler.start()
  product.start()
  await until('the product to end', () => product.faults().length > 0)
  for (const unit of [product, pooler]) {
    unit.endNow()
    // That it ended is no fault.
    units.splice(units.indexOf(unit), 1)
  }
  return product.said()
}
