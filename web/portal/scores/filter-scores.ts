import type { ScoreView } from '#contracts/scores.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { pinyinInitials } from '../search/pinyin-initials.ts'

export interface ScoreFilter {
  /** Part of a course's name, of its code or of its pinyin initials. */
  words: string
  /** A source's code, or empty for all. */
  source: string
}

/** Finds the scores that match all words and the source, ignoring case and full-width letters. */
export function filterScores(scores: readonly ScoreView[], { words, source }: ScoreFilter): ScoreView[] {
  const parts = fold('filter', words).split(' ').filter(Boolean)
  return scores.filter((score) => {
    const course = fold(
      'filter',
      `${score.courseCode} ${score.courseName} ${pinyinInitials(score.courseName)}`,
    )
    const isOfSource = score.source === source || (source === 'supplement' && score.isSupplement === true)
    return (source === '' || isOfSource) && parts.every((word) => course.includes(word))
  })
}
