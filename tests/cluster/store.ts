import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { getAccount, HOST, makePassword, type Place, takePorts } from './place.ts'
import { answers, createUnit, type Unit, until } from './unit.ts'

/** The object store of the photographs: OpenStack Swift with three copies of each object, asked by S3. */
export interface Store {
  units: readonly Unit[]
  address: string
  secret: string
  untilReady(): Promise<void>
}

const SERVERS = ['account', 'container', 'object'] as const
const COPIES = [1, 2, 3]
/** 2⁸ parts of what is kept are placed by themselves: enough for three disks. */
const PART_POWER = '8'

export async function raiseStore(place: Place, units: Unit[]): Promise<Store> {
  const ports = await takePorts('account', 'container', 'object', 'proxy', 'memory')
  const secret = makePassword()
  const etc = place.makeFolder('swift')
  const devices = place.makeFolder('devices', getAccount('swift'))
  for (const copy of COPIES) place.makeFolder(`devices/disk${copy}`, getAccount('swift'))
  const values = {
    HOST,
    DEVICES: devices,
    MOUNT_CHECK: 'false',
    STORE_PREFIX: makePassword(),
    STORE_SUFFIX: makePassword(),
    STORE_SECRET: secret,
    STORE_MEMORY: `${HOST}:${ports.memory}`,
    STORE_PORT: ports.proxy,
    STORE_ACCOUNT_PORT: ports.account,
    STORE_CONTAINER_PORT: ports.container,
    STORE_OBJECT_PORT: ports.object,
  }
  const files = ['swift.conf', ...[...SERVERS, 'proxy'].map((name) => `${name}-server.conf`)]
  for (const file of files) place.put(`swift/${file}`, `swift/${file}`, { values })
  for (const server of SERVERS) makeRing(etc, server, ports[server])
  const made = [...SERVERS, 'proxy' as const].map((server) =>
    createUnit({
      name: `swift ${server}`,
      // It reads its files in /etc/swift, and in this namespace that is ours.
      command: [
        'unshare',
        '--mount',
        'sh',
        '-c',
        `mount --bind ${etc} /etc/swift && exec swift-${server}-server /etc/swift/${server}-server.conf --verbose`,
      ],
      log: join(place.folder, `swift-${server}.log`),
    }),
  )
  made.push(
    createUnit({
      name: 'memcached',
      command: ['memcached', '-l', HOST, '-p', String(ports.memory), '-u', 'swift'],
      log: join(place.folder, 'memcached.log'),
    }),
  )
  units.push(...made)
  for (const unit of made) unit.start()
  const address = `${HOST}:${ports.proxy}`
  const store = {
    units: made,
    address,
    secret,
    async untilReady() {
      for (const port of [ports.account, ports.container, ports.object, ports.proxy])
        await until('the object store', () => answers(`http://${HOST}:${port}/healthcheck`))
    },
  }
  await store.untilReady()
  await until('the bucket', () => makeBucket(store))
  return store
}

function makeRing(etc: string, server: string, port: number): void {
  const run = (...args: string[]) =>
    execFileSync('swift-ring-builder', [join(etc, `${server}.builder`), ...args], { stdio: 'ignore' })
  run('create', PART_POWER, String(COPIES.length), '1')
  for (const copy of COPIES) run('add', `r1z${copy}-${HOST}:${port}/disk${copy}`, '100')
  run('rebalance')
}

async function makeBucket({ address, secret }: { address: string; secret: string }): Promise<true> {
  const credentials = { accessKeyId: 'kaoji:photographs', secretAccessKey: secret }
  const place = { endpoint: `http://${address}`, region: 'us-east-1', forcePathStyle: true }
  const client = new S3Client({ ...place, credentials })
  try {
    await client.send(new CreateBucketCommand({ Bucket: 'kaoji-photographs' }))
  } catch (error) {
    // A first try that lost its answer may have made it.
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error
  } finally {
    client.destroy()
  }
  return true
}
