import type { ArrivalDetails, ArrivalList, ArrivalRowView } from '#contracts/transfers/office-arrivals.ts'
import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findPerson, findTicket, schoolsInScope, wordsOfIdType } from '#modules/registry/public.ts'
import { listVisibleScores } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { afterArrivalMove, mayUnmatch } from '../arrival.lifecycle.ts'
import { maySettle, mayUndo, reaches, turnsAt, turnsOf } from '../arrival.policy.ts'
import { type ArrivalRow, findArrival } from '../arrival.store.ts'
import { listArrivalSteps } from '../arrival-step.store.ts'
import { findNoticeFor } from '../confirmation/notice.store.ts'
import { judgeCourses } from '../courses/judge-courses.ts'
import { listArrivalReasons } from '../decision/reason.store.ts'
import { standingStep } from '../decision/standing-step.ts'
import { findOpenArrivalUndo } from '../decision/undo.store.ts'
import { viewCourses, viewNotice, viewSteps, wordsOfStep } from './arrival.view.ts'
import {
  countArrivals,
  countArrivalsAt,
  countArrivalsToUndo,
  countByProvince,
  findListedArrival,
  type ListedArrival,
  listArrivalsIn,
  listArrivalsToUndo,
} from './arrival-view.store.ts'

/** TRI-01: the queue of a state, or of what colleagues ask to undo, within the actor's scope. */
export function viewArrivals(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { list }: { list: ArrivalList },
) {
  const { staffId } = actor
  const schoolIds = schoolsInScope(actor, 'arrival.view')
  const undo = { schoolIds: schoolsInScope(actor, 'review.undo'), staffId }
  return deps.database.read(deadline, async (tx) => {
    const rows = await (list === 'undo'
      ? listArrivalsToUndo(tx, undo)
      : listArrivalsIn(tx, { schoolIds, state: list, turns: turnsOf(actor) }))
    return {
      arrivals: rows.map((row) => viewRow(row, actor)),
      counts: await countArrivals(tx, schoolIds),
      undo: await countArrivalsToUndo(tx, undo),
      mine: await countArrivalsAt(tx, turnsAt(actor)),
    }
  })
}

/** TRI-01: one arrival, what came beside what is here. */
export function viewOneArrival(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<ArrivalDetails> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const arrival = requireFound(await findArrival(tx, id))
    const row = requireFound(await findListedArrival(tx, id))
    if (!reaches(actor, 'arrival.view', arrival)) throw new Refusal('not_found')
    const steps = await listArrivalSteps(tx, id)
    const undo = await findOpenArrivalUndo(tx, id)
    const courses = await judgeCourses(tx, { arrivalId: id, on: beijingDateOf(at) })
    const { person_id: personId, corrects } = arrival
    const scores = personId ? await listVisibleScores(tx, { personId, at }) : []
    return {
      ...viewRow(row, actor),
      facts: await factsOf(tx, deps, arrival),
      ...(personId ? { personId } : {}),
      ...(corrects ? { corrects } : {}),
      list: viewCourses(courses, scores),
      steps: viewSteps(steps, { chain: arrival.chain, reader: 'desk' }),
      ...viewNotice(arrival.state === 'to_confirm' ? await findNoticeFor(tx, arrival) : undefined),
      reasons: (await listArrivalReasons(tx)).map(viewReason),
      ...viewUndo(undo, { steps, actor }),
      may: mayDo(arrival, { actor, undo, steps }),
    }
  })
}

type OpenUndo = Awaited<ReturnType<typeof findOpenArrivalUndo>>
type Steps = Awaited<ReturnType<typeof listArrivalSteps>>

function viewUndo(undo: OpenUndo, { steps, actor }: { steps: Steps; actor: StaffActor }) {
  const undone = undo && steps.find(({ seq }) => seq === undo.undoes_seq)
  if (!undo || !undone) return {}
  const { id, reason, asker: askedBy } = undo
  const mine = undo.requested_by === actor.staffId
  return { undo: { id, what: wordsOfStep(undone.kind), reason, askedBy, mine } }
}

