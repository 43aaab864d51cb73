import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { Applier, KindBatch } from '#server/import-kind.ts'
import type { Arrival, ArrivingCourse } from '../arrival.ts'
import { takeIn } from '../taking-in/take-in.ts'
import { takeEarlierRows } from './earlier-rows.store.ts'
import {
  gatherHeads,
  type InboundHead,
  type InboundRow,
  insertStagedCourses,
  nextHeads,
  noteArrivals,
  rowsOf,
} from './inbound-rows.store.ts'
import { matchPersons } from './matching/match-persons.ts'
import { soughtIn } from './sought-in.ts'

type Needs = Pick<Deps, 'ids' | 'clock' | 'cipher'>

const PAGE = 2_000

/**
 * Takes in every record of a checked file (TRI-01). Whose each is is asked again: persons may have been registered or corrected since the
 * check. The courses of new records go from table to table at once; those of records that are here are compared one by one. Answers how
 * many rows.
 */
export async function applyInbound(
  tx: Tx,
  deps: Needs,
  { batch, by }: { batch: KindBatch; by: Applier },
): Promise<number> {
  await takeEarlierRows(tx, batch.id)
  await gatherHeads(tx, batch.id)
  let compared = 0
  await forEachPage(tx, 'known', async (heads) => {
    const rows = await rowsOf(
      tx,
      batch.id,
      heads.map(({ groupNo }) => groupNo),
    )
    const courses = Map.groupBy(rows, ({ groupNo }) => groupNo)
    compared += rows.length
    const arrivals = await matched(tx, deps, { heads, batch })
    await takeIn(tx, deps, {
      call: by,
      arrivals: arrivals.map((arrival, place) => ({
        ...arrival,
        courses: (courses.get(heads[place]?.groupNo ?? 0) ?? []).map(courseOf),
      })),
    })
  })
  await forEachPage(tx, 'new', async (heads) => {
    const arrivals = await matched(tx, deps, { heads, batch })
    const taken = await takeIn(tx, deps, { call: by, arrivals, known: new Map() })
    await noteArrivals(
      tx,
      taken.map(({ id }, place) => ({ id, groupNo: heads[place]?.groupNo ?? 0 })),
    )
  })
  return compared + (await insertStagedCourses(tx, batch.id))
}

async function forEachPage(
  tx: Tx,
  which: 'new' | 'known',
  take: (heads: readonly InboundHead[]) => Promise<void>,
): Promise<void> {
  for (let after = -1; ; ) {
    const heads = await nextHeads(tx, { which, after, limit: PAGE })
    const last = heads.at(-1)
    if (!last) return
    await take(heads)
    after = last.groupNo
  }
}

/** The records of a page, each with whose it is, and as yet without courses. */
async function matched(
  tx: Tx,
  deps: Needs,
  { heads, batch }: { heads: readonly InboundHead[]; batch: KindBatch },
): Promise<Arrival[]> {
  const verdicts = await matchPersons(
    tx,
    deps,
    heads.map(({ person }) => soughtIn(person)),
  )
  return heads.map(({ person }, place) => ({
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
    match: verdicts[place] ?? { to: 'nobody' },
  }))
}

function courseOf({ code, mark, grade, name, credits, passedOn, said }: InboundRow): ArrivingCourse {
  const common = { code, name, credits, passedOn, raw: { cells: said } }
  if (mark !== null) return { ...common, outcome: 'marked', mark }
  if (grade === null) throw new Error('A course without an outcome was staged')
  return { ...common, outcome: 'graded', grade }
}
