import type { RejectReason } from '#contracts/office-reviews.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

/** The catalogue in force for a service: flat, in its order (REV-04). */
export async function listReasons(tx: Tx, service: ServiceName): Promise<RejectReason[]> {
  const rows = await tx
    .selectFrom('reject_reasons')
    .select(['code', 'credential_type', 'label', 'words', 'remedy'])
    .where('service', '=', service)
    .where('retired_at', 'is', null)
    .orderBy('seq')
    .orderBy('code')
    .limit(200)
    .execute()
  return rows.map(({ credential_type, ...reason }) => ({
    ...reason,
    ...(credential_type ? { credentialType: credential_type } : {}),
  }))
}
