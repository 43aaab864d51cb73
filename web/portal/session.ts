import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { portalSession } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { replyOptions } from '#web/client/queries.ts'
import { signal as tell } from '#web/client/signals.ts'
import { noteTicket, passGate } from '#web/client/ticket-gate.ts'
import { meetSession, type Session } from './session-news.ts'

const asked = replyOptions(portalSession)

/**
 * Who is signed in; asked again at most every half minute. What ended or switched the session elsewhere is told, never
 * followed unasked: the page keeps its session, and what was typed, until the person has chosen (LOG-07, HOM-01).
 */
export const sessionOptions = queryOptions({
  ...asked,
  queryFn: async ({ client, signal }): Promise<Session> => {
    await passGate({ signal })
    const now = await call(portalSession, { signal })
    // A change of this window brings the session itself, and gives this asking up.
    await passGate({ signal })
    const { session, news } = meetSession(client.getQueryData(asked.queryKey), now)
    noteTicket(session.activeTicketId)
    if (news !== undefined) tell(news)
    return session
  },
})

/** Takes over a session that this window has changed itself: nobody has to be told of it. */
export async function takeSession(client: QueryClient, now: Session): Promise<void> {
  await client.cancelQueries({ queryKey: asked.queryKey })
  noteTicket(now.activeTicketId)
  client.setQueryData(asked.queryKey, now)
}

/** The session of the pages behind the sign-in, which are drawn only once it is known. */
export function useSession(): Session {
  return useSuspenseQuery(sessionOptions).data
}

/** When the session ends whatever is done (LOG-07), in milliseconds by this browser's clock. */
export function useSessionEnd(): number | undefined {
  const { data, dataUpdatedAt } = useSuspenseQuery(sessionOptions)
  return data.endsInSeconds === undefined ? undefined : dataUpdatedAt + data.endsInSeconds * 1000
}

/** What a call about the active 准考证 has to carry (HOM-01). */
export function useActiveTicket(): { ticketId: string | undefined } {
  return { ticketId: useSession().activeTicketId }
}
