import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '#platform/embedded-postgres/account.ts'
import { markOfChildren } from '#tests/support/throwaway/left-processes.ts'

/** A program of the cluster, kept running as systemd does with `Restart=always`. */
export interface Unit {
  name: string
  start(): void
  /** Ends it in order, and it stays away until it is started. */
  stop(): Promise<void>
  /** kill -9 of it and of all that belongs to it; it is started again after two seconds, or stays away. */
  kill(then: 'comes-back' | 'stays-away'): Promise<void>
  /** kill -9 of it and of all that belongs to it, for good and without waiting: when everything ends. */
  endNow(): void
  /** As a machine that hangs; answers how it goes on. */
  freeze(): () => void
  /** Each time that it ended without being told to. */
  faults(): string[]
  /** The last that it wrote. */
  said(): string
}

interface Program {
  name: string
  command: readonly [string, ...string[]]
  log: string
  account?: Account
  environment?: Readonly<Record<string, string>>
  /** The processes that belong to it and are in no group with it. */
  others?: () => number[]
}

/** The same as in the files of deploy/systemd. */
const RESTART_MS = 2_000
/** The longest that a program may take to end in order, there too. */
const STOP_MS = 35_000
const SAID = 1_500

export function createUnit(program: Program): Unit {
  const faults: string[] = []
  let child: ChildProcess | undefined
  let isWanted = false
  let isTold = false
  let restart: NodeJS.Timeout | undefined

  const start = () => {
    isWanted = true
    isTold = false
    clearTimeout(restart)
    const started = spawnProgram(program)
    child = started
    started.once('error', (error) => faults.push(`${program.name} cannot be started: ${error.message}`))
    started.once('exit', (code, signal) => {
      if (child === started) child = undefined
      if (!isTold) faults.push(`${program.name} ended by itself (${signal ?? code})`)
      if (isWanted) restart = setTimeout(start, RESTART_MS)
    })
  }
  const pids = () => [...(child?.pid ? [-child.pid] : []), ...(program.others?.() ?? [])]
  const end = async (signal: () => void) => {
    isTold = true
    clearTimeout(restart)
    const ending = child
    const gone = ending && once(ending, 'exit')
    signal()
    await gone
  }
  return {
    name: program.name,
    start,
    async stop() {
      isWanted = false
      const group = child?.pid
      const timer = setTimeout(() => sendAll(pids(), 'SIGKILL'), STOP_MS)
      await end(() => void child?.kill('SIGTERM'))
      clearTimeout(timer)
      if (group) sendAll([-group], 'SIGKILL')
    },
    async kill(then) {
      isWanted = then === 'comes-back'
      await end(() => sendAll(pids(), 'SIGKILL'))
    },
    endNow() {
      isWanted = false
      isTold = true
      clearTimeout(restart)
      sendAll(pids(), 'SIGKILL')
    },
    freeze() {
      const frozen = pids()
      sendAll(frozen, 'SIGSTOP')
      return () => sendAll(frozen, 'SIGCONT')
    },
    faults: () => faults,
    said: () => (existsSync(program.log) ? readFileSync(program.log, 'utf8').slice(-SAID) : ''),
  }
}

function spawnProgram({ command, log, account, environment }: Program): ChildProcess {
  const [program, ...args] = command
  const target = openSync(log, 'a')
  const child = spawn(program, args, {
    // A group of its own: what it starts is ended with it.
    detached: true,
    env: {
      PATH: `${process.env.PATH}:/usr/sbin:/usr/bin:/sbin:/bin`,
      LANG: 'C.UTF-8',
      ...markOfChildren(),
      ...environment,
    },
    stdio: ['ignore', target, target],
    ...account,
  })
  closeSync(target)
  return child
}

function sendAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended already.
    }
}

/** Longer than a busy machine takes to build the pages of a new version. */
const PATIENCE_MS = 300_000

/** Waits until something is so; throws after five minutes, naming what was waited for. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  let why: unknown
  while (performance.now() < end) {
    try {
      if (await isSo()) return
    } catch (error) {
      why = error
    }
    await sleep(100)
  }
  throw new Error(`waited five minutes in vain for ${what}`, { cause: why })
}

export async function answers(url: string): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
}
