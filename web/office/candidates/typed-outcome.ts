import type { ScoreOutcome, ScoreView } from '#contracts/scores.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { GRADE_WORDS } from '#rulebook/scores/score.texts.ts'
import { fitsSource, type Grade, type ScoreSource } from '#rulebook/scores/score.ts'
import { outcomeChoices } from './candidates.texts.ts'

/**
 * EXM-03: whether a score can be corrected at all. An exemption is taken back where it was given; earlier versions let one be corrected into
 * a result, which no audit can read, and that is corrected back.
 */
export function isCorrectable({
  published,
  source,
  kind,
}: Pick<ScoreView, 'source' | 'kind'> & { published: boolean }): boolean {
  return published && !(isExempting(source) && kind === 'exempted')
}

/** What a score of that source can be corrected into. */
export function choicesFor({ source }: Pick<ScoreView, 'source'>): { value: string; label: string }[] {
  return outcomeChoices.filter(({ value }) => (value === 'exempted') === isExempting(source))
}

/** Builds the outcome from the choice and the typed mark (IMP-03); undefined if the mark is not between 0 and 100. */
export function typedOutcome(choice: string, mark: string): ScoreOutcome | undefined {
  if (choice === 'absent' || choice === 'violation' || choice === 'exempted') return { kind: choice }
  if (isGrade(choice)) return { kind: 'graded', grade: choice }
  const typed = fold('mark', mark)
  if (!/^\d{1,3}$/.test(typed) || Number(typed) > 100) return undefined
  return { kind: 'marked', mark: Number(typed) }
}

/** Finds the choice that matches a score's current outcome; an exemption has one choice only. */
export function choiceOf({ source, kind, grade }: Pick<ScoreView, 'source' | 'kind' | 'grade'>): string {
  if (isExempting(source)) return 'exempted'
  if (kind === 'graded') return grade ?? 'pass'
  return kind === 'absent' || kind === 'violation' ? kind : 'marked'
}

/** Of a source that exempts comes no result. */
function isExempting(source: string): boolean {
  return !fitsSource(source as ScoreSource, { kind: 'absent' })
}

function isGrade(text: string): text is Grade {
  return Object.hasOwn(GRADE_WORDS, text)
}
