import { reviewImage } from '#contracts/evidence.ts'
import { reviewQueue, reviewQueues, takeNextReview } from '#contracts/office-queues.ts'
import {
  claimReview,
  decideReview,
  decideReviews,
  oneReview,
  releaseReview,
} from '#contracts/office-reviews.ts'
import { askUndo, decideUndo, listUndoRequests } from '#contracts/office-undo.ts'
import type { Services } from '#modules/applications/public.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { claim, claimNext, release } from './claim-review.ts'
import { decide, decideMany } from './decide-review.ts'
import { serveFiledImage } from './serve-image.ts'
import { decideOnUndo, requestUndo, viewUndoRequests } from './undo-review.ts'
import { viewQueue, viewQueues } from './view-queues.ts'
import { viewReview } from './view-review.ts'

const DONE = { done: true } as const

/** REV-01…08: the review desk, for every service of the engine. */
export function mountReviews(mount: Mount, deps: Deps, services: Services): void {
  mount(reviewQueues, (_input, by) => viewQueues(deps, services, by))
  mount(reviewQueue, ({ body }, by) => viewQueue(deps, body, by))
  mount(takeNextReview, ({ body }, by) => claimNext(deps, body.service, by))
  mount(claimReview, ({ params, body }, by) =>
    claim(deps, { id: params.id, takeOver: body.takeOver ?? false }, by),
  )
  mount(releaseReview, async ({ params }, by) => {
    await release(deps, params.id, by)
    return DONE
  })
  mount(oneReview, ({ params }, by) => viewReview(deps, services, { id: params.id, by }))
  mount(decideReview, ({ params, body }, by) =>
    decide(deps, { services, wanted: { ...body, id: params.id } }, by),
  )
  mount(decideReviews, ({ body }, by) => decideMany(deps, { services, wanted: body }, by))
  mount(reviewImage, ({ params }, by) => serveFiledImage(deps, params.id, by))
  mount(askUndo, ({ params, body }, by) => requestUndo(deps, { id: params.id, reason: body.reason }, by))
  mount(listUndoRequests, (_input, by) => viewUndoRequests(deps, by))
  mount(decideUndo, async ({ params, body }, by) => {
    await decideOnUndo(deps, { services, wanted: { ...body, id: params.id } }, by)
    return DONE
  })
}
