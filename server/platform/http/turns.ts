/** Lets work begin, a few pieces in each turn of the event loop. */
export interface Turns {
  begin(work: () => void): void
}

/** How many requests begin in a turn. What they do before their first wait is some hundred microseconds each. */
const IN_A_TURN = 4

/**
 * Spreads the beginnings of requests over turns of the event loop. A thousand requests that are ready at once would make a turn of a second,
 * in which no answer of the database is read; and a turn accepts one connection only, so that newcomers would wait for many such turns (OPS-02).
 */
export function createTurns(inATurn: number = IN_A_TURN): Turns {
  const waiting: (() => void)[] = []
  let begun = 0
  let isPlanned = false
  const plan = () => {
    if (isPlanned) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      begun = 0
      for (const work of waiting.splice(0, inATurn)) {
        begun += 1
        work()
      }
      // In the turn after those, nobody has begun yet.
      if (begun > 0) plan()
    })
  }
  return {
    begin(work) {
      plan()
      if (waiting.length > 0 || begun >= inATurn) {
        waiting.push(work)
        return
      }
      begun += 1
      work()
    },
  }
}
