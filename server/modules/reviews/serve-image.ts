import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findImage, readImage } from '#modules/evidence/public.ts'
import type { PreparedReply } from '#platform/http/context.ts'
import type { Deps } from '#server/deps.ts'
import { isImageFiledWithin } from './coincidence.store.ts'
import { reviewScopeOf } from './review-scope.policy.ts'

/** EVI-03: a photograph that was filed with an application in the scope; a draft's is nobody's but its owner's. */
export async function serveFiledImage(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const row = await deps.database.read(deadline, async (tx) => {
    if (!(await isImageFiledWithin(tx, { imageId: id, ...reviewScopeOf(actor) })))
      throw new Refusal('not_found')
    return requireFound(await findImage(tx, id))
  })
  return readImage(deps, row)
}
