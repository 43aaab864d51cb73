import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A 准考证 and a version of a plan: each pair keeps a situation of its own. */
interface SituationKey {
  ticketId: string
  planId: string
}

/** Finds the 加考 situation that was kept for forecasts. */
export async function findSituation(tx: Tx, { ticketId, planId }: SituationKey): Promise<string | undefined> {
  const row = await tx
    .selectFrom('forecast_situations')
    .select('situation')
    .where('ticket_id', '=', ticketId)
    .where('plan_id', '=', planId)
    .executeTakeFirst()
  return row?.situation
}

/** Keeps a situation for forecasts, in the place of the one before. */
export async function keepSituationOf(
  tx: Tx,
  kept: SituationKey & { personId: string; situation: string; at: Date },
): Promise<void> {
  await sql`
    insert into forecast_situations (person_id, ticket_id, plan_id, situation, chosen_at)
    values (${kept.personId}, ${kept.ticketId}, ${kept.planId}, ${kept.situation}, ${kept.at})
    on conflict (ticket_id, plan_id) do update set situation = excluded.situation, chosen_at = excluded.chosen_at`.execute(
    tx,
  )
}
