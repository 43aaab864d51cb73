import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { systemClock } from '#kernel/clock.ts'
import { startTextPeer, type TextPeer } from '#tests/text-peer/text-peer.ts'
import { readBlocks } from './blocks.ts'
import { makePlace, type Place } from './place.ts'
import { catalogueOfToday, walkRound } from './round.ts'
import { startServices } from './services.ts'

// `npm run deploy:walk`: types every command of deploy/README.md on Debian's PostgreSQL and nginx, in production mode, until a score is
// published and an exemption approved. As root on Debian only; leaves nothing behind but the packages.

const blocks = readBlocks(readFileSync('deploy/README.md', 'utf8'))
const place = await makePlace()
let asOwner = false
try {
  await walk(place)
  process.stdout.write('部署说明从头走到尾：成绩已发布，免考已通过。\n')
} finally {
  place.remove()
}

async function walk(here: Place): Promise<void> {
  // Names and passwords of this walk; every later block runs in a shell that knows what the earlier ones set.
  const said = [
    `PG_VERSION=${here.version} PG_CLUSTER=${here.cluster} ORIGIN=${here.origin}`,
    'OWNER_PASSWORD=owner-of-a-walk SERVE_PASSWORD=server-of-a-walk',
  ]
  const type = (...steps: string[]) => {
    const commands = steps.map((step) => here.here(blocks.get(step) ?? missing(step)))
    return here.run([...said, ...commands].join('\n'))
  }
  const account = makeAccount()
  makeCertificate(here)
  type('folders')
  type('postgresql')
  type('roles', 'settings')
  const texts = await startTextPeer({ now: () => systemClock.now().getTime() })
  here.run([...said, commandsOfTexts(here, texts)].join('\n'))
  type('units', 'nginx')
  let services = startServices(here, account)
  try {
    await ready(here)
    const run = here.here(blocks.get('run') ?? missing('run'))
    said.push(asOwner ? run.replace('--reuid=kaoji --regid=kaoji', '--reuid=0 --regid=0') : run)
    const printed = type('first')
    const password = /一次性密码[^：]*：(\S+)/.exec(printed)?.[1] ?? ''
    const folder = join(here.folder, 'catalogue')
    cpSync('catalogue/example', folder, { recursive: true })
    for (const [name, text] of Object.entries(catalogueOfToday(systemClock.now())))
      writeFileSync(join(folder, name), text)
    here.run(
      [
        ...said,
        here
          .here(blocks.get('catalogue') ?? missing('catalogue'))
          .replaceAll(join(process.cwd(), 'catalogue/example'), folder),
      ].join('\n'),
    )
    await walkRound(here.origin, { username: 'wang', password }, texts)
    type('rescue')
    type('backup')
    said.push(here.here(lineOf('roles', 'PG_PORT=')), here.here(lineOf('backup', 'BACKUP=')))
    type('drill', 'base')
    await services.stop()
    type('restore')
    services = startServices(here, account)
    await ready(here)
  } catch (error) {
    process.stderr.write(services.said())
    throw error
  } finally {
    await services.stop()
    await texts.stop()
  }
}

/** The gateway of this walk, and the secret that it has. */
function commandsOfTexts(here: Place, { address, secret }: TextPeer): string {
  return here
    .here(blocks.get('texts') ?? missing('texts'))
    .replace('https://sms-gateway.example.cn/texts', address)
    .replace('$(openssl rand -hex 32)', secret)
}

/** The line of a step that begins so: a name that later steps use. */
function lineOf(step: string, start: string): string {
  const lines = (blocks.get(step) ?? missing(step)).split('\n')
  return lines.find((line) => line.startsWith(start)) ?? missing(step)
}

function missing(step: string): never {
  throw new Error(`deploy/README.md has no step ${step}`)
}

function makeAccount(): { uid: number; gid: number } {
  const id = (kind: string) => Number(spawnSync('id', [kind, 'kaoji'], { encoding: 'utf8' }).stdout)
  if (!Number.isInteger(id('-u')) || id('-u') === 0) {
    const line = (blocks.get('packages') ?? missing('packages'))
      .split('\n')
      .find((one) => one.startsWith('useradd'))
    place.run(line ?? missing('packages'))
  }
  // Where the checkout lies in a folder that only its owner enters, the walk goes as that one.
  const enters = [
    '--reuid=kaoji',
    '--regid=kaoji',
    '--clear-groups',
    'test',
    '-r',
    join(process.cwd(), 'package.json'),
  ]
  if (spawnSync('setpriv', enters).status === 0) return { uid: id('-u'), gid: id('-g') }
  asOwner = true
  return { uid: 0, gid: 0 }
}

function makeCertificate(here: Place): void {
  const tls = here.here('/etc/kaoji/tls')
  mkdirSync(tls, { recursive: true })
  here.run(
    `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${tls}/privkey.pem -out ${tls}/fullchain.pem 2>&1`,
  )
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(`${tls}/fullchain.pem`, 'utf8')])
}

async function ready(here: Place): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${here.origin}/readyz`).catch(() => undefined)
    if (answer?.status === 200) return
    await sleep(200)
  }
  throw new Error('the service was not ready within a minute')
}
