import { type Query, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { switchTicket } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { sessionOptions, useSession } from '../session.ts'
import { shellTexts as texts } from './shell.texts.ts'

/** Makes another 准考证 the active one, then lets every page ask anew (HOM-01). */
export function useSwitchTicket() {
  const queryClient = useQueryClient()
  const { tickets = [] } = useSession()
  const [announcement, setAnnouncement] = useState('')

  /**
   * Follows what the server holds to be the active 准考证. The page still shows replies for the one before: asked
   * again, they would be refused as if another window had switched.
   */
  const follow = async () => {
    const { activeTicketId } = await queryClient.fetchQuery({ ...sessionOptions, staleTime: 0 })
    const isOfOther = ({ queryKey: [, ticketId] }: Query) => ticketId != null && ticketId !== activeTicketId
    await queryClient.invalidateQueries({ predicate: isOfOther, refetchType: 'none' })
    await queryClient.invalidateQueries({ predicate: (query) => !isOfOther(query) })
  }
  const change = async (ticketId: string) => {
    await call(switchTicket, { body: { ticketId } })
    await follow()
    const ticketNo = tickets.find(({ id }) => id === ticketId)?.ticketNo ?? ''
    setAnnouncement(texts.ticketSwitched(ticketNo))
  }
  return {
    announcement,
    /** A failure shows in the pages, which ask the server again. */
    switchTo: (ticketId: string) => void change(ticketId).catch(() => queryClient.invalidateQueries()),
    follow: () => void follow(),
  }
}
