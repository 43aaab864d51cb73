import type { Call } from '#kernel/call.ts'
import { requireFilingTicket, type TicketHolder } from '#modules/applications/public.ts'
import { WHY_NOT_WORDS, whyNotEligible } from '#rulebook/exemption/eligible-courses.ts'
import { suggestCredentials } from '#rulebook/exemption/suggest-credentials.ts'
import type { Deps } from '#server/deps.ts'
import { planOf, readContext } from './exemption-context.ts'

/**
 * EXM-01, EXM-04: shows the courses of the active plan: which can be chosen, why the others cannot, and what would
 * exempt from them.
 */
export function viewCourses(deps: Deps, { actor, deadline }: Call<TicketHolder>) {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const ticket = await requireFilingTicket(tx, actor)
    const { courses, record, rejected, rules, context } = await readContext(tx, deps, { ticket, at })
    const plan = planOf(courses)
    return {
      courses: courses.map(({ code, name, initials, credits }) => {
        const why = whyNotEligible(code, { plan, record })
        const rejectedId = rejected.get(code)
        const suggestions = suggestCredentials(code, { rules, context })
        return {
          code,
          name,
          initials,
          credits,
          ...(why ? { why: WHY_NOT_WORDS[why] } : {}),
          ...(rejectedId && !why ? { rejectedApplicationId: rejectedId } : {}),
          suggestions: suggestions.map(({ types, text, source }) => ({ types, text, source })),
          together: [...new Set(suggestions.flatMap(({ together }) => together))],
        }
      }),
    }
  })
}
