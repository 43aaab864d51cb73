import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findImage, readImage } from '#modules/evidence/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Deps } from '#server/deps.ts'
import { hasOpened } from './person.store.ts'
import { requireCandidate } from './require-candidate.ts'

/** A working day: how long an opened record accounts for its photograph. */
const OPEN_MS = 8 * 3600_000

/**
 * ACC-02, PRF-01: serves the photograph on the record of a candidate in scope. The page shows it to whoever opened the record, which is in the
 * trail; whoever asks for it without that has opened the record by it.
 */
export async function serveCandidatePhoto(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { personId }: { personId: string },
): Promise<PreparedReply> {
  const at = deps.clock.now()
  const row = await deps.database.transact(deadline, async (tx) => {
    const { person } = await requireCandidate(tx, { personId, actor, grant: 'candidate.find', at })
    const image = await findImage(tx, requireFound(person.photo_image_id ?? undefined))
    const since = new Date(at.getTime() - OPEN_MS)
    if (!(await hasOpened(tx, { personId, staffId: actor.staffId, since })))
      await writeAudit(tx, {
        ...{ at, actor, origin, personId, action: 'candidate.open' as const },
        subject: { kind: 'person', id: personId },
        new: { photo: true },
      })
    return image
  })
  const { body, headers } = await readImage(deps, requireFound(row))
  // The photograph of a person is another one tomorrow, under the same address.
  return new PreparedReply(body, { ...headers, 'cache-control': 'private, no-store' })
}
