import { useQueryClient } from '@tanstack/react-query'
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

  /** Follows what the server holds to be the active 准考证. */
  const follow = async () => {
    await queryClient.fetchQuery({ ...sessionOptions, staleTime: 0 })
    await queryClient.invalidateQueries()
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
