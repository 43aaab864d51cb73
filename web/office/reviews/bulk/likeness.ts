import type { compareReviews } from '#contracts/office/reviews.ts'
import type { ReplyOf } from '#contracts/route.ts'

export type ComparedItem = ReplyOf<typeof compareReviews>['items'][number]

/** REV-07: what is alike to the one that was chosen first; that one alone where it is alike to none. */
export function alikeTo(compared: readonly ComparedItem[], first: string | undefined): ComparedItem[] {
  const measure = compared.find(({ id }) => id === first)
  if (!measure) return []
  if (measure.likeness === undefined) return [measure]
  return compared.filter(({ likeness }) => likeness === measure.likeness)
}

/** Whether these can be approved together; the server asks the same. */
export function mayApproveTogether(items: readonly ComparedItem[]): boolean {
  return items.every(({ advice, likeness }) => advice.verdict === 'supported' && likeness !== undefined)
}
