import type { scoreSheet } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { ScoreView } from '#contracts/scores.ts'

/**
 * Splits the scores: 当次成绩 are those of the newest published sitting (SCO-01), 历次成绩 all others from any source (SCO-02).
 */
export function splitSheet({ latest, scores }: Pick<ReplyOf<typeof scoreSheet>, 'latest' | 'scores'>): {
  current: ScoreView[]
  earlier: ScoreView[]
} {
  const isCurrent = ({ sittingNumber }: ScoreView) => latest !== undefined && sittingNumber === latest.number
  return { current: scores.filter(isCurrent), earlier: scores.filter((score) => !isCurrent(score)) }
}
