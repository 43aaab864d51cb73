/** How a run of tests went. `crashed` names a runner that failed without blaming a test. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  crashed: readonly string[]
  /** How long each part took, from its first test to its last. */
  parts: readonly { name: string; seconds: number }[]
}

/** No test at all. */
export const nothing: Tally = { passed: 0, failed: 0, skipped: 0, crashed: [], parts: [] }

/** Both runs together. */
export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    crashed: [...one.crashed, ...other.crashed],
    parts: [...one.parts, ...other.parts],
  }
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
