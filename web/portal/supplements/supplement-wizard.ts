import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DraftForm } from '#contracts/forms.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { supplementReference } from '#contracts/transfers/supplements.ts'
import { replyOptions } from '#web/client/queries.ts'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { prepareCourses, type SearchableCourse } from './course/search-courses.ts'

/** What the forms are filled in with: the limits of each kind, and every course ready to be searched. */
export interface SupplementReference {
  limits: ReplyOf<typeof supplementReference>['limits']
  courses: readonly SearchableCourse[]
}

/** What the page of one row works on. */
export type SupplementWizard<F extends DraftForm> = Wizard<F, SupplementReference>

/** The catalogue is large and changes seldom: it is prepared once for each answer, and asked for again after an hour. */
export function useSupplementReference() {
  return useQuery({ ...replyOptions(supplementReference), staleTime: HOUR_MS, select: prepared })
}

/** Both fields of a row that a wizard needs by themselves. */
export function useProof<F extends DraftForm & { proofId?: string }>({
  form,
  cards,
  removed,
  change,
}: SupplementWizard<F>) {
  const { proofId } = form
  return useMemo(
    () => ({
      card: cards.find(({ credential }) => credential.id === proofId),
      isRemoved: proofId !== undefined && removed.includes(proofId),
      onAdded: (id: string) => change((now) => ({ ...now, proofId: id })),
    }),
    [proofId, cards, removed, change],
  )
}

const HOUR_MS = 3_600_000

const prepared = ({ limits, courses }: ReplyOf<typeof supplementReference>): SupplementReference => ({
  limits,
  courses: prepareCourses(courses),
})
