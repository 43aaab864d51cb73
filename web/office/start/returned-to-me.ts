import type { listPublications } from '#contracts/office/scores/publications.ts'
import type { ReplyOf } from '#contracts/route.ts'

/** Counts this person's proposals that were refused, as long as one of their batches waits for a publication again (IMP-02). */
export function returnedToMe({
  publications,
  waiting,
}: Pick<ReplyOf<typeof listPublications>, 'publications' | 'waiting'>): number {
  const open = new Set(waiting.map(({ batchNo }) => batchNo))
  return publications.filter(
    ({ state, mine, batchNos }) => mine && state === 'refused' && batchNos.some((no) => open.has(no)),
  ).length
}
