import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Queries for the columns of `sound_runs`, `sound_courses` and `sound_results`. */
interface SoundRuns {
  runs: RawBuilder<unknown>
  courses: RawBuilder<unknown>
  results: RawBuilder<unknown>
}

/** Keeps sound runs of rows, and the courses and results that they name, until they are applied. */
export async function keepSoundRuns(
  tx: Tx,
  batchId: string,
  { runs, courses, results }: SoundRuns,
): Promise<void> {
  await sql`
    insert into sound_runs (batch_id, run, group_no, person, courses, results)
    select ${batchId}, r.run, r.group_no, r.person, r.courses, r.results from ${runs} r`.execute(tx)
  await sql`
    insert into sound_courses (batch_id, no, code, name, credits, cells)
    select ${batchId}, c.no, c.code, c.name, c.credits, c.cells from ${courses} c`.execute(tx)
  await sql`
    insert into sound_results (batch_id, no, outcome, mark, grade, passed_on, cells)
    select ${batchId}, r.no, r.outcome, r.mark, r.grade, r.passed_on, r.cells from ${results} r`.execute(tx)
}

/** Deletes the sound runs of a batch. */
export async function clearSoundRuns(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('sound_runs').where('batch_id', '=', batchId).execute()
  await tx.deleteFrom('sound_courses').where('batch_id', '=', batchId).execute()
  await tx.deleteFrom('sound_results').where('batch_id', '=', batchId).execute()
}
