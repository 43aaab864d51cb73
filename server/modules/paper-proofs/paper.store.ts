import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { PaperKind, RevocationReason } from '#rulebook/papers/paper-kinds.ts'

/** Whose papers are issued and revoked one after the other. */
export type PaperSubject = `person:${string}` | `batch:${string}`

/** What a paper tells about. */
export type PaperMatter = `${'ticket' | 'application' | 'filing' | 'school' | 'order'}:${string}`

export interface PaperRow {
  id: string
  edition: number
  keyId: string
  statement: Buffer
  isRevoked: boolean
}

/**
 * Makes everybody else who issues or revokes papers of the subject wait for the end of the transaction: a paper is either made of the
 * record as it is after a change, or revoked by that change.
 */
export async function lockSubject(tx: Tx, subject: PaperSubject): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`papers ${subject}`}, 23))`.execute(tx)
}

/** Finds the newest paper of that content. */
export async function findNewest(
  tx: Tx,
  key: { kind: PaperKind; subject: PaperSubject; digest: Uint8Array },
): Promise<PaperRow | undefined> {
  const row = await tx
    .selectFrom('papers as p')
    .leftJoin('paper_revocations as r', 'r.paper_id', 'p.id')
    .select(['p.id', 'p.edition', 'p.key_id', 'p.statement', 'r.seq'])
    .where('p.kind', '=', key.kind)
    .where('p.subject', '=', key.subject)
    .where('p.content_digest', '=', Buffer.from(key.digest))
    .orderBy('p.edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      edition: row.edition,
      keyId: row.key_id,
      statement: row.statement,
      isRevoked: row.seq !== null,
    }
  )
}

export interface NewPaper {
  id: string
  kind: PaperKind
  paperNo: string
  subject: PaperSubject
  personId: string | undefined
  about: readonly PaperMatter[]
  digest: Uint8Array
  edition: number
  keyId: string
  issuedAt: Date
  statement: Uint8Array
  codeIndex: Buffer
}

/** Enters a paper in the register. */
export async function insertPaper(tx: Tx, paper: NewPaper): Promise<void> {
  await tx
    .insertInto('papers')
    .values({
      id: paper.id,
      kind: paper.kind,
      paper_no: paper.paperNo,
      subject: paper.subject,
      person_id: paper.personId ?? null,
      about: [...paper.about],
      content_digest: Buffer.from(paper.digest),
      edition: paper.edition,
      key_id: paper.keyId,
      issued_at: paper.issuedAt,
      statement: Buffer.from(paper.statement),
      code_index: paper.codeIndex,
    })
    .execute()
}

/** Lists the papers of a subject that hold and tell about any of the matters. */
export async function listInForce(
  tx: Tx,
  key: { subject: PaperSubject; kinds: readonly PaperKind[]; about: readonly PaperMatter[] | 'all' },
): Promise<{ id: string; statement: Buffer }[]> {
  return tx
    .selectFrom('papers as p')
    .leftJoin('paper_revocations as r', 'r.paper_id', 'p.id')
    .select(['p.id', 'p.statement'])
    .where('p.subject', '=', key.subject)
    .where('p.kind', 'in', [...key.kinds])
    .where('r.paper_id', 'is', null)
    .where(key.about === 'all' ? sql<boolean>`true` : sql<boolean>`p.about && ${[...key.about]}::text[]`)
    .orderBy('p.id')
    .execute()
}

/** Finds the signed statement of the paper with that number and code. */
export async function findStatement(tx: Tx, codeIndex: Buffer): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('papers')
    .select('statement')
    .where('code_index', '=', codeIndex)
    .executeTakeFirst()
  return row?.statement
}

/** Whether a paper was not revoked so far. */
export async function isPaperInForce(tx: Tx, id: string): Promise<boolean> {
  const revocation = await tx
    .selectFrom('paper_revocations')
    .select('seq')
    .where('paper_id', '=', id)
    .executeTakeFirst()
  return revocation === undefined
}

/** Enters that a paper does not hold any more. */
export async function insertRevocation(
  tx: Tx,
  revocation: { paperId: string; reason: RevocationReason; entry: Uint8Array; at: Date },
): Promise<void> {
  await tx
    .insertInto('paper_revocations')
    .values({
      paper_id: revocation.paperId,
      reason: revocation.reason,
      entry: Buffer.from(revocation.entry),
      revoked_at: revocation.at,
    })
    .execute()
}