const SETTLED: ReadonlySet<ArrivalState> = new Set(['confirmed', 'rejected', 'returned'])

/** What the actor may do now: the screen offers it, and the use cases ask again. */
function mayDo(
  arrival: ArrivalRow,
  { actor, undo, steps }: { actor: StaffActor; undo: OpenUndo; steps: Steps },
): ArrivalDetails['may'] {
  const confirms = reaches(actor, 'arrival.confirm', arrival)
  const undoes = reaches(actor, 'review.undo', arrival)
  const undone = undo && steps.find(({ seq }) => seq === undo.undoes_seq)
  return {
    decide: maySettle(actor, arrival) && !undo,
    unmatch: reaches(actor, 'arrival.match', arrival) && mayUnmatch(arrival),
    confirm: confirms && arrival.state === 'to_confirm' && !undo,
    giveBack: confirms && afterArrivalMove(arrival.state, 'return') !== undefined,
    askUndo: undoes && !undo && standingStep(steps) !== undefined,
    settleUndo:
      undone !== undefined && undo?.requested_by !== actor.staffId && mayUndo(actor, arrival, undone),
    answer:
      arrival.source === 'package' && SETTLED.has(arrival.state) && reaches(actor, 'arrival.match', arrival),
  }
}

function viewReason({
  needs_note: needsNote,
  ...reason
}: Awaited<ReturnType<typeof listArrivalReasons>>[number]) {
  return { ...reason, needsNote }
}

/** Statistics of transfers by province, in the actor's scope. */
export function viewStatistics(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const schoolIds = schoolsInScope(actor, 'arrival.view')
  return deps.database.read(deadline, async (tx) => ({ provinces: await countByProvince(tx, schoolIds) }))
}

async function factsOf(tx: Tx, { cipher }: Pick<Deps, 'cipher'>, arrival: ArrivalRow) {
  const person = arrival.person_id ? await findPerson(tx, arrival.person_id) : undefined
  const ticket = arrival.ticket_id ? await findTicket(tx, arrival.ticket_id) : undefined
  const masked = (sealed: Buffer) => maskIdNumber(cipher.open('person.id_number', sealed))
  const fact = (label: string, came: string | null, here: string | undefined) => ({
    ...{ label, came: came ?? '未写明' },
    ...(here === undefined ? {} : { here }),
  })
  return [
    fact('姓名', arrival.name, person?.name),
    fact('证件类型', wordsOfIdType(arrival.id_type), person && wordsOfIdType(person.id_type)),
    fact('证件号码', masked(arrival.id_number_cipher), person && masked(person.id_number_cipher)),
    fact('转出准考证号', `${arrival.origin_province} ${arrival.origin_ticket_no}`, undefined),
    fact('转入准考证号', arrival.destination_ticket_no, ticket?.ticket_no),
    fact('专业', arrival.origin_major, ticket && `${ticket.major_code} ${ticket.major_name}`),
    fact('来源', arrival.source === 'file' ? '转考平台文件' : '签名电子档案', undefined),
  ]
}

function viewRow(row: ListedArrival, actor: StaffActor): ArrivalRowView {
  return {
    isMine: row.state === 'under_review' && maySettle(actor, row),
    ...{ id: row.id, arrivalNo: row.arrival_no, name: row.name, state: row.state, version: row.version },
    ...{ originProvince: row.origin_province, originTicketNo: row.origin_ticket_no, courses: row.courses },
    ...(row.ticket_no ? { ticketNo: row.ticket_no } : {}),
    ...(row.school_name ? { schoolName: row.school_name } : {}),
    ...(row.awaits ? { awaits: row.awaits } : {}),
    ...{ arrivedAt: row.arrived_at.toISOString(), movedAt: row.moved_at.toISOString() },
  }
}
