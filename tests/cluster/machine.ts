import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { FEW_CAPTCHAS } from '#tests/crash/stage.ts'
import type { Database } from './database.ts'
import { getAccount, HOST, type Place, takePorts } from './place.ts'
import { answers, createUnit, type Unit, until } from './unit.ts'

/** A machine of the product: two of its processes, and the way from them to the primary. */
export interface Machine {
  name: string
  /** Where the primary is reached without the pooler. */
  primaryPort: number
  poolerPort: number
  webPort: number
  /** Asks Patroni who the primary is, and leads there. */
  balancer: Unit
  pooler: Unit
  web: Unit
  worker: Unit
  /** The settings of the product's processes. */
  environment: Readonly<Record<string, string>>
  startWay(): Promise<void>
  untilReady(): Promise<void>
}

/** What the machines have in common. */
export interface Common {
  database: Database
  origin: string
  shared: string
  secrets: string
  passwords: { owner: string; serve: string }
  store: { address: string; secret: string }
}

export async function makeMachine(
  place: Place,
  name: string,
  options: { common: Common; units: Unit[] },
): Promise<Machine> {
  const { common, units } = options
  const ports = await takePorts('primary', 'pooler', 'web', 'worker')
  const folder = place.makeFolder(name, getAccount('postgres'))
  const values = {
    LISTEN: HOST,
    FOLDER: folder,
    PRIMARY_PORT: ports.primary,
    POOLER_PORT: ports.pooler,
    ORIGIN: common.origin,
    BALANCER: HOST,
    SHARED: common.shared,
    SECRETS: common.secrets,
    STORE: common.store.address,
    STORE_SECRET: common.store.secret,
    SERVE_PASSWORD: common.passwords.serve,
    OWNER_PASSWORD: common.passwords.owner,
    ...serversOf(common.database),
  }
  const way = makeWay(place, name, values)
  const file = place.put('kaoji.env', `${name}/kaoji.env`, { values })
  const environment = parseEnv(readFileSync(file, 'utf8')) as Record<string, string>
  const product = (role: 'web' | 'worker') =>
    createUnit({
      name: `${role} ${name}`,
      command: [process.execPath, 'server/main.ts'],
      log: join(folder, `${role}.log`),
      environment: {
        ...FEW_CAPTCHAS,
        ...environment,
        KAOJI_ROLE: role,
        PORT: String(ports[role]),
      },
    })
  const machine = { ...way, web: product('web'), worker: product('worker') }
  units.push(way.balancer, way.pooler, machine.web, machine.worker)
  return {
    ...machine,
    name,
    environment,
    primaryPort: ports.primary,
    poolerPort: ports.pooler,
    webPort: ports.web,
    async startWay() {
      way.balancer.start()
      way.pooler.start()
      await until(`the pooler of ${name}`, () => isOpen(ports.pooler))
    },
    untilReady: () =>
      until(
        `${name} to be ready`,
        async () =>
          (await answers(`http://${HOST}:${ports.web}/readyz`)) &&
          (await answers(`http://${HOST}:${ports.worker}/readyz`)),
      ),
  }
}

function serversOf({ members: [first, second] }: Database): Record<string, string | number> {
  return {
    FIRST: first.name,
    FIRST_HOST: HOST,
    FIRST_PG_PORT: first.port,
    FIRST_PATRONI_PORT: first.patroniPort,
    SECOND: second.name,
    SECOND_HOST: HOST,
    SECOND_PG_PORT: second.port,
    SECOND_PATRONI_PORT: second.patroniPort,
  }
}

/** The way from the product to the primary of the moment: a pooler, and what asks Patroni who is the primary. */
function makeWay(
  place: Place,
  name: string,
  values: Record<string, string | number>,
): { balancer: Unit; pooler: Unit } {
  const account = getAccount('postgres')
  const folder = join(place.folder, name)
  const way = place.put('haproxy-database.cfg', `${name}/haproxy.cfg`, { values, account })
  place.put('userlist.txt', `${name}/userlist.txt`, { values, account })
  const pooler = place.put('pgbouncer.ini', `${name}/pgbouncer.ini`, { values, account })
  return {
    balancer: createUnit({
      name: `way to the primary of ${name}`,
      command: ['haproxy', '-db', '-f', way],
      log: join(folder, 'haproxy.log'),
      account,
    }),
    pooler: createUnit({
      name: `pooler of ${name}`,
      command: ['pgbouncer', pooler],
      log: join(folder, 'pgbouncer.out'),
      account,
    }),
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST)
    const end = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
