import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { findPidFile } from './pid-file.ts'
import { EmbeddedPostgresProblem } from './problem.ts'
import { bareEnvironment } from './run-as.ts'
import type { Settings } from './settings.ts'
import { words } from './words.ts'

export interface Launch {
  binaries: string
  cluster: string
  account: Account | undefined
  port: number
  settings: Settings
  log: string
}

/** A postmaster that accepts connections. */
export interface Postmaster {
  pid: number
  /** Settles when the process has ended, for whatever reason; never rejects. */
  ended: Promise<void>
  /** Fast shutdown: ends sessions, writes everything, and returns when the process is gone. */
  stop(): Promise<void>
}

/**
 * Starts the postmaster and returns when it accepts connections, which after a crash includes recovery.
 * It leads a process group of its own, so that the terminal's Ctrl-C reaches us only, and we stop it in order.
 */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  if (sizeOf(launch.log) > 10_000_000) renameSync(launch.log, `${launch.log}.old`)
  const logStart = sizeOf(launch.log)
  const child = spawnPostmaster(launch)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const killOnExit = () => child.kill('SIGINT')
  process.once('exit', killOnExit) // A process that ends without stopping us should not leave an orphan.
  void ended.then(() => process.off('exit', killOnExit))
  child.unref()
  await untilReady(child, launch, logStart)
  const stop = async () => {
    child.ref()
    child.kill('SIGINT')
    await ended
  }
  return { pid: child.pid ?? 0, ended, stop }
}

function spawnPostmaster({ binaries, cluster, account, port, settings, log }: Launch): ChildProcess {
  const output = openSync(log, 'a', 0o600)
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(binaries, 'bin/postgres'), ['-D', cluster, '-p', String(port), ...options], {
    ...account,
    cwd: '/',
    env: bareEnvironment,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  return child
}

async function untilReady(child: ChildProcess, launch: Launch, logStart: number): Promise<void> {
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  const deadline = performance.now() + 300_000 // Recovery of a large log takes its time.
  while (performance.now() < deadline) {
    const found = findPidFile(launch.cluster)
    if (found?.ready && found.pid === child.pid) return
    if (failure !== undefined) throw failure
    if (child.exitCode !== null || child.signalCode !== null) {
      const tail = readFileSync(launch.log).subarray(logStart).toString().slice(-2000)
      throw new EmbeddedPostgresProblem('start_failed', words.startFailed(launch.log, tail))
    }
    await sleep(10)
  }
  child.kill('SIGQUIT')
  throw new EmbeddedPostgresProblem('start_failed', words.startTimedOut(launch.log))
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}
