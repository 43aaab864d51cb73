import type { compareReviews } from '#contracts/office/reviews.ts'
import type { ReplyOf } from '#contracts/route.ts'

export type ComparedItem = ReplyOf<typeof compareReviews>['items'][number]

/** Finds the applications alike to the one chosen first (REV-07); if there are no others, only that one. */
export function alikeTo(compared: readonly ComparedItem[], first: string | undefined): ComparedItem[] {
  const measure = compared.find(({ id }) => id === first)
  if (!measure) return []
  if (measure.likeness === undefined) return [measure]
  return compared.filter(({ likeness }) => likeness === measure.likeness)
}

/** Whether these applications can be approved together; the server checks the same. */
export function mayApproveTogether(items: readonly ComparedItem[]): boolean {
  return items.every(({ advice, likeness }) => advice.verdict === 'supported' && likeness !== undefined)
}
