import type { InboundHead } from './inbound-rows.store.ts'
import type { MatchVerdict } from './matching/decide-match.rules.ts'
import type { InboundPerson } from './reading/read-inbound-person.ts'

/** Says whose these records are, on a connection of its own. */
export type MatchPersons = (persons: readonly InboundPerson[]) => Promise<readonly MatchVerdict[]>

/** Records, and whose each of them is. */
export interface MatchedPage {
  heads: readonly InboundHead[]
  verdicts: readonly MatchVerdict[]
}

/**
 * The records page by page, with whose each is. While a page is taken in, the database is asked about the next. `pageAfter` answers the records
 * after that number, none at the end.
 */
export async function* matchedPages(
  pageAfter: (groupNo: number) => Promise<readonly InboundHead[]>,
  match: MatchPersons,
): AsyncGenerator<MatchedPage> {
  let heads = await pageAfter(-1)
  let asked = ask(match, heads)
  try {
    for (let last = heads.at(-1); last !== undefined; last = heads.at(-1)) {
      const verdicts = await asked
      const next = await pageAfter(last.groupNo)
      asked = ask(match, next)
      yield { heads, verdicts }
      heads = next
    }
  } finally {
    // Whoever stops early leaves no question behind that holds a connection.
    await asked.catch(() => undefined)
  }
}

function ask(match: MatchPersons, heads: readonly InboundHead[]): Promise<readonly MatchVerdict[]> {
  const answer = heads.length === 0 ? Promise.resolve([]) : match(heads.map(({ person }) => person))
  // Whoever takes the page hears of a failure.
  answer.catch(() => undefined)
  return answer
}
