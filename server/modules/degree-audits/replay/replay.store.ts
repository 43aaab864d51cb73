import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A decision with the case that it was made on and the answer that it was made by, as text to the byte. */
export interface DecisionRow {
  id: string
  application_id: string
  decided_at: Date
  degree_case: string
  answer: string
}

/** Lists the kept decisions in the order in which they were made, behind one of them. */
export async function listDecisions(
  tx: Tx,
  { after, limit }: { after: { decidedAt: Date; id: string } | undefined; limit: number },
): Promise<DecisionRow[]> {
  const behind = after ? sql`(decided_at, id) > (${after.decidedAt}, ${after.id}::uuid)` : sql`true`
  const { rows } = await sql<DecisionRow>`
    select id, application_id, decided_at, degree_case, answer from degree_decisions
    where ${behind} order by decided_at, id limit ${limit}`.execute(tx)
  return rows
}

/** Records a replay that begins. */
export async function insertReplay(
  tx: Tx,
  replay: { id: string; rulesVersion: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('degree_replays')
    .values({ id: replay.id, rules_version: replay.rulesVersion, started_at: replay.at })
    .execute()
}

export interface NewDifference {
  decisionId: string
  applicationId: string
  kept: string
  recomputed: string
}

/** Enters what a page of decisions has shown. A difference that is known already stays as it was entered, and is noted again. */
export async function enterPage(
  tx: Tx,
  page: { replayId: string; decisions: number; differences: readonly NewDifference[] },
): Promise<void> {
  await tx
    .updateTable('degree_replays')
    .set((eb) => ({
      decisions: eb('decisions', '+', page.decisions),
      differences: eb('differences', '+', page.differences.length),
    }))
    .where('id', '=', page.replayId)
    .execute()
  if (page.differences.length === 0) return
  await tx
    .insertInto('degree_replay_differences')
    .values(
      page.differences.map(({ decisionId, applicationId, kept, recomputed }) => ({
        replay_id: page.replayId,
        decision_id: decisionId,
        application_id: applicationId,
        kept,
        recomputed,
        last_replay_id: page.replayId,
      })),
    )
    .onConflict((conflict) =>
      conflict.expression(sql`decision_id, md5(recomputed)`).doUpdateSet({ last_replay_id: page.replayId }),
    )
    .execute()
}

/** Marks a replay as finished: all decisions were recomputed. */
export async function finishReplay(tx: Tx, { id, at }: { id: string; at: Date }): Promise<void> {
  await tx.updateTable('degree_replays').set({ finished_at: at }).where('id', '=', id).execute()
}

const REPLAY = ['id', 'started_at', 'finished_at', 'rules_version', 'decisions', 'differences'] as const

/** Lists the newest thirty replays. */
export async function listReplays(tx: Tx) {
  return tx
    .selectFrom('degree_replays')
    .select(REPLAY)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(30)
    .execute()
}

export type ReplayRow = Awaited<ReturnType<typeof listReplays>>[number]

/** Finds a replay by its id. */
export async function findReplay(tx: Tx, id: string): Promise<ReplayRow | undefined> {
  return tx.selectFrom('degree_replays').select(REPLAY).where('id', '=', id).executeTakeFirst()
}

/** Lists the differences that a replay found, new or known, with the decisions that they are of, a hundred at most. */
export async function listDifferences(tx: Tx, replayId: string) {
  return tx
    .selectFrom('degree_replay_differences as x')
    .innerJoin('degree_replays as r', (join) => join.on('r.id', '=', replayId))
    .innerJoin('degree_replays as first', 'first.id', 'x.replay_id')
    .innerJoin('degree_replays as last', 'last.id', 'x.last_replay_id')
    .innerJoin('degree_decisions as d', 'd.id', 'x.decision_id')
    .innerJoin('applications as a', 'a.id', 'x.application_id')
    .innerJoin('tickets as t', 't.id', 'a.ticket_id')
    .select([
      'x.decision_id',
      'a.application_no',
      't.ticket_no',
      'd.decided_at',
      'd.rules_version',
      'x.kept',
      'x.recomputed',
    ])
    .whereRef('first.started_at', '<=', 'r.started_at')
    .whereRef('last.started_at', '>=', 'r.started_at')
    .orderBy('d.decided_at')
    .orderBy('x.decision_id')
    .limit(100)
    .execute()
}
