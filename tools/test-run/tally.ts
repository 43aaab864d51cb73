/** How a run of tests went. `crashed` names a runner that failed without blaming a test. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  crashed: readonly string[]
  /** The tests that failed; a file that could not be loaded is one. */
  failures: readonly Failure[]
  /** The tests that failed first and passed when they were run once more. */
  unsteady: readonly Failure[]
  /** How long each part took, from its first test to its last. */
  parts: readonly { name: string; seconds: number }[]
}

/** A failed test: the file it stands in, as its runner is given it, and what it is called. */
export interface Failure {
  path: string
  title: string
  /** What its runner said of it, without colours. */
  reason: string
}

/** No test at all. */
export const nothing: Tally = {
  ...{ passed: 0, failed: 0, skipped: 0 },
  ...{ crashed: [], failures: [], unsteady: [], parts: [] },
}

/** Both runs together. */
export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    crashed: [...one.crashed, ...other.crashed],
    failures: [...one.failures, ...other.failures],
    unsteady: [...one.unsteady, ...other.unsteady],
    parts: [...one.parts, ...other.parts],
  }
}

/**
 * The run `first`, whose failed files were run once more as `second`: what passed then has passed, and is named as unsteady. A test that
 * fails in the second run counts as failed, also when the first one saw it pass.
 */
export function afterSecondTry(first: Tally, second: Tally): Tally {
  const fails = (failure: Failure) =>
    second.failures.some(({ path, title }) => path === failure.path && title === failure.title)
  return {
    ...first,
    passed: first.passed + first.failed - second.failed,
    failed: second.failed,
    crashed: second.crashed,
    failures: second.failures,
    unsteady: first.failures.filter((failure) => !fails(failure)),
  }
}

/** Whether a few tests failed and nothing crashed: more than a few is no accident, and a second try would only cost time. */
export function isWorthASecondTry({ failures, crashed }: Tally): boolean {
  return failures.length > 0 && failures.length <= 5 && crashed.length === 0
}

const REASON_LINES = 20

/** What is said of a failed test beside the count: where a run is read by its last lines only, they must tell why. */
export function namedWithReason(word: string, { path, title, reason }: Failure): string {
  const lines = reason.split('\n').filter((line) => line.trim() !== '')
  return [`${word} ${path} › ${title}`, ...lines.slice(0, REASON_LINES).map((line) => `  │ ${line}`)].join(
    '\n',
  )
}

/** The last line of `npm test`. A crash counts as one failure, so that the line alone tells the truth. */
export function lastLine({ passed, failed, skipped, crashed }: Tally): string {
  const line = `${passed} passed, ${failed + crashed.length} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}

/** The parts with their time, and all of it. */
export function times({ parts }: Tally): string {
  const all = parts.reduce((sum, { seconds }) => sum + seconds, 0)
  return [...parts, { name: 'all', seconds: all }]
    .map(({ name, seconds }) => `${name} ${minutes(Math.round(seconds))}`)
    .join(', ')
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** A run is good when something passed, nothing failed and no runner crashed. */
export function isGood({ passed, failed, crashed }: Tally): boolean {
  return passed > 0 && failed === 0 && crashed.length === 0
}
