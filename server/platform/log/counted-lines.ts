import type { Log } from './log.ts'

const COUNT_MS = 1_000

/** Counts what happens too often for a line each, and writes a line a second that says how often. */
export interface CountedLines {
  add(route: string): void
}

/** Creates the counted lines of an event. */
export function createCountedLines(log: Log, event: string): CountedLines {
  const counts = new Map<string, number>()
  const tell = () => {
    for (const [route, count] of counts) log.info(event, { route, count })
    counts.clear()
  }
  return {
    add(route) {
      if (counts.size === 0) setTimeout(tell, COUNT_MS).unref()
      counts.set(route, (counts.get(route) ?? 0) + 1)
    },
  }
}
