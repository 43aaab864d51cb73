import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runCrash } from './run.ts'
import { startStage, VICTIMS } from './stage.ts'

/**
 * `npm run crash [-- --kills 12 --seed 7 --no-tests]`: the tests of `*.crash.test.ts`; then kill -9 of the product, of PostgreSQL, of a backend, and of
 * product and PostgreSQL together, in an order that the seed decides, under load; after each, the clients' list of what was acknowledged is compared with
 * what is there. That such a run finds what is lost is one of the tests.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '12' },
    seed: { type: 'string' },
    'no-tests': { type: 'boolean' },
  },
})
const seed = Number(values.seed ?? randomInt(1, 1_000_000))
const kills = Number(values.kills)
print(`seed ${seed}: npm run crash -- --kills ${kills} --seed ${seed}`)

if (!values['no-tests']) {
  const tests = spawnSync(process.execPath, ['tools/test.ts', 'crash'], { stdio: 'inherit' })
  if (tests.status !== 0) process.exitCode = 1
}
const stage = await startStage()
try {
  const outcome = await runCrash(stage, { what: 'everything', seed, kills, betweenMs: 4_000 })
  print(`acknowledged: ${JSON.stringify(outcome.acknowledged)}`)
  for (const victim of VICTIMS) {
    const times = outcome.recovery.filter((one) => one.victim === victim).map((one) => one.milliseconds)
    print(`${victim} killed ${times.length} times; next acknowledged request after ${times.join(', ')} ms`)
  }
  const { lost, doubled, damaged, disagreements } = outcome
  const faults = [...lost, ...doubled, ...damaged, ...disagreements]
  print(
    `lost ${lost.length}, doubled ${doubled.length}, damaged ${damaged.length}, half done ${disagreements.length}; jobs left ${outcome.isWorking ? 'none' : 'some'}`,
  )
  for (const fault of faults) print(`  ${fault}`)
  if (faults.length > 0 || !outcome.isWorking) process.exitCode = 1
} finally {
  await stage.stop()
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
