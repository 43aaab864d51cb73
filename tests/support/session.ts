import { deadlineIn } from '#kernel/deadline.ts'
import { openSession } from '#modules/sessions/public.ts'
import type { Deps } from '#server/deps.ts'

export type SessionOwner = Parameters<typeof openSession>[2]['owner']

/** Opens a session as the last step of a sign-in does, and returns the cookie for its door. */
export async function cookieFor(deps: Deps, owner: SessionOwner): Promise<{ name: string; value: string }> {
  const value = await deps.database.transact(deadlineIn(5_000), (tx) =>
    openSession(tx, deps, {
      owner,
      stage: 'ready',
      origin: { address: '127.0.0.1', requestId: 'test', agent: 'test' },
    }),
  )
  return { name: 'personId' in owner ? 'kaoji-portal' : 'kaoji-office', value }
}
