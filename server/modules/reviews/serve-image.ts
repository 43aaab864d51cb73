import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { isPictureOpened, recordPictureOpening } from '#modules/applications/public.ts'
import { findImage, readImage } from '#modules/evidence/public.ts'
import { PreparedReply } from '#platform/http/context.ts'
import type { Deps } from '#server/deps.ts'
import { isImageFiledWithin } from './coincidence.store.ts'
import { reviewScopeOf } from './review-scope.policy.ts'

/**
 * EVI-03: a photograph that was filed with an application in the scope; a draft's is nobody's but its owner's. REV-07: it
 * counts as opened by this person from then on, and is not shown when that cannot be kept.
 */
export async function serveFiledImage(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const { staffId } = actor
  const { row, isOpened } = await deps.database.read(deadline, async (tx) => {
    if (!(await isImageFiledWithin(tx, { imageId: id, ...reviewScopeOf(actor) })))
      throw new Refusal('not_found')
    const isOpened = await isPictureOpened(tx, { staffId, imageId: id })
    return { row: requireFound(await findImage(tx, id)), isOpened }
  })
  // A picture that is damaged was not seen.
  const picture = await readImage(deps, row)
  if (!isOpened) {
    const opening = { staffId, imageId: id, at: deps.clock.now() }
    await deps.database.transact(deadline, (tx) => recordPictureOpening(tx, opening))
  }
  // Whoever signs in next at the same browser asks for it anew: it is opened by that person then.
  return new PreparedReply(picture.body, { ...picture.headers, vary: 'cookie' })
}
