/** The facts of a step that the clock of an application needs. */
interface ClockStep {
  kind: string
  at: Date
  amend_until: Date | null
}

/**
 * REV-10: how long the clock of the levels has stood still since the owner last filed by choice, in milliseconds. It
 * stands still from a request for an amendment until the answer, but no longer than until the deadline. An open request
 * counts up to its deadline, so that an expected date never moves closer. The queue computes the same in SQL
 * (`queue-row.store.ts`).
 */
export function pausedMs(steps: readonly ClockStep[]): number {
  const round = steps.slice(steps.findLastIndex(({ kind }) => ROUND_BEGINS.has(kind)) + 1)
  return round.reduce((total, { at, amend_until: until }, place) => {
    if (until === null) return total
    const answered = round[place + 1]?.at ?? until
    return total + Math.min(answered.getTime(), until.getTime()) - at.getTime()
  }, 0)
}

/** When the owner last filed by choice: an amendment is an answer, and the clock has only stood still for it. */
export function lastFiledAt(steps: readonly ClockStep[]): Date | undefined {
  return steps.findLast(({ kind }) => ROUND_BEGINS.has(kind))?.at
}

const ROUND_BEGINS = new Set(['filed', 'modified', 'refiled'])
