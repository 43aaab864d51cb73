import { readdirSync, readFileSync } from 'node:fs'
import { findPostmaster } from '#platform/embedded-postgres/running-postmaster.ts'

/** The variable by which the processes that a process starts are known to be of its folders. */
const MARK = 'KAOJI_THROWAWAY_RUNS'
const BETWEEN = ':'

/** From now on whatever this process starts goes with `folder`, as does what its own children start. */
export function markChildren(folder: string): void {
  process.env[MARK] = [...marksOf(process.env[MARK]), folder].join(BETWEEN)
}

/** For a child that gets an environment of its own instead of ours. */
export function markOfChildren(): Record<string, string> {
  return { [MARK]: process.env[MARK] ?? '' }
}

/** Ends what was started for `folder` by a process that is no more: it would serve nobody for ever. */
export function endMarked(folder: string): void {
  const left = () => numbersIn('/proc').filter((pid) => pid !== process.pid && isMarked(pid, folder))
  endAll(left, ['SIGKILL'])
}

/**
 * Ends the postmaster that serves `cluster`, if one does: of a pid file whose number belongs to somebody else by now, nobody is ended.
 * What it has not written yet is thrown away with the cluster.
 */
export function endPostmaster(cluster: string): void {
  const left = () => [findPostmaster(cluster)].filter((pid) => pid !== undefined)
  // One that was stopped takes notice of nothing until it goes on.
  endAll(left, ['SIGQUIT', 'SIGCONT'])
}

function endAll(left: () => readonly number[], signals: readonly NodeJS.Signals[]): void {
  const until = performance.now() + 10_000
  for (const pid of left()) for (const name of signals) signal(pid, name)
  while (left().length > 0) {
    if (performance.now() > until) throw new Error(`these do not end: ${left().join(', ')}`)
    pause(20)
  }
}

function isMarked(pid: number, folder: string): boolean {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
    const mark = variables.find((variable) => variable.startsWith(`${MARK}=`))
    return marksOf(mark?.slice(MARK.length + 1)).includes(folder)
  } catch {
    return false // It has ended, or is another account's.
  }
}

function marksOf(text: string | undefined): string[] {
  return text ? text.split(BETWEEN) : []
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger)
  } catch {
    return [] // Not Linux.
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended meanwhile.
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
