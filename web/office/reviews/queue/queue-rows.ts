import type { QueueItem } from '#contracts/office/queues.ts'

/** The most applications that can be decided together (the contract's limit, REV-07). */
export const MOST_TOGETHER = 50

/** The row that the keys are on after a step, never outside the list. */
export function stepped(index: number, by: 1 | -1, { length }: { length: number }): number {
  return Math.min(Math.max(0, index + by), Math.max(0, length - 1))
}

/** Finds the row before or after a row; the first row if that row has left the list, undefined past an end. */
export function neighbour<Row extends { id: string }>(
  rows: readonly Row[],
  { id, by }: { id: string; by: 1 | -1 },
): Row | undefined {
  const at = rows.findIndex((row) => row.id === id)
  return at < 0 ? rows[0] : rows[at + by]
}

/** Finds the applications that can be chosen for a bulk decision: those that no colleague has claimed. */
export function choosable(items: readonly QueueItem[]): QueueItem[] {
  return items.filter(({ claimedBy, mine }) => mine || claimedBy === undefined)
}

/** Adds an id to the set, or removes it. */
export function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const now = new Set(ids)
  if (!now.delete(id)) now.add(id)
  return now
}
