import type { Tx } from '#platform/db/database.ts'

/** Lists the services with a review chain in force at an instant, and the services with a reason to reject with. */
export async function listServed(tx: Tx, at: Date): Promise<{ chains: string[]; reasons: string[] }> {
  const chains = await tx
    .selectFrom('review_chains')
    .select('service')
    .distinct()
    .where('valid_from', '<=', at)
    .orderBy('service')
    .limit(100)
    .execute()
  const reasons = await tx
    .selectFrom('reject_reasons')
    .select('service')
    .distinct()
    .where('retired_at', 'is', null)
    .orderBy('service')
    .limit(100)
    .execute()
  return {
    chains: chains.map(({ service }) => service),
    reasons: reasons.map(({ service }) => service),
  }
}
