import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Question } from '#platform/db/question.ts'

/** A 准考证 and a version of a plan: each pair keeps a situation of its own. */
interface SituationKey {
  ticketId: string
  planId: string
}

/** Asks for the 加考 situations that were kept for forecasts, by the version of each. */
export function keptSituations(
  ticketId: string,
): Question<{ planId: string; situation: string }, ReadonlyMap<string, string>> {
  const rows = sql<{ planId: string; situation: string }>`
    select plan_id as "planId", situation from forecast_situations where ticket_id = ${ticketId} order by plan_id limit 100`
  return { rows, answer: (kept) => new Map(kept.map(({ planId, situation }) => [planId, situation])) }
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
