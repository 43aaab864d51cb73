import { Refusal } from '#kernel/refusal.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import { findCountingDiploma, findWaitingDiploma, wordsOfCounting } from '#modules/diplomas/public.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import { holdPerson } from '#modules/registry/public.ts'
import { type GivenScore, recordScores, voidScoresOf } from '#modules/scores/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { afterArrivalMove } from '../arrival.lifecycle.ts'
import { type ArrivalRow, lockArrival, moveArrival } from '../arrival.store.ts'
import { insertArrivalStep } from '../arrival-step.store.ts'
import { type JudgedCourse, judgeCourses } from '../courses/judge-courses.ts'
import { listTransferDays, type TransferDays } from './transfer-days.store.ts'

interface Effect {
  /** Locked by the caller. */
  arrival: ArrivalRow
  at: Date
}

/**
 * TRI-02: records what is recognised of an arrival as 转入, with all of its origin. A correction of a confirmed arrival takes that one's scores
 * away in the same breath.
 */
export async function giveScores(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'sealer' | 'clock'>,
  arrival: ArrivalRow,
): Promise<{ recorded: number }> {
  const owner = ownerOf(arrival)
  await holdPerson(tx, owner.personId)
  const at = deps.clock.now()
  await requireOpenRecord(tx, { ...owner, at }, impossible)
  const days = arrival.corrects ? await replace(tx, deps, { id: arrival.corrects, owner, at }) : NO_DAYS
  const { recorded } = await record(tx, deps, { arrival, at, days })
  if (recorded === 0) throw impossible('没有可以认定的课程。')
  return { recorded }
}

/** REV-06: sets the scores of a confirmed arrival to 作废. Refuses when something relies on them. */
export async function takeScoresBack(
  tx: Tx,
  deps: Pick<Deps, 'sealer' | 'clock'>,
  arrival: ArrivalRow,
): Promise<void> {
  const owner = ownerOf(arrival)
  await holdPerson(tx, owner.personId)
  await voidAll(tx, deps, { arrivalId: arrival.id, owner, at: deps.clock.now() })
}

/** REV-06: puts what a correction had replaced in force again, after the correction itself was taken back. */
export async function restoreCorrected(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'sealer'>,
  { arrival, at }: Effect,
): Promise<void> {
  if (!arrival.corrects) return
  const before = await lockArrival(tx, arrival.corrects)
  if (before?.state !== 'replaced') throw reliedOn('被更正的转入档案已不在原来的状态。')
  if (!(await moveArrival(tx, { from: before, to: { state: 'confirmed' }, at }))) throw new Refusal('stale')
  await insertArrivalStep(tx, { from: before, kind: 'confirmed', at })
  const days = await listTransferDays(tx, { ...ownerOf(before), arrivalId: before.id })
  await record(tx, deps, { arrival: before, at, days })
}

const NO_DAYS: TransferDays = new Map()

/**
 * Records the courses that are recognised today. AUD-02, TRO-01: one that was here before keeps its day, because a correction of the file
 * is no new transfer, and the months until a diploma or the next transfer do not begin again.
 */
async function record(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'sealer'>,
  { arrival, at, days }: Effect & { days: TransferDays },
): Promise<{ recorded: number }> {
  const owner = ownerOf(arrival)
  const on = beijingDateOf(at)
  const judged = await judgeCourses(tx, { arrivalId: arrival.id, on })
  const recognised = judged.filter(({ why }) => why === undefined)
  const scores = recognised.map((course) =>
    scoreOf(course, { arrival, id: deps.ids.next(), on: days.get(course.code) ?? on }),
  )
  await recordScores(tx, deps, { ...owner, arrivalId: arrival.id, scores })
  await notify(tx, 'score-sheets', owner.ticketId)
  return { recorded: recognised.length }
}

type Owner = { personId: string; ticketId: string }

