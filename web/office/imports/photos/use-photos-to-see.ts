import { useInfiniteQuery } from '@tanstack/react-query'
import { batchPhotos } from '#contracts/office/imports/photos.ts'
import type { ImportBatchView } from '#contracts/office/imports.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '../../session.ts'

/** The photographs of a batch that waits to be applied, page by page, for whoever may apply it. A page is asked for once: each look is in the trail. */
export function usePhotosToSee({ id, kind, state }: ImportBatchView) {
  const may = useMay()
  const isAsked = kind === 'candidate_photos' && state === 'checked' && may('import.apply')
  const reply = useInfiniteQuery({
    queryKey: [batchPhotos.id, id],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(batchPhotos, { params: { id }, query: pageParam === 0 ? {} : { after: pageParam }, signal }),
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isAsked,
  })
  const photos = reply.data?.pages.flatMap((page) => page.photos) ?? []
  const inAll = reply.data?.pages.at(-1)?.inAll ?? 0
  return { isAsked, reply, photos, inAll, unseen: inAll - photos.length }
}
