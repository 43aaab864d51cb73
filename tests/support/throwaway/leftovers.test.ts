import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { takeDirectoryLock } from '#platform/embedded-postgres/directory-lock.ts'
import { killHard, query } from '#platform/embedded-postgres/embedded-postgres.fixture.ts'
import { standInName } from '#platform/embedded-postgres/place.ts'
import { makeThrowawayFolder, runsIn } from '../throwaway-folder.ts'
import { removeLeftovers } from './leftovers.ts'

const place = makeThrowawayFolder('kaoji-leftovers-')
const runs = runsIn(place)
afterAll(() => rmSync(place, { recursive: true, force: true }))

interface Held {
  folder: string
  adminUrl: string
  cluster: string
  /** Of its postmaster, and of what it started besides. */
  pids: number[]
}

/** A process with a folder, a database in it and a child. */
async function hold(): Promise<Held & { child: ChildProcess }> {
  const program = fileURLToPath(new URL('hold-folder.fixture.ts', import.meta.url))
  const child = spawn(process.execPath, [program, place], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, ...(JSON.parse(line) as Held) }
}

/** The folder of a process that is no more. */
function left(name: string): string {
  const run = join(runs, `run-${name}`)
  mkdirSync(run, { recursive: true })
  writeFileSync(join(run, 'lock'), '')
  return run
}

/** A data directory whose database does not run, as the demonstration's between two starts; `standIn`: where its cluster is. */
function realDirectory(name: string): { home: string; standIn: string } {
  const home = join(place, name, 'postgres')
  const standIn = join(place, 'stand-ins', standInName(home))
  for (const path of [home, join(standIn, 'cluster')]) mkdirSync(path, { recursive: true })
  writeFileSync(join(home, 'elsewhere'), `${standIn}\n`)
  for (const path of [home, standIn]) writeFileSync(join(path, 'lock'), '')
  writeFileSync(join(standIn, 'cluster/PG_VERSION'), '18\n')
  return { home, standIn }
}

/** Whether a process still runs; one that only waits for its parent to take notice does not. */
function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}

test.runIf(process.platform === 'linux')(
  'OPS-01 what a killed process left goes, with its cluster wherever it stands and all that still runs; a living one keeps all of it',
  async () => {
    const [killed, living] = await Promise.all([hold(), hold()])
    try {
      await killHard(killed.child)
      expect(killed.pids.map(isRunning)).toEqual([true, true])
      removeLeftovers(runs)
      expect([killed.folder, join(killed.folder, '..'), killed.cluster].filter(existsSync)).toEqual([])
      expect(killed.pids.filter(isRunning)).toEqual([])
      expect([living.folder, living.cluster].map((path) => existsSync(path))).toEqual([true, true])
      expect(living.pids.map(isRunning)).toEqual([true, true])
      expect(await query(living.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    } finally {
      await killHard(living.child)
      removeLeftovers(runs)
    }
    expect(living.pids.filter(isRunning)).toEqual([])
  },
)

test('OPS-01 no data directory is touched: not one that stands beside, not through a link, not through the pointer of a copied home', () => {
  const real = realDirectory('real')
  const run = left('with-copies')
  // A copy of a home, as somebody makes who tries something out, points to the stand-in of the real one.
  for (const name of ['copy', 'copy/postgres']) {
    mkdirSync(join(run, name), { recursive: true })
    writeFileSync(join(run, name, 'elsewhere'), `${real.standIn}\n`)
  }
  symlinkSync(real.home, join(run, 'linked'))
  symlinkSync(real.home, join(runs, 'run-linked'))
  mkdirSync(join(runs, 'data'))
  removeLeftovers(runs)
  expect(existsSync(run)).toBe(false)
  const kept = [join(real.home, 'elsewhere'), join(real.standIn, 'cluster/PG_VERSION'), join(runs, 'data')]
  expect(kept.filter((path) => !existsSync(path))).toEqual([])
})

test('OPS-01 a folder is kept by its lock alone: a number that another process has now neither saves it nor ends that process', async () => {
  const bystander = spawn('sleep', ['600'], { stdio: 'ignore' })
  try {
    const run = left('recycled')
    writeFileSync(join(run, 'running.json'), JSON.stringify({ pid: process.pid }))
    mkdirSync(join(run, 'postgres/cluster'), { recursive: true })
    writeFileSync(join(run, 'postgres/cluster/PG_VERSION'), '18\n')
    writeFileSync(join(run, 'postgres/cluster/postmaster.pid'), `${bystander.pid}\n`)
    const held = left('held')
    const lock = takeDirectoryLock(held)
    writeFileSync(join(held, 'running.json'), JSON.stringify({ pid: 4_194_305 }))
    removeLeftovers(runs)
    expect([run, held].map((path) => existsSync(path))).toEqual([false, true])
    expect(isRunning(bystander.pid ?? 0)).toBe(process.platform === 'linux')
    lock.release()
    removeLeftovers(runs)
    expect(existsSync(held)).toBe(false)
  } finally {
    bystander.kill()
  }
})

test('OPS-01 a folder in which somebody uses a database stays whole, though its process is no more', () => {
  const run = left('used')
  mkdirSync(join(run, 'a/postgres'), { recursive: true })
  mkdirSync(join(run, 'b'))
  const lock = takeDirectoryLock(join(run, 'a/postgres'))
  removeLeftovers(runs)
  expect(existsSync(join(run, 'b'))).toBe(true)
  lock.release()
  removeLeftovers(runs)
  expect(existsSync(run)).toBe(false)
})
