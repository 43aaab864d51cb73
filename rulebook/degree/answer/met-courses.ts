import type { Meeting } from '../board/settle.ts'
import type { MetCourse } from '../degree-answer.ts'
import type { DegreeScore } from '../degree-case.ts'
import type { Question } from '../question/question.ts'

/** The assignment as the answer tells it: courses in the order of the plan, then of the situation (AUD-04). */
export function metCourses(
  { courses }: Question,
  meetings: readonly Meeting[],
  scores: readonly DegreeScore[],
): MetCourse[] {
  return meetings.map(({ course, passes, rule }) => {
    const { name = '', situation } = courses[course] ?? {}
    return {
      course: name,
      scores: passes.flatMap(({ order }) => scores[order]?.id ?? []),
      ...(rule ? { substitution: rule.id } : {}),
      ...(situation === undefined ? {} : { situation }),
    }
  })
}
