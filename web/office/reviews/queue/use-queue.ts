import { useInfiniteQuery } from '@tanstack/react-query'
import { reviewQueue } from '#contracts/office/queues.ts'
import type { BodyOf } from '#contracts/route.ts'
import { call } from '#web/client/call.ts'

export type QueueQuery = Omit<BodyOf<typeof reviewQueue>, 'after'>

/** REV-01: a queue, page by page. It is what it is now: colleagues work on it too. */
export function useQueue(query: QueueQuery) {
  return useInfiniteQuery({
    queryKey: [reviewQueue.id, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(reviewQueue, { body: { ...query, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    getNextPageParam: ({ after }) => after,
    staleTime: 0,
  })
}
