import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { childrenOf } from '#tests/crash/servers.ts'
import { getAccount, HOST, makePassword, type Place, takePorts } from './place.ts'
import { answers, createUnit, type Unit, until } from './unit.ts'

/** One of the PostgreSQL servers, with the Patroni that keeps it. */
export interface Member {
  name: string
  port: number
  patroniPort: number
  unit: Unit
  /** kill -9 of its postmaster alone: Patroni lives, and decides what follows. */
  killPostmaster(): void
}

export interface Database {
  members: readonly [Member, Member]
  etcd: readonly Unit[]
  superuserPassword: string
  /** Which of the two is the primary now. */
  primary(): Promise<Member>
  /** Resolves when both serve: one as the primary, the other as its synchronous copy. */
  untilWhole(): Promise<void>
  /** Makes the copy the primary, in order. */
  switchOver(): void
}

const ETCD = ['agrees-first', 'agrees-second', 'agrees-third'] as const

/** Three that agree, and two servers of which one is the primary; resolves when the other follows it. */
export async function raiseDatabase(place: Place, units: Unit[]): Promise<Database> {
  const etcd = await makeEtcd(place)
  units.push(...etcd.members)
  for (const member of etcd.members) member.start()
  await until('etcd', () => answers(`http://${etcd.hosts[0]}/health`))
  const passwords = { superuser: makePassword(), replication: makePassword() }
  const make = (name: string) => makeMember(place, { name, etcdHosts: etcd.hosts, passwords })
  const members = [await make('pg_one'), await make('pg_two')] as const
  const [first, second] = members
  units.push(first.unit, second.unit)
  first.unit.start()
  await until('the first primary', () => isA('primary', first))
  second.unit.start()
  const untilWhole = () =>
    until('a primary and its synchronous copy', async () => {
      const [one, other] = (await isA('primary', first)) ? [first, second] : [second, first]
      return isFollowed({ primary: one, copy: other }, passwords.superuser)
    })
  await untilWhole()
  return {
    members,
    etcd: etcd.members,
    superuserPassword: passwords.superuser,
    async primary() {
      const found = (await isA('primary', first)) ? first : second
      if (!(await isA('primary', found))) throw new Error('there is no primary')
      return found
    },
    untilWhole,
    switchOver() {
      const file = join(place.folder, first.name, 'patroni.yml')
      execFileSync('patronictl', ['-c', file, 'switchover', 'kaoji', '--force'], { stdio: 'ignore' })
    },
  }
}

async function makeEtcd(place: Place): Promise<{ members: Unit[]; hosts: string[] }> {
  const ports = await Promise.all(ETCD.map(() => takePorts('client', 'peer')))
  const members = ETCD.map((name, place_) => `${name}=http://${HOST}:${ports[place_]?.peer}`).join(',')
  const units = ETCD.map((name, number) => {
    const folder = place.makeFolder(name)
    const file = place.put('etcd.yml', `${name}/etcd.yml`, {
      values: {
        NAME: name,
        HOST,
        FOLDER: folder,
        ETCD_PORT: ports[number]?.client ?? 0,
        ETCD_PEER_PORT: ports[number]?.peer ?? 0,
        ETCD_MEMBERS: members,
      },
    })
    return createUnit({ name, command: ['etcd', '--config-file', file], log: join(folder, 'log') })
  })
  return { members: units, hosts: ports.map(({ client }) => `${HOST}:${client}`) }
}

async function makeMember(
  place: Place,
  options: {
    name: string
    etcdHosts: readonly string[]
    passwords: { superuser: string; replication: string }
  },
): Promise<Member> {
  const { name, passwords } = options
  const account = getAccount('postgres')
  const ports = await takePorts('postgresql', 'patroni')
  const folder = place.makeFolder(name, account)
  place.makeFolder(`${name}/archive`, account)
  const [version = ''] = readdirSync('/usr/lib/postgresql').toSorted().toReversed()
  const file = place.put('patroni.yml', `${name}/patroni.yml`, {
    account,
    values: {
      NAME: name,
      HOST,
      FOLDER: folder,
      NETWORK: `${HOST}/32`,
      PG_VERSION: version,
      PG_PORT: ports.postgresql,
      PATRONI_PORT: ports.patroni,
      ETCD_HOSTS: options.etcdHosts.join(','),
      POSTGRES_PASSWORD: passwords.superuser,
      REPLICATION_PASSWORD: passwords.replication,
    },
  })
  const others = () => processesOf(join(folder, 'data'))
  const unit = createUnit({
    name: `patroni ${name}`,
    command: ['patroni', file],
    log: join(folder, 'log'),
    account,
    environment: { HOME: folder },
    others,
  })
  return {
    name,
    port: ports.postgresql,
    patroniPort: ports.patroni,
    unit,
    killPostmaster: () => process.kill(others()[0] ?? Number.NaN, 'SIGKILL'),
  }
}

/** The postmaster of a data directory first, then all of its processes; empty when none runs. */
function processesOf(data: string): number[] {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return []
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return existsSync(`/proc/${pid}`) ? [pid, ...childrenOf(pid)] : []
}

function isA(role: 'primary', { patroniPort }: Member): Promise<boolean> {
  return answers(`http://${HOST}:${patroniPort}/${role}`).catch(() => false)
}

/**
 * Whether Patroni would let the copy take over, and PostgreSQL waits for it with each commit. After a fail-over Patroni alone still says of
 * the primary of before that it is a copy, while it is being wound back: if the other one were lost then, nobody would take over.
 */
async function isFollowed(
  { primary, copy }: { primary: Member; copy: Member },
  password: string,
): Promise<boolean> {
  const answer = await fetch(`http://${HOST}:${primary.patroniPort}/cluster`)
  const { members } = (await answer.json()) as { members: { name: string; role: string }[] }
  if (members.find(({ name }) => name === copy.name)?.role !== 'sync_standby') return false
  const client = new pg.Client({
    host: HOST,
    port: primary.port,
    user: 'postgres',
    password,
    database: 'postgres',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(
      "select from pg_stat_replication where application_name = $1 and state = 'streaming' and sync_state = 'sync'",
      [copy.name],
    )
    return rowCount === 1
  } finally {
    client.end().catch(() => undefined)
  }
}
