import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { Applier, KindBatch } from '#server/import-kind.ts'
import type { Arrival, ArrivingCourse } from '../arrival.ts'
import { takeIn } from '../taking-in/take-in.ts'
import { fetchRows, type InboundRow, openRows } from './inbound-rows.store.ts'
import { matchPersons } from './matching/match-persons.ts'
import { COURSE_COLUMNS } from './reading/inbound-columns.ts'
import { soughtIn } from './sought-in.ts'

type Needs = Pick<Deps, 'ids' | 'clock' | 'cipher'>
type Unmatched = Omit<Arrival, 'match'> & { sought: ReturnType<typeof soughtIn> }

/**
 * Takes in every record of a checked file, a few thousand rows at a time (TRI-01). Whose each is is asked again: persons may have been
 * registered or corrected since the check. Answers how many rows.
 */
export async function applyInbound(
  tx: Tx,
  deps: Needs,
  { batch, by }: { batch: KindBatch; by: Applier },
): Promise<number> {
  await openRows(tx, batch.id)
  let count = 0
  let open: InboundRow[] = []
  for (;;) {
    const rows = await fetchRows(tx)
    count += rows.length
    // The last record may go on in the next rows.
    const all = [...open, ...rows]
    const cut =
      rows.length === 0 ? all.length : all.findIndex(({ groupNo }) => groupNo === all.at(-1)?.groupNo)
    open = all.slice(cut)
    const records = [...Map.groupBy(all.slice(0, cut), ({ groupNo }) => groupNo).values()]
    if (records.length > 0)
      await takeInMatched(tx, deps, { by, arrivals: records.map((record) => recordOf(record, batch)) })
    if (rows.length === 0) return count
  }
}

async function takeInMatched(
  tx: Tx,
  deps: Needs,
  { by, arrivals }: { by: Applier; arrivals: readonly Unmatched[] },
): Promise<void> {
  const verdicts = await matchPersons(
    tx,
    deps,
    arrivals.map(({ sought }) => sought),
  )
  const matched = arrivals.map(
    ({ sought: _sought, ...arrival }, place): Arrival => ({
      ...arrival,
      match: verdicts[place] ?? { to: 'nobody' },
    }),
  )
  await takeIn(tx, deps, { call: by, arrivals: matched })
}

function recordOf(rows: readonly InboundRow[], { id }: KindBatch): Unmatched {
  const person = rows.find(({ fields }) => fields.person)?.fields.person
  if (!person) throw new Error('A record without a person was staged')
  const { idNumberIndex, oldIdNumberIndex } = person
  return {
    originProvince: person.originProvince,
    originTicketNo: person.originTicketNo,
    originMajor: person.originMajor,
    name: person.name,
    idType: person.idType,
    idNumber: {
      cipher: Buffer.from(person.idNumberCipher, 'hex'),
      index: Buffer.from(idNumberIndex, 'hex'),
      oldIndex: oldIdNumberIndex === undefined ? undefined : Buffer.from(oldIdNumberIndex, 'hex'),
    },
    destinationTicketNo: person.destinationTicketNo,
    source: { kind: 'file', batchId: id },
    courses: rows.map(courseOf),
    sought: soughtIn(person),
  }
}

function courseOf({ code, mark, grade, fields, said }: InboundRow): ArrivingCourse {
  const { name, credits, passedOn } = fields
  const raw = Object.fromEntries(COURSE_COLUMNS.map(({ title }, place) => [title, said[place] ?? '']))
  const common = { code, name, credits, passedOn, raw }
  if (mark !== null) return { ...common, outcome: 'marked', mark }
  if (grade === null) throw new Error('A course without an outcome was staged')
  return { ...common, outcome: 'graded', grade }
}
