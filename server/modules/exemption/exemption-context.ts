import { requireFound } from '#kernel/refusal.ts'
import {
  findPlanOfTicket,
  listCoursesOfVersions,
  listVersionsOf,
  type PlanCourseRow,
  type PlanOfTicket,
} from '#modules/catalogue/public.ts'
import { listPasses, type PassesOf } from '#modules/score-effects/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf, formatDate } from '#rulebook/beijing-time.ts'
import type { CourseRecord } from '#rulebook/exemption/eligible-courses.ts'
import type { ExemptionRule, RuleContext, StudyLevel } from '#rulebook/exemption/exemption-rule.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingDays, FilingTicket } from '#server/service-definition.ts'
import { coursesElsewhere } from './asked-elsewhere.ts'
import { listRules, listStanding } from './exemption.store.ts'

/** Everything that the rules need to know about a 准考证 on a day. */
export interface ExemptionContext {
  plan: PlanOfTicket
  /** The courses of every version of the plan under which one may graduate now, and of the one that the 准考证 follows. */
  courses: readonly PlanCourseRow[]
  record: CourseRecord
  /** The courses that are passed or exempted: nobody can apply for them any more. */
  covered: ReadonlySet<string>
  /** The rejected applications by course. The candidate has to correct them instead of filing anew. */
  rejected: ReadonlyMap<string, string>
  /** The courses of applications that a reviewer has asked back: only their answer can end them (REV-10). */
  amending: ReadonlySet<string>
  /** The courses that an application of this 准考证 has exempted. */
  approved: ReadonlySet<string>
  rules: readonly ExemptionRule[]
  context: RuleContext
  today: string
}

/**
 * Reads the whole context. Passed courses count over all 准考证 of the person (AUD-02), and what is asked for under any of them waits. What
 * was rejected is corrected under its own. `days`: those of an application, which is judged by the rules of its filing, however long its
 * review takes (EXM-04).
 */
export async function readContext(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { ticket, at, days = ofNow(at) }: { ticket: FilingTicket; at: Date; days?: FilingDays },
): Promise<ExemptionContext> {
  const plan = requireFound(await findPlanOfTicket(tx, ticket.id, at))
  const today = beijingDateOf(at)
  const standing = await listStanding(tx, ticket.id)
  // Every application without a final result is pending, also while it is the candidate's turn (REV-10).
  const open = standing.filter(({ state }) => state !== 'approved' && state !== 'rejected')
  const elsewhere = await coursesElsewhere(tx, deps, { personId: ticket.personId, ticketId: ticket.id })
  const { passed, exempted } = await recordOf(tx, { personId: ticket.personId, ticketId: ticket.id, at })
  const versions = await listVersionsOf(tx, { ticketId: ticket.id, plan, on: beijingDateOf(days.filedAt) })
  return {
    plan,
    courses: await listCoursesOfVersions(tx, versions),
    record: { passed, exempted, pending: new Set([...open.map(({ subject }) => subject), ...elsewhere]) },
    covered: new Set([...passed, ...exempted]),
    rejected: new Map(
      standing.filter(({ state }) => state === 'rejected').map(({ subject, id }) => [subject, id]),
    ),
    amending: subjectsIn(standing, 'amending'),
    approved: subjectsIn(standing, 'approved'),
    rules: await rulesOf(tx, days, today),
    context: {
      level: plan.level as StudyLevel,
      planVersions: [...versions.values()],
      schoolCode: plan.school_code,
    },
    today,
  }
}

const ofNow = (at: Date): FilingDays => ({ begunAt: at, filedAt: at, revisedAt: at })

/** The rules of an application. The words of one that has ended since say so, because nobody finds it in force any more. */
async function rulesOf(tx: Tx, days: FilingDays, today: string): Promise<ExemptionRule[]> {
  const rules = await listRules(tx, {
    begunOn: beijingDateOf(days.begunAt),
    filedOn: beijingDateOf(days.filedAt),
    revisedOn: beijingDateOf(days.revisedAt),
  })
  return rules.map(({ rule, validTo }) => {
    const known = rule as ExemptionRule
    if (validTo === null || validTo > today) return known
    const ended = `（该规定已于 ${formatDate(validTo)} 停用；填写或提交时仍有效，本申请适用。）`
    return { ...known, words: `${known.words}${ended}` }
  })
}

function subjectsIn(standing: Awaited<ReturnType<typeof listStanding>>, state: string): Set<string> {
  return new Set(standing.filter((one) => one.state === state).map(({ subject }) => subject))
}

/** Turns the courses of a plan into the rulebook's form. */
export function planOf(courses: readonly PlanCourseRow[]) {
  return courses.map(({ code, mode }) => ({ code, mode: mode as 'written' | 'practice' | 'thesis' }))
}

/** Reads what a person has passed, and is exempted from, over all 准考证, as it counts under one of them. */
export async function recordOf(tx: Tx, key: PassesOf): Promise<Omit<CourseRecord, 'pending'>> {
  const passes = await listPasses(tx, key)
  const codesOf = (isExempted: boolean) =>
    new Set(
      passes
        .filter(({ outcome }) => (outcome === 'exempted') === isExempted)
        .map(({ course_code }) => course_code),
    )
  return { passed: codesOf(false), exempted: codesOf(true) }
}
