import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { pinned } from '../pin.ts'

/** The result of a load. */
export interface Load {
  perSecond: number
  p99: number
  failed: number
}

const SCRIPT = fileURLToPath(new URL('wrk.lua', import.meta.url))

/** Whether wrk is installed: a client in JavaScript takes a third of what a bare server can give, and so measures itself. */
export const hasWrk = spawnSync('wrk', ['-v']).error === undefined

/** Sends GETs by wrk for the given seconds from one thread on a core of its own; its 64 connections use the `cookies` in turn. */
export async function loadByWrk(
  url: string,
  { seconds, cookies }: { seconds: number; cookies: readonly string[] },
): Promise<Load> {
  const directory = mkdtempSync(join(tmpdir(), 'kaoji-wrk-'))
  const file = join(directory, 'cookies')
  writeFileSync(file, cookies.join('\n'))
  try {
    const [command = 'wrk', ...args] = pinned('client', [
      'wrk',
      '-t1',
      '-c64',
      `-d${seconds}s`,
      '-s',
      SCRIPT,
      url,
    ])
    const env = { ...process.env, BENCH_COOKIES: file }
    const { stdout } = await promisify(execFile)(command, args, { env })
    const [requests = 0, microseconds = 1, p99 = 0, failed = 0] =
      /measured (.+)/.exec(stdout)?.[1]?.split(' ').map(Number) ?? []
    return { perSecond: (requests * 1e6) / microseconds, p99: p99 / 1_000, failed }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
