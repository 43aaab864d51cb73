import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'

/** What the seal of a score `s` stands for: everything that counts, each in its place. */
const SCORE_WORDS = sql<string>`concat_ws('|', s.id, s.person_id, s.ticket_id, s.course_code, coalesce(s.sitting_id::text, '-'), s.source,
  s.outcome, coalesce(s.mark::text, '-'), coalesce(s.grade, '-'), s.state, s.obtained_on, coalesce(s.batch_id::text, '-'),
  coalesce(s.application_id::text, '-'), coalesce(s.arrival_id::text, '-'), coalesce(s.transferred_on::text, '-'),
  coalesce(s.credits_at_origin::text, '-'), coalesce(quote_literal(s.name_at_origin), '-'))`

/** The scores of one batch are sealed with one key, which seals nothing else: only that key ever reaches the database. */
function nameOfBatch(batchId: string): string {
  return `score batch ${batchId}`
}

/** Computes the seal of a row `s` of this batch in SQL, for many rows at once. */
export function sealInSql(sealer: Sealer, batchId: string): RawBuilder<Buffer> {
  const { keyId, inner, outer } = sealer.blocksOf(nameOfBatch(batchId))
  return sql<Buffer>`${keyId}::bytea || sha256(${outer}::bytea || sha256(${inner}::bytea || convert_to(${SCORE_WORDS}, 'UTF8')))`
}

/** One score, as the seal names it. */
export interface SealedScore {
  id: string
  personId: string
  batchId: string | null
  words: string
  seal: Buffer | null
}

/** Seals scores of a person anew, after a change that the application made in this transaction. */
export async function sealScores(
  tx: Tx,
  sealer: Sealer,
  { personId, ids }: { personId: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<SealedScore>`
    select s.id, s.person_id as "personId", s.batch_id as "batchId", ${SCORE_WORDS} as words, s.seal
    from scores s where s.person_id = ${personId} and s.id = any(${[...ids]}::uuid[]) order by s.id`.execute(
    tx,
  )
  await keepSeals(tx, sealer, rows)
}

/** Seals these rows as they were read. */
export async function keepSeals(tx: Tx, sealer: Sealer, rows: readonly SealedScore[]): Promise<void> {
  if (rows.length === 0) return
  const seals = rows.map((row) => sealer.seal(nameOf(row), row.words))
  await sql`
    update scores s set seal = u.seal
    from unnest(${rows.map(({ personId }) => personId)}::uuid[], ${rows.map(({ id }) => id)}::uuid[], ${seals}::bytea[]) as u(person_id, id, seal)
    where s.person_id = u.person_id and s.id = u.id`.execute(tx)
}

/** Whether a score is what the application last said. */
export function isSealed(sealer: Sealer, row: SealedScore): boolean {
  return sealer.holds(nameOf(row), row.words, row.seal)
}

function nameOf({ id, batchId }: Pick<SealedScore, 'id' | 'batchId'>): string {
  return batchId === null ? `score ${id}` : nameOfBatch(batchId)
}

const PORTION = 5_000

/** Reads all scores, a portion at a time. */
export async function* readScores(tx: Tx): AsyncGenerator<SealedScore[]> {
  let [personId, id] = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { rows } = await sql<SealedScore>`
      select s.id, s.person_id as "personId", s.batch_id as "batchId", ${SCORE_WORDS} as words, s.seal
      from scores s where (s.person_id, s.id) > (${personId}::uuid, ${id}::uuid) order by s.person_id, s.id limit ${sql.lit(PORTION)}`.execute(
      tx,
    )
    if (rows.length === 0) return
    yield rows
    personId = rows.at(-1)?.personId ?? ''
    id = rows.at(-1)?.id ?? ''
  }
}

/**
 * Lists the batches that were applied, and not rolled back, of which the trail says another number of scores than there are:
 * some were deleted, or put in.
 */
export async function listShortBatches(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with applied as (
      select subject_id, max((new_value ->> 'rows')::bigint) as rows from audit_entries
      where subject_kind = 'import_batch' and action = 'import.apply' and new_value ->> 'kind' in ('exam_scores', 'practice_scores')
        and not exists (select from audit_entries b where b.subject_kind = 'import_batch' and b.subject_id = audit_entries.subject_id
          and b.action = 'import.roll_back' and b.actor_kind = 'staff')
      group by 1
    ), there as (select batch_id::text as id, count(*) as rows from scores where batch_id is not null group by 1)
    select a.subject_id as id from applied a left join there t on t.id = a.subject_id
    where coalesce(t.rows, 0) <> a.rows order by 1 limit 1000`.execute(tx)
  return rows.map(({ id }) => id)
}
