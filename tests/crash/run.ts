import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDice } from '#modules/demonstration/dice.ts'
import { disagreements } from '#tests/support/agreement.ts'
import { halfDone } from './half-done.ts'
import { compare, readLedger } from './ledger.ts'
import { findScoreWork } from './score-work.ts'
import { createOwners, wrongPasswords } from './seen-by-owners.ts'
import { type Scene, VICTIMS, type Victim } from './stage.ts'

/** What the clients do, and how many they are. */
const CLIENTS = { everything: 17, photographs: 6 } as const

/** Where what was acknowledged and what is there are not the same, after which kill. */
export interface Faults {
  lost: string[]
  doubled: string[]
  damaged: string[]
  /** Half done, or not as the tables must agree. */
  disagreements: string[]
}

export interface Outcome extends Faults {
  acknowledged: Record<string, number>
  /** Whether the jobs that were left behind were run. */
  isWorking: boolean
  /** From each kill to the next acknowledged request, in milliseconds. */
  recovery: { victim: Victim; milliseconds: number }[]
}

interface Run {
  what: keyof typeof CLIENTS
  /** The same seed kills the same victims after the same times. */
  seed: number
  kills: number
  /** The longest that it runs before a kill. */
  betweenMs: number
  /** Whom the dice choose from; absent: all. */
  victims?: readonly [Victim, ...Victim[]]
}

/** Load, and kill -9 in the middle of it, again and again; after each, what was acknowledged against what is there. */
export async function runCrash(stage: Scene, run: Run): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'kaoji-ledger-'))
  const ledger = join(folder, 'ledger')
  const dice = createDice(run.seed)
  const recovery: Outcome['recovery'] = []
  const judge = await createJudge(stage, ledger)
  let load: ChildProcess | undefined
  try {
    load = await startLoad(stage, { folder, ledger, what: run.what })
    for (let kill = 1; kill <= run.kills; kill += 1) {
      const victim = dice.pick(run.victims ?? VICTIMS)
      await sleep(run.betweenMs * (0.3 + 0.7 * dice.roll()))
      recovery.push({ victim, milliseconds: await killAndWait(stage, ledger, victim) })
      await rest(load)
      await judge.look(`kill ${kill}, ${victim}`)
      load.send('resume')
    }
    await sleep(run.betweenMs)
    await endLoad(load)
    await judge.look('the end')
    const told = Map.groupBy(readLedger(ledger), ({ kind }) => kind)
    const acknowledged = Object.fromEntries([...told].map(([kind, all]) => [kind, all.length]))
    return { ...judge.faults, isWorking: judge.isWorking(), acknowledged, recovery }
  } finally {
    load?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startLoad(
  { origin, owner }: Scene,
  { folder, ledger, what }: { folder: string; ledger: string; what: keyof typeof CLIENTS },
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

async function killAndWait(stage: Scene, ledger: string, victim: Victim): Promise<number> {
  const killedAt = performance.timeOrigin + performance.now()
  await stage.kill(victim)
  const backAt = performance.timeOrigin + performance.now()
  const find = () => readLedger(ledger).find(({ at, kind }) => at >= backAt && kind !== 'ready')
  for (let attempt = 0; attempt < 600 && !find(); attempt += 1) await sleep(50)
  // Answers that were already on their way are no recovery: the first after the product said that it is ready.
  return Math.round((find()?.at ?? Number.NaN) - killedAt)
}

/** Everybody ends what is under way, and begins nothing. */
async function rest(load: ChildProcess): Promise<void> {
  const resting = once(load, 'message')
  load.send('rest')
  await Promise.race([
    resting,
    once(load, 'exit').then(() => Promise.reject(new Error('the load has ended'))),
  ])
}

async function endLoad(load: ChildProcess): Promise<void> {
  const gone = once(load, 'exit')
  load.kill('SIGTERM')
  await gone
}

/** Looks when nobody has anything under way, and keeps what was wrong. */
async function createJudge(stage: Scene, ledger: string) {
  const faults: Faults = { lost: [], doubled: [], damaged: [], disagreements: [] }
  const owners = createOwners(stage.origin)
  // The samples were not brought in by hand: their trail is short.
  const samples = await halfDone(stage.owner)
  let looked = 0
  let isWorking = true
  const note = (kind: keyof Faults, when: string, found: readonly string[]) =>
    faults[kind].push(...found.map((one) => `after ${when}: ${one}`))
  return {
    faults,
    isWorking: () => isWorking,
    async look(when: string) {
      if (!(await jobsAreRun(stage))) isWorking = false
      const told = readLedger(ledger)
      const { lost, doubled } = await compare(stage.owner, told)
      note('lost', when, lost)
      note('lost', when, await owners.wrongDrafts(told))
      note('lost', when, await wrongPasswords(stage, told))
      note('doubled', when, doubled)
      note('damaged', when, await owners.damagedPhotographs(told.slice(looked)))
      note(
        'disagreements',
        when,
        (await halfDone(stage.owner)).filter((one) => !samples.includes(one)),
      )
      note('disagreements', when, await disagreements(stage.owner))
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

async function jobsAreRun({ owner }: Scene): Promise<boolean> {
  await owner.query("select graphile_worker.add_job('sweep-expired')")
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from graphile_worker.jobs')
    if (rows[0]?.n === 0) return true
    await sleep(100)
  }
  return false
}
