import type { Errand, Outcome } from './errands.ts'
import type { Answer } from './line.ts'

/** Of a round, how much passes before its rate is measured: until a line has formed, work is done for people who are served later. */
export const FORMING = 0.2

/**
 * Counts what becomes of the people of an errand. The rate is of those who are served while the line stands: not while it forms, and not after
 * the last have come.
 */
export function createTally(errand: Errand, { start, end }: { start: number; end: number }) {
  const counts = { came: 0, served: 0, refused: 0, rude: 0, unanswered: 0, failed: 0, waits: 0 }
  const served: number[] = []
  let inTime = 0
  const from = start + FORMING * (end - start)
  const isInTime = (at: number) => at >= from && at <= end
  let refusedMax = 0
  return {
    came() {
      counts.came += 1
    },
    waited() {
      counts.waits += 1
    },
    add(answer: Answer | undefined, milliseconds: number) {
      if (!answer) counts.unanswered += 1
      else if (answer.status === 200) {
        counts.served += 1
        served.push(milliseconds)
        if (isInTime(performance.now())) inTime += 1
      } else if (answer.status === 503) {
        counts.refused += 1
        refusedMax = Math.max(refusedMax, answer.ms)
        if (!isPolite(answer)) counts.rude += 1
      } else counts.failed += 1
    },
    outcome(clientShare: number): Outcome {
      served.sort((one, other) => one - other)
      const at = (share: number) =>
        served[Math.min(served.length - 1, Math.floor(served.length * share))] ?? 0
      return {
        ...{ errand, ...counts, refusedMax, clientShare },
        perSecond: (inTime * 1_000) / (end - from),
        served50: at(0.5),
        served99: at(0.99),
      }
    },
  }
}

/** Whether a refusal says when to come back, and what is the matter. */
function isPolite({ head, body }: Answer): boolean {
  return /\r\nretry-after: \d/i.test(head) && body.includes('"overloaded"') && body.includes('请')
}
