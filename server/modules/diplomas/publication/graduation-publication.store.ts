import { sql } from 'kysely'
import type { GraduationPublicationView } from '#contracts/office/graduations.ts'
import type { Tx } from '#platform/db/database.ts'

export type PublicationState = GraduationPublicationView['state']

/** Records a proposed list: each application as it stands. */
export async function insertPublication(
  tx: Tx,
  proposal: {
    id: string
    batchId: string
    publishAt: Date
    staffId: string
    at: Date
    entries: readonly { id: string; version: number }[]
  },
): Promise<void> {
  await tx
    .insertInto('graduation_publications')
    .values({
      id: proposal.id,
      batch_id: proposal.batchId,
      state: 'proposed',
      publish_at: proposal.publishAt,
      proposed_by: proposal.staffId,
      proposed_at: proposal.at,
    })
    .execute()
  await sql`
    insert into graduation_publication_entries (publication_id, application_id, application_version)
    select ${proposal.id}, e.id, e.version
    from jsonb_to_recordset(${JSON.stringify(proposal.entries)}::jsonb) as e(id uuid, version integer)`.execute(
    tx,
  )
}

/** Finds a publication and locks it until the transaction ends. */
export async function lockPublication(tx: Tx, id: string) {
  return tx
    .selectFrom('graduation_publications')
    .select(['id', 'batch_id', 'state', 'publish_at', 'proposed_by', 'halted_by'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Finds the batch of a publication, which is locked before the publication. */
export async function findBatchIdOf(tx: Tx, publicationId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('graduation_publications')
    .select('batch_id')
    .where('id', '=', publicationId)
    .executeTakeFirst()
  return row?.batch_id
}

/** An application of a list as it stands now, locked. */
interface EntryRow {
  id: string
  person_id: string
  state: string
  version: number
}

/**
 * Locks the applications of a list, always in the same order. Whoever undoes one of their approvals holds the same lock:
 * one of the two comes first, and the other sees it.
 */
export async function lockEntries(tx: Tx, publicationId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select a.id, a.person_id, a.state, a.version
    from graduation_publication_entries e join applications a on a.id = e.application_id
    where e.publication_id = ${publicationId}
    order by a.id for update of a`.execute(tx)
  return rows
}

interface Change {
  id: string
  from: PublicationState
  to: PublicationState
}

/** Moves a publication by a second person's decision; false when another move came first. */
export async function decidePublication(
  tx: Tx,
  change: Change & { publishAt: Date; staffId: string; at: Date; note: string | undefined },
): Promise<boolean> {
  return isMoved(
    await tx
      .updateTable('graduation_publications')
      .set({
        state: change.to,
        publish_at: change.publishAt,
        decided_by: change.staffId,
        decided_at: change.at,
        note: change.note ?? null,
      })
      .where('id', '=', change.id)
      .where('state', '=', change.from)
      .executeTakeFirst(),
  )
}

/** Halts an approved list, or takes a proposal back. */
export async function haltPublication(
  tx: Tx,
  change: Change & { staffId: string; at: Date; reason: string },
): Promise<boolean> {
  const { staffId, at, reason } = change
  const halt = { halted_by: staffId, halted_at: at, halt_reason: reason }
  return isMoved(
    await tx
      .updateTable('graduation_publications')
      .set(
        change.to === 'halted'
          ? { state: change.to, ...halt, settled_by: null, settled_at: null }
          : { state: change.to, note: reason, settled_by: staffId, settled_at: at },
      )
      .where('id', '=', change.id)
      .where('state', '=', change.from)
      .executeTakeFirst(),
  )
}

/** Ends a halt: the list is withdrawn, or comes out from `publishAt` on. */
export async function settlePublication(
  tx: Tx,
  change: Change & { publishAt: Date; staffId: string; at: Date },
): Promise<boolean> {
  return isMoved(
    await tx
      .updateTable('graduation_publications')
      .set({
        state: change.to,
        publish_at: change.publishAt,
        settled_by: change.staffId,
        settled_at: change.at,
      })
      .where('id', '=', change.id)
      .where('state', '=', change.from)
      .executeTakeFirst(),
  )
}

function isMoved({ numUpdatedRows }: { numUpdatedRows: bigint }): boolean {
  return numUpdatedRows === 1n
}

export interface PublicationRow {
  id: string
  state: PublicationState
  publish_at: Date
  graduates: number
  proposed_by: string
  proposer: string
  proposed_at: Date
  decider: string | null
  decided_at: Date | null
  note: string | null
  halted_by: string | null
  halter: string | null
  halt_reason: string | null
}

/** Lists the publications of a batch, the newest first, with the number of graduates of the schools in scope. */
export async function listPublications(
  tx: Tx,
  { batchId, schoolIds }: { batchId: string; schoolIds: readonly string[] | undefined },
): Promise<PublicationRow[]> {
  const within = schoolIds === undefined ? sql`true` : sql`a.school_id = any(${[...schoolIds]}::uuid[])`
  const { rows } = await sql<PublicationRow>`
    select p.id, p.state, p.publish_at, p.proposed_by, u.name as proposer, p.proposed_at, d.name as decider, p.decided_at, p.note,
      p.halted_by, h.name as halter, p.halt_reason,
      (select count(*)::int from graduation_publication_entries e join applications a on a.id = e.application_id
        where e.publication_id = p.id and ${within}) as graduates
    from graduation_publications p join staff u on u.id = p.proposed_by
    left join staff d on d.id = p.decided_by left join staff h on h.id = p.halted_by
    where p.batch_id = ${batchId} order by p.proposed_at desc, p.id limit 50`.execute(tx)
  return rows
}
