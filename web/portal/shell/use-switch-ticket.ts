import { type Query, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { switchTicket } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { behindGate } from '#web/client/ticket-gate.ts'
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
  const follow = async (change?: () => Promise<unknown>) => {
    const isOfOther = await behindGate(async () => {
      await change?.()
      const { activeTicketId } = await queryClient.fetchQuery({ ...sessionOptions, staleTime: 0 })
      const predicate = isNotOf(activeTicketId)
      await queryClient.cancelQueries({ predicate })
      return predicate
    })
    await queryClient.invalidateQueries({ predicate: isOfOther, refetchType: 'none' })
    await queryClient.invalidateQueries({ predicate: (query) => !isOfOther(query) })
  }
  const change = async (ticketId: string) => {
    await follow(async () => {
      // What is still on its way would be refused too, on a slow line.
      await queryClient.cancelQueries({ predicate: isNotOf(ticketId) })
      await call(switchTicket, { body: { ticketId } })
    })
    const ticketNo = tickets.find(({ id }) => id === ticketId)?.ticketNo ?? ''
    setAnnouncement(texts.ticketSwitched(ticketNo))
  }
  return {
    announcement,
    /** A failure shows in the pages, which ask the server again. */
    switchTo: (ticketId: string) => void change(ticketId).catch(() => queryClient.invalidateQueries()),
    follow: () => void follow().catch(() => queryClient.invalidateQueries()),
  }
}

/** Whether a reply is about another 准考证 than this one. */
function isNotOf(activeTicketId: string | undefined): (query: Query) => boolean {
  return ({ queryKey: [, ticketId] }) => ticketId != null && ticketId !== activeTicketId
}
