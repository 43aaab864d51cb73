import type { Deadline } from '#kernel/deadline.ts'
import type { Database } from '#platform/db/database.ts'
import type { ScoreReference } from './score-reference.store.ts'
import { isOut } from './score-visibility.rules.ts'

/** A row of the sheet, with the names of what it refers to. */
export interface SheetRow {
  id: string
  course_code: string
  course_name: string
  credits: number | null
  sitting_number: number | null
  sitting_name: string | null
  source: string
  outcome: string
  mark: number | null
  grade: string | null
  state: string
  obtained_on: string
  version: number
  /** SUP-03: a transfer of earlier years that 成绩补登 registered. */
  is_supplement: boolean
}

/** A score as the table has it. */
export type StoredScore = Omit<SheetRow, 'course_name' | 'credits' | 'sitting_number' | 'sitting_name'> & {
  sitting_id: string | null
  batch_id: string | null
  plan_id: string
}

// The only query of the busiest path, prepared once: names, credits and publications are in memory already.
const SHEETS = {
  name: 'score-sheets',
  text: `select t.id as ticket_id, s.id, s.course_code, s.sitting_id, s.source, s.outcome, s.mark, s.grade, s.state, s.obtained_on, s.version,
      s.source = 'transfer_in' and s.application_id is not null as is_supplement, s.batch_id, t.plan_id
    from tickets t cross join lateral (
      select * from scores where person_id = t.person_id and ticket_id = t.id order by obtained_on desc, course_code, id limit 500) s
    where t.id = any($1::uuid[])
    order by t.id, s.obtained_on desc, s.course_code, s.id`,
}

/** Reads every stored score of these 准考证, published or not, newest first, by the 准考证. */
export async function readStored(
  database: Database,
  deadline: Deadline,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredScore[]>> {
  const rows = await database.prepared<StoredScore & { ticket_id: string } & Record<string, unknown>>(
    deadline,
    { ...SHEETS, values: [ticketIds] },
  )
  return Map.groupBy(rows, ({ ticket_id: ticketId }) => ticketId)
}

/** The rows of a sheet: of the stored scores those that are published at an instant (SCO-03), each with its names. */
export function publishedRows(
  stored: readonly StoredScore[],
  { at, reference }: { at: Date; reference: ScoreReference },
): SheetRow[] {
  return stored
    .filter(({ batch_id: batchId }) => isOut(batchId ?? undefined, reference.outAt, at.getTime()))
    .map((score) => named(score, reference))
}

function named(score: StoredScore, { courseNames, credits, sittings }: ScoreReference): SheetRow {
  const sitting = score.sitting_id === null ? undefined : sittings.get(score.sitting_id)
  return {
    ...score,
    course_name: courseNames.get(score.course_code) ?? score.course_code,
    credits: credits.get(score.plan_id)?.get(score.course_code) ?? null,
    sitting_number: sitting?.number ?? null,
    sitting_name: sitting?.name ?? null,
  }
}
