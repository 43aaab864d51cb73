import { endSessionsOf } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { disableUnusedSince } from './idle-staff.store.ts'

const IDLE_DAYS = 90
const DAY_MS = 24 * 3600_000

/** ACC-01: disables accounts that nobody has used for ninety days: whoever has left is forgotten more often than taken out. */
export async function closeIdleStaff(tx: Tx, { clock }: Pick<Deps, 'clock'>): Promise<void> {
  const at = clock.now()
  const before = new Date(at.getTime() - IDLE_DAYS * DAY_MS)
  for (const id of await disableUnusedSince(tx, { before, at })) {
    await endSessionsOf(tx, { staffId: id })
    await writeAudit(tx, {
      at,
      actor: { kind: 'system', name: 'idle-staff' },
      action: 'staff.disable',
      subject: { kind: 'staff', id },
      new: { idleDays: IDLE_DAYS },
    })
  }
}
