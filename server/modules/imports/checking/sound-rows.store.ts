import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** So many rows of the file stand in one block. */
const BLOCK = 1_000

/** The fields of the type `sound_row` in its order; those that a kind of file does not have are null. */
const FIELDS = [
  ...[
    'row_no',
    'course_code',
    'outcome',
    'mark',
    'grade',
    'person_id',
    'ticket_id',
    'group_no',
    'course_name',
  ],
  ...['credits', 'passed_on', 'cells', 'fields'],
] as const

/**
 * The statement that keeps sound rows in blocks until they are applied: those that `from` names, which has these fields and `row_no`.
 * Nobody reads one of them alone: whatever is shown of a batch has a row in `import_rows`.
 */
export function keepSoundRows(
  batchId: string,
  { has, from }: { has: readonly string[]; from: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const fields = FIELDS.map((name) => (has.includes(name) ? sql.ref(name) : sql`null`))
  return sql`
    insert into sound_row_blocks (batch_id, block_no, rows)
    select ${batchId}, row_no / ${sql.lit(BLOCK)}, array_agg(row(${sql.join(fields)})::sound_row) from ${from} group by 2`
}

/** The sound rows of a batch, as a table. */
export function soundRows(batchId: string): RawBuilder<unknown> {
  return sql`(select s.* from sound_row_blocks b, unnest(b.rows) s where b.batch_id = ${batchId})`
}

/** Deletes the sound rows of a batch. */
export async function clearSoundRows(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('sound_row_blocks').where('batch_id', '=', batchId).execute()
}

/**
 * Deletes the sound rows of batches that need none any more. A version that knows no blocks, or no runs, may still work beside this one while
 * the product is brought up to date: of what it discards it deletes the other rows only.
 */
export async function clearLeftRows(tx: Tx): Promise<void> {
  const ended = tx
    .selectFrom('import_batches')
    .select('id')
    .where('state', 'in', ['unreadable', 'discarded', 'compared', 'applied', 'rolled_back'])
  await tx.deleteFrom('sound_row_blocks').where('batch_id', 'in', ended).execute()
  await tx.deleteFrom('sound_runs').where('batch_id', 'in', ended).execute()
  await tx.deleteFrom('sound_courses').where('batch_id', 'in', ended).execute()
  await tx.deleteFrom('sound_results').where('batch_id', 'in', ended).execute()
}
