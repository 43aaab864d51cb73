import { startRecovery } from '#contracts/office/support/start-recovery.ts'
import { olderOfRecord, openWholeRecord } from '#contracts/office/support/whole-record.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { openOlder, openRecord } from './open-record.ts'
import { startForCaller } from './start-recovery.ts'

/** Mounts the routes of candidate support: the whole record, opened with a reason (ACC-02), and the lost password (ACC-03). */
export function mountSupport(mount: Mount, deps: Deps): void {
  mount(openWholeRecord, ({ params, body }, call) => openRecord(deps, call, { ...body, personId: params.id }))
  mount(olderOfRecord, ({ params, body }, call) => openOlder(deps, call, { ...body, personId: params.id }))
  mount(startRecovery, async ({ params, body }, call) => {
    await startForCaller(deps, call, { ...body, personId: params.id })
    return DONE
  })
}
