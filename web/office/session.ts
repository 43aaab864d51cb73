import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Grant } from '#contracts/grants.ts'
import { officeSession } from '#contracts/office/session.ts'
import { call } from '#web/client/call.ts'
import { replyOptions } from '#web/client/queries.ts'
import { signal } from '#web/client/signals.ts'

const options = replyOptions(officeSession)

/** Who is signed in at the desk. A session that has ended keeps its page, with a dialog over it (LOG-07). */
export const sessionOptions = queryOptions({
  ...options,
  queryFn: async ({ client }) => {
    const before = client.getQueryData(options.queryKey)
    const now = await call(officeSession)
    if (before?.stage !== 'ready' || now.stage === 'ready') return now
    signal({ kind: 'expired' })
    return before
  },
})

/** Reads the session of the pages behind the sign-in. */
export function useSession() {
  return useSuspenseQuery(sessionOptions).data
}

/** Tells whether the person holds a grant, for display only; the server checks again. */
export function useMay(): (grant: Grant) => boolean {
  const { grants = [] } = useSession()
  return (grant) => grants.includes(grant)
}
