/** A course of the plan that the candidate follows. */
export interface PlanCourse {
  code: string
  mode: 'written' | 'practice' | 'thesis'
}

/** What the record says of courses: over all 准考证 of the person, for a pass under one number counts under all. */
export interface CourseRecord {
  passed: ReadonlySet<string>
  exempted: ReadonlySet<string>
  /** Applied for and not yet decided. */
  pending: ReadonlySet<string>
}

export type WhyNot = 'thesis' | 'passed' | 'exempted' | 'pending' | 'not_in_plan'

/** EXM-01: why a course cannot be chosen; undefined when it can. */
export function whyNotEligible(
  course: string,
  { plan, record }: { plan: readonly PlanCourse[]; record: CourseRecord },
): WhyNot | undefined {
  const planned = plan.find(({ code }) => code === course)
  if (!planned) return 'not_in_plan'
  if (record.exempted.has(course)) return 'exempted'
  if (record.passed.has(course)) return 'passed'
  if (record.pending.has(course)) return 'pending'
  return planned.mode === 'thesis' ? 'thesis' : undefined
}

/** The same in words. */
export const WHY_NOT_WORDS: Record<WhyNot, string> = {
  thesis: '毕业论文（设计）不能免考。',
  passed: '该课程已合格，无需免考。',
  exempted: '该课程已免考。',
  pending: '该课程的免考或补登申请正在办理中。',
  not_in_plan: '该课程不在您当前专业的考试计划中。',
}

/** The same of a course that the record has come to cover after it was applied for, to the reviewer (REV-03). */
export const COVERED_WORDS = {
  passed: '提交后该课程已有合格成绩：免考通过后不能生效，请不通过，并说明该课程已合格。',
  exempted: '提交后该课程已另行免考：再次通过不能生效，请不通过，并说明该课程已免考。',
} as const

/** EXM-05: how many theory courses of the plan are passed, for a school that asks for a number of them first. */
export function countTheoryPassed(plan: readonly PlanCourse[], passed: ReadonlySet<string>): number {
  return plan.filter(({ code, mode }) => mode === 'written' && passed.has(code)).length
}
