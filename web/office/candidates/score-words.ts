import type { ScoreView } from '#contracts/scores.ts'
import { GRADE_WORDS, OUTCOME_WORDS } from '#rulebook/scores/score.texts.ts'
import type { Grade } from '#rulebook/scores/score.ts'

/** Puts the outcome of a score into words. */
export function outcomeWords(score: Pick<ScoreView, 'kind' | 'mark' | 'grade'>): string {
  if (score.kind === 'marked') return String(score.mark)
  if (score.kind === 'graded') return GRADE_WORDS[score.grade as Grade]
  return OUTCOME_WORDS[score.kind as keyof typeof OUTCOME_WORDS]
}
