import { appendFileSync } from 'node:fs'
import type { Reply } from '../client.ts'

/** What everybody at work shares: where the product is, the list of what was acknowledged, and when to rest. */
export interface Shift {
  origin: string
  /** Resolves when the next act may begin; false: it is over. Whoever waits here has nothing under way. */
  goesOn(): Promise<boolean>
  /** Writes one acknowledged request into the ledger. */
  tell(kind: string, ...words: unknown[]): void
  /** Writes that something was refused: in words, as another did it first or a lost answer had done it. */
  tellRefused(what: string, reply: Reply): void
  /** Writes an answer that there is no good reason for. */
  tellStrange(what: string, reply: Reply): void
}

export interface Foreman extends Shift {
  /** Counts somebody as being at work until `work` ends. */
  employ(work: Promise<void>): Promise<void>
  /** Resolves when nobody has anything under way. */
  rest(): Promise<void>
  resume(): void
  end(): void
}

/** Makes a shift that writes into the file `ledger`. */
export function createShift(origin: string, ledger: string): Foreman {
  let employed = 0
  let isOver = false
  let isResting = false
  const waiting: (() => void)[] = []
  let restful: (() => void) | undefined
  const settle = () => {
    if (isResting && waiting.length === employed) restful?.()
  }
  const resume = () => {
    isResting = false
    for (const go of waiting.splice(0)) go()
  }
  const tell = (kind: string, ...words: unknown[]) => {
    const at = performance.timeOrigin + performance.now()
    appendFileSync(ledger, `${[at, kind, ...words].join(' ')}\n`)
  }
  return {
    origin,
    tell,
    tellRefused: (what, { body }) => tell(`${what}:${String(body.code)}`),
    tellStrange: (what, { status, body }) => tell('strange', what, status, String(body.code)),
    async goesOn() {
      if (isResting && !isOver)
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
          settle()
        })
      return !isOver
    },
    async employ(work) {
      employed += 1
      await work
      employed -= 1
      settle()
    },
    rest: () =>
      new Promise((resolve) => {
        restful = resolve
        isResting = true
        settle()
      }),
    resume,
    end() {
      isOver = true
      resume()
    },
  }
}
