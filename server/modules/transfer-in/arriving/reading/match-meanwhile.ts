import type { InboundPerson, ReadPerson } from './read-inbound-person.ts'
import { type RunVerdict, stagedVerdict } from './staged-inbound.ts'

/** Says whose these records are, in as many queries for a thousand as for one. */
export type MatchRecords = (persons: readonly InboundPerson[]) => Promise<readonly RunVerdict[]>

/** So many persons are asked for at a time, or more where the answer before is not here yet. */
const TOGETHER = 1_000
/** With so many waiting, the file is not read on before that answer. */
const MOST_WAITING = 5_000
/** So many records are remembered as asked for: a file may be in the order of its courses, and name every person again and again. */
const REMEMBERED = 10_000

/**
 * Asks whose records are while the file is read on: the database works while this process does. One question is under way at a time, and what
 * waits for the next does not grow with the file.
 */
export function matchMeanwhile(match: MatchRecords) {
  const known = new Set<string>()
  let waiting: { no: number; person: InboundPerson }[] = []
  let asked: Promise<string> | undefined
  let isUnderWay = false

  async function next(): Promise<string> {
    const lines = (await asked) ?? ''
    asked = waiting.length === 0 ? undefined : ask(waiting)
    waiting = []
    return lines
  }

  function ask(persons: typeof waiting): Promise<string> {
    isUnderWay = true
    const answer = linesOf(match, persons).finally(() => {
      isUnderWay = false
    })
    // Whoever reads on hears of a failure at the next question; a file that ends with a fault of its own asks none.
    answer.catch(() => undefined)
    return answer
  }

  return {
    /** A run that begins: its person is asked for, unless something is wrong with them. */
    add(no: number, { person, key, problems }: ReadPerson): void {
      if (problems.length > 0 || known.has(key)) return
      if (known.size >= REMEMBERED) known.clear()
      known.add(key)
      waiting.push({ no, person })
    },
    /** The lines of what is known by now, if enough is waiting to ask anew. */
    turn: (): Promise<string> | string =>
      waiting.length < (isUnderWay ? MOST_WAITING : TOGETHER) ? '' : next(),
    /** The lines of all the rest. */
    end: async (): Promise<string> => (await next()) + (await next()),
  }
}

async function linesOf(
  match: MatchRecords,
  asked: readonly { no: number; person: InboundPerson }[],
): Promise<string> {
  const verdicts = await match(asked.map(({ person }) => person))
  return verdicts.map((verdict, place) => stagedVerdict(asked[place]?.no ?? 0, verdict)).join('')
}
