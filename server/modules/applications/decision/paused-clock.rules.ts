/** What the clock of an application needs to know of a step. */
interface ClockStep {
  kind: string
  at: Date
  amend_until: Date | null
}

/**
 * REV-10: for how long the clock of the levels has stood still since the application was last filed by its owner's own will:
 * while something was asked back, until it was answered, and never longer than until the deadline. What is still open counts
 * to its deadline, so that an expected date never comes nearer. The queue counts the same in SQL (`queue-row.store.ts`).
 */
export function pausedMs(steps: readonly ClockStep[]): number {
  const round = steps.slice(steps.findLastIndex(({ kind }) => ROUND_BEGINS.has(kind)) + 1)
  return round.reduce((total, { at, amend_until: until }, place) => {
    if (until === null) return total
    const answered = round[place + 1]?.at ?? until
    return total + Math.min(answered.getTime(), until.getTime()) - at.getTime()
  }, 0)
}

const ROUND_BEGINS = new Set(['filed', 'modified', 'refiled'])
