import type { QueueItem } from '#contracts/office/queues.ts'

/** So many are decided together at most (the contract's limit, REV-07). */
export const MOST_TOGETHER = 50

/** Which row the keys are on after a step; never outside the list. */
export function stepped(index: number, by: 1 | -1, { length }: { length: number }): number {
  return Math.min(Math.max(0, index + by), Math.max(0, length - 1))
}

/** The row before or after one; the first where that one is no longer among them, none past an end. */
export function neighbour<Row extends { id: string }>(
  rows: readonly Row[],
  { id, by }: { id: string; by: 1 | -1 },
): Row | undefined {
  const at = rows.findIndex((row) => row.id === id)
  return at < 0 ? rows[0] : rows[at + by]
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
