import type { RuleAdvice } from '#contracts/filed.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findPlanOfTicket, listCoursesOfVersions, listVersionsOf } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf, formatDate } from '#rulebook/beijing-time.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { readPassed } from './record-of-course.ts'
import { findCourses } from './supplements.store.ts'

/** What the reviewer has to know about the courses of a row; it decides nothing (REV-03). */
export async function adviseOnCourses(
  tx: Tx,
  { ticket, courses, at }: { ticket: FilingTicket; courses: readonly string[]; at: Date },
  more: readonly string[] = [],
): Promise<RuleAdvice> {
  const plan = requireFound(await findPlanOfTicket(tx, ticket.id, at))
  const versions = await listVersionsOf(tx, { ticketId: ticket.id, plan, on: beijingDateOf(at) })
  const inPlan = new Set((await listCoursesOfVersions(tx, versions)).map(({ code }) => code))
  const passed = await readPassed(tx, { personId: ticket.personId, ticketId: ticket.id, at })
  const found = await findCourses(tx, courses)
  const lines = courses.flatMap((code) => {
    const course = found.get(code)
    return [
      ...passed
        .filter((one) => one.course === code)
        .map(({ words }) => `${code}：考籍中已有${words}。两条成绩都保留，毕业审核取较好的一条。`),
      ...(course?.discontinuedOn ? [`${code}：该课程已于 ${formatDate(course.discontinuedOn)} 停考。`] : []),
      ...(inPlan.has(code)
        ? []
        : [
            `${code}：不在考生的「${[...versions.values()].join('」「')}」计划中，毕业审核按顶替规定和选考规定计算。`,
          ]),
    ]
  })
  return adviceWith([...lines, ...more])
}

/** Advice with these lines. A paper of those years has no rule that could be computed: the reviewer compares it with the files. */
export function adviceWith(lines: readonly string[]): RuleAdvice {
  return { title: '补登核对', verdict: 'undecided', reasons: lines.map((text) => ({ text })), sections: [] }
}
