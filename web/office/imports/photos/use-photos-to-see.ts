import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { batchPhotos } from '#contracts/office/imports/photos.ts'
import type { ImportBatchView } from '#contracts/office/imports.ts'
import { replyOptions } from '#web/client/queries.ts'
import { afterDialogs } from '#web/ui/modal/after-dialogs.ts'
import { useMay } from '../../session.ts'
import { useReplace } from '../../shell/office-link.tsx'

/** The id of what another page of photographs begins with: it comes into sight and takes the focus. */
export const HEAD = 'photos-to-see'

/**
 * The photographs of a batch that waits to be applied, a page of them, for whoever may apply it. The page stands in the address; without one it
 * is the first that has yet to be seen. Each opening of a page is asked for once, and never answered from memory: each look is in the trail.
 */
export function usePhotosToSee({ id, kind, state }: ImportBatchView) {
  const may = useMay()
  const replace = useReplace()
  const { photos: page } = useSearch({ strict: false }) as { photos?: unknown }
  const isAsked = kind === 'candidate_photos' && state === 'checked' && may('import.apply')
  const reply = useQuery({
    ...replyOptions(batchPhotos, { params: { id }, query: isPage(page) ? { page } : {} }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    enabled: isAsked,
  })
  const open = (other: number) => {
    replace(`/imports/${id}?photos=${other}#${HEAD}`)
    afterDialogs(() => document.getElementById(HEAD)?.focus())
  }
  return { isAsked, reply, open, left: isAsked ? (reply.data?.left ?? []) : [] }
}

function isPage(word: unknown): word is number {
  return Number.isSafeInteger(word) && Number(word) > 0
}
