/** Lets work begin, a few pieces in each turn of the event loop. */
export interface Turns {
  /** `lose` is called instead of the work when its turn has not come in time. */
  begin(work: () => void, lose: () => void): void
}

/** How many requests begin in a turn. What they do before their first wait is some hundred microseconds each. */
const IN_A_TURN = 4
/** Who has waited so long is told to come back, while that is still within a second: beside hashes and pictures a turn takes three times as long. */
const PATIENCE_MS = 250
/** … unless fewer turns than these have gone: one long turn is no crowd. */
const PATIENCE_TURNS = 8

interface Waiting {
  work: () => void
  lose: () => void
  since: number
  turn: number
}

/**
 * Spreads the beginnings of requests over turns of the event loop. A thousand requests that are ready at once would make a turn of a second,
 * in which no answer of the database is read; and a turn accepts one connection only, so that newcomers would wait for many such turns (OPS-02).
 */
export function createTurns({
  inATurn = IN_A_TURN,
  patienceMs = PATIENCE_MS,
}: {
  inATurn?: number
  patienceMs?: number
} = {}): Turns {
  const waiting: Waiting[] = []
  let begun = 0
  let turn = 0
  let isPlanned = false
  const isInTime = (one: Waiting) =>
    performance.now() - one.since <= patienceMs || turn - one.turn <= PATIENCE_TURNS
  const plan = () => {
    if (isPlanned) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      begun = 0
      turn += 1
      const late = waiting.findIndex(isInTime)
      for (const { lose } of waiting.splice(0, late === -1 ? waiting.length : late)) lose()
      for (const { work } of waiting.splice(0, inATurn)) {
        begun += 1
        work()
      }
      // In the turn after those, nobody has begun yet.
      if (begun > 0) plan()
    })
  }
  return {
    begin(work, lose) {
      plan()
      if (waiting.length > 0 || begun >= inATurn) {
        waiting.push({ work, lose, since: performance.now(), turn })
        return
      }
      begun += 1
      work()
    },
  }
}
