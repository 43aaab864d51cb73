import { reviewImage } from '#contracts/evidence.ts'
import { askException, decideException } from '#contracts/office/exceptions.ts'
import { askAmendment, endHold, holdReview, returnReview } from '#contracts/office/moves.ts'
import { exportQueue, reviewQueue, reviewQueues, takeNextReview } from '#contracts/office/queues.ts'
import { claimReview, releaseReview, watchClaim } from '#contracts/office/review/claims.ts'
import { roundFigures } from '#contracts/office/review/round.ts'
import { compareReviews, decideReview, decideReviews, oneReview } from '#contracts/office/reviews.ts'
import { askUndo, decideUndo, listUndoRequests } from '#contracts/office/undo.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { actOnReview, endRest, requestAmendment } from './act-on-review.ts'
import { claim, claimNext, release, watchedClaim } from './claim-review.ts'
import { viewComparison } from './compare-reviews.ts'
import { decideMany } from './decide-many.ts'
import { decide } from './decide-review.ts'
import { decideOnException, requestException } from './exception-review.ts'
import { writeQueue } from './queue-sheet/write-queue.ts'
import { makeRoundFigures } from './round/round-figures.ts'
import { serveFiledImage } from './serve-image.ts'
import { decideOnUndo, requestUndo, viewUndoRequests } from './undo-review.ts'
import { viewQueue, viewQueues } from './view-queues.ts'
import { viewReview } from './view-review.ts'

/** REV-01…08: mounts the review desk for every service of the engine. */
export function mountReviews(mount: Mount, deps: Deps): void {
  const round = makeRoundFigures(deps)
  mount(roundFigures, (_input, call) => round(call))
  mount(reviewQueues, (_input, call) => viewQueues(deps, call))
  mount(reviewQueue, ({ body }, call) => viewQueue(deps, call, body))
  mount(exportQueue, ({ body }, call) => writeQueue(deps, call, body))
  mount(takeNextReview, ({ body }, call) => claimNext(deps, call, body))
  mount(claimReview, ({ params, body }, call) =>
    claim(deps, call, { ...body, id: params.id, takeOver: body.takeOver ?? false }),
  )
  mount(watchClaim, ({ params }, call) => watchedClaim(deps, call, { id: params.id }))
  mount(releaseReview, async ({ params }, call) => {
    await release(deps, call, { id: params.id })
    return DONE
  })
  mount(oneReview, ({ params }, call) => viewReview(deps, call, { id: params.id }))
  mount(decideReview, ({ params, body }, call) => decide(deps, call, { ...body, id: params.id }))
  mount(decideReviews, ({ body }, call) => decideMany(deps, call, body))
  mount(askException, ({ params, body }, call) => requestException(deps, call, { ...body, id: params.id }))
  mount(decideException, async ({ params, body }, call) => {
    await decideOnException(deps, call, { ...body, id: params.id })
    return DONE
  })
  mount(compareReviews, ({ body }, call) => viewComparison(deps, call, body))
  mount(returnReview, ({ params, body: { revision, ...act } }, call) =>
    actOnReview(deps, call, { id: params.id, revision, act: { move: 'return', ...act } }),
  )
  mount(holdReview, ({ params, body: { revision, note } }, call) =>
    actOnReview(deps, call, { id: params.id, revision, act: { move: 'hold', note } }),
  )
  mount(endHold, ({ params }, call) => endRest(deps, call, { id: params.id }))
  mount(askAmendment, ({ params, body }, call) => requestAmendment(deps, call, { ...body, id: params.id }))
  mount(reviewImage, ({ params }, call) => serveFiledImage(deps, call, { id: params.id }))
  mount(askUndo, ({ params, body }, call) => requestUndo(deps, call, { ...body, id: params.id }))
  mount(listUndoRequests, (_input, call) => viewUndoRequests(deps, call))
  mount(decideUndo, async ({ params, body }, call) => {
    await decideOnUndo(deps, call, { ...body, id: params.id })
    return DONE
  })
}
