import type { QueueItem } from '#contracts/office-reviews.ts'

/** Which row the keys are on after a step; never outside the list. */
export function stepped(index: number, by: 1 | -1, { length }: { length: number }): number {
  return Math.min(Math.max(0, index + by), Math.max(0, length - 1))
}

/** What is chosen for a bulk decision: only what is there and nobody else holds. */
export function choosable(items: readonly QueueItem[]): QueueItem[] {
  return items.filter(({ claimedBy, mine }) => mine || claimedBy === undefined)
}

/** Ticked or not any more. */
export function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const now = new Set(ids)
  if (!now.delete(id)) now.add(id)
  return now
}
