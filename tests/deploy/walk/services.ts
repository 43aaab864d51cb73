import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Place } from './place.ts'

const UNITS = ['kaoji-web', 'kaoji-worker'] as const

/** What systemd would do with the units, where there is no systemd: their commands, settings and account. `said` is their journal. */
export function startServices(
  place: Place,
  account: { uid: number; gid: number },
): { said(): string; stop(): Promise<void> } {
  const units = UNITS.map((name) => startUnit(place, name, account))
  const nginx = startNginx(place)
  return {
    said: () => UNITS.map((name) => readFileSync(journal(place, name), 'utf8')).join('\n'),
    async stop() {
      for (const child of [nginx, ...units]) await end(child)
    },
  }
}

function journal(place: Place, name: string): string {
  return join(place.folder, `${name}.log`)
}

function startUnit(place: Place, name: string, account: { uid: number; gid: number }): ChildProcess {
  const unit = readFileSync(join(place.folder, 'systemd', `${name}.service`), 'utf8')
  const setting = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1] ?? ''
  const [program = '', ...args] = setting('ExecStart').split(' ')
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: join(place.folder, 'data'),
    ...parseEnv(readFileSync(setting('EnvironmentFile'), 'utf8')),
    ...parseEnv(setting('Environment').replaceAll(' ', '\n')),
  }
  const log = openSync(journal(place, name), 'a')
  return spawn(program, args, {
    ...account,
    cwd: setting('WorkingDirectory'),
    env: environment,
    stdio: ['ignore', log, log],
  })
}

function startNginx(place: Place): ChildProcess {
  const file = join(place.folder, 'nginx.conf')
  const logs = join(place.folder, 'nginx')
  writeFileSync(
    file,
    `pid ${logs}/nginx.pid;\nerror_log ${logs}/error.log;\nevents {}\nhttp {\naccess_log off;\ninclude /etc/nginx/mime.types;\ninclude ${logs}/kaoji.conf;\n}\n`,
  )
  return spawn('nginx', ['-c', file, '-g', 'daemon off;'], { stdio: 'inherit' })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
