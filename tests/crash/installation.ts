import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeThrowawayFolderOnDisk, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { FEW_CAPTCHAS, postmasterOf } from './stage.ts'

interface Started {
  child: ChildProcess
  origin: string
  said(): string
}

interface Place {
  directory: string
  databaseUrl: string | undefined
}

const KEPT = 'log'
type Log = 'kept' | 'unread' | 'full'

/** The product as `npm start` runs it, with a database and data of its own, as often as one likes. */
export interface Installation {
  /** `log`: it is kept, whoever reads it has gone away, or its disk is full. */
  start(port: number, log?: Log): Started
  /** The lines of the log that were kept. */
  readLog(): string
  /** What stands in its directory. */
  holds(): string[]
  /** Ends the own database by `kill -9`. */
  killDatabase(): void
  end(started: Started, signal: NodeJS.Signals): Promise<void>
  /** Ends what still runs, and leaves nothing behind. */
  remove(): Promise<void>
}

/** `databaseUrl`: a database that is there, instead of one of its own. */
export function makeInstallation(databaseUrl?: string): Installation {
  const directory = makeThrowawayFolderOnDisk('kaoji-start-')
  const all: Started[] = []
  return {
    start(port, log = 'unread') {
      const started = startIn({ directory, databaseUrl }, port, log)
      all.push(started)
      return started
    },
    end,
    holds: () => readdirSync(directory),
    readLog: () => readFileSync(join(directory, KEPT), 'utf8'),
    killDatabase: () => void process.kill(postmasterOf(directory).pid, 'SIGKILL'),
    async remove() {
      for (const started of all) await end(started, 'SIGTERM')
      removeThrowawayFolder(directory)
    },
  }
}

function startIn({ directory, databaseUrl }: Place, port: number, log: Log): Started {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...inherited } = process.env
  const target = openSync(log === 'kept' ? join(directory, KEPT) : '/dev/full', 'a')
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: {
      ...inherited,
      ...FEW_CAPTCHAS,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...{ KAOJI_LOG_LEVEL: 'info', KAOJI_DATA_DIR: directory, PORT: String(port) },
    },
    stdio: ['ignore', log === 'unread' ? 'pipe' : target, 'pipe'],
  })
  closeSync(target)
  child.stdout?.destroy()
  let text = ''
  child.stderr?.on('data', (chunk) => {
    text += chunk
  })
  return { child, origin: `http://127.0.0.1:${port}`, said: () => text }
}

async function end({ child }: Started, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
