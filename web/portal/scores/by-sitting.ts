import type { ScoreView } from '#contracts/scores.ts'

/** Groups scores by sitting, the newest first. Scores without a sitting come last, under an empty number. */
export function bySitting(
  scores: readonly ScoreView[],
): { number: number; name?: string; scores: ScoreView[] }[] {
  const groups = Map.groupBy(scores, (score) => score.sittingNumber ?? 0)
  return [...groups]
    .sort(([one], [other]) => other - one)
    .map(([number, rows]) => {
      const name = rows.find((score) => score.sittingName !== undefined)?.sittingName
      return { number, scores: rows, ...(name !== undefined && { name }) }
    })
}
