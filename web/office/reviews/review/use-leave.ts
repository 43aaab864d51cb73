import { useQueryClient } from '@tanstack/react-query'
import { reviewQueue, reviewQueues } from '#contracts/office/queues.ts'
import { oneReview, releaseReview } from '#contracts/office/reviews.ts'
import { useAct } from '#web/client/queries.ts'
import { useGoTo } from '../../shell/office-link.tsx'
import type { Review } from './review-facts.tsx'

/** REV-02: leaves without a decision: what was claimed goes back to the queue, so that a colleague can have it at once. */
export function useLeave({ item, claim }: Review): (to: string) => void {
  const goTo = useGoTo()
  const client = useQueryClient()
  const release = useAct(releaseReview, [reviewQueue, reviewQueues])
  const leave = (to: string) => {
    goTo(to)
    // Asked anew when it is opened again; now it would only be claimed once more.
    void client.invalidateQueries({ queryKey: [oneReview.id], refetchType: 'none' })
  }
  return (to) => {
    if (!claim?.mine) return leave(to)
    release.mutate({ params: { id: item.id } }, { onSettled: () => leave(to) })
  }
}
