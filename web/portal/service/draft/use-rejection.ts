import { useQuery } from '@tanstack/react-query'
import { oneApplication } from '#contracts/applications.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useActiveTicket } from '../../session.ts'

/** The last rejection of the application that a draft corrects: who decided, and with which note (REV-04). */
export function useRejection(applicationId: string) {
  const reply = useQuery({
    ...replyOptions(oneApplication, { params: { id: applicationId }, ...useActiveTicket() }),
    staleTime: 0,
  })
  return reply.data?.steps.findLast(({ kind }) => kind === 'rejected')
}
