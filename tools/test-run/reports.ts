import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { type Failure, nothing, type Tally } from './tally.ts'

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: readonly VitestFile[]
}

interface VitestFile {
  name: string
  status: string
  /** In milliseconds since 1970. */
  startTime: number
  endTime: number
  /** Set where the file could not be loaded. */
  message?: string
  assertionResults: readonly {
    status: string
    fullName: string
    failureMessages?: readonly string[] | null
  }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number; duration: number }
  errors: readonly unknown[]
  suites: readonly PlaywrightSuite[]
}

interface PlaywrightSuite {
  suites?: readonly PlaywrightSuite[]
  specs: readonly { title: string; file: string; tests: readonly PlaywrightTest[] }[]
}

interface PlaywrightTest {
  projectName: string
  status: string
  results?: readonly { errors?: readonly { message?: string }[] }[]
}

/** Counts Vitest's JSON report. A file that could not be loaded is one failure, though no test of it ran. */
export function countVitest(report: VitestReport, exitCode: number | null): Tally {
  const blamed = (file: VitestFile) => file.assertionResults.some(({ status }) => status === 'failed')
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && !blamed(file)).length
  const failed = report.numFailedTests + unloaded
  return withCrash('vitest', exitCode, {
    ...nothing,
    passed: report.numPassedTests,
    failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOf),
    parts: partsOf(report.testResults),
  })
}

function failuresOf(file: VitestFile): readonly Failure[] {
  const path = relative(process.cwd(), file.name)
  const failed = file.assertionResults.filter(({ status }) => status === 'failed')
  if (failed.length === 0 && file.status === 'failed')
    return [{ path, title: '(not loaded)', reason: withoutColours(file.message) }]
  return failed.map(({ fullName, failureMessages }) => ({
    path,
    title: fullName,
    reason: withoutColours(failureMessages?.[0]),
  }))
}

/** Unit and database tests run one after the other: the time of each is from its first file's start to its last one's end. */
function partsOf(files: readonly VitestFile[]): Tally['parts'] {
  const kinds = Map.groupBy(files, ({ name }) => /\.(db|crash)\.test\.ts$/.exec(name)?.[1] ?? 'unit')
  return [...kinds].map(([name, own]) => ({
    name,
    seconds:
      (Math.max(...own.map(({ endTime }) => endTime)) - Math.min(...own.map(({ startTime }) => startTime))) /
      1_000,
  }))
}

/** Counts Playwright's JSON report. A journey that passed only at its second try has failed. */
export function countPlaywright({ stats, errors, suites }: PlaywrightReport, exitCode: number | null): Tally {
  const tally = {
    ...nothing,
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failedJourneys),
    parts: [{ name: 'journeys', seconds: stats.duration / 1_000 }],
  }
  return withCrash('playwright', errors.length > 0 ? null : exitCode, tally)
}

function failedJourneys({ suites = [], specs }: PlaywrightSuite): readonly Failure[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => ({
        path: `tests/journeys/${file}`,
        title: `[${projectName}] ${title}`,
        reason: withoutColours(results?.at(-1)?.errors?.[0]?.message),
      })),
  )
  return [...own, ...suites.flatMap(failedJourneys)]
}

function withoutColours(words: string | undefined): string {
  return stripVTControlCharacters(words ?? '')
}

/** A runner that ends badly without a failed test to show for it has crashed. */
function withCrash(runner: string, exitCode: number | null, tally: Tally): Tally {
  return exitCode === 0 || (exitCode !== null && tally.failed > 0) ? tally : { ...tally, crashed: [runner] }
}
