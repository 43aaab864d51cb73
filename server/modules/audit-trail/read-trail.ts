import type { Call } from '#kernel/call.ts'
import type { Deps } from '#server/deps.ts'
import { listEntries } from './audit-trail.store.ts'

/** Shows a page of the trail to the auditor (TRL-01). */
export async function viewTrail(deps: Deps, { deadline }: Call, filter: { action?: string; after?: string }) {
  const [chain, seq] = filter.after?.split('-') ?? []
  const after = chain === undefined || seq === undefined ? undefined : { chain: Number(chain), seq }
  const rows = await deps.database.read(deadline, (tx) => listEntries(tx, { action: filter.action, after }))
  return {
    entries: rows.map((row) => ({
      key: `${row.chain}-${row.seq}`,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      ...(row.actor_name ? { actorName: row.actor_name } : {}),
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      ...(row.old_value ? { oldValue: row.old_value } : {}),
      ...(row.new_value ? { newValue: row.new_value } : {}),
      ...(row.reason ? { reason: row.reason } : {}),
      ...(row.address ? { address: row.address } : {}),
    })),
  }
}
