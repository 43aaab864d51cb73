import type { SupplementScoreForm } from '#contracts/forms/supplement-score.ts'
import { problemsOfLimitedDay, type SupplementLimit, type SupplementProblem } from './supplement-day.ts'
import { readSupplementMark } from './supplement-mark.ts'
import { supplementTexts as texts } from './supplements.texts.ts'

/** SUP-01: everything that is wrong with what was typed, at once, each at its field. Pictures and the record are judged by themselves. */
export function judgeSupplementScore(form: SupplementScoreForm, limit: SupplementLimit): SupplementProblem[] {
  const read = readSupplementMark('mark', form.mark)
  return [
    ...courseProblems('course', form.course),
    ...problemsOfLimitedDay(
      { field: 'passedOn', label: texts.labels.passedOn, value: form.passedOn },
      { limit, tooLate: texts.scoreTooLate },
    ),
    ...('problem' in read ? [read.problem] : []),
  ]
}

/** A course is chosen from the list, never typed. */
export function courseProblems(field: string, course: string | undefined): SupplementProblem[] {
  return course === undefined ? [{ field, code: 'missing', text: texts.courseNotChosen }] : []
}
