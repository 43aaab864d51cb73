import type { RefusalCode } from '#contracts/refusals.ts'

/** How long a link waits for a phone and for the person’s confirmation, and how long a confirmed one can be used (EVI-08). */
export const LINK_LIMITS = { openSeconds: 5 * 60, confirmedSeconds: 15 * 60 } as const

/** What decides how a link stands. */
export interface LinkTimes {
  expiresAt: Date
  claimedAt: Date | undefined
  confirmedAt: Date | undefined
  endedAt: Date | undefined
  /** The session of the desk browser goes on. */
  isSignedIn: boolean
}

export type LinkStanding =
  | { stage: 'waiting' | 'claimed' | 'confirmed'; endsInSeconds: number }
  | {
      stage: 'over'
      why: Extract<RefusalCode, 'phone_link_ended' | 'phone_link_signed_out' | 'phone_link_expired'>
    }

/** How a link stands at an instant. Why it is over is told in the order in which a person would look for the cause. */
export function standingOf(link: LinkTimes, at: Date): LinkStanding {
  if (link.endedAt) return { stage: 'over', why: 'phone_link_ended' }
  if (!link.isSignedIn) return { stage: 'over', why: 'phone_link_signed_out' }
  if (at >= link.expiresAt) return { stage: 'over', why: 'phone_link_expired' }
  const stage = link.confirmedAt ? 'confirmed' : link.claimedAt ? 'claimed' : 'waiting'
  return { stage, endsInSeconds: Math.ceil((link.expiresAt.getTime() - at.getTime()) / 1000) }
}
