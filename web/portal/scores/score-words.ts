import type { ScoreView } from '#contracts/scores.ts'
import { GRADE_WORDS, OUTCOME_WORDS, SOURCE_WORDS, STATE_WORDS } from '#rulebook/scores/score.texts.ts'
import type { Tone } from '#web/ui/status-badge.tsx'
import { scoresTexts as texts } from './scores.texts.ts'

/** Finds the word for a code; a code that the list lacks is shown unchanged. */
function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}

/** 「统考」「转入（补登）」 */
export function sourceWord({ source, isSupplement }: Pick<ScoreView, 'source' | 'isSupplement'>): string {
  return wordOf(SOURCE_WORDS, source) + (isSupplement ? texts.registered : '')
}
export const stateWord = (state: string) => wordOf(STATE_WORDS, state)

/** Puts a mark into words: 「85 分」「良好」「免考」; none for 缺考 and 违纪, which the badge says. */
export function markWord({ kind, mark, grade }: ScoreView): string {
  if (kind === 'marked') return mark === undefined ? texts.unknown : texts.points(mark)
  if (kind === 'graded') return wordOf(GRADE_WORDS, grade ?? texts.unknown)
  return kind === 'absent' || kind === 'violation' ? texts.unknown : wordOf(OUTCOME_WORDS, kind)
}

/** The badge 合格 or 不合格; a score that no longer counts gets neither. */
export function resultBadge({ state, passed, kind }: ScoreView): { tone: Tone; word: string } {
  if (state !== 'valid') return { tone: 'quiet', word: texts.notCounted }
  if (passed) return { tone: 'approval', word: texts.passed }
  if (kind === 'absent' || kind === 'violation') return { tone: 'must', word: wordOf(OUTCOME_WORDS, kind) }
  return { tone: 'refusal', word: texts.failed }
}

export const sources = Object.entries(SOURCE_WORDS).map(([value, label]) => ({ value, label }))
