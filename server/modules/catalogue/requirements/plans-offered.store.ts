import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { ask, type Question } from '#platform/db/question.ts'

/** A version under which the holder of a 准考证 may graduate. */
export interface PlanOffered {
  planId: string
  version: string
  /** The version that is taken when the candidate says nothing. */
  isDefault: boolean
  /** The version that the 准考证 itself follows. */
  isOwn: boolean
  words: string
  source: string
}

/**
 * Asks for the versions under which this 准考证 may graduate on a day, the default first: those of the transition rules in force for its
 * version, and without such a rule its own version. The version's own dates are the audit's business (plan_not_valid).
 */
export function plansOffered({
  ticketId,
  on,
}: {
  ticketId: string
  on: string
}): Question<PlanOffered, PlanOffered[]> {
  const rows = sql<PlanOffered>`
    select d.id as "planId", d.version, x.is_default as "isDefault", d.id = t.plan_id as "isOwn", x.words, x.source
    from tickets t join plan_transitions x on x.ticket_plan_id = t.plan_id join plans d on d.id = x.degree_plan_id
    where t.id = ${ticketId} and x.applies_from <= ${on}::date and ${on}::date <= coalesce(x.applies_to, 'infinity')
    union all
    select p.id, p.version, true, true, '', p.source from tickets t join plans p on p.id = t.plan_id
    where t.id = ${ticketId} and not exists (
      select from plan_transitions x where x.ticket_plan_id = t.plan_id
        and x.applies_from <= ${on}::date and ${on}::date <= coalesce(x.applies_to, 'infinity'))
    order by 3 desc, 2`
  return { rows, answer: (offered) => [...offered] }
}

/** Lists them. */
export function listPlansOffered(tx: Tx, key: { ticketId: string; on: string }): Promise<PlanOffered[]> {
  return ask(tx, plansOffered(key))
}

/** The version under which a 准考证 graduates when nothing is said. */
export function usualPlanOf(offered: readonly PlanOffered[]): string | undefined {
  return (offered.find(({ isDefault }) => isDefault) ?? offered[0])?.planId
}

/** A transition rule of a major: whose 准考证 follows which version may graduate under which, and when. */
export interface Transition {
  ticketVersion: string
  degreeVersion: string
  degreePlanId: string
  appliesFrom: string
  appliesTo: string | null
  isDefault: boolean
  words: string
  source: string
}

/** Lists the transition rules of a major at its school, the earliest first. */
export async function listTransitions(tx: Tx, majorId: string): Promise<Transition[]> {
  const { rows } = await sql<Transition>`
    select t.version as "ticketVersion", d.version as "degreeVersion", d.id as "degreePlanId", x.applies_from as "appliesFrom",
      x.applies_to as "appliesTo", x.is_default as "isDefault", x.words, x.source
    from plan_transitions x join plans t on t.id = x.ticket_plan_id join plans d on d.id = x.degree_plan_id
    where t.major_id = ${majorId} order by x.applies_from, t.version, d.version`.execute(tx)
  return rows
}

/** A version of a plan, with the major and the school of which it is. */
export interface PlanOfMajor {
  planId: string
  version: string
  validFrom: string
  validTo: string | null
  retiredOn: string | null
  majorId: string
  majorCode: string
  majorName: string
  level: 'zhuanke' | 'benke'
  schoolId: string
  schoolCode: string
  schoolName: string
}

/** Lists every version of every major, for a forecast under another one (AUD-06): by school, major and date. */
export async function listMajorsWithPlans(tx: Tx): Promise<PlanOfMajor[]> {
  const { rows } = await sql<PlanOfMajor>`
    select p.id as "planId", p.version, p.effective_on as "validFrom", p.graduates_until as "validTo",
      p.retired_on as "retiredOn", m.id as "majorId", m.code as "majorCode", m.name as "majorName", m.level,
      s.id as "schoolId", s.code as "schoolCode", s.name as "schoolName"
    from plans p join majors m on m.id = p.major_id join schools s on s.id = m.school_id
    order by s.code, m.code, p.effective_on desc, p.version limit 10000`.execute(tx)
  return rows
}

/** Asks for the names of these courses, by code. */
export function courseNames(
  codes: readonly string[],
): Question<{ code: string; name: string }, ReadonlyMap<string, string>> {
  const rows = sql<{ code: string; name: string }>`
    select code, name from courses where code = any(${codes}::text[]) order by code`
  return { rows, answer: (named) => new Map(named.map(({ code, name }) => [code, name])) }
}

/** Lists them. */
export function listCourseNames(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return ask(tx, courseNames(codes))
}
