import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { disagreements } from '#tests/support/agreement.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { halfDone } from './half-done.ts'
import { type Acknowledged, compare, readLedger } from './ledger.ts'
import { findScoreWork } from './score-work.ts'
import { createOwners, wrongPasswords } from './seen-by-owners.ts'
import type { Scene } from './stage.ts'

/** What the clients do, and how many they are. */
const CLIENTS = { everything: 17, photographs: 6 } as const
export type Work = keyof typeof CLIENTS

/** Where what was acknowledged and what is there are not the same, after which kill. */
export interface Faults {
  lost: string[]
  doubled: string[]
  damaged: string[]
  /** Half done, or not as the tables must agree. */
  disagreements: string[]
}

/** What is under load: where it is reached, and what is there. */
type Place = Pick<Scene, 'origin' | 'owner'>

/** Clients at work, and what they were told. */
export interface Load {
  told(): Acknowledged[]
  /** Everybody ends what is under way and rests; then what was acknowledged is compared with what is there, and everybody goes on. */
  lookAfter(what: string): Promise<void>
  /** Ends the load, looks for the last time, and answers what was found. */
  end(): Promise<Faults & { acknowledged: Record<string, number>; isWorking: boolean }>
  /** Leaves nothing behind, whatever happened. */
  remove(): void
}

/** Puts a place under load; resolves when everybody is at work. */
export async function beginLoad(place: Place, what: Work): Promise<Load> {
  const folder = makeThrowawayFolder('kaoji-ledger-')
  const ledger = join(folder, 'ledger')
  let load: ChildProcess | undefined
  const remove = () => {
    load?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const judge = await createJudge(place, ledger)
    const clients = await startLoad(place, { folder, ledger, what })
    load = clients
    return {
      told: () => readLedger(ledger),
      async lookAfter(event) {
        await rest(clients)
        await judge.look(event)
        clients.send('resume')
      },
      async end() {
        await endLoad(clients)
        await judge.look('the end')
        const told = Map.groupBy(readLedger(ledger), ({ kind }) => kind)
        const acknowledged = Object.fromEntries([...told].map(([kind, all]) => [kind, all.length]))
        return { ...judge.faults, isWorking: judge.isWorking(), acknowledged }
      },
      remove,
    }
  } catch (error) {
    remove()
    throw error
  }
}

async function startLoad(
  { origin, owner }: Place,
  { folder, ledger, what }: { folder: string; ledger: string; what: Work },
): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('load.ts', import.meta.url))
  const work = join(folder, 'work.json')
  writeFileSync(work, JSON.stringify(await findScoreWork(owner)))
  const load = spawn(process.execPath, [program, origin, ledger, what, work], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  while (readLedger(ledger).filter(({ kind }) => kind === 'ready').length < CLIENTS[what]) {
    if (load.exitCode !== null) throw new Error('the load did not start')
    await sleep(50)
  }
  // What came before the load is not what is tried.
  await owner.query('checkpoint')
  return load
}

/** Everybody ends what is under way, and begins nothing. */
async function rest(load: ChildProcess): Promise<void> {
  const ended = new Error('the load has ended')
  if (!load.connected) throw ended
  const over = new AbortController()
  const { signal } = over
  const resting = once(load, 'message', { signal })
  const leaving = once(load, 'exit', { signal }).then(() => Promise.reject(ended))
  load.send('rest')
  // The one that did not come is listened for no longer: a load rests many times.
  await Promise.race([resting, leaving]).finally(() => over.abort())
}

async function endLoad(load: ChildProcess): Promise<void> {
  const gone = once(load, 'exit')
  load.kill('SIGTERM')
  await gone
}

/** Looks when nobody has anything under way, and keeps what was wrong. */
async function createJudge(place: Place, ledger: string) {
  const faults: Faults = { lost: [], doubled: [], damaged: [], disagreements: [] }
  const owners = createOwners(place.origin)
  // The samples were not brought in by hand: their trail is short.
  const samples = await halfDone(place.owner)
  let looked = 0
  let isWorking = true
  const note = (kind: keyof Faults, when: string, found: readonly string[]) =>
    faults[kind].push(...found.map((one) => `after ${when}: ${one}`))
  return {
    faults,
    isWorking: () => isWorking,
    async look(when: string) {
      if (!(await jobsAreRun(place))) isWorking = false
      const told = readLedger(ledger)
      const { lost, doubled } = await compare(place.owner, told)
      note('lost', when, lost)
      note('lost', when, await owners.wrongDrafts(told))
      note('lost', when, await wrongPasswords(place, told))
      note('doubled', when, doubled)
      note('damaged', when, await owners.damagedPhotographs(told.slice(looked)))
      note(
        'disagreements',
        when,
        (await halfDone(place.owner)).filter((one) => !samples.includes(one)),
      )
      note('disagreements', when, await disagreements(place.owner))
      const strange = told.slice(looked).filter(({ kind }) => kind === 'strange')
      note(
        'disagreements',
        when,
        strange.map(({ words }) => `answered ${words.join(' ')}`),
      )
      looked = told.length
    },
  }
}

async function jobsAreRun({ owner }: Place): Promise<boolean> {
  await owner.query("select graphile_worker.add_job('sweep-expired')")
  // For what never ends: how soon they are run is not asked here.
  for (let attempt = 0; attempt < 3_000; attempt += 1) {
    const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from graphile_worker.jobs')
    if (rows[0]?.n === 0) return true
    await sleep(100)
  }
  return false
}