/** Takes away the scores of what is corrected; answers since when each of its courses was here. */
async function replace(
  tx: Tx,
  deps: Pick<Deps, 'sealer'>,
  { id, owner, at }: { id: string; owner: Owner; at: Date },
): Promise<TransferDays> {
  const before = await lockArrival(tx, id)
  const state = before && afterArrivalMove(before.state, 'replace')
  // The confirmed one was undone since: there is nothing to replace.
  if (!before || !state) return NO_DAYS
  const days = await listTransferDays(tx, { ...owner, arrivalId: id })
  await voidAll(tx, deps, { arrivalId: id, owner, at })
  if (!(await moveArrival(tx, { from: before, to: { state }, at }))) throw new Refusal('stale')
  await insertArrivalStep(tx, { from: before, kind: 'replaced', at })
  return days
}

async function voidAll(
  tx: Tx,
  deps: Pick<Deps, 'sealer'>,
  { arrivalId, owner, at }: { arrivalId: string; owner: Owner; at: Date },
): Promise<void> {
  const { personId, ticketId } = owner
  await requireOpenRecord(tx, { ...owner, at }, reliedOn)
  const waiting = await findWaitingDiploma(tx, { personId, before: undefined, at })
  if (waiting)
    throw reliedOn(
      `该考生在「${waiting.batchName}」已同意、尚未发布的毕业名单中。请先在「毕业批次」暂停并撤回该名单。`,
    )
  const counting = await findCountingDiploma(tx, { personId, arrivalId, at })
  if (counting) throw reliedOn(wordsOfCounting(counting))
  if (!(await voidScoresOf(tx, deps, { personId, arrivalId, at })))
    throw reliedOn('这次转入的成绩已转出或作废。')
  const revoked = { subject: `person:${personId}`, reason: 'score_corrected', at } as const
  await revokePapers(tx, { ...revoked, kinds: ['score_sheet'], about: [`ticket:${ticketId}`] })
  await revokePapers(tx, { ...revoked, kinds: ['registration_form'], about: 'all' })
  await notify(tx, 'score-sheets', ticketId)
}

function scoreOf(
  { code, name, credits, outcome, passedOn }: JudgedCourse,
  { arrival, id, on }: { arrival: ArrivalRow; id: string; on: string },
): GivenScore {
  const { origin_province: province, origin_ticket_no: ticketNo } = arrival
  const result =
    outcome.kind === 'graded'
      ? { outcome: 'graded' as const, grade: outcome.grade }
      : { outcome: 'marked' as const, mark: outcome.kind === 'marked' ? outcome.mark : 0 }
  return {
    ...{ id, courseCode: code, obtainedOn: passedOn, ...result },
    originNote: `从${province}（准考证号 ${ticketNo}）转入：${name}，${credits} 学分，${passedOn} 合格。`,
    source: 'transfer_in',
    ...{ transferredOn: on, creditsAtOrigin: credits, nameAtOrigin: name },
    ...{ originProvince: province, originTicketNo: ticketNo },
  }
}

function ownerOf({ person_id: personId, ticket_id: ticketId }: ArrivalRow): Owner {
  if (personId === null || ticketId === null) throw new Error('an arrival of nobody takes effect')
  return { personId, ticketId }
}

const WHY_NOT: Record<string, string> = {
  transferring_out: '该准考证正在办理转出。',
  transferred_out: '该准考证已转出。',
  graduated: '该准考证已毕业。',
  closed: '该准考证已注销。',
}

async function requireOpenRecord(
  tx: Tx,
  { ticketId, at }: Owner & { at: Date },
  refuse: (why: string) => Refusal,
): Promise<void> {
  const plan = await findPlanOfTicket(tx, ticketId, at)
  const why = WHY_NOT[plan?.ticket_state ?? 'closed']
  if (why) throw refuse(why)
}

const impossible = (why: string) => new Refusal('effect_impossible', { values: { why } })
const reliedOn = (why: string) => new Refusal('effect_relied_on', { values: { why } })
