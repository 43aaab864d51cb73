import { requireFound } from '#kernel/refusal.ts'
import { findPlanOfTicket, listPlanCourses } from '#modules/catalogue/public.ts'
import { listVisibleScores, outcomeOf } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { isPassed, type ScoreState } from '#rulebook/scores/score.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import type { GraduationAudit, RequirementLine } from './graduation-audit.ts'

interface AuditQuestion {
  ticket: FilingTicket
  planId: string
  situation: string | undefined
  graduatesOn: string
  at: Date
}

const MODE_WORDS: Record<string, string> = { written: '笔试', practice: '实践', thesis: '论文' }

/** Audits a candidate under a plan: every course of the plan with the score that meets it directly. */
export async function auditCandidate(tx: Tx, question: AuditQuestion): Promise<GraduationAudit> {
  const { ticket, planId, at } = question
  const plan = requireFound(await findPlanOfTicket(tx, ticket.id, at))
  const courses = await listPlanCourses(tx, planId)
  const scores = await listVisibleScores(tx, { personId: ticket.personId, at })
  const passed = scores.filter((score) =>
    isPassed({ outcome: outcomeOf(score), state: score.state as ScoreState }),
  )
  const lines = courses.map((course): RequirementLine => {
    const score = passed.find(({ course_code }) => course_code === course.code)
    return {
      course: course.code,
      name: course.name,
      credits: course.credits,
      mode: MODE_WORDS[course.mode] ?? course.mode,
      state: score ? 'met' : course.requirement === 'compulsory' ? 'missing' : 'unneeded',
      ...(score ? { score: score.mark === null ? '合格' : `${score.mark} 分` } : {}),
      why: score ? '有合格成绩。' : '没有合格成绩。',
      needsExplanation: !score && course.requirement === 'compulsory',
    }
  })
  const met = lines.filter(({ state }) => state === 'met')
  const missing = lines.filter(({ state }) => state === 'missing')
  return {
    requirements: {
      plan: {
        planId,
        majorCode: plan.major_code,
        majorName: plan.major_name,
        level: plan.level === 'benke' ? '专升本' : '专科',
        version: plan.version,
        schoolName: plan.school_name,
      },
      situations: [],
      needsPrior: plan.level === 'benke',
      verdict: 'undetermined',
      blocks: [],
      counted: {
        courses: met.length,
        minCourses: 0,
        credits: met.reduce((sum, { credits }) => sum + credits, 0),
        minCredits: 0,
      },
      groups: [{ key: 'group1', title: '考试计划的课程', isMet: missing.length === 0, lines }],
      reasons: ['是否达到毕业条件由审核人员判定。'],
    },
    majorCode: plan.major_code,
    isUndergraduate: plan.level === 'benke',
    hasThesis: courses.some(({ mode }) => mode === 'thesis'),
    fewest: missing.length,
    kept: { planId, rulesVersion: 'none', degreeCase: '{}', answer: '{}' },
  }
}
