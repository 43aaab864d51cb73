import { useSuspenseQuery } from '@tanstack/react-query'
import type { Grant } from '#contracts/grants.ts'
import { officeSession } from '#contracts/office/session.ts'
import { replyOptions } from '#web/client/queries.ts'

/** Who is signed in at the desk. */
export const sessionOptions = replyOptions(officeSession)

/** Reads the session of the pages behind the sign-in. */
export function useSession() {
  return useSuspenseQuery(sessionOptions).data
}

/** Tells whether the person holds a grant, for display only; the server checks again. */
export function useMay(): (grant: Grant) => boolean {
  const { grants = [] } = useSession()
  return (grant) => grants.includes(grant)
}
