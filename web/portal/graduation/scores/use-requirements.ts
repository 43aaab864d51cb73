import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { graduationRequirements } from '#contracts/graduation.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { replyOptions } from '#web/client/queries.ts'
import { useActiveTicket } from '../../session.ts'

export type Requirements = ReplyOf<typeof graduationRequirements>
export type RequirementLine = Requirements['groups'][number]['lines'][number]

/** The requirements of the chosen plan and situation; nothing is asked before a plan is chosen. */
export function useRequirements({ planId, situation }: GraduationForm) {
  const ticket = useActiveTicket()
  const query = { planId: planId ?? '', ...(situation !== undefined && { situation }) }
  return useQuery({
    ...replyOptions(graduationRequirements, { query, ...ticket }),
    enabled: planId !== undefined,
    staleTime: 0,
    // The list stays while another situation is looked up, and with it the place where one reads.
    placeholderData: keepPreviousData,
  })
}
