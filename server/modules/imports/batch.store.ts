import { sql } from 'kysely'
import { IMPORT_KINDS, type ImportKind } from '#contracts/office/imports.ts'
import type { Tx } from '#platform/db/database.ts'
import type { NoteCount } from '#server/import-kind.ts'
import type { BatchLayout } from './columns/layout-lines.ts'
import type { ImportState } from './import.lifecycle.ts'

/** What these bring in waits for a publication (IMP-02). */
const PUBLISHED_KINDS = Object.entries(IMPORT_KINDS).flatMap(([kind, { isPublished }]) =>
  isPublished ? [kind] : [],
)

export interface NewBatch {
  id: string
  kind: ImportKind
  sittingId: string | undefined
  schoolId: string | undefined
  fileName: string
  fileBytes: number
  fileDigest: Buffer
  staffId: string
  at: Date
  /** Scores that are entered twice: this is the first entry, or the second one of that batch. */
  entry: { isDouble: true } | { firstId: string } | undefined
  /** The officer assigns the columns in any case (IMP-04). */
  asksColumns: boolean
}

/** Records an upload; undefined when the same file belongs to a batch that is still in use. */
export async function insertBatch(tx: Tx, batch: NewBatch): Promise<number | undefined> {
  const row = await tx
    .insertInto('import_batches')
    .values({
      id: batch.id,
      kind: batch.kind,
      sitting_id: batch.sittingId ?? null,
      school_id: batch.schoolId ?? null,
      file_name: batch.fileName,
      file_key: batch.id,
      file_bytes: batch.fileBytes,
      file_digest: batch.fileDigest,
      is_double: batch.entry !== undefined && 'isDouble' in batch.entry,
      entry_of: batch.entry !== undefined && 'firstId' in batch.entry ? batch.entry.firstId : null,
      asks_columns: batch.asksColumns,
      state: 'uploaded',
      uploaded_by: batch.staffId,
      uploaded_at: batch.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('batch_no')
    .executeTakeFirst()
  return row?.batch_no
}

const COLUMNS = [
  'id',
  'batch_no',
  'kind',
  'sitting_id',
  'school_id',
  'file_key',
  'state',
  'rows_total',
  'rows_faulty',
  'rolled_back_by',
  'roll_back_reason',
  'is_double',
  'entry_of',
  'uploaded_by',
  'asks_columns',
  'layout',
  'head',
] as const

/** Finds the batch of that id. */
export async function findBatch(tx: Tx, id: string) {
  return tx.selectFrom('import_batches').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

/**
 * Finds the batch and locks it until the transaction ends, so that it is not published, applied or rolled back meanwhile. Rows that name it can
 * be written all the same: a check that writes a million of them is ended without waiting for it.
 */
export async function lockBatch(tx: Tx, id: string) {
  return tx
    .selectFrom('import_batches')
    .select(COLUMNS)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** Lets one run at a time judge what is staged of a batch, until the transaction ends. */
export async function holdCheck(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('check ' || ${id}::text, 0))`.execute(tx)
}

export interface BatchChange {
  rows_total?: number
  rows_done?: number
  rows_faulty?: number
  candidates?: number | null
  warnings?: string
  notes?: string
  fault?: string | null
  head?: string | null
  layout?: string
  applied_by?: string
  applied_at?: Date
  rolled_back_by?: string | null
  rolled_back_at?: Date
  roll_back_reason?: string | null
  discarded_by?: string
  discarded_at?: Date
}

/** Moves a batch from one state to another; false when it is no longer in the first state. */
export async function moveBatch(
  tx: Tx,
  move: { id: string; from: ImportState; to: ImportState },
  change: BatchChange = {},
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('import_batches')
    .set({ ...change, state: move.to })
    .where('id', '=', move.id)
    .where('state', '=', move.from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes how far the check has come, the total being an estimate until the end; false when an officer has ended it. */
export async function noteProgress(
  tx: Tx,
  id: string,
  progress: { done: number; total: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('import_batches')
    .set({ rows_done: progress.done, rows_total: progress.total })
    .where('id', '=', id)
    .where('state', '=', 'checking')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Lists batches as the desk shows them; undefined schools: all batches. */
export async function listBatches(
  tx: Tx,
  filter: {
    schoolIds: readonly string[] | undefined
    id?: string
    ids?: readonly string[]
    waitingOnly?: true
    kind?: ImportKind | undefined
    sittingId?: string | undefined
    states?: readonly ImportState[] | undefined
    /** Those of a number below this one. */
    before?: number | undefined
    limit: number
  },
) {
  const { rows } = await sql<BatchRow>`
    select b.id, b.batch_no, b.kind, b.candidates, b.is_double, b.entry_of, f.batch_no as first_no, g.name as sitting_name, s.name as school_name, b.file_name, b.file_bytes,
      b.state, b.fault->>'words' as fault, b.rows_total, b.rows_done, b.rows_faulty, b.rows_set_aside, b.set_aside_reason, x.name as set_aside_by, b.warnings, b.notes, b.layout, l.name as layout_by,
      u.name as uploaded_by, b.uploaded_by as uploader_id, b.uploaded_at, a.name as applied_by, b.applied_at, r.name as rolled_back_by, b.rolled_back_at,
      b.roll_back_reason, d.name as discarded_by, b.discarded_at, p.state as publication, p.publish_at
    from import_batches b
    join staff u on u.id = b.uploaded_by
    left join import_batches f on f.id = b.entry_of
    left join staff a on a.id = b.applied_by
    left join staff x on x.id = b.set_aside_by
    left join staff r on r.id = b.rolled_back_by
    left join staff d on d.id = b.discarded_by
    left join staff l on l.id = (b.layout->>'by')::uuid
    left join sittings g on g.id = b.sitting_id
    left join schools s on s.id = b.school_id
    left join lateral (select p.state, p.publish_at from publication_batches pb
      join publications p on p.id = pb.publication_id
      where pb.batch_id = b.id and p.state in ('proposed', 'approved') limit 1) p on true
    where (${filter.ids === undefined} or b.id = any(${filter.ids ?? []}::uuid[])) and (${filter.schoolIds === undefined} or b.school_id = any(${filter.schoolIds ?? []}::uuid[]))
      and (${filter.id ?? null}::uuid is null or b.id = ${filter.id ?? null}::uuid)
      and (${filter.kind ?? null}::text is null or b.kind = ${filter.kind ?? null})
      and (${filter.sittingId ?? null}::uuid is null or b.sitting_id = ${filter.sittingId ?? null}::uuid)
      and (${filter.states === undefined} or b.state = any(${[...(filter.states ?? [])]}::text[]))
      and (${filter.before ?? null}::bigint is null or b.batch_no < ${filter.before ?? null}::bigint)
      and (${!filter.waitingOnly} or (b.state = 'applied' and b.kind = any(${PUBLISHED_KINDS}) and p.state is null))
    order by b.batch_no desc
    limit ${filter.limit}`.execute(tx)
  return rows
}

export interface BatchRow {
  id: string
  batch_no: number
  kind: ImportKind
  is_double: boolean
  entry_of: string | null
  first_no: number | null
  sitting_name: string | null
  school_name: string | null
  file_name: string
  file_bytes: number
  state: ImportState
  fault: string | null
  candidates: number | null
  rows_total: number
  rows_done: number
  rows_faulty: number
  rows_set_aside: number
  set_aside_reason: string | null
  set_aside_by: string | null
  warnings: string[]
  notes: NoteCount[]
  layout: BatchLayout | null
  layout_by: string | null
  uploaded_by: string
  uploader_id: string
  uploaded_at: Date
  applied_by: string | null
  applied_at: Date | null
  rolled_back_by: string | null
  rolled_back_at: Date | null
  roll_back_reason: string | null
  discarded_by: string | null
  discarded_at: Date | null
  publication: string | null
  publish_at: Date | null
}

/** Finds the second entry of a batch that is in use, without those that came to nothing. */
export async function findSecond(tx: Tx, firstId: string) {
  return tx
    .selectFrom('import_batches')
    .select(['id', 'state', 'rows_faulty'])
    .where('entry_of', '=', firstId)
    .where('state', 'not in', ['unreadable', 'rolled_back', 'discarded'])
    .executeTakeFirst()
}

/**
 * Gives the transaction of a whole file room to sort and join its rows in memory (what does not fit goes to files, as always), and time to wait:
 * for another file that is being applied, and for what is asked on another connection meanwhile. Nobody at a screen waits for it.
 */
export async function takeRoom(tx: Tx): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx)
  await sql`set local lock_timeout = '300s'`.execute(tx)
  await sql`set local idle_in_transaction_session_timeout = '120s'`.execute(tx)
}
