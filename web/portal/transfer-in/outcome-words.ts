import type { ScoreOutcome } from '#contracts/scores.ts'
import { GRADE_WORDS, OUTCOME_WORDS } from '#rulebook/scores/score.texts.ts'
import { transferInTexts as texts } from './transfer-in.texts.ts'

/** Puts an outcome into words: 「85 分」「良好」. */
export function outcomeWords(outcome: ScoreOutcome): string {
  switch (outcome.kind) {
    case 'marked':
      return texts.points(outcome.mark)
    case 'graded':
      return GRADE_WORDS[outcome.grade]
    case 'exempted':
    case 'absent':
    case 'violation':
      return OUTCOME_WORDS[outcome.kind]
    default:
      return outcome satisfies never
  }
}
