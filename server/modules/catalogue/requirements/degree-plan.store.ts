import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
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

interface HeadRow {
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
}

/**
 * Finds a version of a plan for the audit (AUD-01). `on` is the day of the verdict: it decides which courses are still examined. It
 * is the same for every candidate, so a run over many keeps it.
 */
export async function findDegreePlan(
  tx: Tx,
  { planId, on }: { planId: string; on: string },
): Promise<PlanToAudit | undefined> {
  const { rows } = await sql<HeadRow>`
    select p.id as plan_id, p.version, p.effective_on as valid_from, p.graduates_until as valid_to, p.min_courses, p.min_credits,
      p.choices, p.situations, p.notes, p.source, p.requirements_source, m.id as major_id, m.code as major_code,
      m.name as major_name, m.level, s.id as school_id, s.code as school_code, s.name as school_name, x.months,
      x.min_courses as min_local, x.named_courses, x.min_named, x.counts_exempted, x.source as transfer_source
    from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
    left join lateral (
      select * from transfer_rules t where t.level = m.level and (t.plan_id = p.id or t.plan_id is null)
      order by t.plan_id nulls last limit 1) x on true
    where p.id = ${planId}`.execute(tx)
  const [head] = rows
  if (!head) return undefined
  const composed = composePlan(
    {
      major: head.major_code,
      version: head.version,
      level: head.level,
      validFrom: head.valid_from,
      validTo: head.valid_to ?? undefined,
      minCourses: head.min_courses,
      minCredits: head.min_credits,
      courses: await listCoursesOfPlan(tx, planId),
      choices: head.choices,
      situations: head.situations,
      local: localRuleOf(head),
    },
    on,
  )
  return {
    ...composed,
    planId: head.plan_id,
    majorId: head.major_id,
    majorName: head.major_name,
    schoolId: head.school_id,
    schoolCode: head.school_code,
    schoolName: head.school_name,
    source: head.source,
    requirementsSource: head.requirements_source,
    notes: head.notes,
    transferMonths: head.months ?? 0,
    transferSource: head.transfer_source ?? undefined,
  }
}

async function listCoursesOfPlan(tx: Tx, planId: string): Promise<CourseOfPlan[]> {
  const { rows } = await sql<{
    code: string
    credits: number
    mode: CourseOfPlan['mode']
    nature: CourseOfPlan['nature']
    theory: string | null
    own_major: boolean | null
    discontinued_on: string | null
  }>`
    select c.course_code as code, c.credits, c.mode, c.requirement as nature, c.theory_code as theory, c.own_major,
      k.discontinued_on
    from plan_courses c join courses k on k.code = c.course_code
    where c.plan_id = ${planId} order by c.seq, c.course_code`.execute(tx)
  return rows.map((row) => ({
    code: row.code,
    credits: row.credits,
    mode: row.mode,
    nature: row.nature,
    theory: row.theory ?? undefined,
    isOwnMajor: row.own_major ?? undefined,
    discontinuedOn: row.discontinued_on ?? undefined,
  }))
}

function localRuleOf({
  min_local: min,
  named_courses: named,
  min_named: minNamed,
  counts_exempted: exempt,
}: HeadRow) {
  if (min === null || named === null || minNamed === null || exempt === null) return undefined
  return { min, named, minNamed, exempt }
}
