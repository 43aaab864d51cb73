import type { ApplicationSummary } from '#contracts/applications.ts'

/** Orders applications as their owner needs them: what is asked back until a deadline, what can be filed again, and everything else as it comes. */
export function ownerFirst(applications: readonly ApplicationSummary[]): ApplicationSummary[] {
  return applications.toSorted((one, other) => rankOf(one) - rankOf(other))
}

function rankOf({ can }: ApplicationSummary): number {
  if (can.amend) return 0
  return can.refile ? 1 : 2
}
