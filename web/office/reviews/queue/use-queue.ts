import { useInfiniteQuery } from '@tanstack/react-query'
import { reviewQueue } from '#contracts/office/queues.ts'
import type { BodyOf } from '#contracts/route.ts'
import { call } from '#web/client/call.ts'

export type QueueQuery = Omit<BodyOf<typeof reviewQueue>, 'after'>

/** Reads a queue page by page (REV-01). It is always fetched anew, because colleagues work on it too. */
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
