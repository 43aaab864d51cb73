import type { RejectReason } from '#contracts/office/reviews.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PlaceKind } from '#rulebook/review/fitting-reasons.ts'

/** Lists the reasons in force for a service, as a flat list in the order of the catalogue (REV-04). */
export async function listReasons(tx: Tx, service: ServiceName): Promise<RejectReason[]> {
  const rows = await tx
    .selectFrom('reject_reasons')
    .select(['code', 'number', 'credential_types', 'places', 'needs_note', 'label', 'words', 'remedy'])
    .where('service', '=', service)
    .where('retired_at', 'is', null)
    .orderBy('seq')
    .orderBy('code')
    .limit(200)
    .execute()
  return rows.map(({ credential_types, places, needs_note, ...reason }) => ({
    ...reason,
    needsNote: needs_note,
    ...(credential_types ? { credentialTypes: credential_types } : {}),
    ...(places ? { places: places as PlaceKind[] } : {}),
  }))
}

/** Lists the types of evidence that a revision was filed with, credential by credential. */
export async function listFiledTypes(
  tx: Tx,
  filed: { personId: string; applicationId: string; revision: number },
): Promise<{ credentialId: string; type: string }[]> {
  const rows = await tx
    .selectFrom('filed_credentials')
    .select(['credential_id', 'type'])
    .where('person_id', '=', filed.personId)
    .where('application_id', '=', filed.applicationId)
    .where('revision', '=', filed.revision)
    .orderBy('credential_id')
    .limit(200)
    .execute()
  return rows.map(({ credential_id, type }) => ({ credentialId: credential_id, type }))
}
