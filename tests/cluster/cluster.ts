import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import pg from 'pg'
import { systemClock } from '#kernel/clock.ts'
import { makeSecretsFile } from '#platform/secrets/secrets.ts'
import { type Database, raiseDatabase } from './database.ts'
import { type Common, type Machine, makeMachine } from './machine.ts'
import { HOST, makePassword, makePlace, type Place, takePorts } from './place.ts'
import { raiseStore, type Store } from './store.ts'
import { answers, createUnit, type Unit, until } from './unit.ts'

/** A whole installation on one machine, as deploy/cluster describes it for several. */
export interface Cluster {
  /** What the balancer answers at. */
  origin: string
  database: Database
  machines: readonly [Machine, Machine]
  store: Store
  /** The superuser's connections to the primary of the moment. */
  owner: pg.Pool
  /** What ended without being told to. */
  faults(): string[]
}

/** Where a cluster is raised, and what was started there. */
export interface Grounds {
  place: Place
  units: Unit[]
  /** The last words of every program. */
  said(): string
  /** Ends everything at once, and leaves nothing behind. */
  clear(): void
}

export function openGrounds({ isKept }: { isKept: boolean }): Grounds {
  const place = makePlace()
  const units: Unit[] = []
  return {
    place,
    units,
    said: () => units.map((unit) => `--- ${unit.name}\n${unit.said()}`).join('\n'),
    clear() {
      for (const unit of units.toReversed()) unit.endNow()
      if (isKept) process.stdout.write(`kept in ${place.keep()}\n`)
      else place.remove()
    },
  }
}

/** Raises all of it, with the people of the demonstration. What there is when something fails is for the grounds to clear. */
export async function raiseCluster({ place, units }: Grounds, say: (line: string) => void): Promise<Cluster> {
  say(`in ${place.folder}`)
  say('etcd and PostgreSQL under Patroni')
  const database = await raiseDatabase(place, units)
  say('Swift')
  const store = await raiseStore(place, units)
  const { common, port } = await prepare(place, database, store)
  const machines = [
    await makeMachine(place, 'product-first', { common, units }),
    await makeMachine(place, 'product-second', { common, units }),
  ] as const
  for (const machine of machines) await machine.startWay()
  const owner = ownerOf(machines[0], database)
  say('the people of the demonstration')
  await settle(place, { machine: machines[0], units, owner })
  say('two web processes, two workers and the balancer')
  for (const { web, worker } of machines) {
    web.start()
    worker.start()
  }
  for (const machine of machines) await machine.untilReady()
  const balancer = makeBalancer(place, { port, machines })
  units.push(balancer)
  balancer.start()
  await until('the balancer', () => answers(`${common.origin}/readyz`))
  const faults = () => units.flatMap((unit) => unit.faults())
  return { origin: common.origin, database, machines, store, owner, faults }
}

/** The database's accounts, the keys and the certificate. */
async function prepare(
  place: Place,
  database: Database,
  store: Store,
): Promise<{ common: Common; port: number }> {
  const passwords = { owner: makePassword(), serve: makePassword() }
  const { port: primary } = await database.primary()
  const variables = [`owner_password=${passwords.owner}`, `serve_password=${passwords.serve}`]
  execFileSync(
    'psql',
    [
      ...['-q', '-h', HOST, '-p', String(primary), '-U', 'postgres', '-d', 'postgres'],
      ...variables.flatMap((one) => ['-v', one]),
      ...['-f', 'deploy/postgresql/roles.sql'],
    ],
    {
      env: { ...process.env, PGPASSWORD: database.superuserPassword },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const secrets = join(place.folder, 'secrets.json')
  await makeSecretsFile(secrets, systemClock.now())
  trustOwnCertificate(place)
  const { balancer: port } = await takePorts('balancer')
  const origin = `https://localhost:${port}`
  const shared = place.makeFolder('shared')
  return { common: { database, origin, shared, secrets, passwords, store }, port }
}

/** Makes the certificate of the balancer, which this process and the load trust. */
function trustOwnCertificate(place: Place): void {
  const folder = place.makeFolder('balancer')
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  execFileSync(
    'openssl',
    [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost'.split(
        ' ',
      ),
      ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  )
  writeFileSync(join(folder, 'kaoji.pem'), readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'))
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(certificate, 'utf8')])
  process.env.NODE_EXTRA_CA_CERTS = certificate
}

function ownerOf({ primaryPort }: Machine, { superuserPassword }: Database): pg.Pool {
  const url = `postgres://postgres:${superuserPassword}@${HOST}:${primaryPort}/kaoji`
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => undefined)
  return pool
}

/**
 * Production takes no sample accounts, whose passwords are known, and the load is played by them: the demonstration makes them here, and
 * what marks them as samples is taken off.
 */
async function settle(
  place: Place,
  { machine, units, owner }: { machine: Machine; units: Unit[]; owner: pg.Pool },
): Promise<void> {
  const { seed } = await takePorts('seed')
  const product = createUnit({
    name: 'demonstration',
    command: [process.execPath, 'server/main.ts'],
    log: join(place.folder, 'demonstration.log'),
    environment: { ...machine.environment, KAOJI_MODE: 'demonstration', PORT: String(seed) },
  })
  units.push(product)
  product.start()
  await until('the demonstration', () => answers(`http://${HOST}:${seed}/readyz`))
  await product.stop()
  await owner.query('update staff set demonstration = false')
}

function makeBalancer(
  place: Place,
  { port, machines: [first, second] }: { port: number; machines: readonly [Machine, Machine] },
): Unit {
  const folder = join(place.folder, 'balancer')
  const file = place.put('haproxy-web.cfg', 'balancer/haproxy.cfg', {
    values: {
      FOLDER: folder,
      PUBLIC: `${HOST}:${port}`,
      FIRST: first.name,
      FIRST_HOST: HOST,
      FIRST_WEB_PORT: first.webPort,
      SECOND: second.name,
      SECOND_HOST: HOST,
      SECOND_WEB_PORT: second.webPort,
    },
  })
  return createUnit({ name: 'balancer', command: ['haproxy', '-db', '-f', file], log: join(folder, 'log') })
}
