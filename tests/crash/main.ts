import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { runCrash } from './run.ts'
import { startStage, type Victim } from './stage.ts'

/**
 * `npm run crash [-- --kills 9]`: the tests of `*.crash.test.ts`; then kill -9 of the product, of PostgreSQL and of both, under load; then the clients' list of
 * what was acknowledged is compared with what is there. The same is done once where something must be lost.
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '9' } } })
const order: readonly Victim[] = ['app', 'postgres', 'both']
const victims = Array.from({ length: Number(values.kills) }, (_, place) => order[place % 3] ?? 'app')

const tests = spawnSync(process.execPath, ['tools/test.ts', 'crash'], { stdio: 'inherit' })
if (tests.status !== 0) process.exitCode = 1
const stage = await startStage()
try {
  const outcome = await runCrash(stage, { what: 'everything', victims, betweenMs: 3_000 })
  print(`acknowledged: ${JSON.stringify(outcome.acknowledged)}`)
  for (const victim of order) {
    const times = outcome.recovery.filter((one) => one.victim === victim).map((one) => one.milliseconds)
    print(`${victim} killed ${times.length} times; next acknowledged request after ${times.join(', ')} ms`)
  }
  const faults = [...outcome.lost, ...outcome.doubled, ...outcome.damaged, ...outcome.disagreements]
  print(`lost ${outcome.lost.length}, doubled ${outcome.doubled.length}, damaged ${outcome.damaged.length}`)
  for (const fault of faults) print(`  ${fault}`)

  await stage.makeCareless()
  const careless = await runCrash(stage, { what: 'photographs', victims: ['postgres'], betweenMs: 3_000 })
  print(`with synchronous_commit=off, where something must be lost: ${careless.lost.length} lost`)
  if (faults.length > 0 || careless.lost.length === 0) process.exitCode = 1
} finally {
  await stage.stop()
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
