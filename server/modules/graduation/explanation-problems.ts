import type { GraduationForm } from '#contracts/forms/graduation.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import { type GraduationAudit, linesOf } from './graduation-audit.ts'

/**
 * GRA-04: as many courses without a usable score have to be explained as are missing for the degree. Which ones is the
 * candidate's choice; the shortest way names some. Nothing is asked for where no course is without a score: what is missing
 * then, if anything, is the reviewer's question.
 */
export function explanationProblems(
  explanations: GraduationForm['explanations'],
  { requirements, answer }: Pick<GraduationAudit, 'requirements'> & { answer: { fewest: number | null } },
): FieldProblem[] {
  const open = linesOf(requirements).flatMap(({ line }) =>
    line.state === 'missing' || line.state === 'unusable' ? [line] : [],
  )
  const explained = new Set(explanations.filter(({ text }) => text.trim() !== '').map(({ course }) => course))
  const count = open.filter(({ course }) => explained.has(course)).length
  const needed = Math.min(answer.fewest ?? 1, open.length)
  if (count >= needed) return []
  const lack = answer.fewest === null ? '有课程没有可用的合格成绩' : `按计划还差 ${needed} 门课程的合格成绩`
  const text = `${lack}。确实符合毕业条件的，请说明这门课程没有成绩的情况（考试时间、准考证号、成绩等）。`
  const unexplained = open.filter(
    ({ course, needsExplanation }) => needsExplanation && !explained.has(course),
  )
  if (unexplained.length === 0) return [{ field: 'explanations', code: 'missing', text }]
  return unexplained.map(({ course }) => ({ field: `explanations.${course}`, code: 'missing', text }))
}
