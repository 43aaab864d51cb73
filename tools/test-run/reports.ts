import { nothing, type Tally } from './tally.ts'

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: readonly unknown[]
}

/** Counts Vitest's JSON report. A file that could not be loaded is one failure, though no test of it ran. */
export function countVitest(report: VitestReport, exitCode: number | null): Tally {
  const blamed = (file: VitestReport['testResults'][number]) =>
    file.assertionResults.some(({ status }) => status === 'failed')
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && !blamed(file)).length
  const failed = report.numFailedTests + unloaded
  return withCrash('vitest', exitCode, {
    ...nothing,
    passed: report.numPassedTests,
    failed,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

/** Counts Playwright's JSON report. A journey that passed only at its second try has failed. */
export function countPlaywright({ stats, errors }: PlaywrightReport, exitCode: number | null): Tally {
  const tally = {
    ...nothing,
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }
  return withCrash('playwright', errors.length > 0 ? null : exitCode, tally)
}

/** A runner that ends badly without a failed test to show for it has crashed. */
function withCrash(runner: string, exitCode: number | null, tally: Tally): Tally {
  return exitCode === 0 || (exitCode !== null && tally.failed > 0) ? tally : { ...tally, crashed: [runner] }
}
