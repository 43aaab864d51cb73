import type { AuditAction } from '#contracts/audit-actions.ts'
import type { auditToday } from '#contracts/office/trail/audit.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { Call } from '#kernel/call.ts'
import { beijingDateOf, startOfBeijingDay } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { findLatestDigest } from './audit-digest.store.ts'
import { countSince, type Today } from './today.store.ts'

const DISCLOSURES: readonly AuditAction[] = ['candidate.reveal', 'candidate.open']
/** Whatever takes a list out of the desk is called by one of these verbs. */
const EXPORT_VERBS = /[.](export|print)_?/

/** TRL-01: what the trail has of today, for the auditor's home. */
export function viewToday(deps: Deps, { deadline }: Call): Promise<ReplyOf<typeof auditToday>> {
  const since = startOfBeijingDay(beijingDateOf(deps.clock.now()))
  return deps.database.read(deadline, async (tx) => {
    const { actions, failedSignIns } = await countSince(tx, since)
    const digest = await findLatestDigest(tx)
    const sum = (is: (one: Today['actions'][number]) => boolean) =>
      actions.filter(is).reduce((all, { count }) => all + count, 0)
    return {
      entries: sum(() => true),
      disclosures: sum(({ action }) => (DISCLOSURES as readonly string[]).includes(action)),
      // A candidate who prints an own paper takes nothing out of the desk.
      exports: sum(({ action, byStaff }) => byStaff && EXPORT_VERBS.test(action)),
      failedSignIns,
      ...(digest ? { digestDay: digest.day } : {}),
    }
  })
}
