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
 * EVI-03: serves a photograph that was filed with an application in the scope. Only its owner may see a photograph of a
 * draft. REV-07: from then on the photograph counts as opened by this reviewer, and it is not shown when that cannot be
 * recorded.
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
  // The picture is read first, because a damaged picture must not count as opened.
  const picture = await readImage(deps, row)
  if (!isOpened) {
    const opening = { staffId, imageId: id, at: deps.clock.now() }
    await deps.database.transact(deadline, (tx) => recordPictureOpening(tx, opening))
  }
  // The next person who signs in at the same browser must request the picture again, so that it counts as opened by
  // that person.
  return new PreparedReply(picture.body, { ...picture.headers, vary: 'cookie' })
}
