import { requireFound } from '#kernel/refusal.ts'
import { findPlanOfTicket, type PlanOfTicket } from '#modules/catalogue/public.ts'
import { sanctionsInForce } from '#modules/sanctions/public.ts'
import { listVisibleScores, outcomeOf } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { ask } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { ScoreSource, ScoreState } from '#rulebook/scores/score.ts'
import {
  type JudgedScore,
  judgeScores,
  type OwnScore,
  type WhyNotAll,
  whyNotAll,
} from '#rulebook/transfer-out/why-not.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { isMajorComplete } from './major-complete.ts'
import {
  type CourseOfPlans,
  listCoursesOfPlans,
  listStandingTransfers,
  requireInboundMonths,
  type StandingTransfer,
} from './transfer-out.store.ts'

/** A score under the 准考证, with what a page or paper says of it. */
export interface TransferScore extends OwnScore {
  courseName: string
  credits: number | undefined
  obtainedOn: string
}

/** What a transfer-out is judged with on a day. */
export interface TransferContext {
  today: string
  plan: PlanOfTicket
  standing: readonly StandingTransfer[]
  /** Why nothing may go; empty: something may. */
  whyNot: readonly WhyNotAll[]
  scores: readonly JudgedScore<TransferScore>[]
  theoryOf(course: string): string | undefined
}

const OPEN = new Set(['pending', 'in_review', 'amending'])

/** When it is asked, and the application that is being approved at that moment. */
interface Asked {
  at: Date
  deciding?: string
}

/** Reads the whole context: what is visible to the candidate is what can be chosen (SCO-03). */
export async function readContext(
  tx: Tx,
  ticket: FilingTicket,
  { at, deciding }: Asked,
): Promise<TransferContext> {
  const today = beijingDateOf(at)
  const plan = requireFound(await findPlanOfTicket(tx, ticket.id, at))
  const standing = await listStandingTransfers(tx, ticket.id)
  const { scores, courses } = await readScores(tx, ticket, at)
  const theoryOf = (course: string) => courses.get(course)?.theory ?? undefined
  const judged = judgeScores(scores, {
    isThesis: (course) => courses.get(course)?.isThesis ?? false,
    theoryOf,
    keptHere: (course) => courses.get(course)?.keptHere ?? undefined,
  })
  const sanctions = await ask(tx, sanctionsInForce(ticket.personId))
  const whyNot = whyNotAll(
    {
      ...{ today, sanctions },
      isActive: isHere(plan.ticket_state, { standing, deciding }),
      isComplete: await isMajorComplete(tx, { ticketId: ticket.id, at }),
      inboundMonths: await requireInboundMonths(tx, today),
    },
    scores,
  )
  return { today, plan, standing, whyNot, scores: judged, theoryOf }
}

/** Its own open application is what made it 在籍(转出). */
function isHere(
  state: string,
  { standing, deciding }: { standing: readonly StandingTransfer[]; deciding: string | undefined },
): boolean {
  if (state !== 'transferring_out') return state === 'active'
  return standing.some((one) => OPEN.has(one.state) || one.id === deciding)
}

async function readScores(
  tx: Tx,
  ticket: FilingTicket,
  at: Date,
): Promise<{ scores: TransferScore[]; courses: ReadonlyMap<string, CourseOfPlans> }> {
  const all = await listVisibleScores(tx, { personId: ticket.personId, at })
  const own = all.filter(({ ticket_id: ticketId }) => ticketId === ticket.id)
  const codes = [...new Set(own.map(({ course_code: code }) => code))]
  const listed = await listCoursesOfPlans(tx, { ticketId: ticket.id, courses: codes })
  const courses = new Map(listed.map((one) => [one.course, one]))
  const scores = own.map((row) => ({
    id: row.id,
    course: row.course_code,
    courseName: row.course_name,
    credits: courses.get(row.course_code)?.credits ?? undefined,
    source: row.source as ScoreSource,
    outcome: outcomeOf(row),
    state: row.state as ScoreState,
    obtainedOn: row.obtained_on,
    transferredOn: row.transferred_on ?? undefined,
  }))
  return { scores, courses }
}
