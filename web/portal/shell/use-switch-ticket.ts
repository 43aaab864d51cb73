import { type Query, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { portalSession, switchTicket } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { behindGate } from '#web/client/ticket-gate.ts'
import { flushShelves } from '../service/saver/saver-shelf.ts'
import { takeSession, useSession } from '../session.ts'
import { shellTexts as texts } from './shell.texts.ts'
import { useLeaveTicketPages } from './use-leave-ticket-pages.ts'

/** Every request about a 准考证 waits for the switch, so the switch must not hang. */
const LONGEST_MS = 15_000

interface Switching {
  /** undefined: the 准考证 that the server has as the active one. */
  ticketId: string | undefined
  onDone: () => void
}

/** Makes another 准考证 the active one, then refetches every page (HOM-01). */
export function useSwitchTicket() {
  const queryClient = useQueryClient()
  const leave = useLeaveTicketPages()
  const { tickets = [], activeTicketId } = useSession()
  const [announcement, setAnnouncement] = useState('')

  /**
   * Adopts the server's active 准考证. The page still shows replies for the previous 准考证; refetching those would be
   * refused as if another window had switched.
   */
  const follow = async (signal: AbortSignal, change?: () => Promise<unknown>) => {
    const isOfOther = await behindGate(async () => {
      await change?.()
      const session = await call(portalSession, { signal })
      if (session.activeTicketId !== activeTicketId) await within(signal, leave())
      const predicate = isNotOf(session.activeTicketId)
      await queryClient.cancelQueries({ predicate })
      await takeSession(queryClient, session)
      return predicate
    })
    void queryClient.invalidateQueries({ predicate: isOfOther, refetchType: 'none' })
    void queryClient.invalidateQueries({ predicate: (query) => !isOfOther(query) })
  }
  const change = async (signal: AbortSignal, ticketId: string) => {
    // Unsaved entries belong to the previous 准考证, so they are sent while it is still active.
    if (ticketId !== activeTicketId) await within(signal, flushShelves())
    await follow(signal, async () => {
      // Requests under way would be refused too, on a slow line.
      await queryClient.cancelQueries({ predicate: isNotOf(ticketId) })
      await call(switchTicket, { body: { ticketId }, signal })
    })
    const ticketNo = tickets.find(({ id }) => id === ticketId)?.ticketNo ?? ''
    setAnnouncement(texts.ticketSwitched(ticketNo))
  }
  const act = useMutation({
    mutationFn: ({ ticketId }: Switching) => {
      const signal = AbortSignal.timeout(LONGEST_MS)
      return ticketId === undefined ? follow(signal) : change(signal, ticketId)
    },
    // Passed with the variables, not with the call: the calling page may be unmounted with its 准考证.
    onSuccess: (_, { onDone }) => onDone(),
    // The cancelled requests are repeated, because the page goes on with its old 准考证.
    onError: () =>
      void queryClient.invalidateQueries({ predicate: (query) => !isNotOf(activeTicketId)(query) }),
  })
  return {
    announcement,
    isPending: act.isPending,
    /** Why it failed, in words. */
    failure: act.error === null ? undefined : failureWords(act.error),
    forgetFailure: act.reset,
    switchTo: (ticketId: string, onDone = () => {}) => act.mutate({ ticketId, onDone }),
    follow: (onDone: () => void) => act.mutate({ ticketId: undefined, onDone }),
  }
}

/** Whether a query is about another 准考证 than this one. */
function isNotOf(activeTicketId: string | undefined): (query: Query) => boolean {
  return ({ queryKey: [, ticketId] }) => ticketId != null && ticketId !== activeTicketId
}

/** Waits for the work until the signal aborts. */
async function within(signal: AbortSignal, work: Promise<unknown>): Promise<void> {
  const over = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  await Promise.race([work, over])
}

function failureWords(error: Error): string {
  return error instanceof RefusalError ? errorWords(error) : texts.switchFailed
}
