import { useQueryClient } from '@tanstack/react-query'
import { reviewQueue, reviewQueues } from '#contracts/office/queues.ts'
import { releaseReview } from '#contracts/office/review/claims.ts'
import { oneReview } from '#contracts/office/reviews.ts'
import { useAct } from '#web/client/queries.ts'
import { useGoTo } from '../../shell/office-link.tsx'
import type { Review } from './review-facts.tsx'

/**
 * Leaves without a decision and gives the claim back, so that a colleague can take the application at once (REV-02).
 */
export function useLeave({ item, claim }: Review): (to: string) => void {
  const goTo = useGoTo()
  const client = useQueryClient()
  const release = useAct(releaseReview, [reviewQueue, reviewQueues])
  const leave = (to: string) => {
    goTo(to)
    // The reply is refetched when the application is opened again; a refetch now would only claim it again.
    void client.invalidateQueries({ queryKey: [oneReview.id], refetchType: 'none' })
  }
  return (to) => {
    if (!claim?.mine) return leave(to)
    release.mutate({ params: { id: item.id } }, { onSettled: () => leave(to) })
  }
}
