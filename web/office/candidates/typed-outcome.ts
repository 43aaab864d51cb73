import type { ScoreOutcome, ScoreView } from '#contracts/scores.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { GRADE_WORDS } from '#rulebook/scores/score.texts.ts'
import type { Grade } from '#rulebook/scores/score.ts'

/** Builds the outcome from the choice and the typed mark (IMP-03); undefined if the mark is not between 0 and 100. */
export function typedOutcome(choice: string, mark: string): ScoreOutcome | undefined {
  if (choice === 'absent' || choice === 'violation') return { kind: choice }
  if (isGrade(choice)) return { kind: 'graded', grade: choice }
  const typed = fold('mark', mark)
  if (!/^\d{1,3}$/.test(typed) || Number(typed) > 100) return undefined
  return { kind: 'marked', mark: Number(typed) }
}

/** Finds the choice that matches a score's current outcome. */
export function choiceOf({ kind, grade }: Pick<ScoreView, 'kind' | 'grade'>): string {
  if (kind === 'graded') return grade ?? 'pass'
  return kind === 'absent' || kind === 'violation' ? kind : 'marked'
}

function isGrade(text: string): text is Grade {
  return Object.hasOwn(GRADE_WORDS, text)
}
