import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findImage, readImage } from '#modules/evidence/public.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Deps } from '#server/deps.ts'
import { requireCandidate } from './require-candidate.ts'

/**
 * ACC-02, PRF-01: serves the photograph on the record of a candidate in scope. It is asked for by whoever opened the record, which is in the
 * trail.
 */
export async function serveCandidatePhoto(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { personId }: { personId: string },
): Promise<PreparedReply> {
  const at = deps.clock.now()
  const row = await deps.database.read(deadline, async (tx) => {
    const { person } = await requireCandidate(tx, { personId, actor, grant: 'candidate.find', at })
    return findImage(tx, requireFound(person.photo_image_id ?? undefined))
  })
  const { body, headers } = await readImage(deps, requireFound(row))
  // The photograph of a person is another one tomorrow, under the same address.
  return new PreparedReply(body, { ...headers, 'cache-control': 'private, no-store' })
}
