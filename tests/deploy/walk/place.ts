import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'

/** Where the walk puts what the page puts into the folders of a whole machine, so that it leaves the machine as it was. */
export interface Place {
  folder: string
  origin: string
  version: string
  cluster: string
  /** A text of the page or of a file in deploy/, with the places and ports of this walk. */
  here(text: string): string
  /** Runs commands in one shell that ends at the first failure; answers what they printed. */
  run(commands: string): string
  remove(): void
}

const ROOT = process.cwd()

/** A cluster of Debian's PostgreSQL, an account and folders of their own. */
export async function makePlace(): Promise<Place> {
  const folder = mkdtempSync('/tmp/kaoji-walk-')
  chmodSync(folder, 0o755)
  const ports = { postgresql: await findFreePort(), web: await findFreePort(), worker: await findFreePort() }
  const tls = await findFreePort()
  const cluster = `kaoji_walk_${tls}`
  ensurePrograms()
  const [version = ''] = readdirSync('/usr/lib/postgresql').toSorted().toReversed()
  const replacements: [string, string][] = [
    ['/var/lib/postgresql/kaoji-archive', join(folder, 'archive')],
    ['/etc/systemd/system', join(folder, 'systemd')],
    ['/etc/nginx/conf.d', join(folder, 'nginx')],
    ['/var/backups/kaoji', join(folder, 'backups')],
    ['/var/lib/kaoji', join(folder, 'data')],
    ['/etc/kaoji', join(folder, 'etc')],
    ['/opt/kaoji', ROOT],
    ['deploy/postgresql/', join(folder, 'deploy/postgresql/')],
    ['deploy/systemd/', join(folder, 'deploy/systemd/')],
    ['deploy/nginx/', join(folder, 'deploy/nginx/')],
    ['listen 443', `listen 127.0.0.1:${tls}`],
    ['127.0.0.1:3000', `127.0.0.1:${ports.web}`],
    ['PORT=3000', `PORT=${ports.web}`],
    ['PORT=3001', `PORT=${ports.worker}`],
  ]
  const here = (text: string) => replacements.reduce((whole, [from, to]) => whole.replaceAll(from, to), text)
  for (const name of ['systemd', 'nginx']) mkdirSync(join(folder, name))
  cpSync('deploy', join(folder, 'deploy'), { recursive: true })
  for (const name of readdirSync('deploy', { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue
    const path = join(name.parentPath, name.name)
    writeFileSync(join(folder, path), here(readFileSync(path, 'utf8')))
  }
  const run = (commands: string) => shell(commands, folder)
  run(`pg_createcluster ${version} ${cluster} --port ${ports.postgresql} --start`)
  return {
    folder,
    origin: `https://localhost:${tls}`,
    version,
    cluster,
    here,
    run,
    remove() {
      spawnSync('pg_dropcluster', ['--stop', version, cluster], { stdio: 'inherit' })
      // Debian's command leaves the folder where a setting of ours lay.
      rmSync(join('/etc/postgresql', version, cluster), { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ensurePrograms(): void {
  const isThere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
  const missing = [
    ['nginx', 'nginx'],
    ['pg_createcluster', 'postgresql'],
    ['openssl', 'openssl'],
  ].flatMap(([program = '', name = '']) => (isThere(program) ? [] : [name]))
  if (missing.length > 0)
    shell(`apt-get update -q && apt-get install -y -q --no-install-recommends ${missing.join(' ')}`, tmpdir())
}

function shell(commands: string, folder: string): string {
  const script = join(folder, 'commands.sh')
  writeFileSync(script, `set -euo pipefail\ncd ${ROOT}\n${commands}\n`)
  const { status, stdout, stderr } = spawnSync('bash', [script], { encoding: 'utf8' })
  if (status !== 0)
    throw new Error(`these commands of the page failed (${status}):\n${commands}\n${stdout}\n${stderr}`)
  return stdout
}
