import type { CorrectionView } from '#contracts/office/scores/corrections.ts'
import type { ScoreOutcome } from '#contracts/scores.ts'
import { GRADE_WORDS, OUTCOME_WORDS } from '#rulebook/scores/score.texts.ts'
import { correctionsTexts as texts } from './corrections.texts.ts'

/** Shows the old and the new outcome side by side, in words for screen readers too. */
export function OutcomeChange({ oldOutcome, newOutcome }: Pick<CorrectionView, 'oldOutcome' | 'newOutcome'>) {
  return (
    <span className="kj-change">
      <del>
        <span className="kj-hidden">{texts.before}</span>
        {wordsOf(oldOutcome)}
      </del>
      <span aria-hidden>→</span>
      <ins>
        <span className="kj-hidden">{texts.after}</span>
        {wordsOf(newOutcome)}
      </ins>
    </span>
  )
}

function wordsOf(outcome: ScoreOutcome): string {
  if (outcome.kind === 'marked') return texts.marks(outcome.mark)
  return outcome.kind === 'graded' ? GRADE_WORDS[outcome.grade] : OUTCOME_WORDS[outcome.kind]
}
