import type { Deadline } from '#kernel/deadline.ts'
import { DatabaseLate } from './database-faults.ts'

/** As many keys as one query is asked about. */
const MOST_KEYS = 64
/** As many queries as are under way at once, unless said otherwise: while the database answers one, the next is gathered, and the third waits. */
const AT_ONCE = 2

interface Asker {
  key: string
  deadline: Deadline
  reject: (error: unknown) => void
}

interface Waiting<Value> extends Asker {
  resolve: (value: Value | undefined) => void
}

/**
 * Looks up by key, with one query for all who ask in the same turn of the event loop or while other queries are under way: in the minutes after
 * a release everybody asks for one row, and to ask costs more than to answer. `ask` gets different keys and answers by key; whoever has no
 * answer there gets undefined. A query never answers who asked after it had begun, so that nobody reads what was true before. It
 * may last as long as whoever can wait longest; who cannot wait any more when it begins is refused with `DatabaseLate`, and its failure is
 * everybody's who waits for it.
 */
export function createGathered<Value>(
  ask: (keys: readonly string[], deadline: Deadline) => Promise<ReadonlyMap<string, Value>>,
  { atOnce = AT_ONCE }: { atOnce?: number } = {},
): (key: string, deadline: Deadline) => Promise<Value | undefined> {
  let waiting: Waiting<Value>[] = []
  let underWay = 0
  let isDue = false

  const begin = async (): Promise<void> => {
    isDue = false
    const asked = waiting.slice(0, MOST_KEYS).filter(isInTime)
    waiting = waiting.slice(MOST_KEYS)
    if (asked.length === 0) return later()
    underWay += 1
    later()
    try {
      const keys = [...new Set(asked.map(({ key }) => key))]
      const found = await ask(keys, longestOf(asked))
      for (const { key, resolve } of asked) resolve(found.get(key))
    } catch (error) {
      for (const { reject } of asked) reject(error)
    } finally {
      underWay -= 1
      later()
    }
  }
  const later = () => {
    if (isDue || waiting.length === 0 || underWay >= atOnce) return
    isDue = true
    setImmediate(() => void begin())
  }
  return (key, deadline) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, deadline, resolve, reject })
      later()
    })
}

function isInTime({ deadline, reject }: Asker): boolean {
  const isStillWanted = deadline.remaining() > 0
  if (!isStillWanted) reject(new DatabaseLate('deadline passed before anything was asked'))
  return isStillWanted
}

function longestOf(asked: readonly Asker[]): Deadline {
  return { remaining: () => Math.max(...asked.map(({ deadline }) => deadline.remaining())) }
}
