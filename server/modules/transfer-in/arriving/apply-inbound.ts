import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { Applier, KindBatch } from '#server/import-kind.ts'
import type { Arrival, ArrivingCourse } from '../arrival.ts'
import { possibleOwners, takeIn } from '../taking-in/take-in.ts'
import { type By, insertCandidates } from '../taking-in/taken-in.store.ts'
import { takeEarlierRows } from './earlier-rows.store.ts'
import {
  followStagedArrivals,
  gatherKnown,
  type InboundHead,
  type InboundRow,
  insertStagedArrivals,
  insertStagedCourses,
  nextHeads,
  rowsOf,
} from './inbound-rows.store.ts'
import { type MatchedPage, type MatchPersons, matchedPages } from './matched-pages.ts'
import type { MatchVerdict } from './matching/decide-match.rules.ts'

type Needs = Pick<Deps, 'ids' | 'clock'>

const PAGE = 2_000

/**
 * Takes in every record of a checked file (TRI-01). Whose each is is asked again: persons may have been registered or corrected since the
 * check. The courses of new records go from table to table at once; those of records that are here are compared one by one. Answers how
 * many rows.
 */
export async function applyInbound(
  tx: Tx,
  deps: Needs,
  { batch, by, match }: { batch: KindBatch; by: Applier; match: MatchPersons },
): Promise<number> {
  await takeEarlierRows(tx, batch.id)
  await gatherKnown(tx, batch.id)
  const pagesOf = (which: 'new' | 'known') => (after: number) =>
    nextHeads(tx, batch.id, { which, after, limit: PAGE })
  let compared = 0
  for await (const { heads, verdicts } of matchedPages(pagesOf('known'), match)) {
    const rows = await rowsOf(
      tx,
      batch.id,
      heads.map(({ groupNo }) => groupNo),
    )
    compared += rows.length
    const courses = Map.groupBy(rows, ({ groupNo }) => groupNo)
    const arrivals = heads.map((head, place) => ({
      ...arrivalOf(head, verdicts[place], batch),
      courses: (courses.get(head.groupNo) ?? []).map(courseOf),
    }))
    await takeIn(tx, deps, { call: by, arrivals })
  }
  const bringer = { staffId: by.actor.staffId, at: deps.clock.now() }
  for await (const page of matchedPages(pagesOf('new'), match))
    await takeInNew(tx, deps, { page, bringer, batch })
  await followStagedArrivals(tx, bringer)
  return compared + (await insertStagedCourses(tx, batch.id))
}

interface NewPage {
  page: MatchedPage
  bringer: By
  batch: KindBatch
}

/** Takes in records of which nothing is here: they go from table to table, and only whose they are is said from here. */
async function takeInNew(
  tx: Tx,
  deps: Needs,
  { page: { heads, verdicts }, bringer, batch }: NewPage,
): Promise<void> {
  // Of one millisecond, identifiers come in any order; in that of the file the indexes grow at their end.
  const ids = heads.map(() => deps.ids.next()).toSorted()
  const made = heads.map(({ groupNo }, place) => {
    const match = verdicts[place] ?? NOBODY
    const ticketId = match.to === 'ticket' ? match.ticketId : undefined
    return { groupNo, match, ticketId, id: ids[place] ?? deps.ids.next() }
  })
  await insertStagedArrivals(tx, bringer, { batchId: batch.id, made })
  const persons = made.flatMap(possibleOwners)
  if (persons.length > 0) await insertCandidates(tx, { ids: persons.map(({ id }) => id), persons })
}

const NOBODY: MatchVerdict = { to: 'nobody' }

/** A record, with whose it is, and as yet without courses. */
function arrivalOf({ person }: InboundHead, match: MatchVerdict | undefined, batch: KindBatch): Arrival {
  return {
    originProvince: person.originProvince,
    originTicketNo: person.originTicketNo,
    originMajor: person.originMajor,
    name: person.name,
    idType: person.idType,
    idNumber: {
      cipher: Buffer.from(person.idNumberCipher, 'hex'),
      index: Buffer.from(person.idNumberIndex, 'hex'),
      oldIndex:
        person.oldIdNumberIndex === undefined ? undefined : Buffer.from(person.oldIdNumberIndex, 'hex'),
    },
    destinationTicketNo: person.destinationTicketNo,
    source: { kind: 'file', batchId: batch.id },
    courses: [],
    match: match ?? NOBODY,
  }
}

function courseOf({ code, mark, grade, name, credits, passedOn, said }: InboundRow): ArrivingCourse {
  const common = { code, name, credits, passedOn, raw: { cells: said } }
  if (mark !== null) return { ...common, outcome: 'marked', mark }
  if (grade === null) throw new Error('A course without an outcome was staged')
  return { ...common, outcome: 'graded', grade }
}
