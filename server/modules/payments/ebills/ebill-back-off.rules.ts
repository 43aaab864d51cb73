import { askAgainAt } from '../following/back-off.rules.ts'

const DAY_MS = 24 * 3600_000

/** When the issuer is asked again: soon after a silence, and the next day after a refusal that somebody has to look at. */
export function askEbillAgainAt({
  asked,
  isRefused,
  at,
}: {
  asked: number
  isRefused: boolean
  at: Date
}): Date {
  return isRefused ? new Date(at.getTime() + DAY_MS) : askAgainAt(asked, at)
}
