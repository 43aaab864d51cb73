import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { disagreements } from '#tests/support/agreement.ts'
import { compare, damagedPhotographs, readLedger } from './ledger.ts'
import type { Stage, Victim } from './stage.ts'

/** What the clients do, and how many they are. */
const CLIENTS = { everything: 9, photographs: 6 } as const

export interface Outcome {
  acknowledged: Record<string, number>
  lost: string[]
  doubled: string[]
  damaged: string[]
  disagreements: string[]
  /** Whether the jobs that were left behind, and one more, were run. */
  isWorking: boolean
  /** From each kill to the next acknowledged request, in milliseconds. */
  recovery: { victim: Victim; milliseconds: number }[]
}

/** Load, and kill -9 in the middle of it, again and again; then what was acknowledged against what is there. */
export async function runCrash(
  stage: Stage,
  options: {
    what: keyof typeof CLIENTS
    victims: readonly Victim[]
    /** How long it runs before the first kill, and after each. */
    betweenMs: number
  },
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'kaoji-ledger-'))
  const ledger = join(folder, 'ledger')
  try {
    const load = await startLoad(stage, ledger, options.what)
    const recovery: Outcome['recovery'] = []
    for (const victim of options.victims) {
      await sleep(options.betweenMs)
      recovery.push({ victim, milliseconds: await killAndWait(stage, ledger, victim) })
    }
    await sleep(options.betweenMs)
    await endLoad(load)
    return await judge(stage, ledger, recovery)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startLoad(
  { origin, owner }: Stage,
  ledger: string,
  what: keyof typeof CLIENTS,
): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('load.ts', import.meta.url))
  const load = spawn(process.execPath, [program, origin, ledger, what], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (readLedger(ledger).filter(({ kind }) => kind === 'ready').length < CLIENTS[what]) {
    if (load.exitCode !== null) throw new Error('the load did not start')
    await sleep(50)
  }
  // What came before the load is not what is tried.
  await owner.query('checkpoint')
  return load
}

async function killAndWait(stage: Stage, ledger: string, victim: Victim): Promise<number> {
  const killedAt = performance.timeOrigin + performance.now()
  await stage.kill(victim)
  const backAt = performance.timeOrigin + performance.now()
  const find = () => readLedger(ledger).find(({ at, kind }) => at >= backAt && kind !== 'ready')
  for (let attempt = 0; attempt < 600 && !find(); attempt += 1) await sleep(50)
  // Answers that were already on their way are no recovery: the first after the product said that it is ready.
  return Math.round((find()?.at ?? Number.NaN) - killedAt)
}

async function endLoad(load: ChildProcess): Promise<void> {
  const gone = once(load, 'exit')
  load.kill('SIGTERM')
  await gone
}

async function judge(stage: Stage, ledger: string, recovery: Outcome['recovery']): Promise<Outcome> {
  const told = readLedger(ledger)
  const acknowledged = Object.fromEntries(
    [...Map.groupBy(told, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
  )
  const { lost, doubled } = await compare(stage.owner, told)
  const damaged = await damagedPhotographs(stage.origin, told)
  return {
    ...{ acknowledged, lost, doubled, damaged, recovery },
    disagreements: await disagreements(stage.owner),
    isWorking: await isWorking(stage),
  }
}

async function isWorking({ owner }: Stage): Promise<boolean> {
  await owner.query("select graphile_worker.add_job('sweep-expired')")
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from graphile_worker.jobs')
    if (rows[0]?.n === 0) return true
    await sleep(100)
  }
  return false
}
