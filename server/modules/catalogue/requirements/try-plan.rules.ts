import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { CaseProblem } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase, DegreePlan, DegreeScore } from '#rulebook/degree/degree-case.ts'
import { parseDegreeCase } from '#rulebook/degree/parse-degree-case.ts'
import { composePlan, type PlanParts } from './compose-plan.rules.ts'
import { type NamedRequirement, plainRequirement } from './named-requirement.rules.ts'
import type { PlanFinding } from './plan-findings.rules.ts'

const PROBLEM_WORDS: Readonly<Record<CaseProblem['code'], string>> = {
  not_json: '不是 JSON',
  missing: '没有填写',
  unknown_key: '有不认识的内容',
  wrong_type: '值的类型不对',
  bad_value: '值不在允许的范围内',
  bad_date: '不是日历上的一天',
  below_zero: '不能小于零',
  too_deep: '嵌套太深',
  given_twice: '写了两次',
  not_found: '指的课程或情形不在这里',
}

/**
 * Tries a plan with the audit itself (AUD-02): somebody who has passed every course qualifies in each situation, and every group that
 * can be chosen can be met by itself. What the audit cannot read is said in its place.
 */
export function tryPlan(parts: PlanParts): PlanFinding[] {
  const { plan, requires } = composePlan(parts, parts.validFrom)
  const situations = plan.situations.length > 0 ? plan.situations.map(({ id }) => id) : [null]
  const problems = problemsOf(everythingPassed(plan, situations[0] ?? null))
  if (problems.length > 0) return problems
  return [
    ...situations.filter((id) => !qualifies(everythingPassed(plan, id))).map((id) => unmet(parts, id)),
    ...groupsIn(requires).flatMap((group) => {
      const alone = {
        ...plan,
        requires: plainRequirement(group),
        minCourses: 1,
        minCredits: 0,
        situations: [],
      }
      if (qualifies(everythingPassed(alone, null))) return []
      const text = `选考要求${nameOf(group)}永远不能满足：里面的课程互相占用。请核对重复的课程。`
      return [{ about: 'choices' as const, text }]
    }),
  ]
}

function unmet({ situations }: PlanParts, id: string | null): PlanFinding {
  const situation = situations.find((one) => one.id === id)
  const whose = situation ? `加考情形「${situation.label}」的考生` : '考生'
  const text = `${whose}全部课程合格也不能毕业。请核对最少门数、最低学分、选考、加考和转入规定。`
  return { about: situation ? 'situations' : 'plan', text }
}

function problemsOf(degreeCase: DegreeCase): PlanFinding[] {
  const parsed = parseDegreeCase(degreeCase)
  if (parsed.kind === 'case') return []
  return parsed.problems.map(({ at, code }) => ({
    about: 'plan',
    text: `考籍审核不能读取 ${at}：${PROBLEM_WORDS[code]}。`,
  }))
}

function qualifies(degreeCase: DegreeCase): boolean {
  return auditDegree(degreeCase).verdict === 'qualifies'
}

/** Somebody who has passed every course of the plan and of the situation here. */
function everythingPassed(plan: DegreePlan, situation: string | null): DegreeCase {
  const added = plan.situations.find(({ id }) => id === situation)?.courses ?? []
  const on = plan.validFrom ?? '2000-01-01'
  return {
    id: 'everything-passed',
    on,
    graduatesOn: on,
    plan,
    substitutions: [],
    transferMonths: 0,
    record: {
      situation,
      priorQualification: 'verified',
      ticket: 'active',
      sanctions: [],
      diplomas: [],
      scores: [...plan.courses, ...added].map(
        ({ code, credits }): DegreeScore => ({
          id: code,
          course: code,
          credits,
          outcome: { mark: 60 },
          passedOn: on,
          source: 'exam',
          state: 'valid',
          ownMajor: true,
        }),
      ),
    },
  }
}

/** The groups of a tree that stand inside a choice: each of them should be possible by itself. */
function groupsIn(tree: NamedRequirement): NamedRequirement[] {
  if ('course' in tree) return []
  if ('all' in tree) return tree.all.flatMap(groupsIn)
  return tree.choose.of.flatMap((member) => ('course' in member ? [] : [member, ...groupsIn(member)]))
}

function nameOf(tree: NamedRequirement): string {
  return 'name' in tree && tree.name ? `「${tree.name}」` : ''
}
