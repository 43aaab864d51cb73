import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { toggled } from './toggled.ts'

const NONE: ReadonlySet<string> = new Set()

/**
 * The batches that this person leaves out of what is proposed or released, and the act that leaves one out or takes it in again. Kept in
 * this tab until the sign-out: whoever opens a batch to look at its scores finds on the way back what they left out before, and never
 * releases it by mistake (IMP-02).
 */
export function useLeftOut(of: string): readonly [left: ReadonlySet<string>, toggle: (id: string) => void] {
  const client = useQueryClient()
  const queryKey = ['leftOutOfPublication', of]
  // Kept however long it takes to compare a batch with the paper.
  const { data: left = NONE } = useQuery<ReadonlySet<string>>({
    queryKey,
    queryFn: skipToken,
    gcTime: Infinity,
  })
  // From what is kept, not from what was drawn: two quick clicks come before the page is drawn again.
  const toggle = (id: string) =>
    client.setQueryData<ReadonlySet<string>>(queryKey, (kept = NONE) => toggled(kept, id))
  return [left, toggle]
}
