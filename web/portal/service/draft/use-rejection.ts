import { useQuery } from '@tanstack/react-query'
import { oneApplication } from '#contracts/applications.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useActiveTicket } from '../../session.ts'

/**
 * Finds the last rejection, or request to amend, of the application that a draft corrects, with its role and note
 * (REV-04, REV-10).
 */
export function useRejection(applicationId: string) {
  const reply = useQuery({
    ...replyOptions(oneApplication, { params: { id: applicationId }, ...useActiveTicket() }),
    staleTime: 0,
  })
  return reply.data?.steps.findLast(({ kind }) => kind === 'rejected' || kind === 'amendment_asked')
}
