import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeCase, DegreeOutcome, DegreeScore } from '#rulebook/degree/degree-case.ts'
import { GRADE_WORDS, OUTCOME_WORDS, SOURCE_WORDS } from '#rulebook/scores/score.texts.ts'
import type { RegistrationCourse } from './registration-form.ts'

/** Lists the scores by which a case qualifies as lines of the form. `names`: of courses, by their codes. */
export function degreeCourses(
  degreeCase: DegreeCase,
  names: ReadonlyMap<string, string>,
): RegistrationCourse[] {
  return shownScores(degreeCase).map((score) => lineOf(score, names))
}

/**
 * Lists the scores by which a case qualifies, in the order of the plan's courses, the thesis included; a score that stands for
 * another course (顶替) is listed once, under its own.
 */
export function shownScores(degreeCase: DegreeCase): DegreeScore[] {
  const { met } = auditDegree(degreeCase)
  const scores = new Map(degreeCase.record.scores.map((score) => [score.id, score]))
  const order = new Map(coursesOf(degreeCase).map(({ code }, place) => [code, place]))
  const used = met
    .toSorted((one, other) => (order.get(one.course) ?? 0) - (order.get(other.course) ?? 0))
    .flatMap(({ scores: ids }) => ids)
  return [...new Set(used)].flatMap((id) => scores.get(id) ?? [])
}

/** The result of the thesis, when the case has one: its place on the form is beside the title. */
export function thesisScore(degreeCase: DegreeCase): string {
  const { met } = auditDegree(degreeCase)
  const theses = new Set(coursesOf(degreeCase).flatMap(({ code, mode }) => (mode === 'thesis' ? [code] : [])))
  const ids = new Set(met.flatMap(({ course, scores }) => (theses.has(course) ? scores : [])))
  const score = degreeCase.record.scores.find(({ id }) => ids.has(id))
  return score ? outcomeWords(score.outcome) : ''
}

function coursesOf({ plan, record }: DegreeCase) {
  const situation = plan.situations.find(({ id }) => id === record.situation)
  return [...plan.courses, ...(situation?.courses ?? [])]
}

function lineOf(score: DegreeScore, names: ReadonlyMap<string, string>): RegistrationCourse {
  return {
    code: score.course,
    name: names.get(score.course) ?? '',
    credits: `${score.credits}`,
    score: outcomeWords(score.outcome),
    passedIn: score.passedOn.slice(0, 7),
    source: SOURCE_WORDS[score.source],
  }
}

/** A result as the form prints it. */
export function outcomeWords(outcome: DegreeOutcome): string {
  if ('mark' in outcome) return `${outcome.mark}`
  if ('grade' in outcome) return GRADE_WORDS[outcome.grade]
  if ('exempted' in outcome) return OUTCOME_WORDS.exempted
  return 'absent' in outcome ? OUTCOME_WORDS.absent : OUTCOME_WORDS.violation
}
