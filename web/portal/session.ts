import { useSuspenseQuery } from '@tanstack/react-query'
import { portalSession } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { replyOptions } from '#web/client/queries.ts'

export type Session = ReplyOf<typeof portalSession>

/** Who is signed in; asked again at most every half minute unless something has changed it. */
export const sessionOptions = replyOptions(portalSession)

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
