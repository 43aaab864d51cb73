import { createHash } from 'node:crypto'
import type { FiguresRow } from './released.store.ts'

/**
 * The digest of what a publication releases and when: equal digests are equal scores. An approval names the one that was shown
 * (IMP-02).
 */
export function digestOf(
  publication: { id: string; publish_at: Date },
  figures: readonly FiguresRow[],
): string {
  const lines = figures.map((row) => [row.batch_id, row.course_code, row.source, row.scores, row.content])
  const content = JSON.stringify([publication.id, publication.publish_at.toISOString(), lines])
  return createHash('sha256').update(content).digest('hex')
}
