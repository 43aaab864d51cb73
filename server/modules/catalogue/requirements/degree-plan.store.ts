import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { ask, type Question } from '#platform/db/question.ts'
import type { DegreeLevel } from '#rulebook/degree/degree-case.ts'
import {
  type ComposedPlan,
  type CourseOfPlan,
  composePlan,
  type SituationOfPlan,
} from './compose-plan.rules.ts'
import type { NamedRequirement } from './named-requirement.rules.ts'

/** A version of a plan as the audit takes it, with the names and sources that pages and papers show. */
export interface PlanToAudit extends ComposedPlan {
  planId: string
  majorId: string
  majorName: string
  schoolId: string
  schoolCode: string
  schoolName: string
  /** The version's own source, and that of its choices and situations; empty: none was given. */
  source: string
  requirementsSource: string
  notes: readonly string[]
  /** Months from a transfer's completion to the diploma's date, and where they and the local rule come from. */
  transferMonths: number
  transferSource: string | undefined
}

interface PlanRow {
  plan_id: string
  version: string
  valid_from: string
  valid_to: string | null
  min_courses: number
  min_credits: number
  choices: readonly NamedRequirement[]
  situations: readonly SituationOfPlan[]
  notes: readonly string[]
  source: string
  requirements_source: string
  major_id: string
  major_code: string
  major_name: string
  level: DegreeLevel
  school_id: string
  school_code: string
  school_name: string
  months: number | null
  min_local: number | null
  named_courses: readonly string[] | null
  min_named: number | null
  counts_exempted: boolean | null
  transfer_source: string | null
  courses: readonly CourseRow[]
}

interface CourseRow {
  code: string
  credits: number
  mode: CourseOfPlan['mode']
  nature: CourseOfPlan['nature']
  theory: string | null
  own_major: boolean | null
  discontinued_on: string | null
}

/**
 * Asks for a version of a plan as the audit takes it (AUD-01). `on` is the day of the verdict: it decides which courses are still examined. It
 * is the same for every candidate.
 */
export function degreePlan({
  planId,
  on,
}: {
  planId: string
  on: string
}): Question<PlanRow, PlanToAudit | undefined> {
  const rows = sql<PlanRow>`
    select p.id as plan_id, p.version, p.effective_on as valid_from, p.graduates_until as valid_to, p.min_courses, p.min_credits,
      p.choices, p.situations, p.notes, p.source, p.requirements_source, m.id as major_id, m.code as major_code,
      m.name as major_name, m.level, s.id as school_id, s.code as school_code, s.name as school_name, x.months,
      x.min_courses as min_local, x.named_courses, x.min_named, x.counts_exempted, x.source as transfer_source, (
        select coalesce(json_agg(json_build_object('code', c.course_code, 'credits', c.credits, 'mode', c.mode, 'nature', c.requirement,
          'theory', c.theory_code, 'own_major', c.own_major, 'discontinued_on', k.discontinued_on) order by c.seq, c.course_code), '[]')
        from plan_courses c join courses k on k.code = c.course_code where c.plan_id = p.id) as courses
    from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
    left join lateral (
      select * from transfer_rules t where t.level = m.level and (t.plan_id = p.id or t.plan_id is null)
      order by t.plan_id nulls last limit 1) x on true
    where p.id = ${planId}`
  return { rows, answer: ([row]) => row && planToAudit(row, on) }
}

/** Finds it. */
export function findDegreePlan(
  tx: Tx,
  key: { planId: string; on: string },
): Promise<PlanToAudit | undefined> {
  return ask(tx, degreePlan(key))
}

function planToAudit(row: PlanRow, on: string): PlanToAudit {
  const composed = composePlan(
    {
      major: row.major_code,
      version: row.version,
      level: row.level,
      validFrom: row.valid_from,
      validTo: row.valid_to ?? undefined,
      minCourses: row.min_courses,
      minCredits: row.min_credits,
      courses: row.courses.map(courseOfPlan),
      choices: row.choices,
      situations: row.situations,
      local: localRuleOf(row),
    },
    on,
  )
  return {
    ...composed,
    planId: row.plan_id,
    majorId: row.major_id,
    majorName: row.major_name,
    schoolId: row.school_id,
    schoolCode: row.school_code,
    schoolName: row.school_name,
    source: row.source,
    requirementsSource: row.requirements_source,
    notes: row.notes,
    transferMonths: row.months ?? 0,
    transferSource: row.transfer_source ?? undefined,
  }
}

function courseOfPlan(row: CourseRow): CourseOfPlan {
  return {
    code: row.code,
    credits: row.credits,
    mode: row.mode,
    nature: row.nature,
    theory: row.theory ?? undefined,
    isOwnMajor: row.own_major ?? undefined,
    discontinuedOn: row.discontinued_on ?? undefined,
  }
}

function localRuleOf({
  min_local: min,
  named_courses: named,
  min_named: minNamed,
  counts_exempted: exempt,
}: PlanRow) {
  if (min === null || named === null || minNamed === null || exempt === null) return undefined
  return { min, named, minNamed, exempt }
}
