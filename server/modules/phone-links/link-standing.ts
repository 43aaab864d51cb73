import { createHash } from 'node:crypto'
import { Refusal } from '#kernel/refusal.ts'
import { isSessionAlive } from '#modules/sessions/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { type LinkStanding, standingOf } from './phone-link.rules.ts'
import type { PhoneLinkRow } from './phone-link.store.ts'

/** The digest under which a secret of a link is stored, so that reading the table opens none. */
export function digestSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** How a link stands now; refuses one that is over, and says why. `hold` keeps the desk's session to the end of the transaction. */
export async function requireUsable(
  tx: Tx,
  row: PhoneLinkRow,
  { at, hold = 'no' }: { at: Date; hold?: 'until_commit' | 'no' },
): Promise<Extract<LinkStanding, { endsInSeconds: number }>> {
  const standing = standingOf(
    {
      expiresAt: row.expires_at,
      claimedAt: row.claimed_at ?? undefined,
      confirmedAt: row.confirmed_at ?? undefined,
      endedAt: row.ended_at ?? undefined,
      isSignedIn: await isSessionAlive(tx, { sessionId: row.session_id, at, hold }),
    },
    at,
  )
  if (standing.stage === 'over') throw new Refusal(standing.why)
  return standing
}
