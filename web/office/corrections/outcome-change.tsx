import type { CorrectionView } from '#contracts/office/scores/corrections.ts'
import { outcomeWords } from '#rulebook/scores/score.texts.ts'
import { correctionsTexts as texts } from './corrections.texts.ts'

/** Shows the old and the new outcome side by side, in words for screen readers too. */
export function OutcomeChange({ oldOutcome, newOutcome }: Pick<CorrectionView, 'oldOutcome' | 'newOutcome'>) {
  return (
    <span className="kj-change">
      <del>
        <span className="kj-hidden">{texts.before}</span>
        {outcomeWords(oldOutcome)}
      </del>
      <span aria-hidden>→</span>
      <ins>
        <span className="kj-hidden">{texts.after}</span>
        {outcomeWords(newOutcome)}
      </ins>
    </span>
  )
}
