import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { portalSession } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { replyOptions } from '#web/client/queries.ts'
import { noteShownPerson } from '#web/client/shown-person.ts'
import { signal as tell } from '#web/client/signals.ts'
import { noteTicket, passGate } from '#web/client/ticket-gate.ts'
import { meetSession, type Session } from './session-news.ts'

const asked = replyOptions(portalSession)

/**
 * Who is signed in; fetched again at most every half minute. If the session was ended or switched elsewhere, the page
 * says so but keeps its session and the entries until the person has chosen (LOG-07, HOM-01).
 */
export const sessionOptions = queryOptions({
  ...asked,
  queryFn: async ({ client, signal }): Promise<Session> => {
    await passGate({ signal })
    const now = await call(portalSession, { signal })
    // A change made in this window returns the new session itself and cancels this fetch.
    await passGate({ signal })
    const { session, news } = meetSession(client.getQueryData(asked.queryKey), now)
    noteTicket(session.activeTicketId)
    noteShownPerson(session.personId)
    if (news !== undefined) tell(news)
    return session
  },
})

/** Stores a session that this window has changed itself, so the person needs no notice. */
export async function takeSession(client: QueryClient, now: Session): Promise<void> {
  await client.cancelQueries({ queryKey: asked.queryKey })
  noteTicket(now.activeTicketId)
  noteShownPerson(now.personId)
  client.setQueryData(asked.queryKey, now)
}

/** Reads the session. Pages behind the sign-in are drawn only once it is known. */
export function useSession(): Session {
  return useSuspenseQuery(sessionOptions).data
}

/** When the session ends regardless of activity (LOG-07), in milliseconds by this browser's clock. */
export function useSessionEnd(): number | undefined {
  const { data, dataUpdatedAt } = useSuspenseQuery(sessionOptions)
  return data.endsInSeconds === undefined ? undefined : dataUpdatedAt + data.endsInSeconds * 1000
}

/** Names the active 准考证 for a request; every request about it must carry this id (HOM-01). */
export function useActiveTicket(): { ticketId: string | undefined } {
  return { ticketId: useSession().activeTicketId }
}
