import type { TransferContext, TransferScore } from './transfer-context.ts'

/** The passes that stay here when these go; a lower pass of a course goes along with the best one. */
export function leftBehind(
  { scores }: Pick<TransferContext, 'scores'>,
  going: readonly string[],
): TransferScore[] {
  const courses = new Set(
    scores.filter(({ score }) => going.includes(score.id)).map(({ score }) => score.course),
  )
  return scores
    .filter(
      ({ score, why }) =>
        score.state === 'valid' &&
        !going.includes(score.id) &&
        !(why === 'lower' && courses.has(score.course)),
    )
    .map(({ score }) => score)
}
