import { openWholeRecord } from '#contracts/office/support/whole-record.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { openRecord } from './open-record.ts'

/** Mounts the route of candidate support: the whole record, opened with a reason (ACC-02). */
export function mountSupport(mount: Mount, deps: Deps): void {
  mount(openWholeRecord, ({ params, body }, call) => openRecord(deps, call, { ...body, personId: params.id }))
}
