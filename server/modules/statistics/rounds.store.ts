import { sql } from 'kysely'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { compareNames } from '#rulebook/name-order.ts'

/** A round of a service: the windows of the same name, of one school or of all. */
export interface RoundRow {
  round: string
  window_ids: string[]
  opens_at: Date
  closes_at: Date
}

/** More rounds than the catalogue keeps of a service. */
const ROUNDS = 60

/** Lists the rounds of a service that have begun, the newest first; with schools only those that are open for one of them. */
export async function listRounds(
  tx: Tx,
  { service, schoolIds, at }: { service: ServiceName; schoolIds: readonly string[] | undefined; at: Date },
): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select w.round, array_agg(w.id order by w.id) as window_ids, min(lower(w.period)) as opens_at, max(upper(w.period)) as closes_at
    from windows w
    where w.service = ${service} and lower(w.period) <= ${at}
    group by w.round
    having ${schoolIds ? sql`bool_or(w.school_id is null or w.school_id = any(${schoolIds}::uuid[]))` : sql`true`}
    order by min(lower(w.period)) desc, w.round limit ${ROUNDS}`.execute(tx)
  return rows
}

/** Lists schools in the order in which somebody looks for a name (UX-02); with ids only those. */
export async function listSchools(
  tx: Tx,
  schoolIds: readonly string[] | undefined,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from schools ${schoolIds ? sql`where id = any(${schoolIds}::uuid[])` : sql``}
    order by id limit 1000`.execute(tx)
  return rows.toSorted((one, other) => compareNames(one.name, other.name))
}
