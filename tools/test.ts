import { findChromium } from './chromium.ts'
import { countPlaywright, countVitest } from './test-run/reports.ts'
import { runAndCount } from './test-run/runner.ts'
import { chooseSeed } from './test-run/seed.ts'
import { select } from './test-run/selection.ts'
import {
  add,
  afterSecondTry,
  type Failure,
  isGood,
  isWorthASecondTry,
  lastLine,
  namedWithReason,
  nothing,
  type Tally,
  times,
} from './test-run/tally.ts'

// npm test [-- unit | db | journeys | <path> … [flags]]: Vitest, then the journeys in a browser. The last line is
// `N passed, N failed`, whatever happens; before it stand the seed of the order, the time of each part, and the name of each failed test.
// In CI a few failed tests are run once more, alone and in another order; those that pass then are named as unsteady: each is a defect to mend (decision 0054).

let isInterrupted = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    isInterrupted = true
  })
}

const seed = chooseSeed(process.env.KAOJI_TEST_SEED)
const selection = select(process.argv.slice(2))
const vitest = selection.vitest
  ? await steadily(
      () => runVitest(selection.vitest ?? [], seed),
      // In another order: what one order brings about, the same one brings about again.
      (failures) => runVitest(paths(failures), seed + 1),
    )
  : nothing
const journeys =
  selection.journeys && !isInterrupted
    ? await steadily(
        () => runJourneys(selection.journeys ?? []),
        () => runJourneys(['--last-failed']),
      )
    : nothing
const tally = add(vitest, journeys)
for (const name of tally.crashed)
  console.error(`\n${name} 异常退出，计为一次失败。/ ${name} crashed: counted as a failure.`)
if (tally.passed + tally.failed === 0) console.error('\n没有运行任何测试。/ No test ran.')
for (const failure of tally.unsteady) console.log(namedWithReason('第二次才通过 unsteady:', failure))
for (const failure of tally.failures) console.log(namedWithReason('失败 failed:', failure))
process.exitCode = isGood(tally) ? 0 : 1
console.log(`\n顺序 seed: KAOJI_TEST_SEED=${seed} npm test\n用时 time: ${times(tally)}`)
console.log(`\n${lastLine(tally)}`)

/** In CI, `again` follows a run in which a few tests failed. */
async function steadily(
  run: () => Promise<Tally>,
  again: (failures: readonly Failure[]) => Promise<Tally>,
): Promise<Tally> {
  const first = await run()
  if (process.env.CI !== 'true' || isInterrupted || !isWorthASecondTry(first)) return first
  return afterSecondTry(first, await again(first.failures))
}

function paths(failures: readonly Failure[]): readonly string[] {
  return [...new Set(failures.map(({ path }) => path))]
}

function runVitest(args: readonly string[], order: number): Promise<Tally> {
  return runAndCount({
    name: 'vitest',
    program: 'node_modules/vitest/vitest.mjs',
    args: (file) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    environment: () => ({ KAOJI_TEST_SEED: String(order) }),
    count: countVitest,
  })
}

async function runJourneys(args: readonly string[]): Promise<Tally> {
  const chromium = findChromium()
  return runAndCount({
    name: 'playwright',
    program: 'node_modules/@playwright/test/cli.js',
    args: () => ['test', '--reporter=list,json', '--pass-with-no-tests', ...args],
    environment: (file) => ({ KAOJI_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    count: countPlaywright,
  })
}
