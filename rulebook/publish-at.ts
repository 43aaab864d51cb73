/** A moment further ahead is a mistyped year. */
const FURTHEST_MS = 366 * 86_400_000

/** Why nothing can be proposed for publication at that instant (IMP-02, GRA-12); undefined if it can. */
export function faultOfPublishAt(
  publishAt: Date,
  now: Date,
): 'publication_past' | 'publication_far' | undefined {
  if (publishAt < now) return 'publication_past'
  return publishAt.getTime() - now.getTime() > FURTHEST_MS ? 'publication_far' : undefined
}
